"""Writes the review book: every question, sentence and outcome on one page for a clinician to read. Not published.

Usage: scripts/review-book [LANGUAGE [FILE]]
"""

import sys
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from quiz import model  # noqa: E402
from quiz.markup import bullets, el, joined, paragraphs  # noqa: E402
from quiz.result import every_result, unsafe_view  # noqa: E402


def book(quiz):
    """The whole book as an HTML page."""
    title = "Review book of On the Same Page"
    head = el("head", el("meta", charset="utf-8"), el("title", title))
    parts = [rule(quiz), *(chapter(quiz, stage) for stage in quiz.stages), unsafe_view(quiz), other_words(quiz)]
    return "<!doctype html>\n" + el("html", head, el("body", el("h1", title), parts), lang=quiz.words["language"])


def rule(quiz):
    lines = [f"{key}: {value}" for key, value in asdict(quiz.rule).items()]
    return joined(el("h2", "The numbers of the rule"), bullets(lines))


def chapter(quiz, stage):
    """One stage: its questions with all that belongs to them, then every part that a result can hold."""
    questions = [question_part(quiz, stage, question) for question in quiz.questions]
    asides = [aside_part(quiz, stage, aside) for aside in quiz.asides_of(stage)]
    return joined(
        el("h2", quiz.words["stages"][stage]), questions, asides, el("hr"), every_result(quiz, stage), el("hr")
    )


def question_part(quiz, stage, question):
    words = quiz.words["questions"][question.id]
    return joined(
        el("h3", f"{question.id}: {words['name']}", " (always shown first when no)" if question.first else ""),
        el("p", el("strong", words[stage]["ask"])),
        el("p", "Why: ", words["why"], " Sources: ", ", ".join(question.sources)),
        el("p", "A no may mean:"),
        bullets(words[stage]["may_mean"]),
        el("p", "To say: ", words[stage]["say"]),
        el("p", "When not sure: ", words[stage]["notice"]),
        remarks(),
    )


def aside_part(quiz, stage, aside):
    words = quiz.words["asides"][aside.id]
    lines = [text for value in (words[stage], words) for text in value.values() if isinstance(text, str)]
    lists = [bullets(value) for part in (words[stage], words) for value in part.values() if isinstance(value, list)]
    return joined(el("h3", f"{aside.id} (not counted)"), paragraphs(lines), lists, remarks())


def remarks():
    return el("p", el("label", el("input", type="checkbox"), " fine"), "  Remarks: ________________________________")


def other_words(quiz):
    """The page's own sentences, by their ids."""
    tables = ("page", "state", "key", "flags", "result", "report")
    rows = [f"{table}.{key}: {text}" for table in tables for key, text in quiz.words[table].items()]
    return joined(el("h2", "The page around the questions"), bullets(rows))


def main(language="en", target=".cache/review-book.html"):
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    Path(target).write_text(book(model.load(language)), "utf-8")
    print(f"review-book: {target}")


if __name__ == "__main__":
    main(*sys.argv[1:])
