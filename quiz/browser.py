"""All that the browser may ask of Python: one text in, one text out. Knows JSON; knows nothing of pages or workers."""

import json
from functools import cache

from quiz import model
from quiz.result import result


def respond(text):
    """Answer one request.

    In: JSON {"language": "en", "stage": "first", "answers": {"understood": "yes", …}}; a skipped question is left out.
    Out: the result as HTML. Raises when the request is not one of this check (AnswersError and QuizError say what is
    wrong with it); the page then shows its own table's result instead.
    """
    request = json.loads(text)
    quiz = quiz_in(request["language"])
    if request["stage"] not in quiz.stages:
        raise ValueError(f"No stage {request['stage']!r} in this check. Use one of {', '.join(quiz.stages)}.")
    return str(result(quiz, request["stage"], request["answers"]))


quiz_in = cache(model.load)
