"""The answer sheets of examples.toml, and the quiz they answer."""

import tomllib
from pathlib import Path

import pytest

from quiz import load

QUIZ = load()
LANGUAGES = sorted(path.stem for path in (Path(__file__).parents[1] / "quiz/words").glob("*.toml"))
ENGLISH = [language for language in LANGUAGES if language.partition("-")[0] == "en"]
IDS = [question.id for question in QUIZ.questions]
FIRST = [question.id for question in QUIZ.questions if question.first]
EXAMPLES = tomllib.loads((Path(__file__).parent / "examples.toml").read_text("utf-8"))["example"]
COUNTED = [example for example in EXAMPLES if example["outcome"] != "safety"]


def each(examples):
    """Run a test once for each of the examples, under its name."""
    return pytest.mark.parametrize("example", [pytest.param(example, id=example["name"]) for example in examples])


def sheet(yes=0, no=0, unsure=0):
    """So many answers of each kind, in the page's order; the other questions are left out."""
    given = ["yes"] * yes + ["no"] * no + ["unsure"] * unsure
    return dict(zip(IDS, given, strict=False))


def leaves(table, path=""):
    """Every sentence or list in nested tables, with its dotted path."""
    for key, value in table.items():
        yield from leaves(value, f"{path}{key}.") if isinstance(value, dict) else [(f"{path}{key}", value)]
