"""The result that the page looks up when Python cannot run is the one that Python makes, for any answers at all."""

import json
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from quiz.result import every_result, result
from tests.html_reader import elements, looked_up, plain, read
from tests.sheets import IDS, QUIZ

ANY_ANSWER = st.sampled_from(["yes", "no", "unsure"])
ANY_STAGE = st.sampled_from(QUIZ.stages)


def any_answers(stage):
    """Answers to what a stage asks; danger has no look-up, the page shows the safety text itself."""
    asides = [aside.id for aside in QUIZ.asides_of(stage) if aside.id != "safety"]
    sheets = st.fixed_dictionaries({}, optional=dict.fromkeys(IDS + asides, ANY_ANSWER))
    return st.tuples(st.just(stage), sheets, st.sampled_from([{}, {"safety": "no"}]))


@cache
def every(stage):
    html = every_result(QUIZ, stage)
    [whole] = elements(read(html), "div", data_table=True)
    return html, json.loads(whole[1]["data-table"])


@given(ANY_STAGE.flatmap(any_answers))
def test_looking_up_gives_what_python_gives(drawn):
    stage, sheet, safety = drawn
    html, table = every(stage)
    answers = sheet | safety
    assert plain(looked_up(html, table, answers)) == plain(read(result(QUIZ, stage, answers)))
