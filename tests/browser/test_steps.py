"""Going through the check as people do: forwards, backwards, out of order, twice, and never forced."""

import pytest
from playwright.sync_api import expect

from tests.browser.reader import (
    PHONE,
    SIZES,
    THRIFTY,
    answer_all,
    asked,
    choose,
    focused,
    forward,
    given_answers,
    open_check,
    outcome_title,
    press,
    python_says,
    result_text,
    show_all,
    shown_question,
    submit,
    take,
    to_review,
    wait_for_result,
    wait_for_script,
)


@pytest.fixture(params=SIZES, ids=["360 px", "1280 px"])
def size(request):
    """All of this on a phone and on a desk."""
    return request.param


@pytest.fixture
def page(page):
    """A reader whose device saves data: Python starts only for a result, so these tests need not wait for it."""
    page.add_init_script(THRIFTY)
    return page


@pytest.fixture
def questions(quiz):
    return [sentence for _, sentence in asked(quiz, "first")]


@pytest.mark.parametrize("size", SIZES)
def test_one_question_is_on_view_at_a_time(page, site, questions):
    open_check(page, site)
    for question in questions:
        assert page.locator("#check legend h2:visible").all_inner_texts() == [question]
        forward(page)


def test_each_question_says_how_far_it_is(page, site, quiz):
    open_check(page, site)
    total = len(quiz.questions)
    for number in range(1, total + 1):
        progress = quiz.words["page"]["progress"].format(number=number, total=total)
        expect(page.get_by_text(progress, exact=True)).to_be_visible()
        forward(page)
    expect(page.locator("#check").get_by_text(quiz.words["page"]["extra"]).locator("visible=true")).to_be_visible()


def test_the_focus_is_on_each_new_heading(page, site, questions):
    open_check(page, site)
    for question in [*questions[1:], "Check your answers"]:
        forward(page)
        assert focused(page) == question


def test_back_leads_to_the_question_before(page, site, questions):
    open_check(page, site)
    forward(page)
    forward(page)
    press(page, "Back")
    expect(page.get_by_role("heading", name=questions[1])).to_be_focused()


def test_the_browsers_own_back_and_forward_move_by_one_question(page, site, questions):
    open_check(page, site)
    forward(page, "No")
    forward(page)
    page.go_back()
    assert shown_question(page) == questions[1]
    page.go_back()
    assert shown_question(page) == questions[0]
    assert given_answers(page) == {"understood": "no"}
    page.go_forward()
    assert shown_question(page) == questions[1]


def test_enter_in_an_answer_goes_on(page, site, questions):
    open_check(page, site)
    choose(page, "Yes")
    page.keyboard.press("Enter")
    assert shown_question(page) == questions[1]


def test_every_question_can_be_left_out(page, site, quiz):
    open_check(page, site)
    to_review(page)
    rows = page.locator(".review li").all_inner_texts()
    assert len(rows) == len(asked(quiz, "first"))
    assert all(quiz.words["answers"]["skipped"] in row for row in rows)


def test_an_answer_can_be_cleared(page, site):
    open_check(page, site)
    expect(page.get_by_role("button", name="Clear my answer")).to_be_hidden()
    choose(page, "No")
    press(page, "Clear my answer")
    assert given_answers(page) == {}
    expect(page.get_by_role("button", name="Clear my answer")).to_be_hidden()


def test_all_questions_can_be_shown_at_once_and_one_at_a_time_again(page, site, questions):
    open_check(page, site)
    choose(page, "Yes")
    show_all(page)
    assert page.locator("#check legend h2:visible").all_inner_texts() == questions
    press(page, "Show one question at a time")
    assert page.locator("#check legend h2:visible").all_inner_texts() == questions[:1]
    assert given_answers(page) == {"understood": "yes"}


def test_change_on_the_review_comes_back_to_the_review(page, site, questions):
    open_check(page, site)
    to_review(page)
    page.get_by_role("link", name=f"Change the answer to: {questions[4]}").click()
    assert focused(page) == questions[4]
    forward(page, "Not sure")
    expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()
    expect(page.locator(".review li").nth(4)).to_contain_text("Not sure")


def test_the_review_tells_the_answers_that_were_given(page, site, quiz):
    open_check(page, site)
    for answer in ("Yes", "No", "Not sure"):
        forward(page, answer)
    to_review(page)
    said = page.locator(".review .said").all_inner_texts()
    assert [text.strip() for text in said[:4]] == ["Yes", "No", "Not sure", quiz.words["answers"]["skipped"]]


def test_change_my_answers_leads_from_the_result_to_the_review(page, site):
    open_check(page, site)
    take(page, {"understood": "yes"})
    press(page, "Change my answers")
    expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()
    assert given_answers(page) == {"understood": "yes"}


