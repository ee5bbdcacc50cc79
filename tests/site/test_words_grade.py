"""How hard the sentences of the check are to read: each question, and all of them together."""

import pytest
from reading import grade

from tests.unit.test_words import ASKED, LABELS, SENTENCES


@pytest.mark.parametrize(("path", "question"), ASKED)
def test_a_question_can_be_read_at_eleven(path, question):
    assert grade(question) <= 6, question


def test_all_sentences_together_are_as_easy():
    sentences = [text for path, text in SENTENCES if not LABELS.fullmatch(path)]
    assert grade(" ".join(sentences)) <= 6.5
