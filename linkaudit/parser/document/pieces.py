"""The words of a stretch of source as a tokenizer sees them, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from turbohtml import Token, TokenType, tokenize

from linkaudit.parser.places import line_starts

_WORDS = re.compile(r"[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*")
"""Words parted by single blanks: mostly they are shown as they stand there."""
_BLANKS = " \t\n\r\f"
_SILENT = frozenset({"script", "style", "textarea", "iframe", "noembed", "noframes", "noscript", "xmp", "title", "svg"})
"""Elements whose words no reader sees, or sees as part of a drawing."""

Piece = tuple[str, int, int]
"""Words parted by single blanks at most, and the source offsets they stand between."""


def pieces(markup: str, offset: int) -> Iterator[Piece]:
    """The visible words of a stretch of markup; `offset` is where it stands in the source."""
    begins = line_starts(markup)
    tokens = list(tokenize(markup, resolve_references=False))
    starts = [*[begins[token.line - 1] + token.col for token in tokens], len(markup)]
    silent: str | None = None
    for token, (low, high) in zip(tokens, pairwise(starts), strict=True):
        if token.type is TokenType.START_TAG:
            silent = _silencing(token, silent)
        elif token.type is TokenType.END_TAG:
            silent = None if token.tag == silent else silent
        elif silent is None:
            yield from _words(token, markup, (low, high), offset)


def _silencing(token: Token, silent: str | None) -> str | None:
    if silent is None and token.tag in _SILENT and not token.self_closing:
        return token.tag
    return silent


def _words(token: Token, markup: str, span: tuple[int, int], offset: int) -> Iterator[Piece]:
    low, high = span
    if token.type is TokenType.TEXT:
        for words in _WORDS.finditer(markup, low, high):
            yield words[0], offset + words.start(), offset + words.end()
    elif token.type is TokenType.CHARACTER_REFERENCE and token.data and token.data not in _BLANKS:
        yield token.data, offset + low, offset + high
