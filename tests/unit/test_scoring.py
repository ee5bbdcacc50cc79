"""The rule: examples, boundaries, answers of another check, and a proof over every sheet that can be filled in."""

import tomllib
from itertools import product
from math import comb, factorial, prod
from pathlib import Path

import pytest

from quiz import AnswersError, outcome
from quiz.scoring import FLAGS, OUTCOMES, Tally, flag, tally
from tests.sheets import EXAMPLES, FIRST, IDS, QUIZ, each, sheet

OTHERS = [key for key in IDS if key not in FIRST]
ASIDES = [aside.id for aside in QUIZ.asides]
WAYS_TO_ANSWER = (None, "yes", "no", "unsure")


@each(EXAMPLES)
def test_an_example_gives_its_outcome_and_its_flag(example):
    answers = example["answers"]
    assert outcome(QUIZ, answers) == example["outcome"]
    assert flag(QUIZ.rule, tally(QUIZ, answers)) == example["flag"]


def test_the_examples_cover_every_outcome_flag_and_stage():
    assert {example["outcome"] for example in EXAMPLES} == set(OUTCOMES)
    assert {example["flag"] for example in EXAMPLES} == set(FLAGS)
    assert {example["stage"] for example in EXAMPLES} == set(QUIZ.stages)


def test_an_example_answers_only_what_its_stage_asks():
    for example in EXAMPLES:
        asked = {*IDS, *(aside.id for aside in QUIZ.asides_of(example["stage"]))}
        assert set(example["answers"]) <= asked, example["name"]


def test_no_two_examples_share_a_name():
    names = [example["name"] for example in EXAMPLES]
    assert len(names) == len(set(names)) >= 24


@pytest.mark.parametrize(
    ("below", "at"),
    [
        (sheet(yes=7), sheet(yes=7, unsure=1)),
        (sheet(yes=7), sheet(yes=8)),
        (sheet(yes=5, unsure=7), sheet(yes=6, unsure=6)),
        (sheet(yes=2, no=3, unsure=7), sheet(yes=3, no=3, unsure=6)),
    ],
)
def test_one_answer_more_is_enough_to_say_something(below, at):
    assert outcome(QUIZ, below) == "too_little"
    assert outcome(QUIZ, at) != "too_little"


@pytest.mark.parametrize(
    ("kind", "result"),
    [("yes", "mostly_yes"), ("no", "mostly_no")],
)
def test_seven_of_the_twelve_offered_are_mostly_and_six_are_not(kind, result):
    assert outcome(QUIZ, sheet(**{kind: 7}, unsure=5)) == result
    assert outcome(QUIZ, sheet(**{kind: 6}, unsure=2)) == "open"
    assert outcome(QUIZ, sheet(**{kind: 6}, unsure=6)) == "open"


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "none"), (1, "one"), (2, "several"), (3, "several"), (4, "several")]
)
def test_the_flag_follows_the_number_of_first_nos(number, expected):
    assert flag(QUIZ.rule, tally(QUIZ, dict.fromkeys(FIRST[:number], "no"))) == expected


@pytest.mark.parametrize("value", ["yes", "unsure"])
def test_a_first_question_raises_no_flag_unless_it_is_no(value):
    assert flag(QUIZ.rule, tally(QUIZ, dict.fromkeys(FIRST, value))) == "none"


def test_a_tally_counts_each_kind_of_answer_apart():
    answers = sheet(yes=2, no=3, unsure=1) | {"safety": "no", "practical": "yes", "change": "unsure"}
    count = tally(QUIZ, answers)
    assert count == Tally(yes=2, no=3, unsure=1, first_no=1)
    assert (count.answered, count.decided) == (6, 5)


def test_a_tally_has_no_first_no_unless_it_is_told():
    assert Tally(1, 2, 3).first_no == 0


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({"punctual": "yes"}, "punctual: 'yes'"),
        ({"understood": "maybe"}, "understood: 'maybe'"),
        ({"understood": "Yes"}, "understood: 'Yes'"),
        ({"understood": ""}, "understood: ''"),
        ({"understood": None}, "understood: None"),
        ({"understood": True}, "understood: True"),
        ({"understood": 1}, "understood: 1"),
        ({"understood": ["yes"]}, "understood: ['yes']"),
        ({"safety": "perhaps"}, "safety: 'perhaps'"),
        ({"": "yes"}, ": 'yes'"),
        ({"pace": "yes", "punctual": "yes", "worries": "y"}, "punctual: 'yes', worries: 'y'"),
        ({"safety": "yes", "punctual": "no"}, "punctual: 'no'"),
    ],
)
def test_answers_of_another_check_are_refused_and_each_is_named(answers, wrong):
    with pytest.raises(AnswersError) as caught:
        outcome(QUIZ, answers)
    assert str(caught.value) == f"These answers do not belong to this check: {wrong}."


