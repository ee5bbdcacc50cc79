"""The check in its page: a picture for each question or for none, studies by name, and code that is read anew."""

import sys
from types import SimpleNamespace

import pytest
from hooks import check, sources
from mkdocs.exceptions import PluginError

from tests.built import ROOT

CONFIG = {"docs_dir": str(ROOT / "docs/en")}


def pictures(wanted):
    """What a page gets that asks about pace and worries, for what its front matter says."""
    page = SimpleNamespace(meta=wanted, file=SimpleNamespace(src_uri="easy/x.md"))
    return check.pictures(["pace", "worries"], page, CONFIG)


def test_a_page_without_pictures_is_fine():
    assert pictures({}) == {}


def test_each_question_gets_the_drawing_that_its_page_names():
    drawn = pictures({"pictures": {"pace": "easy/calendar", "worries": "easy/question"}})
    assert drawn["pace"] == (ROOT / "docs/en/images/easy/calendar.svg").read_text("utf-8")
    assert list(drawn) == ["pace", "worries"]


def test_pictures_that_do_not_fit_stop_the_build_with_page_id_and_remedy():
    with pytest.raises(PluginError) as stopped:
        pictures({"pictures": {"pase": "easy/calendar", "worries": "easy/qestion"}})
    assert str(stopped.value).splitlines()[1:] == [
        "docs/en/easy/x.md: pictures.pace: missing. Name a picture for this question.",
        "docs/en/easy/x.md: pictures.pase: not asked on this page. Remove it, or mend the id.",
        "docs/en/easy/x.md: pictures.worries: there is no docs/en/images/easy/qestion.svg. Add it, or mend the name.",
    ]


def test_where_a_page_forgot_all_its_pictures_each_is_named():
    with pytest.raises(PluginError, match=r"pictures\.pace: missing\.(.|\n)*pictures\.worries: missing\."):
        pictures({"pictures": None})


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ({"author": [{"family": "A"}]}, "A, no date"),
        ({"author": [{"family": "A"}, {"literal": "The Board"}]}, "A and The Board, no date"),
        ({"author": [{"family": "A"}] * 3, "issued": {"date-parts": [[2020, 5]]}}, "A and others, 2020"),
        ({"container-title": "A Journal", "issued": {"date-parts": [[2021]]}}, "A Journal, 2021"),
    ],
)
def test_a_study_is_named_by_its_first_author_and_year(entry, name):
    assert sources.label(entry) == name


def test_the_next_build_reads_the_code_of_the_quiz_again(monkeypatch):
    """Or an edit of it would show in no page until scripts/serve is started again."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "quiz"]:
        monkeypatch.setitem(sys.modules, name, sys.modules[name])
    before = sys.modules["quiz.model"]
    check.forget_code()
    check.quizzes(sources.read(ROOT / "docs/sources.json"))
    assert sys.modules["quiz.model"] is not before
