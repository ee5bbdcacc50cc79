"""What the check must never say or conclude, looked for in everything that a reader may meet."""

import re

import pytest

from quiz import load
from quiz.form import form
from quiz.report import report
from quiz.result import every_result, result, unsafe_view
from tests.html_reader import read, text
from tests.sheets import ENGLISH, EXAMPLES, LANGUAGES, QUIZ, leaves

LABELS = {study: study for question in QUIZ.questions for study in question.sources}
# Sentences that say what the check can not tell must name it; they are looked at one by one further down.
LIMITS = QUIZ.words["limits"]["cannot"]


def words_file(quiz=QUIZ):
    """Every sentence of a words file, a list's and a way's sentences each for itself: (path, sentence)."""
    for path, value in leaves(quiz.words):
        for part in value if isinstance(value, list) else [value]:
            yield from ((path, sentence) for sentence in (part.values() if isinstance(part, dict) else [part]))


def everything():
    """All that can be shown, by where it is shown."""
    for language in ENGLISH:
        yield f"the words file, {language}", "\n".join(sentence for _, sentence in words_file(load(language)))
    for stage in QUIZ.stages:
        yield f"the form, {stage}", form(QUIZ, stage, LABELS, {}, {})
        yield f"every result, {stage}", every_result(QUIZ, stage)
        for example in EXAMPLES:
            yield f"the page, {stage}, {example['name']}", result(QUIZ, stage, answers(stage, example))
            yield f"the text, {stage}, {example['name']}", report(QUIZ, stage, answers(stage, example))


def answers(stage, example):
    asked = {question.id for question in QUIZ.questions} | {aside.id for aside in QUIZ.asides_of(stage)}
    return {key: value for key, value in example["answers"].items() if key in asked}


SHOWN = list(everything())
NEVER = [
    "%",
    r"\bper ?cent",
    r"\bscor(e|es|ed)\b",
    r"\bgrade",
    r"\brank",
    r"\brating",
    r"\brated\b",
    r"\bpoints\b",
    r"\bstars?\b",
    r"\b(good|bad|better|worse|best|wrong|right) therapist",
    r"\bdiagnos",
    r"\byou (should|must|need to|have to) (leave|stay|stop|go|quit|end)\b",
    r"\bsuccess",
    r"\bprove[ns]?\b",
    r"\bguarantee",
    r"(?<!not )your (own )?fault",
    r"\byour part in\b",
    r"\btoxic",
    r"\bred flag",
    r"\bsafe space",
    r"\bjourney",
    r"\bempower",
    r"\bbiggest",
    "!",
]


@pytest.mark.parametrize("pattern", NEVER)
def test_it_is_said_nowhere(pattern):
    found = [f"{place}: {match[0]}" for place, shown in SHOWN for match in re.finditer(pattern, shown, re.IGNORECASE)]
    assert found == []


@pytest.mark.parametrize("pattern", NEVER)
def test_it_would_be_found(pattern):
    """Each pattern finds what it is for; without this a mistyped one would forbid nothing."""
    samples = (
        "50% percent, per cent, score, grade, ranking, rating, rated, points, stars, a good therapist, diagnosis, "
        "you should leave, success, proven, guaranteed, it is your fault, your part in it, toxic, red flag, "
        "safe space, journey, empower, biggest!"
    )
    assert re.search(pattern, samples, re.IGNORECASE)


# What must never be concluded: what the pattern finds may stand only where it is taken back.
CONCLUSIONS = {
    "that a therapist is fit for the work": r"\b(un)?qualified\b|\bskilled\b|\bregistered or safe\b|\bcompetent\b",
    "that therapy will work or not": r"\btherapy (will|cannot|can't) (work|help)|\bwill (get|feel) (better|worse)\b",
    "what to do about medicine": r"\bmedic(ine|ation)|\bdrugs?\b|\bpills?\b",
    "what is the matter with the reader": r"\battachment\b|\btrauma|\bresistan|\bdisorder|\bdefensive",
    "that one therapist is better than another": r"\b(compare|better than|worse than)\b.*\btherapist",
    "that the questions measure the alliance": r"\balliance\b|\bmeasures?\b",
}


@pytest.mark.parametrize(("conclusion", "pattern"), CONCLUSIONS.items())
def test_it_is_concluded_nowhere(conclusion, pattern):
    found = [
        path
        for path, sentence in words_file()
        if re.search(pattern, sentence, re.IGNORECASE) and sentence not in LIMITS
    ]
    assert found == [], conclusion


@pytest.mark.parametrize(
    "said",
    [
        "not a tested measure",
        "cannot tell whether a therapist is skilled, trained, registered or safe",
        "cannot compare two therapists",
        "cannot tell whether therapy will help you",
        "cannot tell you to stay or leave, or to change any medicine",
        "yes answers cannot rule out harm",
        "cannot tell where a no comes from",
        "not for couple, family or group therapy, for children, or for forced or emergency care",
    ],
)
def test_each_limit_is_stated_in_every_result_on_page_and_in_text(said):
    for stage in QUIZ.stages:
        for shown in (every_result(QUIZ, stage), report(QUIZ, stage, {})):
            assert said in " ".join(shown.split())


def test_no_outcome_blames_the_reader_or_the_therapist():
    for stage in QUIZ.stages:
        means = " ".join(QUIZ.words["outcomes"]["mostly_no"][stage]["means"])
        assert "not your fault" in means
        assert "does not show that the therapist did something wrong" in means


def test_an_outcome_never_leaves_only_one_way_on():
    for kinds in QUIZ.words["outcomes"].values():
        assert all(len(words["ways"]) == 3 for words in kinds.values())


# What a reader in danger must be told. A translation adds its own row: the same five things, in its own words.
TOLD_IN_DANGER = {
    "en": {
        "whose fault it is not": "not your fault",
        "whom to call": "[Cc]all your local emergency number",
        "that nobody must go back": "do not have to go back",
        "that nobody must talk to the therapist first": "do not have to talk to the therapist first",
        "that the answer is not sent": r"not sen[dt] ([^.]* )?to anyone",
    }
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_danger_is_never_without_what_matters_most_on_page_and_in_text(language):
    """A variant of a language, such as its easy read, is held to the row of its language unless it has its own."""
    row = TOLD_IN_DANGER.get(language) or TOLD_IN_DANGER.get(language.partition("-")[0], {})
    assert row.keys() == TOLD_IN_DANGER["en"].keys(), f"TOLD_IN_DANGER needs a row for {language}"
    quiz = load(language)
    shown = {"the page": text(read(unsafe_view(quiz)))}
    shown |= {f"the text, {stage}": report(quiz, stage, {"safety": "yes"}) for stage in quiz.stages}
    missing = [
        f"{place}: {thing}"
        for place, said in shown.items()
        for thing, pattern in row.items()
        if not re.search(pattern, " ".join(said.split()))
    ]
    assert missing == []
