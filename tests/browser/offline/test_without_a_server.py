"""After one visit to the check the whole site opens without a connection."""

import pytest
from playwright.sync_api import expect

from quiz.result import result
from tests.browser import webkit
from tests.browser.conftest import PATIENCE
from tests.browser.offline.editions import (
    GUIDE,
    answered,
    copy_of,
    hashes,
    heading,
    keep,
    stop,
)
from tests.browser.reader import ANSWERS, CHECKS, PHONE, expect_result_of_python, open_check, take
from tests.pages import Pages


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


def test_without_a_server_webkit_opens_pages_and_gives_the_result_of_python(in_webkit, site, quiz):
    in_webkit.get(site.address + CHECKS["now"])
    webkit.until(in_webkit, webkit.SCRIPTED)
    in_webkit.execute_script("document.querySelector('#check [type=radio]').focus()")
    webkit.until(in_webkit, "return navigator.serviceWorker.controller?.state === 'activated'")
    stop(site)
    for address in ("", GUIDE, "guide/what-it-is", "nowhere/"):
        in_webkit.get(site.address + address)
        assert in_webkit.execute_script("return document.querySelector('main h1').textContent")
    webkit.answer(in_webkit, site, ANSWERS)
    assert webkit.result_text(in_webkit) == webkit.text_of(in_webkit, result(quiz, "first", ANSWERS))
    assert in_webkit.execute_script(webkit.BY_PYTHON)


@pytest.mark.troubled
def test_an_address_that_cannot_be_read_goes_to_the_server(page, site):
    keep(page, site)
    assert page.evaluate("async (address) => (await fetch(address)).status", f"{site.address}%zz") == 404
