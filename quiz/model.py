"""Reads fit.toml and the words of a language into one frozen Quiz; leaves what may be wrong
in them to faults.py and sentences.py."""

import pkgutil
import tomllib
from dataclasses import dataclass

from quiz.faults import wrong_in_fit
from quiz.sentences import wrong_in_words


class QuizError(Exception):
    """The quiz files cannot be used. `problems` lists every reason, one sentence each."""

    def __init__(self, problems):
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Question:
    """One counted question: its id, its area's id, the studies behind it, and whether a "no" is always shown first."""

    id: str
    area: str
    sources: tuple[str, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class Aside:
    """A question that is asked and never counted, and the stages that ask it."""

    id: str
    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """The numbers of the rule, in questions; scoring.py says what each does."""

    least_answered: int
    least_decided: int
    mostly: int
    talk_it_over: int


@dataclass(frozen=True, slots=True)
class Quiz:
    """The whole check in one language, read and checked. `words` holds every sentence by table and id."""

    stages: tuple[str, ...]
    areas: tuple[str, ...]
    questions: tuple[Question, ...]
    asides: tuple[Aside, ...]
    rule: Rule
    pages: dict
    words: dict

    def asides_of(self, stage):
        return tuple(aside for aside in self.asides if stage in aside.stages)

    def of_area(self, area):
        return tuple(question for question in self.questions if question.area == area)

    def first_before_others(self):
        """All questions, those before the others whose "no" is always shown first."""
        return tuple(sorted(self.questions, key=lambda question: not question.first))


def load(language="en"):
    """The check in one language. Raises QuizError with every problem of fit.toml or, when it has none, of the words."""
    return build(read_own("fit.toml"), read_own(f"words/{language}.toml"), language)


def read_own(name):
    """The text of a file of this package, wherever it is installed."""
    try:
        return pkgutil.get_data("quiz", name).decode("utf-8")
    except OSError:
        raise QuizError([f"quiz/{name}: there is no such file. Add it, or ask for a language that is there."]) from None
    except UnicodeDecodeError:
        raise QuizError([f"quiz/{name}: not in UTF-8. Save it in that encoding."]) from None


def build(fit_text, words_text, language="en"):
    """The check from the texts of its two files. Raises QuizError as load does; words that are not TOML are named
    in any case."""
    fit_name, words_name = "quiz/fit.toml", f"quiz/words/{language}.toml"
    fit, fit_problems = parsed(fit_text, fit_name)
    words, words_problems = parsed(words_text, words_name)
    problems = fit_problems or [f"{fit_name}: {problem}" for problem in wrong_in_fit(fit)]
    if not problems and not words_problems:
        words_problems = [f"{words_name}: {problem}" for problem in wrong_in_words(fit, words, language)]
    if problems or words_problems:
        raise QuizError(problems + words_problems)
    return made(fit, words)


def parsed(text, name):
    try:
        return tomllib.loads(text), []
    except tomllib.TOMLDecodeError as error:
        return {}, [f"{name}: not TOML: {error}. Mend that line."]


def made(fit, words):
    stages = tuple(fit["stages"])
    return Quiz(
        stages=stages,
        areas=tuple(area["id"] for area in fit["area"]),
        questions=tuple(
            Question(question["id"], area["id"], tuple(question["sources"]), question.get("first", False))
            for area in fit["area"]
            for question in area["question"]
        ),
        asides=tuple(Aside(aside["id"], tuple(aside.get("stages", stages))) for aside in fit["aside"]),
        rule=Rule(**fit["rule"]),
        pages=fit["pages"] | words.get("pages", {}),
        words=words,
    )
