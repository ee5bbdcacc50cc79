"""The check without any script: to read, to answer, to print and to work out by hand."""

import pytest
from playwright.sync_api import expect

from tests.browser.reader import CHECKS, PHONE, SIZES, asked
from tests.browser.test_result import sheets


@pytest.fixture
def browser_context_args(size):
    return {"viewport": size, "java_script_enabled": False}


def open_page(page, site, stage):
    page.goto(site.address + CHECKS[stage])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("stage", ["first", "now"])
def test_every_question_stands_on_one_page_with_three_answers_and_none_chosen(page, site, quiz, stage):
    open_page(page, site, stage)
    assert page.locator("#check legend h2:visible").all_inner_texts() == [ask for _, ask in asked(quiz, stage)]
    assert page.get_by_role("radio").locator("visible=true").count() == 3 * len(asked(quiz, stage))
    assert page.locator("input:checked").locator("visible=true").count() == 0


@pytest.mark.parametrize("stage", ["first", "now"])
def test_the_key_by_hand_stands_below_the_questions(page, site, quiz, stage):
    open_page(page, site, stage)
    expect(page.get_by_role("heading", name=quiz.words["key"]["title"])).to_be_visible()
    key = page.locator(".by-hand").inner_text()
    for outcome in ("too_little", "mostly_yes", "mostly_no", "open"):
        assert quiz.words["outcomes"][outcome][stage]["title"] in key


@pytest.mark.parametrize("stage", ["first", "now"])
def test_it_prints_on_at_most_two_sheets(page, site, stage):
    open_page(page, site, stage)
    assert sheets(page) <= 2


@pytest.mark.parametrize("stage", ["first", "now"])
def test_no_button_is_shown_that_does_nothing(page, site, stage):
    open_page(page, site, stage)
    assert page.locator("article button:visible").all_inner_texts() == []


def test_the_link_to_the_safety_question_works_from_every_question(page, site, quiz):
    open_page(page, site, "first")
    links = page.locator("#check").get_by_role("link", name=quiz.words["page"]["safety_link"])
    assert links.count() == len(asked(quiz, "first")) - 1
    links.first.click()
    assert page.url.endswith("check/first/#safety")
    expect(page.get_by_text(quiz.words["asides"]["safety"]["first"]["ask"]).first).to_be_in_viewport()


def test_what_to_read_instead_of_a_count_stands_on_the_page_and_links_to_help(page, site, quiz):
    open_page(page, site, "first")
    part = page.locator("#unsafe")
    expect(part.get_by_role("heading", name=quiz.words["safety"]["title"])).to_be_visible()
    part.get_by_role("link", name=quiz.words["page"]["safety"]).click()
    assert page.url == f"{site.address}guide/not-a-misfit/"


@pytest.mark.troubled  # the policy refuses the form, and says so
def test_enter_in_an_answer_sends_nothing(page, site):
    open_page(page, site, "first")
    site.log.clear()
    page.get_by_role("radio", name="No", exact=True).first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.url == f"{site.address}check/first/"
    assert site.asked_by_pages() == []


def test_a_phone_shows_it_without_sideways_scroll(page, site):
    for stage in CHECKS:
        open_page(page, site, stage)
        assert page.locator("#check").bounding_box()["width"] <= PHONE["width"]
