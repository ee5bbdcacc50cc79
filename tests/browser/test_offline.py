"""After one visit to the check the site opens without a connection, whole, and of one edition only; and it lets go."""

import json

import browsers
import pytest
from playwright.sync_api import expect
from selenium.webdriver.support.ui import WebDriverWait

from quiz.result import result
from tests.browser.conftest import PATIENCE
from tests.browser.offline import (
    GUIDE,
    GUIDE_FILE,
    WATCHED,
    answered,
    copy_kept_of,
    copy_of,
    fetched,
    finish,
    hashes,
    holding,
    keep,
    kept,
    publish_large,
    publish_small,
    replace,
    stop,
    update,
    visit_check,
    wait_until_given_up,
    workers,
    write,
)
from tests.browser.reader import (
    CHECKS,
    PHONE,
    answer_all,
    forward,
    given_answers,
    open_check,
    plain,
    press,
    python_says,
    result_text,
    show_all,
    submit,
    take,
    wait_for_result,
)
from tests.browser.test_engines import ANSWERS as IN_WEBKIT
from tests.browser.test_engines import (
    EXPECTED,
    HAS_RESULT,
    answer_in_webkit,
    in_webkit,  # noqa: F401
    result_in_webkit,
    screen,  # noqa: F401
)
from tests.pages import Pages

ANSWERS = {"understood": "yes", "safe_to_say": "no", "pace": "unsure", "worries": "no", "practical": "no"}
HEADING = "What the alliance is"
NOTICE = "[data-edition]"
THRIFTY = "Object.defineProperty(navigator.connection, 'saveData', { get: () => true });"
SOON = 3000  # milliseconds in which something that must not happen would have happened


@pytest.fixture
def browser_context_args(size):
    return {"viewport": size, "service_workers": "allow"}


@pytest.fixture
def site(pages, tmp_path):
    """The site on a server of its own, which a test may stop or give another edition to."""
    with Pages(copy_of(pages.folder, tmp_path / "site")) as site:
        yield site


@pytest.fixture
def next_site(pages, tmp_path):
    """A folder to build the next edition in, before it is on the server."""
    return copy_of(pages.folder, tmp_path / "next")


def deploy(site, folder, *addresses):
    """Put these files of another edition on the server; none named: all of them, and no other."""
    for address in addresses:
        write(site.folder / address, (folder / address).read_bytes())
    if not addresses:
        site.folder = folder


def heading(page):
    return page.locator("main h1").first.inner_text()


def expect_result_of_python(page, quiz, stage, answers):
    wait_for_result(page)
    expect(page.locator(".without")).to_be_hidden()
    assert result_text(page) == python_says(page, quiz, stage, answers)
    assert given_answers(page) == answers


def use_newer(page):
    """Ask for the newer edition, and wait until the page is there again."""
    with page.expect_event("load"):
        press(page, "Use it now")


# Without a server


@pytest.fixture(scope="module", params=["browser", "firefox"])
def offline(request, pages, tmp_path_factory):
    """A reader who was at the check once, in Chromium and in Firefox, and whose line is dead now: (page, address)."""
    engine = request.getfixturevalue(request.param)
    with Pages(copy_of(pages.folder, tmp_path_factory.mktemp("stopped") / "site")) as site:
        context = engine.new_context(viewport=PHONE, service_workers="allow")
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 2)
        keep(page, site)
        stop(site)
        yield page, site
        context.close()


def test_without_a_server_every_page_opens(offline):
    page, site = offline
    for file in sorted(site.folder.rglob("index.html")):
        page.goto(site.address + file.relative_to(site.folder).as_posix().removesuffix("index.html"))
        assert heading(page)


def test_without_a_server_every_file_is_the_one_of_the_build(offline):
    page, site = offline
    page.goto(site.address)
    assert answered(page, site, hashes(site.folder)) == hashes(site.folder)


def test_without_a_server_the_links_of_a_page_lead_on(offline):
    page, site = offline
    page.goto(site.address + GUIDE)
    page.locator("main a.md-button").last.click()
    page.wait_for_url(lambda address: GUIDE not in address)
    assert heading(page)


def test_without_a_server_the_search_finds_a_page(offline):
    page, site = offline
    page.goto(site.address)
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("money")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(lambda address: address != site.address)
    expect(page.locator("main")).to_contain_text("money")


