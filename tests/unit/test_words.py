"""The sentences of the check, in English and in easy read: whole, short and cleanly set. Where easy read has another
habit, the test says why. How hard they are to read is measured in tests/site.
"""

import re

import pytest

from quiz import load
from tests.sheets import ENGLISH, IDS, QUIZ, leaves

pytestmark = pytest.mark.parametrize("language", ENGLISH)
stages = pytest.mark.parametrize("stage", QUIZ.stages)


def sentences(words):
    """Every sentence with its path; those of a list are numbered. The addresses of pages are no sentences."""
    for path, value in leaves({table: held for table, held in words.items() if table != "pages"}):
        if isinstance(value, str):
            yield path, value
            continue
        for number, part in enumerate(value, 1):
            texts = part.items() if isinstance(part, dict) else [("", part)]
            yield from ((f"{path}.{number}.{key}".rstrip("."), text) for key, text in texts)


WORDS = {language: load(language).words for language in ENGLISH}
SENTENCES = {language: list(sentences(words)) for language, words in WORDS.items()}
ASKED = {
    language: [(path, text) for path, text in found if path.endswith(".ask")] for language, found in SENTENCES.items()
}
# Names, headings, buttons and the like: they stand alone and end without a full stop.
LABELS = re.compile(
    r"language|more\.\w+|numbers\.words\.\d+|stages\.\w+|answers\.\w+|areas\.\w+\.name|questions\.\w+\.name"
    r"|(?!report).*\btitle|.*_title"
    r"|page\.(leave|progress|extra|why|back|next|skip|clear|all|one|safety_link|review|change|change_answers?|submit"
    r"|first_question|start_again|help|safety|complain|sources|such_as)|state\.(again|amount)"
    r"|result\.(said|yes|may_mean|no|unsure|read_area|say|keep|edit|because_\w+|add_own|print|copy|save|ways|practical"
    r"|again|calculated|so|code|cannot)|report\.(agenda_title|file)|asides\.safety\.\w+\.such_as\.\d+"
)
NO_LABELS = rf"(?!({LABELS.pattern})$).*"


def is_easy(language):
    return language.endswith("-easy")


def wrong(language, test, paths=r".*"):
    return [f"{path}: {text}" for path, text in SENTENCES[language] if re.fullmatch(paths, path) and not test(text)]


def test_there_is_something_to_look_at(language):
    asides = sum(len(aside.stages) for aside in QUIZ.asides)
    assert len(SENTENCES[language]) > 300
    assert len(ASKED[language]) == len(IDS) * len(QUIZ.stages) + asides


def test_no_sentence_has_two_spaces_in_a_row_or_one_at_its_ends(language):
    assert wrong(language, lambda text: text == text.strip() and "  " not in text) == []


def test_no_sentence_has_a_line_break_or_a_tab(language):
    assert wrong(language, lambda text: not re.search(r"[\n\t\r\xa0]", text)) == []


def test_quotes_and_apostrophes_are_straight_and_come_in_pairs(language):
    assert wrong(language, lambda text: not re.search(r"[\u2018\u2019\u201c\u201d\u00b4`]|''", text)) == []
    assert wrong(language, lambda text: text.count('"') % 2 == 0) == []


def test_an_apostrophe_stands_inside_a_word_or_after_an_s(language):
    assert wrong(language, lambda text: not re.search(r"(?<![A-Za-z])'|(?<!s)'(?![a-z])", text)) == []


def test_there_are_no_dashes_in_place_of_commas_and_no_exclamation_marks(language):
    assert wrong(language, lambda text: not re.search(r"—|!|\.\.\.|…| - ", text)) == []


def test_a_sentence_ends_like_one(language):
    assert wrong(language, lambda text: re.search(r'([.?][")]?|:)$', text), NO_LABELS) == []


def test_a_label_does_not_end_in_a_full_stop(language):
    """In easy read it may: there a label may be whole sentences, because each sentence holds one idea."""
    assert is_easy(language) or wrong(language, lambda text: not text.endswith("."), LABELS.pattern) == []


def test_a_sentence_begins_with_a_capital_or_a_placeholder(language):
    """In easy read a figure may come first too, because it writes numbers as digits."""
    begins = r'[A-Z{"\d]' if is_easy(language) else r'[A-Z{"]'
    assert wrong(language, lambda text: re.match(begins, text), NO_LABELS) == []


def test_a_question_ends_with_a_question_mark_and_is_one_sentence(language):
    """In easy read, where a sentence holds one idea, others may stand beside it; one of them asks."""
    one = r"[^?]*\?[^?]*" if is_easy(language) else r"([^.?!]|[.?!](?! ))*\?"
    assert {path for path, text in ASKED[language] if not re.fullmatch(one, text)} == set()


def test_a_question_has_no_sentence_of_more_than_twenty_words(language):
    parts = [part for _, text in ASKED[language] for part in re.split(r"(?<=[.?]) ", text)]
    assert [part for part in parts if len(part.split()) > 20] == []


def test_a_question_asks_one_thing_without_a_not(language):
    """Two questions in one, or a no that means yes, can not be answered with yes or no. What is left in is meant.

    In easy read more is left in, where the words that need no "not" are harder ("get stuck", "no place in therapy").
    """
    meant = {"questions.pace.first.ask"}
    if is_easy(language):
        meant |= {"questions.guidance.now.ask", "asides.safety.first.ask", "asides.safety.now.ask"}
    negated = {path for path, text in ASKED[language] if re.search(r"\bnot\b|n't\b|\bnever\b", text)}
    assert negated - meant == set()


def test_no_question_is_asked_twice_in_a_stage(language):
    for stage in QUIZ.stages:
        asked = [text for path, text in ASKED[language] if f".{stage}." in path]
        assert len(asked) == len(set(asked))


@stages
def test_each_no_may_mean_two_to_four_things(language, stage):
    numbers = {key: len(words[stage]["may_mean"]) for key, words in WORDS[language]["questions"].items()}
    assert {key: number for key, number in numbers.items() if not 2 <= number <= 4} == {}


@stages
def test_each_sentence_to_say_speaks_for_the_reader(language, stage):
    said = {words[stage]["say"] for words in WORDS[language]["questions"].values()}
    assert [text for text in said if not re.search(r"\b(I|me|my|we)\b", text)] == []


@stages
def test_no_two_answers_bring_the_same_words(language, stage):
    for kind in ("say", "notice"):
        said = [words[stage][kind] for words in WORDS[language]["questions"].values()]
        assert len(said) == len(set(said))


def test_british_spelling_is_used(language):
    american = r"\b(behavior|color|favor|center|counselor|program(?!me)|realize|recognize|organize|canceled|fulfill)\w*"
    assert wrong(language, lambda text: not re.search(american, text, re.IGNORECASE)) == []


def test_numbers_from_none_up_are_each_one_word_of_its_own(language):
    """In easy read they are digits. That there are enough of them is checked wherever words are loaded."""
    numbers = WORDS[language]["numbers"]["words"]
    assert len(numbers) == len(set(numbers))
    if is_easy(language):
        assert numbers == [str(number) for number in range(len(numbers))]
    else:
        assert all(number.isalpha() and number.islower() for number in numbers)


def test_a_therapist_is_they(language):
    assert wrong(language, lambda text: not re.search(r"\b(he|she|him|his|her|hers)\b", text, re.IGNORECASE)) == []
