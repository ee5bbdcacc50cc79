"""The Accessibility page lists what the tests hold, in the words of the tests; the build stops where there are none."""

import ast
import re
from html import unescape

import pytest
from hooks import tested
from mkdocs.exceptions import PluginError

from tests.built import ROOT


def test_the_page_lists_the_first_sentence_of_each_test_file_and_nothing_else(built):
    part = re.search(r'<h2 id="tested">(.*?)<h2', built.pages["about/accessibility/index.html"], re.DOTALL)[1]
    listed = [unescape(item) for item in re.findall(r"<li>(.*?)</li>", part)]
    openings = [ast.get_docstring(ast.parse((ROOT / name).read_text("utf-8"))) for name in tested.TESTS]
    assert len(listed) == len(openings) > 4
    assert all(" ".join(text.split()).startswith(said) for said, text in zip(listed, openings, strict=True))
    assert tested.MARKER not in part


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ('"""One thing. And another."""', "One thing."),
        ('"""One thing\nholds.\n\nMore."""', "One thing holds."),
        ('"""Version 2.2 holds."""', "Version 2.2 holds."),
    ],
)
def test_the_first_sentence_is_read(tmp_path, code, said):
    (tmp_path / "test_it.py").write_text(code, "utf-8")
    assert tested.sentence(tmp_path / "test_it.py") == said


@pytest.mark.parametrize("code", [None, "", "import re", '""" """', '"""no end"""'])
def test_a_test_file_that_is_gone_or_says_nothing_stops_the_build_with_place_and_remedy(monkeypatch, tmp_path, code):
    monkeypatch.setattr(tested, "ROOT", tmp_path)
    if code is not None:
        (tmp_path / "test_it.py").write_text(code, "utf-8")
    with pytest.raises(PluginError, match=r"^test_it\.py is gone .* Write one there that .* scripts/hooks/tested\.py"):
        tested.sentence(tmp_path / "test_it.py")


def test_a_page_that_asks_for_nothing_stays_as_it_is():
    assert tested.on_page_markdown("Words", None, None, None) == "Words"
