"""What the offline copy keeps and when, and what happens when there is no room for it or it is thrown away."""

import browsers
import pytest

from tests.browser.offline.editions import (
    GUIDE,
    WATCHED,
    answered,
    copy_kept_of,
    fetched,
    hashes,
    heading,
    keep,
    kept,
    publish_large,
    publish_small,
    stop,
    update,
    visit_check,
    wait_until_given_up,
    workers,
)
from tests.browser.reader import (
    ANSWERS,
    PHONE,
    THRIFTY,
    answer_all,
    expect_result_of_python,
    forward,
    open_check,
    press,
    show_all,
    submit,
    take,
)

SOON = 3000  # milliseconds in which something that must not happen would have happened


def test_nothing_is_kept_of_a_visit_to_other_pages(page, site):
    for address in ("", GUIDE, "check/", "help/now/", "about/privacy/"):
        page.goto(site.address + address, wait_until="networkidle")
    assert (kept(page), workers(page)) == ({}, 0)


def test_what_is_kept_is_the_files_of_the_site_and_nothing_of_the_reader(page, site):
    open_check(page, site)
    take(page, ANSWERS)
    page.wait_for_function("() => navigator.serviceWorker.controller?.state === 'activated'")
    assert kept(page) == copy_kept_of(site, hashes(site.folder))


def test_two_sites_of_one_account_keep_their_copies_apart(page, site):
    """All project sites of an account are one origin: a name without the path would let one tidy away the other."""
    keep(page, site)
    page.evaluate("async () => (await caches.open('offline /other/')).put('/other/offline/a', new Response('a'))")
    publish_small(site.folder)
    assert update(page)
    page.goto(site.address + GUIDE)
    press(page, "Use it now")
    page.wait_for_function("() => document.querySelector('h1').textContent.includes('newer')")
    assert set(kept(page)) == {"offline /repo/", "offline /other/"}
    assert kept(page)["offline /other/"] == ["a"]


def test_a_reader_who_saves_data_gets_python_for_a_result_only_and_keeps_nothing(page, site, quiz):
    page.add_init_script(THRIFTY)
    open_check(page, site)
    for answer in ("Yes", "No", "Not sure"):
        forward(page, answer)
    page.wait_for_load_state("networkidle")
    assert not [path for path in fetched(site) if "/python-" in path or path.endswith("worker.js")]
    show_all(page)
    answer_all(page, ANSWERS)
    submit(page)
    expect_result_of_python(page, quiz, "first", ANSWERS)
    page.wait_for_timeout(SOON)
    assert (kept(page), workers(page), site.asked("offline.js")) == ({}, 0, [])


def test_a_second_visit_asks_for_nothing_but_whether_there_is_a_newer_edition(page, site, quiz):
    keep(page, site)
    site.log.clear()
    for address in ("", GUIDE):
        page.goto(site.address + address, wait_until="networkidle")
    open_check(page, site, "now")
    take(page, ANSWERS)
    expect_result_of_python(page, quiz, "now", ANSWERS)
    assert {request.path for request in site.asked_by_pages()} <= {f"{site.base}offline.js"}


# What goes wrong


def test_when_there_is_no_room_the_check_gives_its_result_and_nothing_is_kept(page, context, site, quiz):
    small = {"origin": site.origin, "quotaSize": 1_000_000}
    context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", small)
    page.add_init_script(WATCHED)
    open_check(page, site)
    take(page, ANSWERS)
    expect_result_of_python(page, quiz, "first", ANSWERS)
    wait_until_given_up(page)
    assert kept(page) == {}


def test_when_there_is_no_room_for_a_newer_edition_the_old_one_stays_whole(page, context, site):
    keep(page, site)
    old = hashes(site.folder)
    used = page.evaluate("async () => (await navigator.storage.estimate()).usage")
    some = {"origin": site.origin, "quotaSize": used + 300_000}  # for a part of the newer edition, not for all
    context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", some)
    publish_large(site.folder)
    assert not update(page)
    assert kept(page) == copy_kept_of(site, old)
    stop(site)
    assert answered(page, site, old) == old


def test_a_copy_that_the_browser_threw_away_is_not_missed(page, site, quiz):
    keep(page, site)
    page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name); }")
    page.goto(site.address + GUIDE)
    assert heading(page)
    open_check(page, site)
    take(page, ANSWERS)
    expect_result_of_python(page, quiz, "first", ANSWERS)


def test_after_the_reader_cleared_the_sites_data_it_is_as_on_a_first_visit(page, context, site):
    keep(page, site)
    page.goto("about:blank")
    context.new_cdp_session(page).send("Storage.clearDataForOrigin", {"origin": site.origin, "storageTypes": "all"})
    page.goto(site.address + GUIDE)
    assert (kept(page), workers(page)) == ({}, 0)
    keep(page, site)
    assert kept(page) == copy_kept_of(site, hashes(site.folder))


def test_a_copy_that_was_cut_short_is_made_whole_on_the_next_visit(
    playwright, browser_type_launch_args, site, tmp_path
):
    """The reader closed the browser while the copy came in over a slow line."""
    site.break_("site.webmanifest", hangs=True)  # the last file but one
    start = {**browser_type_launch_args, "viewport": PHONE, "service_workers": "allow"}
    with playwright.chromium.launch_persistent_context(tmp_path / "profile", **start) as context:
        page = context.new_page()
        visit_check(page, site)
        page.wait_for_function(
            "async () => (await (await caches.open('offline /repo/')).keys()).length > 50", polling=500
        )
    site.mend()
    with playwright.chromium.launch_persistent_context(tmp_path / "profile", **start) as context:
        page = context.new_page()
        keep(page, site)
        assert kept(page) == copy_kept_of(site, hashes(site.folder))


REFUSING = {
    "a private window": {"browser.privatebrowsing.autostart": True},
    "all storage refused": {"network.cookie.cookieBehavior": 2},
    "no service workers": {"dom.serviceWorkers.enabled": False},
}


@pytest.mark.parametrize("settings", REFUSING.values(), ids=REFUSING.keys())
def test_a_firefox_that_keeps_nothing_gives_a_result(playwright, site, quiz, settings):
    with playwright.firefox.launch(
        channel="moz-firefox", executable_path=browsers.firefox(), firefox_user_prefs=settings
    ) as firefox:
        page = firefox.new_page(viewport=PHONE)
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        for address in ("", GUIDE):
            page.goto(site.address + address)
        open_check(page, site)
        take(page, ANSWERS)
        expect_result_of_python(page, quiz, "first", ANSWERS)
        # Firefox itself remarks on what it refused.
        assert [error for error in errors if not error.startswith("Storage access is restricted")] == []
