"""The rule: examples, boundaries, answers of another check, and a proof over every sheet that can be filled in."""

from dataclasses import replace
from itertools import product
from math import comb, factorial, prod

import pytest

from quiz import AnswersError, outcome
from quiz.scoring import FLAGS, OUTCOMES, Tally, flag, tally, too_little
from tests.sheets import EXAMPLES, FIRST, IDS, OFFERED, OTHERS, QUIZ, asked, each, sheet

RULE = QUIZ.rule
HALF = RULE.least_decided // 2
ASIDES = [aside.id for aside in QUIZ.asides]
WAYS_TO_ANSWER = (None, "yes", "no", "unsure")


@each(EXAMPLES)
def test_an_example_gives_its_outcome_and_its_flag(example):
    expected = (example["outcome"], example["flag"])
    assert said_to(example, RULE) == expected, "if fit.toml is meant so, mend this example in tests/examples.toml"


def said_to(example, rule):
    """What the rule says to an example with these numbers: the outcome and the flag."""
    answers = example["answers"]
    return outcome(replace(QUIZ, rule=rule), answers), flag(rule, tally(QUIZ, answers))


@pytest.mark.parametrize("step", [-1, 1])
@pytest.mark.parametrize("number", ["least_answered", "least_decided", "mostly", "talk_it_over"])
def test_the_examples_hold_each_number_of_the_rule(number, step):
    """With one more or one fewer some example turns out otherwise, so no number can change unseen."""
    other = replace(RULE, **{number: getattr(RULE, number) + step})
    others = [example for example in EXAMPLES if said_to(example, other) != said_to(example, RULE)]
    assert others, f"no example stands at this edge of {number}: add one to tests/examples.toml"


def test_the_examples_cover_every_outcome_and_flag_in_every_stage():
    for key, values in {"outcome": OUTCOMES, "flag": FLAGS}.items():
        covered = {(example["stage"], example[key]) for example in EXAMPLES}
        assert covered == set(product(QUIZ.stages, values)), "add what is missing to tests/examples.toml"


def test_an_example_answers_only_what_its_stage_asks():
    for example in EXAMPLES:
        assert set(example["answers"]) <= set(asked(example["stage"])), example["name"]


def test_no_two_examples_share_a_name():
    names = [example["name"] for example in EXAMPLES]
    assert len(names) == len(set(names)) >= 24


def of_all(yes=0, no=0):
    """So many answers that decide, and not sure to all the rest."""
    return sheet(yes, no, unsure=OFFERED - yes - no)


@pytest.mark.parametrize(
    ("below", "at"),
    [
        (sheet(yes=RULE.least_answered - 1), sheet(yes=RULE.least_answered)),
        (sheet(no=RULE.least_answered - 1), sheet(no=RULE.least_answered)),
        (of_all(yes=RULE.least_decided - 1), of_all(yes=RULE.least_decided)),
        (of_all(no=RULE.least_decided - 1), of_all(no=RULE.least_decided)),
        (of_all(HALF, RULE.least_decided - HALF - 1), of_all(HALF, RULE.least_decided - HALF)),
    ],
)
def test_one_answer_more_is_enough_to_say_something(below, at):
    assert outcome(QUIZ, below) == "too_little"
    assert outcome(QUIZ, at) != "too_little"


@pytest.mark.parametrize(
    ("kind", "result"),
    [("yes", "mostly_yes"), ("no", "mostly_no")],
)
def test_as_many_of_those_offered_as_the_rule_says_are_mostly_and_one_fewer_are_not(kind, result):
    assert outcome(QUIZ, of_all(**{kind: RULE.mostly})) == result
    assert outcome(QUIZ, of_all(**{kind: RULE.mostly - 1})) in ("open", "too_little")


@pytest.mark.parametrize("number", range(len(FIRST) + 1))
def test_the_flag_follows_the_number_of_first_nos(number):
    assert flag(RULE, tally(QUIZ, dict.fromkeys(FIRST[:number], "no"))) == raised_by(number)


def raised_by(first_no):
    """The flag as it was asked for, for so many first nos."""
    return ["none", *["one"] * (RULE.talk_it_over - 1), *["several"] * len(FIRST)][first_no]


@pytest.mark.parametrize("value", ["yes", "unsure"])
def test_a_first_question_raises_no_flag_unless_it_is_no(value):
    assert flag(RULE, tally(QUIZ, dict.fromkeys(FIRST, value))) == "none"


def test_a_tally_counts_each_kind_of_answer_apart():
    answers = dict(zip((*FIRST[:2], *OTHERS[:4]), ("yes", "no", "no", "no", "yes", "unsure"), strict=True))
    count = tally(QUIZ, answers | {"safety": "no", "practical": "yes", "change": "unsure"})
    assert count == Tally(yes=2, no=3, unsure=1, first_no=1)
    assert (count.answered, count.decided) == (6, 5)


