"""The answer sheets of examples.toml, and the quiz they answer. Other tests take every number and id from here."""

import tomllib

import pytest

from quiz import load
from tests import ROOT

QUIZ = load()
LANGUAGES = sorted(path.stem for path in (ROOT / "quiz/words").glob("*.toml"))
ENGLISH = [language for language in LANGUAGES if language.partition("-")[0] == "en"]
IDS = [question.id for question in QUIZ.questions]
FIRST = [question.id for question in QUIZ.questions if question.first]
OTHERS = [question.id for question in QUIZ.questions if not question.first]
OFFERED = len(IDS)
NUMBER = QUIZ.words["numbers"]["words"]
ALL_YES = dict.fromkeys(IDS, "yes")
EXAMPLES = tomllib.loads((ROOT / "tests/examples.toml").read_text("utf-8"))["example"]
# Five questions to answer otherwise, each named by its answer: two that are marked first, three that are not.
FIRST_UNSURE, *_, FIRST_NO = FIRST[1:]
OTHER_NO, *_, OTHER_UNSURE, OTHER_YES = OTHERS
COUNTED = [example for example in EXAMPLES if example["outcome"] != "safety"]
DANGER = [example for example in EXAMPLES if example["outcome"] == "safety"]


def each(examples):
    """Run a test once for each of the examples, under its name."""
    return pytest.mark.parametrize("example", [pytest.param(example, id=example["name"]) for example in examples])


def asked(stage):
    """The ids of all that a stage asks, in the page's order: the counted questions, then the others."""
    return [*IDS, *(aside.id for aside in QUIZ.asides_of(stage))]


def sheet(yes=0, no=0, unsure=0):
    """So many answers of each kind, in the page's order; the other questions are left out."""
    given = ["yes"] * yes + ["no"] * no + ["unsure"] * unsure
    return dict(zip(IDS, given, strict=False))


def leaves(table, path=""):
    """Every sentence or list in nested tables, with its dotted path."""
    for key, value in table.items():
        yield from leaves(value, f"{path}{key}.") if isinstance(value, dict) else [(f"{path}{key}", value)]
