"""Reading the result, and taking the list along: to print, to copy, to save."""

from dataclasses import asdict
from pathlib import Path

import pytest
from playwright.sync_api import expect

from quiz.report import agenda
from tests.browser.reader import (
    SIZES,
    answer_all,
    asked,
    focused,
    forward,
    list_frame,
    open_check,
    plain,
    press,
    result_text,
    sheets,
    show_all,
    submit,
    take,
    wait_for_result,
)
from tests.sheets import EXAMPLES

ANSWERS = {"understood": "no", "safe_to_say": "no", "respected": "yes", "pace": "unsure", "guidance": "yes"}


@pytest.fixture(params=SIZES, ids=["360 px", "1280 px"])
def size(request):
    """All of this on a phone and on a desk."""
    return request.param


@pytest.fixture
def said(page, site, quiz):
    """The result for ANSWERS; gives the sentences of its list in order."""
    open_check(page, site)
    take(page, ANSWERS)
    return [quiz.words["questions"][key]["first"]["say"] for key in ("safe_to_say", "understood", "pace")]


def lines(page):
    return page.get_by_label("The sentence about")


def keep_boxes(page):
    return page.get_by_role("checkbox", name="Keep this")


@pytest.mark.parametrize("stage", ["first", "now"])
def test_the_whole_form_prints_from_any_question_on_two_sheets(page, site, quiz, stage):
    open_check(page, site, stage)
    forward(page, "No")
    page.emulate_media(media="print")
    for heading in [*(sentence for _, sentence in asked(quiz, stage)), quiz.words["safety"]["title"]]:
        assert page.get_by_role("heading", name=heading).is_visible()
    assert sheets(page) <= 2


def test_the_result_is_announced_and_focused_once(page, site, quiz):
    open_check(page, site)
    page.evaluate(
        """() => {
          window.heard = [];
          addEventListener("focusin", ({ target }) => heard.push(target.textContent.trim()));
          const status = document.querySelector(".result [role=status]");
          const hears = new MutationObserver(() => heard.push(status.innerText.trim()));
          hears.observe(status, { subtree: true, attributes: true });
        }"""
    )
    take(page, {"understood": "no"})
    heard = page.evaluate("() => heard")
    assert focused(page) == quiz.words["result"]["said"]
    assert heard.count(quiz.words["result"]["said"]) == 1
    assert heard.count(quiz.words["state"]["working"]) == 1


def test_the_four_parts_come_in_order(page, said, quiz):
    words = quiz.words["result"]
    assert page.locator(".result [data-forget] h2").all_inner_texts() == [
        words["said"],
        words["may_mean"],
        words["say"],
        words["ways"],
    ]


def test_a_no_about_being_heard_or_respected_stands_before_the_others(page, said, quiz):
    names = [quiz.words["questions"][key]["name"] for key in ("safe_to_say", "understood")]
    shown = [plain(text) for text in page.locator(".said-no li").all_inner_texts()]
    assert shown == [f"No: {name}" for name in names]


def test_yes_answers_are_folded_by_area(page, said, quiz):
    folded = page.locator("details.said-yes")
    assert folded.locator("summary").all_inner_texts() == [
        quiz.words["result"]["yes"].format(area=quiz.words["areas"][area]["name"]) for area in ("bond", "way")
    ]
    expect(folded.first.locator("li")).to_be_hidden()
    folded.first.locator("summary").click()
    expect(folded.first.locator("li")).to_have_text(f"Yes: {quiz.words['questions']['respected']['name']}")


def test_the_rule_is_shown_with_the_readers_own_numbers(page, said, quiz):
    page.get_by_text(quiz.words["result"]["calculated"]).click()
    shown = [plain(text) for text in page.locator("details[open] ol li").all_inner_texts()]
    own = {"answered": 5, "decided": 4, "yes": 2, "no": 2, "unsure": 1, "offered": len(quiz.questions)}
    numbers = {key: quiz.words["numbers"]["words"][number] for key, number in (own | asdict(quiz.rule)).items()}
    steps = ("step_answered", "step_decided", "step_yes", "step_no", "step_unsure")
    assert shown == [quiz.words["result"][step].format(**numbers) for step in steps]


def test_each_no_and_not_sure_has_its_sentence_and_says_which_answer_it_comes_from(page, said, quiz):
    assert [line.input_value() for line in lines(page).all()] == said
    because = page.locator(".because").all_inner_texts()
    assert because[0] == f"Because you said no: {quiz.words['questions']['safe_to_say']['name']}"
    assert because[2] == f"Because you were not sure: {quiz.words['questions']['pace']['name']}"


def saved_text(page):
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save the list as a text file").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_text("utf-8")


