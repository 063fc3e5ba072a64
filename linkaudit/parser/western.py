"""The words of a text in Western letters, parted by table: several times as fast as by a pattern that asks letter by letter."""

from __future__ import annotations

from collections.abc import Callable

_TYPOGRAPHIC = "’“”‘–—…\u00a0"
"""The signs beyond Latin-1 that Western papers set."""
_COMPATIBLE = "ª²³µ¹º¼½¾¨¯´¸".encode("latin-1")
"""Letters and signs of Latin-1 that are spelled with others when they are folded."""


def _folding(is_kept: Callable[[str], bool]) -> bytes:
    """A table from Latin-1 to itself: small letters for great ones, a blank for each sign that parts words."""
    return bytes(ord(chr(code).lower()) if is_kept(chr(code)) else ord(" ") for code in range(256))


_WORDS = _folding(str.isalnum)
_LETTERS = _folding(str.isalpha)


def words(text: str) -> list[str] | None:
    """The words of letters and figures, folded; None for a text in other letters."""
    return _parted(text, _WORDS)


def letter_words(text: str) -> list[str] | None:
    """The words of letters alone, folded; None for a text in other letters."""
    return _parted(text, _LETTERS)


def _parted(text: str, folding: bytes) -> list[str] | None:
    if text.isascii():
        letters = text.encode("ascii")
    else:
        for sign in _TYPOGRAPHIC:
            text = text.replace(sign, " ")
        try:
            letters = text.replace("ß", "ss").encode("latin-1")
        except UnicodeEncodeError:
            return None
        if len(letters.translate(None, _COMPATIBLE)) < len(letters):
            return None
    return letters.translate(folding).decode("latin-1").split()
