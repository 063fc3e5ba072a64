"""All words of a page in the tree's order, each with its place in the source, wherever the parser moved it.

The page is parsed once more with a mark before each of its words: wherever the marks end up, they say where the words came
from, whatever the parser did with them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import turbohtml
from turbohtml import DocumentFragment, Element, Node, Text, Token, TokenType, tokenize

from linkaudit.parser.document.pieces import Piece
from linkaudit.parser.document.swelling import tamed
from linkaudit.parser.document.tags import FALLBACK, SILENT
from linkaudit.parser.places import Lines

_INK = re.compile(r"[^ \t\n\r\f\0]")
_WORD = re.compile(r"[^ \t\n\r\f]+")
_DROPPED = dict.fromkeys(map(ord, " \t\n\r\f\0"))
_RAW = frozenset({"script", "style", "iframe", "noembed", "noframes", "noscript", "xmp"})
_TAGS = (TokenType.START_TAG, TokenType.END_TAG)
_MUTE = SILENT | FALLBACK | {"iframe", "svg"}
"""Elements whose words are in no block."""
_NEAR = 100_000
"""Letters between two lines of a block at most: what a page hides."""
_PATIENCE = 50
"""Blocks found nowhere, after which no more are looked for far away."""
_UNKNOWN = -1


class Moved:
    """All words of a page that a block can hold, in the tree's order, each with its place in the source."""

    def __init__(self, source: str, lines: Lines, sign: str) -> None:
        self.source = source
        self._pieces: list[Piece] = []
        self._ats: list[int] = []
        """Where in the letters of all each piece begins."""
        spans = list(_spans(source, lines))
        marked = turbohtml.parse(_marked(tamed(source), spans, sign), positions=False, allow_declarative_shadow_roots=False)
        letters: list[str] = []
        size = 0
        for data in _texts(marked):
            for piece in _read(data, source, spans, sign):
                self._pieces.append(piece)
                self._ats.append(size)
                letters.append(piece[0])
                size += len(piece[0])
        self._letters = "".join(letters)
        self._starts = sorted(piece[1] for piece in self._pieces)
        self._at = 0
        """Behind the last block that was found."""
        self._missed = 0

    def between(self, start: int, end: int) -> int:
        """How many pieces begin in a stretch of the source."""
        return bisect_left(self._starts, end) - bisect_left(self._starts, start)

    def of(self, text: str) -> list[Piece]:
        """The pieces of a block's text, which stands behind the one asked for before; none where it is not found."""
        found: list[Piece] = []
        at, far = self._at, len(self._letters) if self._missed < _PATIENCE else self._at + _NEAR
        for line in text.split("\n"):
            wanted = line.translate(_DROPPED)
            at = self._letters.find(wanted, at, far + len(wanted))
            if at < 0:
                self._missed += 1
                return []
            found += self._pieces[bisect_right(self._ats, at) - 1 : bisect_left(self._ats, at + len(wanted))]
            at += len(wanted)
            far = at + _NEAR
        self._at = at
        return found


def _spans(source: str, lines: Lines, start: int = 0) -> Iterator[tuple[int, int]]:
    """Where the words of the source stand, token by token, in its order; those of scripts are left out."""
    tokens = list(tokenize(source, resolve_references=False))
    offsets = [*(lines.offset(token.line, token.col) for token in tokens), len(source)]
    raw: str | None = None
    for token, (low, high) in zip(tokens, pairwise(offsets), strict=True):
        if token.type in _TAGS:
            raw = token.tag if token.tag in _RAW and token.type is TokenType.START_TAG else None
        elif raw is None:
            yield from _ink(token, source, start, (low, high))
        elif raw == "noscript":
            # markup to the parser, which runs no scripts
            yield from _spans(source[low:high], Lines(source[low:high]), start + low)


def _ink(token: Token, source: str, start: int, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The words of a token, if there are any."""
    if token.type is TokenType.TEXT and (found := _INK.search(source, *span)):
        yield start + found.start(), start + span[1]
    elif token.type is TokenType.CHARACTER_REFERENCE and (token.data or "").translate(_DROPPED):
        yield start + span[0], start + span[1]


def _marked(source: str, spans: Sequence[tuple[int, int]], sign: str) -> str:
    """The source with a numbered mark before every stretch of words."""
    parts, behind = [], 0
    for number, (low, _) in enumerate(spans):
        parts += [source[behind:low], f"{sign}{number}{sign}"]
        behind = low
    return "".join([*parts, source[behind:]])


def _texts(root: Node) -> Iterator[str]:
    """The words below a node, as the walk comes by them."""
    stack = [iter(root)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif type(node) is Text:
            yield node.data
        elif isinstance(node, DocumentFragment) or (type(node) is Element and node.tag not in _MUTE):
            stack.append(iter(node))


def _read(data: str, source: str, spans: Sequence[tuple[int, int]], sign: str) -> Iterator[Piece]:
    """The pieces of one text of the marked tree; what stands before its first mark has no place."""
    lost, *parts = re.split(f"{sign}([0-9]+){sign}", data)
    yield from _lost(lost.translate(_DROPPED))
    for number, words in zip(parts[::2], parts[1::2], strict=True):
        low, high = spans[int(number)]
        letters = words.translate(_DROPPED)
        own = source[low:high].translate(_DROPPED)
        if source[low] == "&" or not letters.startswith(own):
            yield letters, low, high
            continue
        for word in _WORD.finditer(source, low, high):
            if ink := word.group().translate(_DROPPED):
                yield ink, word.start(), word.end()
        yield from _lost(letters[len(own) :])


def _lost(letters: str) -> Iterator[Piece]:
    if letters:
        yield letters, _UNKNOWN, _UNKNOWN
