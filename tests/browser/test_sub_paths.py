"""The site works wherever it is published: below a path, at the root of an account, on a domain of its own."""

import pytest

from tests.browser.reader import open_check, python_says, result_text, take
from tests.built import build
from tests.pages import Pages

PLACES = {"a project site": "/repo/", "a user site or an own domain": "/"}
OWN_DOMAIN = "https://fit.example.org/"


@pytest.fixture(scope="module", params=PLACES.values(), ids=PLACES.keys())
def pages(request, tmp_path_factory):
    with Pages(tmp_path_factory.mktemp("placed"), base=request.param) as pages:
        build(pages.folder, pages.address)
        yield pages


@pytest.fixture(scope="module")
def own_domain(tmp_path_factory):
    """Built for another address than it is served at: nothing may depend on it but links meant to be whole."""
    with Pages(tmp_path_factory.mktemp("domain"), base="/") as pages:
        build(pages.folder, OWN_DOMAIN)
        yield pages


def styled(page):
    """Whether the site's own style has arrived."""
    return page.evaluate("() => getComputedStyle(document.documentElement).getPropertyValue('--page-accent') !== ''")


@pytest.mark.parametrize("path", ["", "guide/what-it-is/", "check/", "help/now/"])
def test_pages_load_with_their_style(page, site, path):
    page.goto(site.address + path)
    assert styled(page)


@pytest.mark.troubled  # the page itself comes with status 404, which the console tells
def test_a_missing_page_deep_in_a_folder_has_its_style_and_a_way_home(page, site):
    answer = page.goto(f"{site.address}guide/no/such/page/")
    assert answer.status == 404
    assert styled(page)
    page.get_by_role("link", name="Go to the start page").click()
    page.wait_for_url(site.address)
    assert [request.path for request in site.log if request.status == 404] == [f"{site.base}guide/no/such/page/"]


def test_the_check_gives_its_result(page, site, quiz):
    open_check(page, site)
    take(page, {"understood": "no"})
    assert result_text(page) == python_says(page, quiz, "first", {"understood": "no"})


def test_the_check_gives_its_result_on_an_own_domain(page, own_domain, troubles, quiz):
    open_check(page, own_domain)
    take(page, {"understood": "no"})
    assert result_text(page) == python_says(page, quiz, "first", {"understood": "no"})
    assert all(address.startswith((own_domain.origin, f"blob:{own_domain.origin}")) for address in troubles.foreign)
    troubles.foreign.clear()
