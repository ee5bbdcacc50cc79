"""A note opens where it is cited; without script its number leads to the foot of the page."""

import pytest

from tests.browser.axe import violations

PAGE = "guide/does-it-matter/"


@pytest.fixture
def first_note(page, site):
    page.goto(site.address + PAGE)
    page.wait_for_function("() => document.querySelector('a.footnote-ref[aria-expanded]')")
    return page.locator("a.footnote-ref").first


def test_a_note_opens_in_place_and_closes_again(page, first_note):
    first_note.click()
    note = page.get_by_role("note")
    assert "Flückiger" in note.inner_text()
    assert note.get_by_role("link").get_attribute("href").startswith("https://doi.org/")
    assert first_note.get_attribute("aria-expanded") == "true"
    assert "#" not in page.url
    first_note.click()
    assert page.get_by_role("note").count() == 0


def test_the_keyboard_opens_a_note_and_keeps_its_place(page, first_note):
    first_note.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("note").is_visible()
    assert first_note.evaluate("(link) => link === document.activeElement")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('[role=note], p') !== null")


def test_every_note_of_the_page_opens(page, first_note):
    links = page.locator("a.footnote-ref")
    for number in range(links.count()):
        links.nth(number).dispatch_event("click")
    assert page.locator(".note-here").count() == links.count()


def test_without_script_the_number_leads_to_the_foot_of_the_page(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + PAGE)
    page.locator("a.footnote-ref").first.click()
    assert "#fn:" in page.url
    context.close()


class TestBarriers:
    @pytest.fixture
    def browser_context_args(self, size):
        return {"viewport": size, "service_workers": "block", "bypass_csp": True}

    def test_an_open_note_is_no_barrier(self, page, first_note):
        first_note.click()
        assert violations(page) == []
