"""The rule: from answers to an outcome, in named predicates. Knows no words, no HTML and no files.

The rule follows a rule of thumb, "yes to most is a good sign", and not a validated test. Its numbers are editorial
choices in fit.toml: about two thirds answered, about half decided, more than half of the questions *offered* (so that
skipping a question never helps). No study supports a particular number, and people tend to say yes to nearly all
questions of this kind (ceiling: Meier & Feeley 2022, doi:10.1037/cou0000564). So the result shows the "no" and
"not sure" answers first and names the whole only in words.
"""

from dataclasses import dataclass

YES, NO, UNSURE = ANSWERS = ("yes", "no", "unsure")
SAFETY, TOO_LITTLE, MOSTLY_YES, MOSTLY_NO, OPEN = OUTCOMES = ("safety", "too_little", "mostly_yes", "mostly_no", "open")
NONE, ONE, SEVERAL = FLAGS = ("none", "one", "several")


class AnswersError(ValueError):
    """Answers that do not belong to this check; the message names each one."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the counted questions were answered how. "Not sure" is its own answer, never half of another."""

    yes: int
    no: int
    unsure: int
    first_no: int = 0

    @property
    def answered(self):
        return self.yes + self.no + self.unsure

    @property
    def decided(self):
        return self.yes + self.no


def tally(quiz, answers):
    """Count the answers to the counted questions; asides and skipped questions count nowhere."""
    given = [answers.get(question.id) for question in quiz.questions]
    first_no = sum(answers.get(question.id) == NO for question in quiz.questions if question.first)
    return Tally(given.count(YES), given.count(NO), given.count(UNSURE), first_no)


def counts(quiz, answers):
    """Every number that a result may name: {name: how many questions}."""
    count, offered = tally(quiz, answers), len(quiz.questions)
    return {
        "yes": count.yes,
        "no": count.no,
        "unsure": count.unsure,
        "skipped": offered - count.answered,
        "answered": count.answered,
        "decided": count.decided,
        "to_say": count.no + count.unsure,
        "offered": offered,
    }


def outcome(quiz, answers):
    """One of OUTCOMES for the answers {question id: "yes" | "no" | "unsure"}; a skipped question is left out.

    Raises AnswersError when an id or an answer is not one of this check.
    """
    check(quiz, answers)
    return SAFETY if in_danger(answers) else outcome_of(quiz.rule, tally(quiz, answers))


def outcome_of(rule, count):
    """The outcome for a tally, danger apart."""
    if too_little(rule, count):
        return TOO_LITTLE
    if mostly(rule, count.yes):
        return MOSTLY_YES
    return MOSTLY_NO if mostly(rule, count.no) else OPEN


def in_danger(answers):
    """Danger is not misfit: yes or not sure ends the check, whatever the counts (a strong bond can exist with an
    exploiting therapist)."""
    return answers.get("safety") in (YES, UNSURE)


def too_little(rule, count):
    """Too few answers, or too few that decide, to say anything about the whole. Editorial."""
    return count.answered < rule.least_answered or count.decided < rule.least_decided


def mostly(rule, number):
    """More than half of the questions offered, not of those answered. The rule of thumb: "yes to most"."""
    return number >= rule.mostly


def flag(rule, count):
    """How loudly the "no" answers to questions marked first speak. Editorial: in our own view other problems are harder
    to mend without what these ask about; no study shows it. Related: repaired ruptures go with better outcomes
    (Eubanks et al. 2018, doi:10.1037/pst0000185)."""
    if count.first_no >= rule.talk_it_over:
        return SEVERAL
    return ONE if count.first_no else NONE


def check(quiz, answers):
    """Raise AnswersError for ids or answers that this check does not know."""
    known = {question.id for question in quiz.questions} | {aside.id for aside in quiz.asides}
    wrong = [f"{key}: {value!r}" for key, value in answers.items() if key not in known or value not in ANSWERS]
    if wrong:
        raise AnswersError(f"These answers do not belong to this check: {', '.join(wrong)}.")
