"""Words found in a text whichever way is cheaper: the same answer as looking for each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linkaudit.resolver.needles import Needles

LETTERS = "ab é页"
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=6), max_size=8)


@given(WORDS, st.text(LETTERS, max_size=40), st.booleans())
def test_any_word_is_found_wherever_it_stands(words: list[str], text: str, long: bool) -> None:  # noqa: FBT001 - drawn
    text += "." * 2000 if long else ""
    assert Needles(words).any_in(text) == any(word in text for word in words)