def test_the_fit_file_holds_the_numbers_that_the_proof_is_about():
    rule = tomllib.loads((Path(__file__).parents[2] / "quiz/fit.toml").read_text("utf-8"))["rule"]
    assert rule == {"least_answered": 8, "least_decided": 6, "mostly": 7, "talk_it_over": 2}
    assert (len(IDS), FIRST) == (12, ["safe_to_say", "respected", "could_disagree", "worries"])


# The proof. There are 4^12 = 16,777,216 ways to answer twelve questions with yes, no, not sure or nothing. The rule
# looks only at how many there are of each, so one sheet for each tally stands for all sheets of that tally. How many
# those are is a multinomial coefficient; that the coefficients sum to 4^12 shows that no sheet was forgotten.


def said_by_the_issue(yes, no, unsure, safety=None):
    """The rule as it was asked for, in other words than the code's and with its numbers written out."""
    if safety == "yes" or safety == "unsure":
        return "safety"
    if yes + no + unsure < 8 or yes + no < 6:
        return "too_little"
    if yes > 6:
        return "mostly_yes"
    if no > 6:
        return "mostly_no"
    return "open"


def tallies(size):
    """Every (yes, no, not sure, left out) of so many questions, with the number of sheets that have it."""
    for counts in product(range(size + 1), repeat=4):
        if sum(counts) == size:
            yield counts, factorial(size) // prod(map(factorial, counts))


def sheet_of(keys, counts):
    given = [value for value, number in zip(("yes", "no", "unsure", None), counts, strict=True) for _ in range(number)]
    return {key: value for key, value in zip(keys, given, strict=True) if value}


def test_every_sheet_gets_the_outcome_of_the_issue_whatever_is_answered_to_the_rest():
    """All 4^12 sheets with each of the 4^3 ways to answer the three asides; a stage asks all or some of those."""
    proved, proved_without_skips = 0, 0
    for counts, sheets in tallies(12):
        answers = sheet_of(IDS, counts)
        for values in product(WAYS_TO_ANSWER, repeat=len(ASIDES)):
            asides = {key: value for key, value in zip(ASIDES, values, strict=True) if value}
            assert outcome(QUIZ, answers | asides) == said_by_the_issue(*counts[:3], asides.get("safety"))
            proved += sheets
        proved_without_skips += sheets if counts[3] == 0 else 0
    assert (proved, proved_without_skips) == (4**12 * 4**3, 3**12)


def test_every_sheet_gets_the_flag_of_the_issue():
    """The same for flags: tallies of the four questions whose no is shown first, and of the eight others."""
    proved = 0
    for (first, sheets), (others, other_sheets) in product(tallies(4), tallies(8)):
        count = tally(QUIZ, sheet_of(FIRST, first) | sheet_of(OTHERS, others))
        assert flag(QUIZ.rule, count) == ("none", "one", "several", "several", "several")[first[1]]
        assert (count.yes, count.no, count.unsure) == tuple(map(sum, zip(first[:3], others[:3], strict=True)))
        proved += sheets * other_sheets
    assert proved == 4**12


def test_which_question_was_answered_how_makes_no_difference_to_a_tally():
    """What the proof leans on: each answer adds the same to the tally wherever it stands."""
    for key, value in product(IDS, ("yes", "no", "unsure")):
        expected = Tally(value == "yes", value == "no", value == "unsure", value == "no" and key in FIRST)
        assert tally(QUIZ, {key: value}) == expected


def test_all_ways_to_leave_out_some_of_twelve_are_counted():
    left_out = [0] * 13
    for counts, sheets in tallies(12):
        left_out[counts[3]] += sheets
    assert left_out == [comb(12, number) * 3 ** (12 - number) for number in range(13)]
