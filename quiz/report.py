"""The result as plain text for the terminal and for the list to take along; the same sentences as the page."""

from textwrap import fill, indent

from quiz import scoring
from quiz.scoring import NO, NONE, SAFETY, SEVERAL, UNSURE, YES

WIDTH = 72


def report(quiz, stage, answers):
    """The whole report as text. Raises scoring.AnswersError for answers that do not belong to the check."""
    outcome = scoring.outcome(quiz, answers)
    return unsafe(quiz) if outcome == SAFETY else fit(quiz, stage, answers, outcome)


def agenda(quiz, lines):
    """The list of sentences to take along, without a name or a date on it."""
    words = quiz.words["report"]
    return "\n\n".join([words["agenda_title"], *lines, words["agenda_foot"]]) + "\n"


def unsafe(quiz):
    words = quiz.words["safety"]
    steps = [f"{number}. {step}" for number, step in enumerate(words["steps"], 1)]
    return page([words["title"], *words["lead"], words["steps_title"], *steps, words["after"]])


def fit(quiz, stage, answers, outcome):
    words = quiz.words["result"]
    return page(
        [
            heading(words["said"]),
            *said(quiz, answers),
            heading(words["may_mean"]),
            quiz.words["outcomes"][outcome][stage]["title"],
            *quiz.words["outcomes"][outcome][stage]["means"],
            *([quiz.words["flags"]["weigh"]] if is_flagged(quiz, answers) else []),
            *meanings(quiz, stage, answers),
            heading(words["say"]),
            agenda(quiz, sentences(quiz, stage, answers))
            if sentences(quiz, stage, answers)
            else words["nothing_to_say"],
            heading(words["ways"]),
            *ways(quiz, stage, answers, outcome),
            heading(words["calculated"]),
            *steps(quiz, stage, answers, outcome),
            heading(words["cannot"]),
            *bulleted(quiz.words["limits"]["cannot"]),
        ]
    )


def page(parts):
    return "\n\n".join(part if "\n" in part.strip() else fill(part, WIDTH) for part in parts) + "\n"


def heading(text):
    return f"{text}\n{'-' * len(text)}"


def bulleted(sentences):
    """One block of bullets, or nothing."""
    lines = [indent(fill(sentence, WIDTH - 2), "  ").replace("  ", "- ", 1) for sentence in sentences]
    return ["\n".join(lines)] if lines else []


def answered(quiz, answers, value):
    """The questions answered so, in the order of the page."""
    return [question for question in listed(quiz, value) if answers.get(question.id) == value]


def listed(quiz, value):
    """All questions in the order in which such answers are listed: only a no has some that come before the others."""
    return quiz.first_before_others() if value == NO else quiz.questions


def counts(quiz, answers):
    return {key: quiz.words["numbers"]["words"][count] for key, count in scoring.counts(quiz, answers).items()}


def is_flagged(quiz, answers):
    return scoring.flag(quiz.rule, scoring.tally(quiz, answers)) == SEVERAL


def said(quiz, answers):
    flag = scoring.flag(quiz.rule, scoring.tally(quiz, answers))
    names = [
        f"{quiz.words['answers'][value]}: {quiz.words['questions'][question.id]['name']}"
        for value in (NO, UNSURE, YES)
        for question in answered(quiz, answers, value)
    ]
    return [
        quiz.words["result"]["counts"].format(**counts(quiz, answers)),
        *bulleted(names),
        *([quiz.words["flags"][flag]] if flag != NONE else []),
    ]


def meanings(quiz, stage, answers):
    words, page_words = quiz.words["questions"], quiz.words["result"]
    for question in answered(quiz, answers, NO):
        yield page_words["no"].format(name=words[question.id]["name"])
        yield from bulleted(words[question.id][stage]["may_mean"])
    for question in answered(quiz, answers, UNSURE):
        yield page_words["unsure"].format(name=words[question.id]["name"])
        yield from bulleted([words[question.id][stage]["notice"]])


def sentences(quiz, stage, answers):
    """The sentences to say, in the order of the page."""
    return [
        quiz.words["questions"][question.id][stage]["say"]
        for value in (NO, UNSURE)
        for question in answered(quiz, answers, value)
    ]


def ways(quiz, stage, answers, outcome):
    asides = [aside.id for aside in quiz.asides_of(stage) if aside.id != "safety" and aside.id in answers]
    flags, on = quiz.words["flags"], quiz.words["outcomes"][outcome][stage]["ways"]
    first = [{"title": flags["way_title"], "text": flags["way_text"]}] if is_flagged(quiz, answers) else []
    return [
        *bulleted(f"{way['title']}. {way['text']}" for way in [*first, *on]),
        *(quiz.words["asides"][key][stage][answers[key]] for key in asides),
        *(bulleted(quiz.words["asides"]["practical"]["ask_list"]) if answers.get("practical") in (NO, UNSURE) else []),
        quiz.words["limits"]["again"][stage],
    ]


def steps(quiz, stage, answers, outcome):
    words = quiz.words["result"]
    lines = [words[step].format(**rule(quiz), **counts(quiz, answers)) for step in STEPS]
    return [
        words["calculated_lead"],
        *bulleted(lines),
        f"{words['so']} {quiz.words['outcomes'][outcome][stage]['title']}",
    ]


def rule(quiz):
    """The numbers of the rule that the steps name, in words."""
    number = quiz.words["numbers"]["words"]
    return {key: number[getattr(quiz.rule, key)] for key in ("least_answered", "least_decided", "mostly")}


# How the result is worked out, step by step: the ids of its sentences in their order.
STEPS = ("step_answered", "step_decided", "step_yes", "step_no", "step_unsure")
