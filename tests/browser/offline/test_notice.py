"""A quiet notice tells of a newer edition; nobody gets it unasked, or in the middle of a check."""

import pytest
from playwright.sync_api import expect

from tests.browser.offline.editions import (
    GUIDE,
    GUIDE_FILE,
    NOTICE,
    heading,
    holding,
    keep,
    publish_small,
    update,
    use_newer,
    visit_check,
)
from tests.browser.reader import press


def test_a_page_says_that_a_newer_edition_waits(waiting, site):
    waiting.goto(site.address + GUIDE)
    expect(waiting.locator(NOTICE)).to_be_visible()
    assert "newer" not in heading(waiting)


def test_an_open_page_says_so_as_soon_as_the_newer_edition_is_there(page, site):
    keep(page, site)
    page.goto(site.address + GUIDE)
    expect(page.locator(NOTICE)).to_be_hidden()
    publish_small(site.folder)
    update(page)
    expect(page.locator(NOTICE)).to_be_visible()


def test_a_page_opened_while_the_newer_edition_is_coming_says_so_too(page, site):
    keep(page, site)
    publish_small(site.folder)
    site.break_(GUIDE_FILE, hangs=True)
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    page.goto(site.address)
    page.wait_for_timeout(500)
    site.mend()
    expect(page.locator(NOTICE)).to_be_visible()


def test_the_first_copy_is_no_newer_edition(page, site):
    site.break_(GUIDE_FILE, hangs=True)
    visit_check(page, site)
    page.wait_for_function("async () => (await navigator.serviceWorker.getRegistration())?.installing")
    page.goto(site.address)
    page.wait_for_timeout(500)
    page.evaluate("() => { window.same = true; }")
    site.mend()
    page.wait_for_function("() => navigator.serviceWorker.controller?.state === 'activated'")
    page.wait_for_timeout(500)
    assert page.evaluate("() => window.same")
    expect(page.locator(NOTICE)).to_be_hidden()


def test_a_page_that_holds_a_check_says_nothing_of_a_newer_edition(waiting, site):
    for file in holding(site.folder, 'id="check"'):
        waiting.goto(site.address + file.relative_to(site.folder).as_posix(), wait_until="networkidle")
        waiting.wait_for_function("async () => (await navigator.serviceWorker.getRegistration()).waiting")
        expect(waiting.locator(NOTICE)).to_be_hidden()


@pytest.mark.parametrize("address", ["", "check/", "about/check-it-yourself/", GUIDE])
def test_who_asks_for_the_newer_edition_gets_it_at_once_where_they_are(waiting, site, address):
    waiting.goto(site.address + address)
    use_newer(waiting)
    assert waiting.url == site.address + address
    expect(waiting.locator(NOTICE)).to_be_hidden()
    waiting.goto(site.address + GUIDE)
    assert heading(waiting).endswith("A newer edition")


@pytest.mark.parametrize("check", ["check/first/", "check/now/?from=a-link", "easy/check-first/", "easy/check-now/"])
def test_while_a_check_is_open_in_another_tab_nothing_is_swapped(waiting, context, site, check):
    tab = context.new_page()
    tab.goto(site.address + check)
    waiting.goto(site.address)
    press(waiting, "Use it now")
    expect(waiting.get_by_text("Please close the check in the other tab first.")).to_be_visible()
    assert waiting.evaluate("async () => (await navigator.serviceWorker.getRegistration()).waiting !== null")
    tab.close()
    use_newer(waiting)
    expect(waiting.locator(NOTICE)).to_be_hidden()


def test_a_second_tab_follows_when_the_newer_edition_is_taken(waiting, context, site):
    tab = context.new_page()
    for each, address in ((tab, GUIDE), (waiting, "")):
        each.goto(site.address + address)
        expect(each.locator(NOTICE)).to_be_visible()
    press(waiting, "Use it now")
    expect(tab.locator("main h1").first).to_contain_text("A newer edition")


def test_who_does_not_ask_keeps_the_old_edition_until_all_pages_are_closed(waiting, context, site):
    for address in ("", "help/now/", GUIDE):
        waiting.goto(site.address + address)
    waiting.reload()
    assert "newer" not in heading(waiting)
    elsewhere = context.new_page()
    waiting.close()
    for _ in range(10):
        elsewhere.wait_for_timeout(300)
        elsewhere.goto(site.address + GUIDE)
        if "newer" in heading(elsewhere):
            break
        elsewhere.goto("about:blank")
    assert heading(elsewhere).endswith("A newer edition")
