"""The sentences of the check: whole, short and cleanly set. How hard they are to read is measured in tests/site."""

import re

import pytest

from tests.sheets import QUIZ, leaves


def sentences():
    """Every sentence with its path; those of a list are numbered."""
    for path, value in leaves(QUIZ.words):
        if isinstance(value, str):
            yield path, value
            continue
        for number, part in enumerate(value, 1):
            texts = part.items() if isinstance(part, dict) else [("", part)]
            yield from ((f"{path}.{number}.{key}".rstrip("."), text) for key, text in texts)


SENTENCES = list(sentences())
ASKED = [(path, text) for path, text in SENTENCES if path.endswith(".ask")]
# Names, headings, buttons and the like: they stand alone and end without a full stop.
LABELS = re.compile(
    r"language|more\.\w+|numbers\.words\.\d+|stages\.\w+|more\.\w+|answers\.\w+|areas\.\w+\.name|questions\.\w+\.name|(?!report).*\btitle|.*_title"
    r"|page\.(leave|progress|extra|why|back|next|clear|all|one|safety_link|review|change|change_answers?|submit"
    r"|first_question|start_again|help|safety|complain|sources|such_as)|state\.(again|amount)"
    r"|result\.(said|yes|may_mean|no|unsure|read_area|say|keep|edit|because_\w+|add_own|print|copy|save|ways|practical"
    r"|again|calculated|so|code|cannot)|report\.(agenda_title|file)|asides\.safety\.\w+\.such_as\.\d+"
)


def wrong(test, paths=r".*"):
    return [f"{path}: {text}" for path, text in SENTENCES if re.fullmatch(paths, path) and not test(text)]


def test_there_is_something_to_look_at():
    assert len(SENTENCES) > 300
    assert len(ASKED) == 12 * 2 + 5


def test_no_sentence_has_two_spaces_in_a_row_or_one_at_its_ends():
    assert wrong(lambda text: text == " ".join(text.split(" ")) and text == text.strip() and "  " not in text) == []


def test_no_sentence_has_a_line_break_or_a_tab():
    assert wrong(lambda text: not re.search(r"[\n\t\r\xa0]", text)) == []


def test_quotes_and_apostrophes_are_straight_and_come_in_pairs():
    assert wrong(lambda text: not re.search(r"[\u2018\u2019\u201c\u201d\u00b4`]|''", text)) == []
    assert wrong(lambda text: text.count('"') % 2 == 0) == []


def test_an_apostrophe_stands_inside_a_word_or_after_an_s():
    assert wrong(lambda text: not re.search(r"(?<![A-Za-z])'|(?<!s)'(?![a-z])", text)) == []


def test_there_are_no_dashes_in_place_of_commas_and_no_exclamation_marks():
    assert wrong(lambda text: not re.search(r"—|!|\.\.\.|…| - ", text)) == []


def test_a_sentence_ends_like_one():
    ends = re.compile(r'.*([.?]|[.?]"|:)')
    assert [
        f"{path}: {text}" for path, text in SENTENCES if not LABELS.fullmatch(path) and not ends.fullmatch(text)
    ] == []


def test_a_label_does_not_end_in_a_full_stop():
    assert wrong(lambda text: not text.endswith("."), LABELS.pattern) == []


def test_a_sentence_begins_with_a_capital_or_a_placeholder():
    assert wrong(lambda text: re.match(r"[A-Z{\"]", text), rf"(?!({LABELS.pattern})$).*") == []


def test_a_question_ends_with_a_question_mark_and_is_one_sentence():
    assert [text for _, text in ASKED if not text.endswith("?") or re.search(r"[.?!] ", text)] == []


def test_a_question_has_at_most_twenty_words():
    assert [text for _, text in ASKED if len(text.split()) > 20] == []


def test_a_question_asks_one_thing_without_a_not():
    """Two questions in one, or a no that means yes, can not be answered with yes or no. What is left in is meant."""
    meant = {"Could you leave out things you did not want to talk about yet?"}
    assert [text for _, text in ASKED if re.search(r"\bnot\b|n't\b|\bnever\b", text) and text not in meant] == []


def test_no_question_is_asked_twice_in_a_stage():
    for stage in QUIZ.stages:
        asked = [text for path, text in ASKED if f".{stage}." in path]
        assert len(asked) == len(set(asked))


@pytest.mark.parametrize("stage", QUIZ.stages)
def test_each_no_may_mean_two_to_four_things(stage):
    numbers = {key: len(words[stage]["may_mean"]) for key, words in QUIZ.words["questions"].items()}
    assert {key: number for key, number in numbers.items() if not 2 <= number <= 4} == {}


@pytest.mark.parametrize("stage", QUIZ.stages)
def test_each_sentence_to_say_speaks_for_the_reader(stage):
    said = {words[stage]["say"] for words in QUIZ.words["questions"].values()}
    assert [text for text in said if not re.search(r"\b(I|me|my|we)\b", text)] == []


@pytest.mark.parametrize("stage", QUIZ.stages)
def test_no_two_answers_bring_the_same_words(stage):
    for kind in ("say", "notice"):
        said = [words[stage][kind] for words in QUIZ.words["questions"].values()]
        assert len(said) == len(set(said))


def test_british_spelling_is_used():
    american = r"\b(behavior|color|favor|center|counselor|program(?!me)|realize|recognize|organize|canceled|fulfill)\w*"
    assert wrong(lambda text: not re.search(american, text, re.IGNORECASE)) == []


def test_numbers_from_none_up_are_words_for_as_many_as_are_asked():
    numbers = QUIZ.words["numbers"]["words"]
    assert len(numbers) == len(set(numbers)) == len(QUIZ.questions) + 1
    assert all(number.isalpha() and number.islower() for number in numbers)


def test_a_therapist_is_they():
    assert wrong(lambda text: not re.search(r"\b(he|she|him|his|her|hers)\b", text, re.IGNORECASE)) == []