def test_the_saved_list_is_what_the_terminal_prints(page, said, quiz):
    assert saved_text(page) == ("list.txt", agenda(quiz, said))
    expect(page.get_by_text(quiz.words["result"]["saved"])).to_be_visible()


def test_what_is_unticked_stays_out_of_the_list(page, said, quiz):
    keep_boxes(page).nth(1).uncheck()
    assert saved_text(page)[1] == agenda(quiz, [said[0], said[2]])


def test_words_can_be_changed_and_an_own_line_added(page, said, quiz):
    lines(page).first.fill("I want to say it so: 50 $& % of it.")
    page.get_by_label("Something of your own").fill("  And this.  ")
    assert saved_text(page)[1] == agenda(quiz, ["I want to say it so: 50 $& % of it.", *said[1:], "And this."])


def test_a_change_of_answers_keeps_the_readers_own_words(page, said, quiz):
    lines(page).first.fill("In my own words.")
    keep_boxes(page).nth(1).uncheck()
    page.get_by_label("Something of your own").fill("One more thing.")
    press(page, "Change my answers")
    answer_all(page, ANSWERS | {"guidance": "no"})
    submit(page)
    wait_for_result(page)
    assert lines(page).first.input_value() == "In my own words."
    assert page.get_by_label("Something of your own").input_value() == "One more thing."
    assert [box.is_checked() for box in keep_boxes(page).all()].count(False) == 1


def test_deleted_answers_take_the_readers_own_words_with_them(page, said, quiz):
    lines(page).first.fill("In my own words.")
    press(page, quiz.words["page"]["start_again"])
    take(page, ANSWERS)
    assert lines(page).first.input_value() == said[0]


def test_every_result_ends_with_the_ways_to_help(page, said, quiz):
    for key in ("help", "safety"):
        assert page.locator("[data-forget] .ways-on").get_by_role("link", name=quiz.words["page"][key]).is_visible()


def test_an_emptied_line_leaves_no_gap_in_the_list(page, said, quiz):
    lines(page).first.fill("   ")
    assert saved_text(page)[1] == agenda(quiz, said[1:])


def test_a_result_without_a_question_still_gives_room_for_an_own_line(page, site, quiz):
    open_check(page, site)
    take(page, {"understood": "yes"})
    page.get_by_label("Something of your own").fill("You explain things well.")
    assert saved_text(page)[1] == agenda(quiz, ["You explain things well."])


def test_the_copied_list_is_the_same_text(page, context, said, quiz):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the list").click()
    expect(page.get_by_text(quiz.words["result"]["copied"])).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == agenda(quiz, said)


def test_a_browser_that_will_not_copy_shows_the_list_to_copy_by_hand(page, said, quiz):
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.get_by_role("button", name="Copy the list").click()
    expect(page.get_by_text(quiz.words["result"]["copy_by_hand"])).to_be_visible()
    assert page.evaluate("() => getSelection().toString().trim()") == agenda(quiz, said).strip()


def test_the_printed_list_is_the_list_alone_on_one_sheet(page, said, quiz):
    page.evaluate("() => { window.print = () => {}; }")
    page.get_by_role("button", name="Print the list").click()
    page.emulate_media(media="print")
    assert plain(page.evaluate("() => document.body.innerText")) == plain(agenda(quiz, said))
    assert sheets(page) == 1
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert quiz.words["result"]["said"] in page.evaluate("() => document.body.innerText")


def test_a_printed_result_opens_what_is_folded_and_has_no_buttons(page, said, quiz):
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".said-yes li").first).to_be_visible()
    assert page.locator(".result button:visible").count() == 0


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("stage", ["first", "now"])
def test_no_outcome_scrolls_sideways(page, site, stage):
    open_check(page, site, stage)
    show_all(page)
    for example in [example for example in EXAMPLES if example["stage"] == stage and example["answers"]]:
        answer_all(page, example["answers"])
        submit(page)
        if example["outcome"] != "safety":
            wait_for_result(page)
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), example["name"]
        page.go_back()


def test_every_link_of_a_result_leads_somewhere(page, site, quiz):
    open_check(page, site)
    take(page, {question.id: "no" for question in quiz.questions})
    addresses = page.locator(".result [data-forget] a").evaluate_all("(links) => links.map(({ href }) => href)")
    own = {address for address in addresses if address.startswith(site.origin)}
    assert len([address for address in own if "#" in address]) == len(quiz.areas)
    for address in own:
        page.goto("about:blank")
        assert page.goto(address).ok
        assert page.evaluate("() => !location.hash || document.getElementById(location.hash.slice(1))"), address


def test_the_list_carries_no_name_and_no_date(page, said, quiz):
    assert list_frame(page) == plain(agenda(quiz, ["{lines}"]))
    assert not any(sign.isdigit() for sign in list_frame(page))
    assert "list" not in result_text(page)[:20]
