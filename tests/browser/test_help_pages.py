"""Help is there for every reader: the reader's own country first, on the device, and everything without script."""

import pytest

NOW = "help/now/"


@pytest.fixture
def visit(browser, site):
    """Opens the help page as a reader with this language would see it."""
    opened = []

    def visit(**settings):
        context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block", **settings)
        opened.append(context)
        page = context.new_page()
        page.goto(site.address + NOW)
        return page

    yield visit
    for context in opened:
        context.close()


@pytest.mark.parametrize(("locale", "country"), [("de-AT", "at"), ("en-IE", "ie"), ("en-AU", "au"), ("fr-FR", "fr")])
def test_the_readers_country_comes_first(visit, locale, country):
    page = visit(locale=locale)
    page.wait_for_function("(id) => document.querySelector('section.country')?.id === id", arg=country)


def test_no_request_tells_the_country(visit, site):
    page = visit(locale="de-AT")
    page.wait_for_function("() => document.querySelector('section.country').id === 'at'")
    asked = len(site.asked_by_pages())
    page.wait_for_timeout(300)
    assert len(site.asked_by_pages()) == asked
    assert not [request for request in site.log if "AT" in request.path]


def test_without_script_every_country_is_there(visit):
    page = visit(java_script_enabled=False)
    assert page.locator("section.country").count() >= 15


def test_a_number_is_one_tap_away_and_in_sight_on_a_small_phone(visit):
    page = visit(locale="en-GB", is_mobile=True, has_touch=True)
    page.wait_for_function("() => document.querySelector('section.country').id === 'gb'")
    number = page.locator("section.country a[href^='tel:']").first
    box = number.bounding_box()
    assert box["y"] + box["height"] <= 740
    assert box["height"] >= 44


def test_the_emergency_sentence_comes_before_any_list(visit):
    text = visit().locator("article").inner_text()
    assert text.index("local emergency number") < text.index("999")


def test_what_is_never_all_right_is_named_before_the_first_country(visit):
    text = visit().locator("article").inner_text()
    assert text.index("What is never all right") < text.index("911")


def test_an_easy_page_leads_to_help_in_easy_read(page, site):
    page.goto(site.address + "easy/what-it-is/")
    addresses = page.get_by_role("link", name="Get help now", exact=True).evaluate_all(
        "(all) => all.map(({ href }) => href)"
    )
    assert set(addresses) == {site.address + "easy/help/"}


@pytest.mark.parametrize("check", ["check/now/", "easy/check-now/"])
def test_a_check_has_no_second_next_at_its_foot(page, site, check):
    page.goto(site.address + check)
    assert page.locator(".site-steady").is_visible()
    assert page.locator(".site-turn").count() == 0