@pytest.mark.parametrize("stage", ["now", "first"])
def test_without_a_server_each_check_gives_the_result_that_python_gives(offline, quiz, stage):
    page, site = offline
    open_check(page, site, stage)
    take(page, ANSWERS)
    expect_result_of_python(page, quiz, stage, ANSWERS)


@pytest.mark.parametrize("address", ["nowhere", "guide/nowhere/", "guide/what-it-is/picture.png"])
def test_without_a_server_an_address_that_is_not_here_gets_the_page_that_says_so(offline, address):
    page, site = offline
    page.goto(site.address + address)
    assert heading(page) == "This page is not here"
    page.get_by_role("link", name="Go to the start page").click()
    page.wait_for_url(site.address)


ADDRESSES = [
    "guide/what-it-is/?from=a-link",
    "guide/what-it-is/#sources",
    "guide/what-it-is/index.html",
    "guide/what%2Dit%2Dis/",
    "guide/what-it-is",
    "guide/what-it-is?from=a-link#sources",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_a_server_a_page_opens_however_its_address_is_written(offline, address):
    page, site = offline
    page.goto(site.address + GUIDE)
    expected = heading(page)
    page.goto("about:blank")
    page.goto(site.address + address)
    assert heading(page) == expected
    assert page.evaluate("() => document.styleSheets.length > 1")


@pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning")  # Selenium, of its own insides
def test_without_a_server_webkit_opens_pages_and_gives_the_result_of_python(in_webkit, site, quiz):  # noqa: F811
    in_webkit.get(site.address + CHECKS["now"])
    until_in_webkit(in_webkit, "return 'scripted' in document.documentElement.dataset")
    in_webkit.execute_script("document.querySelector('#check [type=radio]').focus()")
    until_in_webkit(in_webkit, "return navigator.serviceWorker.controller?.state === 'activated'")
    stop(site)
    for address in ("", GUIDE, "guide/what-it-is", "nowhere/"):
        in_webkit.get(site.address + address)
        assert in_webkit.execute_script("return document.querySelector('main h1').textContent")
    answer_in_webkit(in_webkit, site)
    read = result_in_webkit(in_webkit, HAS_RESULT)
    assert read == plain(in_webkit.execute_script(EXPECTED, str(result(quiz, "first", IN_WEBKIT))))
    assert in_webkit.execute_script("return document.querySelector('.without').hidden")


def until_in_webkit(driver, condition):
    WebDriverWait(driver, 60, 0.2).until(lambda driver: driver.execute_script(condition))


@pytest.mark.troubled
def test_an_address_that_cannot_be_read_goes_to_the_server(page, site):
    keep(page, site)
    assert page.evaluate("async (address) => (await fetch(address)).status", f"{site.address}%zz") == 404


# What is kept, and when


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


# A newer edition


def test_of_a_newer_edition_only_what_changed_is_fetched(page, site):
    keep(page, site)
    site.log.clear()
    publish_small(site.folder)
    assert update(page)
    assert fetched(site) == ["offline.js", GUIDE_FILE]


def test_while_a_newer_edition_waits_every_file_is_of_the_old_one(page, site):
    keep(page, site)
    old = hashes(site.folder)
    publish_large(site.folder)
    assert update(page)
    page.goto(site.address + GUIDE)
    assert answered(page, site, old) == old


def test_once_the_newer_edition_is_taken_every_file_is_of_it_and_the_old_one_is_gone(page, site):
    keep(page, site)
    publish_large(site.folder)
    assert update(page)
    page.goto(site.address)
    use_newer(page)
    expect(page.locator(NOTICE)).to_be_hidden()
    new = hashes(site.folder)
    stop(site)
    assert answered(page, site, new) == new
    assert kept(page) == copy_kept_of(site, new)


def test_a_check_that_is_open_while_a_newer_edition_comes_ends_with_its_own_python(page, site, quiz):
    keep(page, site)
    page.add_init_script(THRIFTY)  # so that Python starts after the newer edition came
    open_check(page, site)
    show_all(page)
    answer_all(page, ANSWERS)
    publish_large(site.folder)
    assert update(page)
    site.log.clear()
    submit(page)
    expect_result_of_python(page, quiz, "first", ANSWERS)
    assert {request.path for request in site.asked_by_pages()} <= {f"{site.base}offline.js"}


def test_the_very_first_copy_disturbs_no_check_when_the_site_changed_meanwhile(page, site, quiz):
    site.break_("offline.js", hangs=True)
    visit_check(page, site)
    show_all(page)
    answer_all(page, ANSWERS)
    publish_large(site.folder)
    site.mend()
    page.wait_for_function("() => navigator.serviceWorker.controller?.state === 'activated'")
    submit(page)
    expect_result_of_python(page, quiz, "first", ANSWERS)


def test_an_edition_that_is_half_there_is_refused_until_it_is_whole(page, site, next_site):
    publish_large(next_site)
    old, new = hashes(site.folder), hashes(next_site)
    changed = [address for address, hash_ in new.items() if old.get(address) != hash_]
    for address in changed:
        (site.folder / address).parent.mkdir(exist_ok=True)
    keep(page, site)
    deploy(site, next_site, "offline.js", *(address for address in changed if address != GUIDE_FILE))  # with old bytes
    assert not update(page)
    assert kept(page) == copy_kept_of(site, old)
    (site.folder / GUIDE_FILE).unlink()  # not there at all
    assert not update(page)
    assert kept(page) == copy_kept_of(site, old)
    assert answered(page, site, old) == old
    deploy(site, next_site)
    assert update(page)


def test_a_first_visit_to_a_half_deployed_site_keeps_nothing_and_the_next_visit_keeps_all(page, site, quiz):
    content = (site.folder / GUIDE_FILE).read_bytes()
    write(site.folder / GUIDE_FILE, b"of another edition")
    page.add_init_script(WATCHED)
    open_check(page, site)
    take(page, ANSWERS)
    expect_result_of_python(page, quiz, "first", ANSWERS)
    wait_until_given_up(page)
    assert kept(page) == {}
    write(site.folder / GUIDE_FILE, content)
    keep(page, site)
    assert kept(page) == copy_kept_of(site, hashes(site.folder))


def test_an_edition_taken_while_the_next_one_is_coming_leaves_no_hole_in_it(page, site):
    """The third has again a page of the first, which the second tidies away when it is taken."""
    keep(page, site)
    publish_small(site.folder, "The second edition")
    assert update(page)
    page.goto(site.address + GUIDE)
    replace(site.folder / GUIDE_FILE, " The second edition", "")
    replace(site.folder / "index.html", "</h1>", " The third edition</h1>")
    finish(site.folder)
    site.break_("/index.html", hangs=True)
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    use_newer(page)
    site.mend()
    page.wait_for_function("async () => (await navigator.serviceWorker.getRegistration()).waiting")
    use_newer(page)
    stop(site)
    assert answered(page, site, hashes(site.folder)) == hashes(site.folder)


# The notice


@pytest.fixture
def waiting(page, site):
    """A reader for whom a newer edition waits."""
    keep(page, site)
    publish_small(site.folder)
    assert update(page)
    return page


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


# On the home screen


@pytest.fixture
def manifest(page, context, site):
    page.goto(site.address + GUIDE)
    return context.new_cdp_session(page).send("Page.getAppManifest")


def test_what_the_browser_reads_for_the_home_screen_has_no_error(manifest, site):
    assert (manifest["url"], manifest["errors"]) == (f"{site.address}site.webmanifest", [])


def test_the_name_on_the_home_screen_does_not_tell_what_the_site_is_about(manifest):
    told = manifest["data"].lower()
    assert json.loads(told)["name"] == "on the same page"
    assert [word for word in ("therap", "clinic", "alliance", "counsel", "mental", "check") if word in told] == []


def test_the_home_screen_opens_the_start_page_and_leaves_the_way_back_on_view(manifest, site):
    said = manifest["manifest"]
    assert (said["startUrl"], said["scope"]) == (site.address, site.address)
    assert json.loads(manifest["data"])["display"] == "minimal-ui"


@pytest.mark.parametrize("width", [192, 512])
def test_each_icon_loads_in_its_size(manifest, page, site, width):
    icon = next(icon for icon in json.loads(manifest["data"])["icons"] if icon["sizes"] == f"{width}x{width}")
    size = page.evaluate(
        """async (address) => {
          const image = new Image();
          image.src = address;
          await image.decode();
          return [image.naturalWidth, image.naturalHeight];
        }""",
        site.address + icon["src"],
    )
    assert (size, icon["type"]) == ([width, width], "image/png")


def test_the_site_can_be_put_on_the_home_screen(page, context, site):
    keep(page, site)
    page.goto(site.address)
    said = context.new_cdp_session(page).send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert {error["errorId"] for error in said} <= {"in-incognito"}  # each test runs in a private window
