"""Which parts of a result stand: those that one person's answers call for, or all of them, marked for looking up.

Knows no sentence and no order; result.py says what the parts are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from quiz import scoring
from quiz.markup import Html, el
from quiz.scoring import Tally


@dataclass(frozen=True, slots=True)
class Parts:
    """Three ways to make a part: `show(key, allowed, name, …)` an element that stands when the fact `key` is among the
    allowed; `count(key)` a number in words; `group(name, …, items=…)` an element that stands when it has items."""

    show: Callable
    count: Callable
    group: Callable


def called_for(quiz, answers):
    """Only the parts that these answers call for. Raises scoring.AnswersError."""
    facts = facts_of(quiz, answers)
    return Parts(partial(shown, facts), partial(counted, quiz, facts), partial(kept, False))


def all_marked():
    """Every part there can be, each with what it needs as an attribute."""
    return Parts(marked, uncounted, partial(kept, True))


def facts_of(quiz, answers):
    """What is known about one set of answers: each answer, each count, the outcome and the flag."""
    outcome, count = scoring.outcome(quiz, answers), scoring.tally(quiz, answers)
    return {**answers, **scoring.counts(quiz, answers), "outcome": outcome, "flag": scoring.flag(quiz.rule, count)}


def table(quiz):
    """The rule, worked out beforehand: the outcome for each "yes,no,unsure", the flag for each number of first nos."""
    offered = len(quiz.questions)
    tallies = [
        Tally(y, n, u) for y in range(offered + 1) for n in range(offered + 1 - y) for u in range(offered + 1 - y - n)
    ]
    first = [question.id for question in quiz.questions if question.first]
    return {
        "numbers": quiz.words["numbers"]["words"],
        "questions": [question.id for question in quiz.questions],
        "first": first,
        "outcomes": {f"{t.yes},{t.no},{t.unsure}": scoring.outcome_of(quiz.rule, t) for t in tallies},
        "flags": [scoring.flag(quiz.rule, Tally(0, number, 0, number)) for number in range(len(first) + 1)],
    }


def shown(facts, key, allowed, name, /, *inner, **attributes):
    """The element, when the facts call for it."""
    return el(name, *inner, **attributes) if facts.get(key) in allowed else Html("")


def marked(key, allowed, name, /, *inner, **attributes):
    """The element, with what it needs as an attribute."""
    return el(name, *inner, data_if=f"{key}:{' '.join(map(str, allowed))}", **attributes)


def counted(quiz, facts, key):
    return el("span", quiz.words["numbers"]["words"][facts[key]], data_count=key)


def uncounted(key):
    return el("span", data_count=key)


def kept(always, name, /, *inner, items, **attributes):
    """A part that stands only when it has items; where all are possible the page drops the empty ones."""
    held = items if name == "ul" else el("ul", items)
    return el(name, *inner, held, data_group=True, **attributes) if always or any(items) else Html("")
