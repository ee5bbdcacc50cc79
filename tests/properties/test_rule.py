"""What must hold for any answers at all, tried with answers drawn by hypothesis."""

from hypothesis import given
from hypothesis import strategies as st

from quiz import outcome
from quiz.scoring import Tally, tally
from tests.sheets import IDS, QUIZ

ANY_ANSWER = st.sampled_from(["yes", "no", "unsure"])


def sheets(keys):
    """Any sheets for these questions: one answer, or none, to all of them, and then any others to some."""
    maybe = st.one_of(st.none(), ANY_ANSWER)
    drawn = st.builds(
        lambda to_all, own: dict.fromkeys(keys, to_all) | own, maybe, st.dictionaries(st.sampled_from(keys), maybe)
    )
    return drawn.map(lambda answers: {key: value for key, value in answers.items() if value})


ANY_SHEET = sheets(IDS)
ANY_ANSWERS = sheets([*IDS, *(aside.id for aside in QUIZ.asides)])
# From "mostly no" upwards; saying too little and leaving it open are both between.
HEIGHT = {"mostly_no": 0, "too_little": 1, "open": 1, "mostly_yes": 2}


@given(ANY_SHEET, st.sampled_from(IDS), st.sampled_from(["no", "unsure"]))
def test_turning_an_answer_into_a_yes_never_moves_the_outcome_towards_mostly_no(answers, key, value):
    before, after = outcome(QUIZ, answers | {key: value}), outcome(QUIZ, answers | {key: "yes"})
    assert HEIGHT[after] >= HEIGHT[before]


@given(ANY_SHEET, st.sampled_from(IDS), st.sampled_from(["yes", "unsure"]))
def test_turning_an_answer_into_a_no_never_moves_the_outcome_towards_mostly_yes(answers, key, value):
    before, after = outcome(QUIZ, answers | {key: value}), outcome(QUIZ, answers | {key: "no"})
    assert HEIGHT[after] <= HEIGHT[before]


@given(ANY_SHEET, st.sets(st.sampled_from(IDS)))
def test_leaving_answers_out_never_makes_an_outcome_mostly_yes(answers, left_out):
    fewer = {key: value for key, value in answers.items() if key not in left_out}
    assert outcome(QUIZ, fewer) != "mostly_yes" or outcome(QUIZ, answers) == "mostly_yes"


@given(ANY_ANSWERS.flatmap(lambda answers: st.tuples(st.just(answers), st.permutations(list(answers.items())))))
def test_the_order_of_the_answers_does_not_matter(drawn):
    answers, shuffled = drawn
    assert outcome(QUIZ, dict(shuffled)) == outcome(QUIZ, answers)
    assert tally(QUIZ, dict(shuffled)) == tally(QUIZ, answers)


@given(ANY_SHEET)
def test_a_not_sure_never_counts_as_half_of_a_yes_or_a_no(answers):
    """Without its not sure answers a sheet says the same, or too little."""
    certain = {key: value for key, value in answers.items() if value != "unsure"}
    assert outcome(QUIZ, certain) in (outcome(QUIZ, answers), "too_little")


@given(ANY_SHEET)
def test_a_sheet_of_yes_and_no_turned_round_gets_the_outcome_turned_round(answers):
    turn = {"yes": "no", "no": "yes", "unsure": "unsure", "mostly_yes": "mostly_no", "mostly_no": "mostly_yes"}
    turned = {key: turn[value] for key, value in answers.items()}
    was = outcome(QUIZ, answers)
    assert outcome(QUIZ, turned) == turn.get(was, was)


@given(ANY_ANSWERS, st.sampled_from(["yes", "unsure"]))
def test_danger_comes_before_everything_else(answers, value):
    assert outcome(QUIZ, answers | {"safety": value}) == "safety"


@given(ANY_ANSWERS)
def test_only_an_answer_on_safety_leads_to_the_safety_text(answers):
    assert (outcome(QUIZ, answers) == "safety") == (answers.get("safety") in ("yes", "unsure"))


@given(ANY_SHEET)
def test_a_tally_is_the_sum_of_its_answers(answers):
    each = [tally(QUIZ, {key: value}) for key, value in answers.items()]
    total = [sum(getattr(one, field) for one in each) for field in ("yes", "no", "unsure", "first_no")]
    assert tally(QUIZ, answers) == Tally(*total)
