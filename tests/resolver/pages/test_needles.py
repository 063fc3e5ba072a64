"""Words found in a text whichever way is cheaper: the same answer as looking for each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linkaudit.resolver.pages.needles import Needles, Phrases

LETTERS = "ab é页"
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=6), max_size=8)


@given(WORDS, st.text(LETTERS, max_size=40), st.booleans())
def test_any_word_is_found_wherever_it_stands(words: list[str], text: str, long: bool) -> None:  # noqa: FBT001 - drawn
    text += "." * 2000 if long else ""
    assert Needles(words).any_in(text) == any(word in text for word in words)


@given(WORDS, WORDS)
def test_phrases_are_found_where_words_begin(phrases: list[str], words: list[str]) -> None:
    """Never one that is not there; always one that begins a word, and one of a script without blanks wherever it stands."""
    phrases, text = [" ".join(phrase.split()) or "a" for phrase in phrases], " ".join(" ".join(words).split())
    found = Phrases(phrases).any_in(text)
    assert not found or any(phrase in text for phrase in phrases)
    begun = [one for one in phrases if f" {one} " in f" {text} " or (one.startswith("页") and one in text)]
    assert found or not begun


def test_phrases_go_on_and_stand_anywhere() -> None:
    phrases = Phrases(("nicht gefunden", "unauffindbar", "404", "n't be found", "不存在"))
    for text in ("die seite wurde nicht gefunden", "unauffindbarer text", "x404", "can't be found", "页面不存在了"):
        assert phrases.any_in(text), text
    for text in ("nichts gefunden", "gefunden nicht", "cannot be found", "存在"):
        assert not phrases.any_in(text), text
