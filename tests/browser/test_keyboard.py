"""You can use every page, the menu, the search and the check with a keyboard alone, and you see where you are."""

from itertools import cycle

import pytest
from playwright.sync_api import expect

from tests.browser.focus import ahead, stop, tab, tab_to, walk
from tests.browser.reader import (
    DESK,
    PHONE,
    answer_all,
    asked,
    choose,
    focused,
    given_answers,
    open_check,
    show_all,
    shown_question,
    submit,
    take,
    to_review,
    wait_for_python,
    wait_for_result,
)

WORLDS = [(PHONE, "light"), (DESK, "dark")]
ALL_WORLDS = [(size, scheme) for size in (PHONE, DESK) for scheme in ("light", "dark")]


@pytest.fixture
def world():
    """The window and the colours; tests name others with parametrize."""
    return PHONE, "light"


@pytest.fixture
def browser_context_args(world):
    size, scheme = world
    return {"viewport": size, "color_scheme": scheme, "reduced_motion": "reduce", "service_workers": "block"}


def troubles_ahead(page):
    """What goes wrong when Tab goes from here to the end of the page: stops left out, or badly seen, or no way out."""
    expected = ahead(page)
    names, unseen = walk(page, len(expected))
    after, _ = tab(page)
    lost = [(name, got) for name, got in zip(expected, names, strict=True) if name != got]
    return lost[:3] + unseen + ([] if after == "nothing" or "Skip to content" in after else [f"no way out: {after}"])


@pytest.mark.parametrize("world", WORLDS)
def test_tab_goes_through_every_page_in_order_and_each_stop_is_well_seen(page, site):
    found = {}
    for address in site.addresses():
        page.goto(site.address + address)
        found[address] = troubles_ahead(page)
    assert len(found) > 20
    assert not any(found.values()), {address: what for address, what in found.items() if what}


@pytest.mark.parametrize("world", WORLDS)
def test_shift_and_tab_goes_the_same_way_back(page, site):
    open_check(page, site)
    names, _ = walk(page, len(ahead(page)))
    back = [tab(page, "Shift+Tab")[0] for _ in names[1:]]
    assert back == names[-2::-1]


@pytest.mark.parametrize("world", WORLDS)
def test_the_first_stop_of_every_page_leads_past_all_that_repeats(page, site):
    for address in site.addresses():
        page.goto(site.address + address)
        assert tab(page)[0] == 'a "Skip to content"', address
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("() => Boolean(document.activeElement.closest('article, .md-footer'))"), address


@pytest.mark.parametrize("world", WORLDS)
def test_every_view_of_the_check_is_walked_from_its_heading_to_the_end(page, site, quiz):
    open_check(page, site, "now")
    wait_for_python(page)  # nothing on the page changes by itself from here on
    found = [troubles_ahead(page)]
    for sentence in [*[sentence for _, sentence in asked(quiz, "now")][1:], "Check your answers"]:
        page.get_by_role("button", name="Continue").locator("visible=true").press("Enter")
        assert focused(page) == sentence
        assert stop(page) == (f'h2 "{sentence[:60]}"', [])
        found.append(troubles_ahead(page))
    assert not any(found), found


@pytest.mark.parametrize("world", ALL_WORLDS)
@pytest.mark.parametrize("answer", ["no", "unsure", "yes"])
def test_every_result_is_walked_from_its_heading_to_the_end(page, site, quiz, answer):
    open_check(page, site)
    take(page, dict.fromkeys((question.id for question in quiz.questions), answer))
    for part in page.locator("[data-forget] details summary").all():
        part.press("Enter")
    page.locator("[data-forget] h2").first.focus()
    assert not troubles_ahead(page)


@pytest.mark.parametrize("world", ALL_WORLDS)
def test_all_questions_on_one_page_the_error_and_the_safety_page_are_walked(page, site):
    open_check(page, site)
    wait_for_python(page)
    show_all(page)
    assert not troubles_ahead(page)
    submit(page)
    expect(page.get_by_role("alert").get_by_role("heading")).to_be_focused()
    assert not troubles_ahead(page)
    answer_all(page, {"safety": "yes"})
    submit(page)
    expect(page.locator("#unsafe h2")).to_be_focused()
    assert not troubles_ahead(page)


@pytest.mark.parametrize("world", WORLDS)
def test_the_whole_check_is_answered_without_a_mouse(page, site, quiz):
    questions = asked(quiz, "first")
    open_check(page, site)
    tab_to(page, "Yes")
    expected = dict(zip([key for key, _ in questions], cycle(["yes", "no", "unsure"]), strict=False)) | {"safety": "no"}
    for number, (key, sentence) in enumerate(questions):
        assert shown_question(page) == sentence
        page.keyboard.press("Space")
        for _ in range(["yes", "no", "unsure"].index(expected[key])):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter") if number % 2 else leave_by_button(page)
        if number + 1 < len(questions):
            tab_to(page, "Yes")
    assert given_answers(page) == expected
    expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()
    tab_to(page, "Show what my answers say")
    page.keyboard.press("Enter")
    wait_for_result(page)
    assert focused(page) == quiz.words["result"]["said"]
    assert stop(page)[1] == []
    tab_to(page, "Change my answers")
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()


