"""The program axe finds no barrier on any page or in any step of the check, in light or in dark colours.

Pages and endings are looked at in three sizes, and with the menu or the search open.
"""

import pytest

from tests.browser.axe import violations
from tests.browser.reader import (
    answer_all,
    asked,
    forward,
    open_check,
    show_all,
    submit,
    take,
    to_review,
    wait_for_result,
)

WIDTHS = (320, 360, 1280)
SCHEMES = ("light", "dark")


@pytest.fixture
def browser_context_args(size):
    """axe is written into the page, which the policy forbids to strangers."""
    return {"viewport": size, "service_workers": "block", "bypass_csp": True, "reduced_motion": "reduce"}


@pytest.fixture(params=SCHEMES)
def scheme(request, page):
    page.emulate_media(color_scheme=request.param)


def found_at_every_width(page):
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width} px: {line}" for line in violations(page)]
    return found


def test_no_page_has_a_barrier(page, site, scheme):
    found = {}
    for address in site.addresses():
        page.goto(site.address + address)
        found[address] = found_at_every_width(page)
    assert len(found) > 20
    assert not any(found.values()), {address: lines for address, lines in found.items() if lines}


@pytest.mark.parametrize("opener", ["Menu", "Search"])
def test_the_menu_and_the_search_have_no_barrier_when_open(page, site, scheme, opener):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(site.address)
    page.get_by_role("button", name=opener).click()
    if opener == "Search":
        page.keyboard.type("money")
        page.locator(".md-search-result__link").first.wait_for()
    assert not violations(page)


@pytest.mark.parametrize("stage", ["first", "now"])
def test_no_question_has_a_barrier(page, site, quiz, scheme, stage):
    open_check(page, site, stage)
    found = []
    counted = {question.id for question in quiz.questions}
    for key, _ in asked(quiz, stage):
        found += violations(page)
        forward(page, "No" if key in counted else None)
    found += found_at_every_width(page)
    assert not found


def test_all_questions_on_one_page_have_no_barrier(page, site, scheme):
    open_check(page, site)
    show_all(page)
    assert not found_at_every_width(page)


def test_the_error_has_no_barrier(page, site, scheme):
    open_check(page, site)
    to_review(page)
    submit(page)
    assert not found_at_every_width(page)


@pytest.mark.parametrize("answers", [{"safety": "yes"}, {}, {"understood": "no"}], ids=["danger", "all yes", "mixed"])
def test_no_ending_has_a_barrier(page, site, quiz, scheme, answers):
    open_check(page, site, "now")
    everything = dict.fromkeys((question.id for question in quiz.questions), "yes")
    show_all(page)
    answer_all(page, {**everything, "practical": "no", "change": "unsure", **answers})
    submit(page)
    if "safety" not in answers:
        wait_for_result(page)
        page.get_by_text("How this was worked out").click()
    assert not found_at_every_width(page)


@pytest.mark.parametrize("value", ["no", "unsure"])
def test_a_result_full_of_advice_has_no_barrier(page, site, quiz, scheme, value):
    open_check(page, site)
    take(page, dict.fromkeys((question.id for question in quiz.questions), value))
    assert not found_at_every_width(page)


@pytest.mark.troubled
def test_a_result_without_python_has_no_barrier(page, site, quiz, scheme):
    site.break_("worker.js", status=404)
    open_check(page, site)
    take(page, {quiz.questions[0].id: "no"})
    assert not found_at_every_width(page)
