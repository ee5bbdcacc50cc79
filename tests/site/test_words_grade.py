"""How hard the sentences of the check are to read: each question, and all of them together."""

import pytest
from reading import grade

from tests.sheets import ENGLISH
from tests.unit.test_words import ASKED, LABELS, SENTENCES


@pytest.mark.parametrize("language", ENGLISH)
def test_each_question_can_be_read_at_eleven(language):
    assert [text for _, text in ASKED[language] if grade(text) > 6] == []


@pytest.mark.parametrize("language", ENGLISH)
def test_all_sentences_together_are_as_easy(language):
    sentences = [text for path, text in SENTENCES[language] if not LABELS.fullmatch(path)]
    assert grade(" ".join(sentences)) <= 6.5