@pytest.mark.parametrize("world", WORLDS)
def test_an_answer_is_changed_from_the_review_and_cleared_without_a_mouse(page, site, quiz):
    (_, sentence), *_ = asked(quiz, "first")
    open_check(page, site)
    choose(page, "No")
    to_review(page)
    tab_to(page, f"Change the answer to: {sentence}"[:30])
    page.keyboard.press("Enter")
    assert (focused(page), stop(page)[1]) == (sentence, [])
    tab_to(page, "Clear my answer")
    page.keyboard.press("Enter")
    assert (focused(page), given_answers(page)) == (sentence, {})
    page.go_back()
    expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()


def test_escape_leaves_the_check_as_it_is(page, site):
    open_check(page, site)
    tab_to(page, "Yes")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    assert given_answers(page) == {"understood": "yes"}
    assert stop(page) == ('input "Yes"', [])


def test_a_folded_part_opens_and_closes_by_enter_and_by_space(page, site, quiz):
    open_check(page, site)
    tab_to(page, quiz.words["page"]["why"])
    part = page.locator("details.why:visible")
    for key, is_open in (("Enter", True), ("Space", False)):
        page.keyboard.press(key)
        assert part.evaluate("(part) => part.open") == is_open


# The menu


def test_the_menu_opens_holds_the_focus_and_gives_it_back(page, site):
    page.goto(site.address)
    tab_to(page, "Menu")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Close menu")).to_be_focused()
    assert page.locator(".md-header").evaluate("(header) => header.inert")
    assert not troubles_ahead(page)
    page.keyboard.press("Escape")
    button = page.get_by_role("button", name="Menu", exact=True)
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_nothing_behind_the_open_menu_has_a_stop(page, site):
    page.goto(site.address)
    page.get_by_role("button", name="Menu").press("Space")
    expect(page.get_by_role("button", name="Close menu")).to_be_focused()
    pages = page.locator("#pages a, #pages button").count()
    names, _ = walk(page, pages + 5)
    assert len(set(names) - {"nothing"}) == pages
    assert page.evaluate(
        "() => document.activeElement === document.body || Boolean(document.activeElement.closest('#pages'))"
    )


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_closes_by_its_button(page, site, key):
    page.goto(site.address)
    page.get_by_role("button", name="Menu").press("Enter")
    page.get_by_role("button", name="Close menu").press(key)
    expect(page.get_by_role("button", name="Menu", exact=True)).to_be_focused()


def test_a_page_is_opened_from_the_menu(page, site):
    page.goto(site.address)
    page.get_by_role("button", name="Menu").press("Enter")
    tab_to(page, "The first call")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guide/the-first-call/")


# The search


def open_search(page, site, words="money"):
    page.goto(site.address)
    tab_to(page, "Search")
    if not searching(page):
        page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.type(words)
    page.locator(".md-search-result__link").first.wait_for()


def searching(page):
    return page.evaluate("() => document.querySelector('[data-md-toggle=search]').checked")


@pytest.mark.parametrize("world", ALL_WORLDS)
def test_tab_goes_through_what_was_found_and_past_it_the_search_closes(page, site):
    open_search(page, site)
    names = []
    while searching(page):
        name, problems = tab(page)
        assert not problems, (name, problems)
        names.append(name)
    assert len(names) > 3
    assert "Menu" in names[-1] or "Skip" not in names[-1]


@pytest.mark.parametrize("world", WORLDS)
def test_escape_closes_the_search_and_gives_the_focus_back(page, site):
    open_search(page, site)
    tab(page)
    tab(page)
    page.keyboard.press("Escape")
    assert not searching(page)
    name, problems = stop(page)
    assert "Search" in name or "Get help now" in name  # in a wide window the field itself would open the search again
    assert not problems


@pytest.mark.parametrize("world", WORLDS)
def test_after_escape_the_search_opens_again(page, site):
    open_search(page, site)
    page.keyboard.press("Escape")
    page.keyboard.press("Enter" if "Search" in stop(page)[0] else "Tab")
    page.keyboard.type("s")
    page.wait_for_function("() => document.querySelector('[data-md-toggle=search]').checked")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_search_closes_by_its_button(page, site, key):
    open_search(page, site)
    tab_to(page, "Close search")
    page.keyboard.press(key)
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_focused()
    assert not searching(page)


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_search_is_emptied_by_its_button(page, site, key):
    open_search(page, site)
    tab_to(page, "Clear")
    page.keyboard.press(key)
    expect(page.get_by_role("textbox", name="Search")).to_have_value("")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()


@pytest.mark.parametrize("world", WORLDS)
def test_what_was_found_is_opened_by_enter(page, site):
    open_search(page, site, "emergency")
    tab_to(page, "Get help now")
    page.keyboard.press("Enter")
    page.wait_for_function("(start) => location.href !== start", arg=site.address)


def leave_by_button(page):
    tab_to(page, "Continue")
    page.keyboard.press("Space")
