"""The search finds what readers type, and shows the right page first."""

import pytest

FIRST = {
    "quit": "guide/saying-it-is-not-working/",
    "awkward": "guide/when-something-is-off/",
    "crying": "guide/an-example/",
    "money": "guide/the-first-call/",
    "online": "guide/other-settings/",
    "red flags": "guide/not-a-misfit/",
}


@pytest.mark.parametrize("words", FIRST)
def test_the_right_page_is_found_first(page, site, words):
    page.goto(site.address)
    page.get_by_role("button", name="Search").click()
    page.keyboard.type(words)
    found = page.locator(".md-search-result__link").first
    found.wait_for()
    assert found.get_attribute("href").partition("?")[0].partition("#")[0] == site.address + FIRST[words]


def test_help_is_in_sight_whatever_is_typed(page, site):
    page.goto(site.address)
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("touched my knee")
    for name in ("Get help now", "What is never all right"):
        assert page.locator("#search").get_by_role("link", name=name).is_visible()
