"""What README and CONTRIBUTING name is there, what is there is named, and related pages know each other."""

import os
import re

import pytest

from tests.built import ROOT

DOCS = ROOT / "docs/en"
PATH = re.compile(r"`((?:quiz|docs|scripts|tests|\.github)/[\w./-]*|[\w-]+\.(?:toml|yml|json|txt))`")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_file_that_the_docs_name_is_there(name):
    named = set(PATH.findall((ROOT / name).read_text("utf-8")))
    homes = ("", "quiz", "docs")
    assert named
    assert [path for path in sorted(named) if not any((ROOT / home / path).exists() for home in homes)] == []


def test_every_room_of_the_quiz_is_named_in_contributing():
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rooms = [path.name for path in (ROOT / "quiz").glob("*.py") if path.name not in ("__init__.py",)]
    assert [name for name in rooms if name not in text] == []


def test_every_dependency_is_explained_in_contributing():
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    groups = (ROOT / "pyproject.toml").read_text("utf-8").partition("[dependency-groups]")[2].partition("[tool.")[0]
    named = re.findall(r'"([\w-]+)[ "=<>~]', groups)
    packages = re.findall(r'^    "([\w@/-]+)": "\d', (ROOT / "package.json").read_text("utf-8"), re.MULTILINE)
    assert len(named) > 10
    assert [name for name in named + packages if name not in text] == []


def related(page):
    """The pages that a page names under its heading Related."""
    part = re.search(r"^## Related.*?$(.*?)(?=^\[|\Z)", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    links = re.findall(r"\]\(([^)#]+\.md)[^)]*\)", part[1]) if part else []
    return [(page.parent / link).resolve() for link in links]


def test_related_pages_are_linked_both_ways():
    pairs = [(page, other) for page in DOCS.rglob("*.md") for other in related(page)]
    one_way = [
        f"{page.relative_to(DOCS)} -> {other.relative_to(DOCS)}"
        for page, other in pairs
        if os.path.relpath(page, other.parent) not in other.read_text("utf-8")
    ]
    assert len(pairs) > 20
    assert one_way == []
