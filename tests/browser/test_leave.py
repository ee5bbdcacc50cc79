"""Leaving quickly: the page is hidden at once, forgets, and a neutral site takes its place."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.reader import (
    PHONE,
    SIZES,
    choose,
    forward,
    given_answers,
    open_check,
    press,
    result_text,
    take,
    wait_for_script,
)

BUTTON = "Leave this page quickly"


@pytest.fixture(params=SIZES, ids=["360 px", "1280 px"])
def size(request):
    """All of this on a phone and on a desk."""
    return request.param


def on_a_question(page, site, quiz):
    open_check(page, site)
    forward(page, "No")
    choose(page, "Not sure")


def on_the_result(page, site, quiz):
    open_check(page, site)
    take(page, {"understood": "no"})


def on_the_safety_part(page, site, quiz):
    open_check(page, site)
    press(page, quiz.words["page"]["safety_link"])
    forward(page, "Yes")


def on_the_safety_page(page, site, quiz):
    page.goto(f"{site.address}guide/not-a-misfit/")
    page.get_by_role("button", name=BUTTON).wait_for()


PLACES = [on_a_question, on_the_result, on_the_safety_part, on_the_safety_page]


def by_button(page):
    page.get_by_role("button", name=BUTTON).click(no_wait_after=True)


def by_shift(page):
    for _ in range(3):
        page.keyboard.press("Shift")


LEFT = "left: "
WATCHER = """
  addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
    const form = document.getElementById("check");
    console.log("left: " + JSON.stringify({
      seen: document.body.checkVisibility(),
      title: document.title,
      answers: form ? [...new FormData(form)] : [],
      result: document.querySelector("[data-forget]")?.textContent ?? "",
    }));
  }).observe(document.documentElement, { attributeFilter: ["hidden"] }));
"""


@pytest.fixture
def left(context, quiz, troubles):
    """The page tells what it was like when it was hidden. The neutral site is the one other host that may be asked."""
    context.add_init_script(WATCHER)
    context.route(f"{quiz.pages['leave']}**", lambda route: route.fulfill(body="Elsewhere", content_type="text/html"))
    yield
    assert set(troubles.foreign) <= {quiz.pages["leave"]}
    troubles.foreign.clear()


@pytest.mark.parametrize("way", [by_button, by_shift])
@pytest.mark.parametrize("place", PLACES)
def test_the_page_is_hidden_and_forgets_before_the_other_site_opens(page, site, quiz, left, place, way):
    place(page, site, quiz)
    leaving = f"{quiz.pages['leave']}**"
    page.route(leaving, lambda route: None)  # the other site never answers
    with (
        page.expect_console_message(lambda message: message.text.startswith(LEFT)) as told,
        page.expect_request(leaving),
    ):
        way(page)
    state = json.loads(told.value.text.removeprefix(LEFT))
    assert state == {"seen": False, "title": "", "answers": [], "result": ""}


TROUBLES = {
    "a question is called like what a form does": "document.querySelector('#check [type=radio]').name = 'reset'",
    "forgetting fails": "HTMLFormElement.prototype.reset = () => { throw new Error('no'); }",
}


@pytest.mark.troubled
@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
@pytest.mark.parametrize("way", [by_button, by_shift])
def test_the_page_is_left_whatever_goes_wrong(page, site, quiz, left, trouble, way):
    on_a_question(page, site, quiz)
    page.evaluate(f"() => {{ {trouble}; }}")
    way(page)
    page.wait_for_url(quiz.pages["leave"])


@pytest.mark.parametrize("place", PLACES)
def test_the_browsers_back_shows_no_answer(page, site, quiz, left, place):
    place(page, site, quiz)
    by_button(page)
    page.wait_for_url(quiz.pages["leave"])
    page.go_back()
    if page.url.startswith(site.address):
        wait_for_script(page)
        assert (given_answers(page), result_text(page)) == ({}, "")
    assert "safe" not in page.title().lower()


def test_the_neutral_site_replaces_the_page_in_the_history(page, site, quiz, left):
    page.goto(site.address)
    open_check(page, site)
    by_button(page)
    page.wait_for_url(quiz.pages["leave"])
    page.go_back()
    assert page.url == site.address


def test_a_hidden_page_that_the_browser_kept_is_fresh_when_it_comes_back(
    browser_type, browser_type_launch_args, site, quiz
):
    """Playwright switches the back and forward cache off; here it is on, as readers have it."""
    kept = browser_type.launch(**browser_type_launch_args, ignore_default_args=["--disable-back-forward-cache"])
    page = kept.new_context(service_workers="block").new_page()
    on_a_question(page, site, quiz)
    elsewhere = f"{site.address}about/privacy/"
    page.evaluate("(address) => { document.querySelector('[data-leave]').dataset.leave = address; }", elsewhere)
    by_button(page)
    page.wait_for_url(elsewhere)
    page.evaluate("() => { setTimeout(() => history.back()); }")
    page.wait_for_function("() => 'scripted' in document.documentElement.dataset && !document.documentElement.hidden")
    assert given_answers(page) == {}
    kept.close()


@pytest.mark.parametrize("place", PLACES[:3])
def test_the_way_out_stays_in_sight(page, site, quiz, size, place):
    page.set_viewport_size(size)
    place(page, site, quiz)
    expect(page.get_by_role("button", name=BUTTON)).to_be_in_viewport(ratio=1)
    page.mouse.wheel(0, 300)
    expect(page.get_by_role("button", name=BUTTON)).to_be_in_viewport(ratio=1)


def test_a_phone_is_not_told_of_a_key_it_does_not_have(browser, site, quiz):
    with browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True) as phone:
        page = phone.new_page()
        open_check(page, site)
        expect(page.get_by_text(quiz.words["page"]["leave_note"])).to_be_visible()
        expect(page.get_by_text(quiz.words["page"]["leave_keys"])).to_be_hidden()


@pytest.mark.parametrize("keys", [["Shift", "Shift"], ["Shift", "Shift", "a", "Shift"], ["Shift", "Tab", "Shift"]])
def test_other_keys_do_not_leave(page, site, quiz, keys):
    open_check(page, site)
    for key in keys:
        page.keyboard.press(key)
    assert page.evaluate("() => document.documentElement.hidden") is False


def test_three_presses_far_apart_do_not_leave(page, site, quiz):
    page.clock.install()
    open_check(page, site)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.wait_for_timeout(1600)
    page.keyboard.press("Shift")
    assert page.evaluate("() => document.documentElement.hidden") is False


def test_the_page_says_that_the_history_before_it_stays(page, site, quiz):
    open_check(page, site)
    note = page.get_by_role("complementary", name="Leave quickly").get_by_text("still list the pages you opened")
    assert note.is_visible()
