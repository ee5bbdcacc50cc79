"""A screen reader gets a name for each part of a page, headings in order, and each question with its three answers."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.reader import (
    DESK,
    PHONE,
    SIZES,
    answer_all,
    asked,
    choose,
    focused,
    forward,
    open_check,
    press,
    show_all,
    submit,
    take,
    to_review,
    wait_for_python,
    wait_for_result,
)

LINE = re.compile(
    r'^ *- \'?(?P<role>[a-z]+)(?: "(?P<name>(?:[^"\\]|\\.)*)")?(?P<states>(?: \[[^\]]+\])*)', re.MULTILINE
)
LANDMARKS = {"banner", "navigation", "search", "main", "contentinfo", "complementary", "region", "form"}
ONCE = {"banner", "main", "contentinfo"}
NAMED = {"navigation", "complementary", "region", "form"}

# The name of each link and button with the part of the page it stands in, and what it does. A button that is described
# by a question works on that question.
PURPOSES = """() => {
  const region = (part) => part.closest("nav, header, main, footer")?.ariaLabel ?? "";
  const name = (part) => (part.ariaLabel ?? part.textContent).trim().replace(/\\s+/g, " ");
  const about = (part) => document.getElementById(part.getAttribute("aria-describedby"))?.textContent ?? "";
  const orders = (part) => JSON.stringify({ ...part.dataset }) + part.closest("section")?.id;
  const purpose = (part) => part.href?.split("#")[0] ?? orders(part);
  const shown = [...document.querySelectorAll("a[href], button")].filter((part) => part.checkVisibility());
  return shown.map((part) => [`${region(part)}: ${name(part)} ${about(part)}`, purpose(part), name(part)]);
}"""


def tree(page):
    """The accessibility tree of the page as (role, name, states), in order."""
    found = LINE.finditer(page.locator("body").aria_snapshot())
    return [(line["role"], (line["name"] or "").replace('\\"', '"'), line["states"].strip()) for line in found]


def headings(page):
    return [(int(states[-2]), name) for role, name, states in tree(page) if role == "heading"]


def steps_too_far(levels):
    """Headings that leave out a level on the way down."""
    return [(one, next_one) for one, next_one in pairwise(levels) if next_one > one + 1]


def every_page(page, site):
    for address in site.addresses():
        page.goto(site.address + address)
        yield address


@pytest.fixture
def everything(quiz):
    """The ids of all counted questions."""
    return [question.id for question in quiz.questions]


def each_view(page, site, quiz, everything):
    """The check in each of its views, by a name."""
    open_check(page, site, "now")
    for key, _ in asked(quiz, "now"):
        yield key
        forward(page)
    submit(page)
    yield "nothing answered"
    open_check(page, site, "now")
    show_all(page)
    yield "all questions"
    for value in ("no", "unsure", "yes"):
        answer_all(page, dict.fromkeys(everything, value))
        submit(page)
        wait_for_result(page)
        yield f"result of {value}"
        page.go_back()
    answer_all(page, {"safety": "unsure"})
    submit(page)
    expect(page.locator("#unsafe h2")).to_be_focused()
    yield "danger"


# Pages


@pytest.mark.parametrize("size", SIZES)
def test_every_page_has_its_parts_once_and_each_has_a_name_of_its_own(page, site):
    for address in every_page(page, site):
        parts = [(role, name) for role, name, _ in tree(page) if role in LANDMARKS]
        assert len(parts) == len(set(parts)), (address, parts)
        assert [role for role, _ in parts if role in ONCE] == ["banner", "main", "contentinfo"], (address, parts)
        assert not [role for role, name in parts if role in NAMED and not name], (address, parts)


def test_the_parts_of_a_page_are_these(page, site):
    page.set_viewport_size(DESK)
    open_check(page, site)
    parts = [(role, name) for role, name, _ in tree(page) if role in LANDMARKS]
    assert parts == [
        ("banner", ""),
        ("search", ""),
        ("main", ""),
        ("navigation", "Pages"),
        ("complementary", "Leave quickly"),
        ("contentinfo", ""),
        ("navigation", "On every page"),
    ]


def test_the_closed_menu_and_the_closed_search_are_not_there(page, site):
    page.set_viewport_size(PHONE)
    page.goto(site.address)
    names = [name for _, name, _ in tree(page)]
    assert "Pages" not in names
    assert "Close search" not in names


@pytest.mark.parametrize("size", SIZES)
def test_every_page_has_one_first_heading_and_leaves_out_no_level(page, site):
    for address in every_page(page, site):
        levels = [level for level, _ in headings(page)]
        assert levels.count(1) == 1, (address, levels)
        assert levels[0] == 1, (address, levels)
        assert not steps_too_far(levels), (address, headings(page))


@pytest.mark.parametrize("size", SIZES)
def test_links_and_buttons_that_do_different_things_have_different_names(page, site):
    for address in every_page(page, site):
        assert not shared_names(page), address


def shared_names(page):
    """Names that stand for more than one purpose, and links and buttons without a name."""
    purposes, nameless = {}, []
    for name, purpose, alone in page.evaluate(PURPOSES):
        purposes.setdefault(name, set()).add(purpose)
        nameless += [] if alone else [purpose]
    return {name: found for name, found in purposes.items() if len(found) > 1} or nameless


def test_every_page_without_a_check_has_a_title_of_its_own(page, site):
    titles = {address: page.title() for address in every_page(page, site) if not page.locator("#check").count()}
    assert len(set(titles.values())) == len(titles), titles


# The check


@pytest.mark.parametrize("stage", ["first", "now"])
def test_each_question_is_a_group_named_by_its_question_with_three_radios(page, site, quiz, stage):
    open_check(page, site, stage)
    for number, (_, sentence) in enumerate(asked(quiz, stage), 1):
        assert (
            page.locator("fieldset:visible").aria_snapshot().splitlines()[0]
            == f'- group "{counted(quiz, number)} {sentence}":'
        )
        assert radios(page) == ["Yes", "No", "Not sure"]
        assert page.get_by_role("heading", level=2).all_inner_texts()[0] == sentence
        forward(page)


def counted(quiz, number):
    """What stands above a question: how far the reader is."""
    page, questions = quiz.words["page"], len(quiz.questions)
    return page["progress"].format(number=number, total=questions) if number <= questions else page["extra"]


def radios(page):
    return re.findall(
        r'- radio "(.+)', page.locator("fieldset:visible").aria_snapshot().replace('"\n', "\n").rstrip('"')
    )


@pytest.mark.parametrize("answer", ["Yes", "No", "Not sure"])
def test_the_chosen_answer_is_told_as_checked_and_no_other(page, site, answer):
    open_check(page, site)
    choose(page, answer)
    checked = [name for role, name, states in tree(page) if role == "radio" and states == "[checked]"]
    assert checked == [answer]


@pytest.mark.parametrize("size", SIZES)
def test_in_every_view_of_the_check_the_headings_are_in_order(page, site, quiz, everything):
    for view in each_view(page, site, quiz, everything):
        levels = [level for level, _ in headings(page)]
        assert levels[0] == 1, (view, headings(page))
        assert levels.count(1) == 1, (view, headings(page))
        assert not steps_too_far(levels), (view, headings(page))


def test_in_every_view_of_the_check_names_are_distinct(page, site, quiz, everything):
    for view in each_view(page, site, quiz, everything):
        assert not shared_names(page), view


def test_each_view_has_a_title_of_its_own_that_tells_nothing_of_the_check(page, site, quiz, everything):
    titles = {view: page.title() for view in each_view(page, site, quiz, everything)}
    counted_views = [key for key, _ in asked(quiz, "now")][: len(quiz.questions)]
    assert [titles[key] for key in counted_views] == [
        f"Question {number} of {len(counted_views)} - On the Same Page" for number in range(1, len(counted_views) + 1)
    ]
    assert titles["result of no"] == f"{quiz.words['result']['said']} - On the Same Page"
    assert not [title for title in titles.values() if "therap" in title.lower()]


def test_the_safety_question_is_told_with_the_words_that_prepare_for_it(page, site, quiz):
    open_check(page, site)
    press(page, quiz.words["page"]["safety_link"])
    heading = page.get_by_role("heading", name=quiz.words["asides"]["safety"]["first"]["ask"])
    expect(heading).to_have_accessible_description(quiz.words["asides"]["safety"]["prepare"])


def test_the_error_is_an_alert_that_names_what_to_do(page, site, quiz):
    open_check(page, site)
    to_review(page)
    assert page.get_by_role("alert").count() == 0
    submit(page)
    alert = page.get_by_role("alert").aria_snapshot()
    assert quiz.words["page"]["nothing_title"] in alert
    assert f'link "{quiz.words["page"]["first_question"]}"' in alert


# What is announced


LISTEN = """() => {
  window.heard = [];
  const live = [...document.querySelectorAll("[role=status], [role=alert], [aria-live]")];
  const says = (part) => (part.checkVisibility() ? part.innerText.trim() : "");
  const last = new Map(live.map((part) => [part, says(part)]));
  const look = () => {
    for (const part of live) {
      if (says(part) && says(part) !== last.get(part)) heard.push(says(part));
      last.set(part, says(part));
    }
  };
  const anything = { childList: true, subtree: true, characterData: true, attributes: true };
  new MutationObserver(look).observe(document.body, anything);
  document.addEventListener("focusin", ({ target }) => heard.push(`focus: ${target.innerText.trim()}`));
}"""


def heard(page):
    return page.evaluate("() => heard")


@pytest.mark.parametrize("ready", [True, False])
def test_the_result_is_announced_once_by_the_focus_on_its_heading(page, site, quiz, ready):
    open_check(page, site)
    choose(page, "No")
    if ready:
        wait_for_python(page)
    to_review(page)
    page.evaluate(LISTEN)
    submit(page)
    wait_for_result(page)
    said = quiz.words["result"]["said"]
    expect(page.get_by_role("heading", name=said)).to_be_focused()
    assert [text for text in heard(page) if text.startswith("focus:") and "Show what" not in text] == [f"focus: {said}"]
    assert set(heard(page)) <= {quiz.words["state"]["working"], f"focus: {said}", "focus: Show what my answers say"}


def test_nothing_of_a_result_stands_in_a_part_that_is_read_out_by_itself(page, site):
    open_check(page, site)
    take(page, {"understood": "no"})
    assert (
        page.locator("[role=status] [data-forget], [aria-live] [data-forget], [role=alert] [data-forget]").count() == 0
    )
    assert page.locator("[role=status]:visible").all_inner_texts() in ([], [""], ["", ""])


def test_a_second_result_is_announced_once_too(page, site, quiz):
    open_check(page, site)
    take(page, {"understood": "no"})
    press(page, "Change my answers")
    page.evaluate(LISTEN)
    submit(page)
    wait_for_result(page)
    said = quiz.words["result"]["said"]
    expect(page.get_by_role("heading", name=said)).to_be_focused()
    assert heard(page).count(f"focus: {said}") == 1


def test_what_the_list_does_is_told(page, site, quiz):
    open_check(page, site)
    take(page, {"understood": "no"})
    page.evaluate(LISTEN)
    press(page, quiz.words["result"]["save"])
    assert heard(page)[-1] == quiz.words["result"]["saved"]


def test_each_step_is_told_by_the_focus_on_its_question(page, site, quiz):
    open_check(page, site)
    wait_for_python(page)
    page.evaluate(LISTEN)
    for _, sentence in asked(quiz, "first")[1:4]:
        forward(page, "Not sure")
        assert focused(page) == sentence
        assert heard(page)[-1] == f"focus: {sentence}"
