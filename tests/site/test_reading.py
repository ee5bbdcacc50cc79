"""Every page can be read: its grade, a summary of at most three points, one next step, and the dates it carries."""

import re

import pytest
import reading

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
    pages = [html for page, html in built.pages.items() if page.startswith(GUIDE_LIKE)]
    points = [re.findall("<li>", summary) for html in pages for summary in summaries(html)]
    assert len(points) == len(pages)
    assert all(1 <= len(found) <= 3 for found in points)


def test_each_page_of_the_guide_ends_with_one_next_step(built):
    for page, html in built.pages.items():
        if page.startswith(GUIDE_LIKE):
            body = re.split(r'<div class="footnote">|<p class="reviewed">', html)[0].rstrip()
            assert re.search(r'<a class="md-button"[^>]*>[^<]+</a></p>$', body), page


def test_each_page_says_when_it_was_read_and_by_whom_it_was_not(built):
    for page, html in built.pages.items():
        if page != "404.html":
            line = re.search(r'<p class="reviewed">(.*?)</p>', html, re.DOTALL)[1]
            assert len(re.findall("<time", line)) == 3, page
            assert "Not yet reviewed by a clinician." in line, page


@pytest.mark.parametrize("field", ["title", "description", "published", "reviewed", "next_review"])
def test_a_page_without_its_dates_stops_the_build(field):
    from importlib import util
    from types import SimpleNamespace

    from mkdocs.exceptions import PluginError

    from tests.built import ROOT

    spec = util.spec_from_file_location("reviewed_hook", ROOT / "scripts/hooks/reviewed.py")
    reviewed = util.module_from_spec(spec)
    spec.loader.exec_module(reviewed)
    page = SimpleNamespace(meta={}, file=SimpleNamespace(src_uri="guide/x.md"))
    with pytest.raises(PluginError, match=field):
        reviewed.on_page_content("", page, None, None)
