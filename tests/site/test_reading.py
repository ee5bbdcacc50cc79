"""Every page can be read: its grade, a summary of at most three points, one next step, and the dates it carries."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
import reading
from hooks import reviewed
from mkdocs.exceptions import PluginError

GUIDE_LIKE = ("guide/", "help/", "about/")


def summaries(html):
    return re.findall(r'<div class="admonition summary">(.*?)</div>', html, re.DOTALL)


def grades(built):
    return {page: reading.grade(reading.body(html)) for page, html in built.pages.items() if page != "404.html"}


def test_no_page_is_harder_than_grade_seven(built):
    assert {page: grade for page, grade in grades(built).items() if grade > 7} == {}


def test_the_whole_is_no_harder_than_grade_six_and_a_half(built):
    assert reading.whole(built.folder) <= 6.5


def test_a_hard_text_is_called_hard():
    assert reading.grade("Intersubjective attunement presupposes considerable metacognitive sophistication.") > 12


def test_each_page_of_the_guide_has_a_summary_of_at_most_three_points(built):
    for page, html in built.pages.items():
        if page.startswith(GUIDE_LIKE):
            points = [len(re.findall("<li>", summary)) for summary in summaries(html)]
            assert len(points) == 1, f"{page}: one summary is wanted, as in docs/en/guide/an-example.md"
            assert 1 <= points[0] <= 3, page


def test_each_page_of_the_guide_ends_with_one_next_step(built):
    for page, html in built.pages.items():
        if page.startswith(GUIDE_LIKE):
            body = re.split(r'<div class="footnote">|<p class="reviewed">', html)[0].rstrip()
            assert re.search(r'<a class="md-button"[^>]*>[^<]+</a></p>$', body), f"{page}: ends with no button"


def test_each_page_says_when_it_was_read_and_whether_by_a_clinician(built):
    for page, html in built.pages.items():
        if page != "404.html":
            line = re.search(r'<p class="reviewed">(.*?)</p>', html, re.DOTALL)[1]
            assert len(re.findall("<time", line)) == 3, page
            assert re.search(r"Not yet reviewed by a clinician\.|Reviewed by a clinician: .+\.", line), page


@pytest.fixture
def page():
    dates = dict.fromkeys(reviewed.DATES, date(2026, 11, 25))
    return SimpleNamespace(meta={"title": "A", "description": "B", **dates}, file=SimpleNamespace(src_uri="guide/x.md"))


@pytest.mark.parametrize("field", reviewed.FIELDS)
def test_a_page_without_its_dates_stops_the_build(page, field):
    del page.meta[field]
    with pytest.raises(PluginError, match=rf"docs/en/guide/x\.md: .*{field}"):
        reviewed.on_page_content("", page, None, None)


def test_a_page_that_a_clinician_reviewed_names_them_and_no_page_says_both(page):
    page.meta["clinician"] = "A. <Name>, psychologist"
    line = reviewed.on_page_content("", page, None, None)
    assert "Reviewed by a clinician: A. &lt;Name&gt;, psychologist." in line
    assert "Not yet" not in line
