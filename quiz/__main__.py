"""The check in a terminal: asks the same questions as the page and prints the same report. Keeps nothing."""

from quiz import model
from quiz.report import report
from quiz.scoring import NO, UNSURE, YES, in_danger

KEYS = {"y": YES, "n": NO, "u": UNSURE, "": None}


def main(ask=input, tell=print):
    """Ask everything, then tell the report; ask and tell are the terminal unless a test hands in others."""
    quiz = model.load()
    words = quiz.words["report"]
    tell(words["title"] + "\n")
    stage = chosen_stage(quiz, ask, tell)
    tell("\n" + words["press"] + "\n")
    answers = answered(quiz, stage, ask, tell)
    tell("\n" + report(quiz, stage, answers))


def chosen_stage(quiz, ask, tell):
    tell(quiz.words["report"]["ask_stage"])
    for number, stage in enumerate(quiz.stages, 1):
        tell(f"  {number}  {quiz.words['stages'][stage]}")
    choices = {str(number): stage for number, stage in enumerate(quiz.stages, 1)}
    return until(choices, f"1-{len(choices)}: ", ask, tell, "  ".join(choices))


def answered(quiz, stage, ask, tell):
    """Every question in the page's order; a skipped one is left out."""
    answers = {}
    for key, question in questions(quiz, stage):
        answer = until(KEYS, f"{question} ", ask, tell, quiz.words["report"]["unknown"])
        answers |= {key: answer} if answer else {}
        if in_danger(answers):
            break
    return answers


def questions(quiz, stage):
    for question in quiz.questions:
        yield question.id, quiz.words["questions"][question.id][stage]["ask"]
    for aside in quiz.asides_of(stage):
        words = quiz.words["asides"][aside.id]
        such_as = "".join(f"\n  - {kind}" for kind in words[stage].get("such_as", []))
        yield aside.id, "\n".join(filter(None, [words.get("prepare"), words[stage]["ask"] + such_as]))


def until(choices, prompt, ask, tell, reminder):
    """Ask until the reply is one of the choices, and return what it stands for."""
    while (reply := ask(prompt).strip().lower()) not in choices:
        tell(reminder)
    return choices[reply]


if __name__ == "__main__":
    try:
        main()
    except model.QuizError as error:
        raise SystemExit(str(error)) from None
    except (EOFError, KeyboardInterrupt):
        raise SystemExit("\nStopped. Nothing was kept.") from None