def test_a_tally_has_no_first_no_unless_it_is_told():
    assert Tally(1, 2, 3).first_no == 0


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({"punctual": "yes"}, "punctual: 'yes'"),
        ({IDS[0]: "maybe"}, f"{IDS[0]}: 'maybe'"),
        ({IDS[0]: "Yes"}, f"{IDS[0]}: 'Yes'"),
        ({IDS[0]: ""}, f"{IDS[0]}: ''"),
        ({IDS[0]: None}, f"{IDS[0]}: None"),
        ({IDS[0]: True}, f"{IDS[0]}: True"),
        ({IDS[0]: 1}, f"{IDS[0]}: 1"),
        ({IDS[0]: ["yes"]}, f"{IDS[0]}: ['yes']"),
        ({"safety": "perhaps"}, "safety: 'perhaps'"),
        ({"": "yes"}, ": 'yes'"),
        ({IDS[0]: "yes", "punctual": "yes", IDS[1]: "y"}, f"punctual: 'yes', {IDS[1]}: 'y'"),
        ({"safety": "yes", "punctual": "no"}, "punctual: 'no'"),
    ],
)
def test_answers_of_another_check_are_refused_and_each_is_named(answers, wrong):
    with pytest.raises(AnswersError) as caught:
        outcome(QUIZ, answers)
    assert str(caught.value) == f"These answers do not belong to this check: {wrong}."


# The proof. Each question can be answered with yes, no, not sure or nothing: twelve of them in 4^12 = 16,777,216 ways.
# The rule looks only at how many there are of each, so one sheet for each tally stands for all sheets of that tally.
# How many those are is a multinomial coefficient; that the coefficients sum to 4^12 shows that no sheet was forgotten.
# The numbers come from fit.toml, so the proof holds for others as well; the examples hold what they are.


def said_by_the_issue(yes, no, unsure, safety=None):
    """The rule as it was asked for, in other words than the code's."""
    if safety == "yes" or safety == "unsure":
        return "safety"
    if yes + no + unsure < RULE.least_answered or yes + no < RULE.least_decided:
        return "too_little"
    if yes > RULE.mostly - 1:
        return "mostly_yes"
    if no > RULE.mostly - 1:
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
    """All sheets with each of the ways to answer the asides; a stage asks all or some of those."""
    proved, proved_without_skips = 0, 0
    for counts, sheets in tallies(OFFERED):
        answers = sheet_of(IDS, counts)
        for values in product(WAYS_TO_ANSWER, repeat=len(ASIDES)):
            asides = {key: value for key, value in zip(ASIDES, values, strict=True) if value}
            assert outcome(QUIZ, answers | asides) == said_by_the_issue(*counts[:3], asides.get("safety"))
            proved += sheets
        proved_without_skips += sheets if counts[3] == 0 else 0
    assert (proved, proved_without_skips) == (4**OFFERED * 4 ** len(ASIDES), 3**OFFERED)


def test_every_sheet_gets_the_flag_of_the_issue():
    """The same for flags: tallies of the questions whose no is shown first, and of the others."""
    proved = 0
    for (first, sheets), (others, other_sheets) in product(tallies(len(FIRST)), tallies(len(OTHERS))):
        count = tally(QUIZ, sheet_of(FIRST, first) | sheet_of(OTHERS, others))
        assert flag(RULE, count) == raised_by(first[1])
        assert (count.yes, count.no, count.unsure) == tuple(map(sum, zip(first[:3], others[:3], strict=True)))
        proved += sheets * other_sheets
    assert proved == 4**OFFERED


def test_which_question_was_answered_how_makes_no_difference_to_a_tally():
    """What the proof leans on: each answer adds the same to the tally wherever it stands."""
    for key, value in product(IDS, ("yes", "no", "unsure")):
        expected = Tally(value == "yes", value == "no", value == "unsure", value == "no" and key in FIRST)
        assert tally(QUIZ, {key: value}) == expected


def test_all_ways_to_leave_out_some_questions_are_counted():
    left_out = [0] * (OFFERED + 1)
    for counts, sheets in tallies(OFFERED):
        left_out[counts[3]] += sheets
    assert left_out == [comb(OFFERED, number) * 3 ** (OFFERED - number) for number in range(OFFERED + 1)]


@pytest.mark.parametrize("choice", [too_little, flag])
def test_what_is_our_own_choice_in_the_rule_is_called_so_where_it_is_made(choice):
    assert "Editorial" in choice.__doc__