def test_start_again_forgets_the_answers_and_the_result(page, site, questions):
    open_check(page, site)
    take(page, {"understood": "no"})
    press(page, "Start again")
    assert (shown_question(page), given_answers(page), result_text(page)) == (questions[0], {}, "")


@pytest.mark.parametrize("size", SIZES)
def test_nothing_answered_shows_the_one_error_with_focus_and_a_link_that_works(page, site, quiz, questions):
    open_check(page, site)
    to_review(page)
    submit(page)
    expect(page.get_by_role("alert")).to_be_visible()
    assert focused(page) == quiz.words["page"]["nothing_title"]
    page.get_by_role("link", name=quiz.words["page"]["first_question"]).click()
    assert focused(page) == questions[0]


def test_one_answer_is_enough_for_a_result(page, site, quiz):
    open_check(page, site)
    forward(page, "Yes")
    to_review(page)
    submit(page)
    wait_for_result(page)
    expect(page.get_by_role("alert")).to_be_hidden()
    assert outcome_title(page) == quiz.words["outcomes"]["too_little"]["first"]["title"]


def test_the_error_is_gone_once_something_is_answered(page, site, quiz):
    open_check(page, site)
    to_review(page)
    submit(page)
    page.get_by_role("link", name=quiz.words["page"]["first_question"]).click()
    choose(page, "Yes")
    to_review(page)
    expect(page.get_by_role("alert")).to_be_hidden()


@pytest.mark.parametrize("stage", ["first", "now"])
def test_titles_change_and_stay_neutral(page, site, quiz, stage):
    open_check(page, site, stage)
    titles = [page.title()]
    choose(page, "Not sure")
    for _ in asked(quiz, stage):
        forward(page)
        titles.append(page.title())
    submit(page)
    wait_for_result(page)
    titles.append(page.title())
    counted = titles[: len(quiz.questions)]
    assert len(set(counted)) == len(counted)
    told = [word for word in ("therap", "safe", "result of", "not sure", "wrong") for t in titles if word in t.lower()]
    assert told == []


def test_the_title_of_the_safety_part_says_nothing_of_it(page, site, quiz):
    open_check(page, site)
    press(page, quiz.words["page"]["safety_link"])
    titles = [page.title()]
    forward(page, "Yes")
    titles.append(page.title())
    assert not [title for title in titles if "safe" in title.lower() or "wrong" in title.lower()]


@pytest.mark.parametrize("twice", ["click", "Enter"])
def test_sending_twice_gives_one_result(page, site, quiz, twice):
    open_check(page, site)
    show_all(page)
    answer_all(page, {"understood": "no"})
    button = page.get_by_role("button", name="Show what my answers say").locator("visible=true")
    if twice == "click":
        button.dblclick()
    else:
        button.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
    wait_for_result(page)
    assert result_text(page) == python_says(page, quiz, "first", {"understood": "no"})


def test_a_reload_forgets_everything(page, site, questions):
    open_check(page, site)
    forward(page, "No")
    forward(page, "Yes")
    page.reload()
    wait_for_script(page)
    assert (given_answers(page), shown_question(page)) == ({}, questions[0])


def test_a_reload_of_the_result_forgets_it(page, site, questions):
    open_check(page, site)
    take(page, {"understood": "no"})
    page.reload()
    wait_for_script(page)
    assert (given_answers(page), shown_question(page), result_text(page)) == ({}, questions[0], "")


def test_two_tabs_do_not_share_answers(page, context, site):
    open_check(page, site)
    forward(page, "No")
    other = context.new_page()
    open_check(other, site)
    forward(other, "Yes")
    assert (given_answers(page), given_answers(other)) == ({"understood": "no"}, {"understood": "yes"})


def test_after_reading_another_page_back_shows_a_check_that_works(page, site, quiz):
    open_check(page, site)
    take(page, {"understood": "no"})
    page.locator(".result .read a").locator("visible=true").first.click()
    page.wait_for_url("**/guide/**")
    page.go_back()
    wait_for_script(page)
    page.goto(page.url)
    take(page, {"understood": "yes"})
    assert result_text(page) == python_says(page, quiz, "first", {"understood": "yes"})


