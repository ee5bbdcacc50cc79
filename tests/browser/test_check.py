"""Taking the check: by keyboard alone, and every example of the contract gives its outcome in the page."""

from itertools import cycle

import pytest
from playwright.sync_api import expect

from tests.browser.focus import tab_to
from tests.browser.reader import (
    SIZES,
    answer_all,
    asked,
    choose,
    focused,
    forward,
    list_frame,
    open_check,
    outcome_title,
    press,
    printed_sentences,
    python_says,
    result_text,
    show_all,
    submit,
    take,
    to_review,
    wait_for_python,
    wait_for_result,
)
from tests.sheets import EXAMPLES

ARROWS = {"yes": [" "], "no": ["ArrowDown"], "unsure": ["ArrowDown", "ArrowDown"]}


def answer_by_keyboard(page, answer):
    if answer:
        tab_to(page, '"Yes"')
        for key in ARROWS[answer]:
            page.keyboard.press(key)
    tab_to(page, "Continue")
    page.keyboard.press("Enter")


@pytest.mark.parametrize("stage", ["first", "now"])
def test_the_keyboard_alone_leads_to_the_report_that_the_terminal_prints(page, site, quiz, stage):
    given = dict(zip([key for key, _ in asked(quiz, stage)], cycle(["yes", "no", "unsure", None, "yes"]), strict=False))
    given |= {"safety": "no"}
    open_check(page, site, stage)
    for key, _ in asked(quiz, stage):
        answer_by_keyboard(page, given[key])
    tab_to(page, "Show what my answers say")
    page.keyboard.press("Enter")
    wait_for_result(page)
    answers = {key: answer for key, answer in given.items() if answer}
    read = f"{result_text(page)} {list_frame(page)}"
    assert focused(page) == quiz.words["result"]["said"]
    assert [sentence for sentence in printed_sentences(quiz, stage, answers) if sentence not in read] == []


@pytest.mark.parametrize("stage", ["first", "now"])
def test_every_example_gives_its_outcome_in_the_page(page, site, quiz, stage):
    open_check(page, site, stage)
    show_all(page)
    for example in EXAMPLES:
        if example["stage"] == stage:
            answer_all(page, example["answers"])
            submit(page)
            assert shows(page, quiz, **example), example["name"]


def shows(page, quiz, name, stage, answers, outcome, flag):
    """Whether the page shows what the example says; leaves it in the view of all questions."""
    if not answers:
        return page.get_by_role("alert").get_by_text(quiz.words["page"]["nothing_title"]).is_visible()
    right = shows_safety(page, quiz) if outcome == "safety" else shows_result(page, quiz, stage, answers, outcome, flag)
    page.go_back()
    return right


def shows_safety(page, quiz):
    shown = page.get_by_role("heading", name=quiz.words["safety"]["title"]).is_visible()
    return shown and not page.locator(".counts").locator("visible=true").count()


def shows_result(page, quiz, stage, answers, outcome, flag):
    wait_for_result(page)
    text = result_text(page)
    flagged = [kind for kind in ("one", "several") if quiz.words["flags"][kind] in text]
    title = quiz.words["outcomes"][outcome][stage]["title"]
    said = [] if flag == "none" else [flag]
    return (outcome_title(page), flagged, text) == (title, said, python_says(page, quiz, stage, answers))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("answer", ["Yes", "Not sure"])
def test_an_unsafe_answer_shows_the_safety_part_at_once_without_counts_or_requests(page, site, quiz, answer):
    open_check(page, site)
    wait_for_python(page)
    forward(page, "No")
    press(page, quiz.words["page"]["safety_link"])
    site.log.clear()
    forward(page, answer)
    expect(page.get_by_role("heading", name=quiz.words["safety"]["title"])).to_be_focused()
    expect(page.locator("#check")).to_be_hidden()
    expect(page.locator(".result")).to_be_hidden()
    assert "no to one" not in page.locator("main").inner_text()
    assert site.asked_by_pages() == []


def test_an_unsafe_answer_among_all_questions_leads_to_the_safety_part(page, site, quiz):
    open_check(page, site)
    show_all(page)
    answer_all(page, {"understood": "yes", "safety": "yes"})
    submit(page)
    expect(page.get_by_role("heading", name=quiz.words["safety"]["title"])).to_be_focused()
    assert result_text(page) == ""


def test_the_safety_part_links_to_help_the_safety_page_and_where_to_complain(page, site, quiz):
    open_check(page, site)
    press(page, quiz.words["page"]["safety_link"])
    forward(page, "Yes")
    for name, path in {"help": "help/now/", "safety": "guide/not-a-misfit/", "complain": "help/complain/"}.items():
        link = page.locator("#unsafe").get_by_role("link", name=quiz.words["page"][name])
        assert link.evaluate("(link) => link.href") == site.address + path


def test_a_safe_answer_is_never_counted(page, site, quiz):
    answers = {"understood": "yes", "safety": "no"}
    open_check(page, site)
    take(page, answers)
    assert quiz.words["result"]["counts"].split("{")[0] + "one" in result_text(page)


@pytest.mark.parametrize("answer", ["no", "unsure"])
def test_a_no_or_not_sure_about_the_practical_side_leads_to_the_questions_to_ask(page, site, quiz, answer):
    open_check(page, site)
    take(page, {"understood": "yes", "practical": answer})
    for question in quiz.words["asides"]["practical"]["ask_list"]:
        expect(page.locator("main").get_by_text(question)).to_be_visible()


def test_a_yes_about_the_practical_side_asks_for_nothing_more(page, site, quiz):
    open_check(page, site)
    take(page, {"understood": "yes", "practical": "yes"})
    assert quiz.words["result"]["practical"] not in result_text(page)


def test_people_in_therapy_are_asked_one_question_more(page, site, quiz):
    asked_in = {}
    for stage in ("first", "now"):
        open_check(page, site, stage)
        asked_in[stage] = page.locator("#check legend h2").all_inner_texts()
        assert asked_in[stage] == [sentence for _, sentence in asked(quiz, stage)]
    assert len(asked_in["now"]) == len(asked_in["first"]) + 1


def test_a_check_answered_question_by_question_equals_one_answered_all_at_once(page, site, quiz):
    open_check(page, site)
    for answer in ("Yes", "No", "Not sure"):
        forward(page, answer)
    to_review(page)
    submit(page)
    wait_for_result(page)
    answers = dict(zip([question.id for question in quiz.questions], ["yes", "no", "unsure"], strict=False))
    assert result_text(page) == python_says(page, quiz, "first", answers)


def test_the_last_answer_stands_when_a_reader_changes_their_mind(page, site, quiz):
    open_check(page, site)
    for answer in ("Yes", "No", "Not sure"):
        choose(page, answer)
    to_review(page)
    submit(page)
    wait_for_result(page)
    assert result_text(page) == python_says(page, quiz, "first", {"understood": "unsure"})
