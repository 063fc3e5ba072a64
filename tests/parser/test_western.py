"""Words parted by table are those that the patterns for all scripts find."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.parser import western
from linkaudit.parser.duplicates import words
from linkaudit.parser.languages import letter_words

PATTERNS = {western.words: "[^\\W_]+", western.letter_words: "[^\\W\\d_]+"}


@pytest.mark.parametrize("part", PATTERNS)
def test_every_character_parts_and_folds_as_it_does_elsewhere(part):
    for code in range(0x3000):
        text = f"Ab{chr(code)}Cd x{chr(code)}"
        found = part(text)
        plain = normalize("NFKC", text.replace("…", " ")).casefold()
        assert found is None or found == re.findall(PATTERNS[part], plain)


@pytest.mark.parametrize("text", ["plain words", "“Ünder Straßen” – l’été 3,5", "", "…", "ÀÞÿ"])
def test_western_texts_are_taken(text):
    assert western.words(text) is not None


@pytest.mark.parametrize("text", ["твит", "½ a mile", "ﬁne", "a\u0301", "m²"])
def test_others_are_left_to_the_patterns(text):
    assert western.words(text) is None


@given(st.text(alphabet="aÉßx9_’ -.½ш" + chr(0xA0), max_size=80))
def test_nobody_notices(text):
    assert letter_words(text) == re.findall("[^\\W\\d_]{1,30}", text.casefold())
    assert words(text) == re.findall("[^\\W_]+", normalize("NFKC", text.replace("…", " ")).casefold())