def test_a_page_kept_by_the_browser_comes_back_as_it_was(browser_type, browser_type_launch_args, site, quiz):
    """Playwright switches the back and forward cache off; here it is on, as readers have it."""
    kept = browser_type.launch(**browser_type_launch_args, ignore_default_args=["--disable-back-forward-cache"])
    page = kept.new_context(service_workers="block").new_page()
    open_check(page, site)
    take(page, {"understood": "no"})
    page.evaluate("() => addEventListener('pageshow', ({ persisted }) => document.body.dataset.kept = persisted)")
    before = result_text(page)
    page.goto(f"{site.address}guide/what-it-is/")
    page.evaluate("() => history.back()")
    page.wait_for_function("() => document.body.dataset.kept === 'true'")
    assert (result_text(page), given_answers(page)) == (before, {"understood": "no"})
    press(page, "Change my answers")
    submit(page)
    wait_for_result(page)
    assert result_text(page) == before
    kept.close()


def test_forward_after_a_change_never_shows_the_result_of_other_answers(page, site, quiz):
    open_check(page, site)
    take(page, {"understood": "no"})
    page.go_back()
    answer_all(page, {"understood": "yes"})
    page.go_forward()
    wait_for_result(page)
    assert result_text(page) == python_says(page, quiz, "first", {"understood": "yes"})


def test_forward_after_the_safety_answer_was_changed_shows_a_result(page, site, quiz):
    open_check(page, site)
    show_all(page)
    answer_all(page, {"understood": "yes", "safety": "yes"})
    submit(page)
    page.go_back()
    answer_all(page, {"understood": "yes"})
    page.go_forward()
    wait_for_result(page)
    assert result_text(page) == python_says(page, quiz, "first", {"understood": "yes"})


def test_forward_after_everything_was_cleared_shows_no_result(page, site):
    open_check(page, site)
    take(page, {"understood": "no"})
    page.go_back()
    answer_all(page, {})
    page.go_forward()
    expect(page.get_by_role("alert")).to_be_visible()


def test_the_address_of_the_safety_question_leads_straight_to_it(page, site, quiz):
    page.goto(f"{site.address}check/first/#safety")
    wait_for_script(page)
    assert focused(page) == quiz.words["asides"]["safety"]["first"]["ask"]
    assert page.url == f"{site.address}check/first/"


def test_a_no_on_the_safety_question_leads_back_to_where_the_reader_was(page, site, quiz, questions):
    open_check(page, site)
    forward(page, "Yes")
    press(page, quiz.words["page"]["safety_link"])
    forward(page, "No")
    assert shown_question(page) == questions[1]


def test_the_safety_question_can_be_skipped_before_its_list_is_read(page, site, quiz):
    open_check(page, site)
    press(page, quiz.words["page"]["safety_link"])
    choose(page, "Yes")
    skip, question = page.get_by_role("button", name=quiz.words["page"]["skip"]), page.locator("#safety legend")
    assert skip.bounding_box()["y"] < question.bounding_box()["y"]
    skip.click()
    assert "safety" not in given_answers(page)
    expect(page.locator("#unsafe")).to_be_hidden()


def test_a_slip_on_the_safety_question_can_be_taken_back(page, site, quiz):
    open_check(page, site)
    press(page, quiz.words["page"]["safety_link"])
    forward(page, "Not sure")
    press(page, "Change my answers")
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()


def test_the_safety_question_is_one_press_away_from_every_question(page, site, quiz):
    open_check(page, site)
    for _ in asked(quiz, "first")[:-1]:
        expect(page.locator("#check").get_by_role("link", name=quiz.words["page"]["safety_link"])).to_be_visible()
        forward(page)


@pytest.mark.parametrize("size", [PHONE], ids=["360 px"])
def test_every_target_is_at_least_44_pixels_wide_and_high(page, site, quiz):
    open_check(page, site)
    small = too_small(page, "a question")
    show_all(page)
    small += too_small(page, "all questions")
    press(page, "Show one question at a time")
    to_review(page)
    small += too_small(page, "the review")
    submit(page)
    small += too_small(page, "the error")
    answer_all(page, {question.id: "no" for question in quiz.questions} | {"pace": "unsure", "respected": "yes"})
    submit(page)
    wait_for_result(page)
    small += too_small(page, "the result")
    assert small == [], "\n".join(small)


def too_small(page, view):
    """The visible targets below 44 by 44; links inside a running sentence are left out, as WCAG 2.5.8 does."""
    found = page.evaluate(
        """() => [...document.querySelectorAll("main :is(button, label, summary, textarea, a, [type=checkbox])")]
          .filter((part) => part.checkVisibility() && !(part.labels?.length && part.matches("[type=checkbox]")))
          .filter((part) => !(part.matches("p a") && part.parentElement.textContent !== part.textContent))
          .map((part) => [part.textContent.trim().slice(0, 40), part.getBoundingClientRect()])
          .filter(([, { width, height }]) => width < 44 || height < 44)
          .map(([text, { width, height }]) => `${text}: ${Math.round(width)} by ${Math.round(height)}`)"""
    )
    return [f"{view}: {target}" for target in found]
