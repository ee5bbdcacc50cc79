"""What the browser may ask of Python: a text in, a text out, and an error for whatever is no such request."""

import json

import pytest

from quiz import AnswersError, QuizError
from quiz.browser import respond
from quiz.result import result, unsafe_view
from tests.sheets import EXAMPLES, IDS, QUIZ, each


def ask(**changes):
    return json.dumps({"language": "en", "stage": "now", "answers": {}} | changes)


@each(EXAMPLES)
def test_a_request_gets_the_result_as_a_text(example):
    reply = respond(ask(stage=example["stage"], answers=example["answers"]))
    assert type(reply) is str
    assert reply == result(QUIZ, example["stage"], example["answers"])


@pytest.mark.parametrize("value", ["yes", "unsure"])
def test_danger_gets_the_safety_text_and_no_count(value):
    assert respond(ask(answers={IDS[0]: "yes", "safety": value})) == unsafe_view(QUIZ)


def test_two_requests_alike_get_the_same_reply():
    assert respond(ask(answers={IDS[0]: "no"})) == respond(ask(answers={IDS[0]: "no"}))


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("", ValueError, "Expecting value"),
        ("yes", ValueError, "Expecting value"),
        ("{}", KeyError, "language"),
        ("[]", TypeError, "list indices"),
        ("null", TypeError, "not subscriptable"),
        ('{"language": "en"}', KeyError, "stage"),
        ('{"language": "en", "stage": "now"}', KeyError, "answers"),
        (ask(stage="later"), ValueError, "No stage 'later' in this check. Use one of first, now."),
        (ask(stage=None), ValueError, "No stage None in this check"),
        (ask(language="xx"), QuizError, "quiz/words/xx.toml: there is no such file."),
        (ask(language=""), QuizError, "quiz/words/.toml: there is no such file."),
        (ask(language="../fit"), QuizError, "left over"),
        (ask(answers={"punctual": "yes"}), AnswersError, "punctual: 'yes'"),
        (ask(answers={IDS[0]: "Yes"}), AnswersError, f"{IDS[0]}: 'Yes'"),
        (ask(answers={IDS[0]: None}), AnswersError, f"{IDS[0]}: None"),
        (ask(answers={IDS[0]: {"yes": 1}}), AnswersError, f"{IDS[0]}: {{'yes': 1}}"),
        (ask(answers=[]), AttributeError, "no attribute"),
    ],
)
def test_an_odd_request_raises_and_gives_no_result(text, error, message):
    with pytest.raises(error) as caught:
        respond(text)
    assert message in str(caught.value)
