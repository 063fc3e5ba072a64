"""Words that the parser moved, and where in the source they stand.

Browsers lift words out of tables, carry them back into a body that has ended, tear links and bold type apart; and of words
the tree tells no position. Where a page shows a sign of that it is parsed once more with a mark before each of its words:
wherever the marks end up, they say where the words came from, whatever the parser did with them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from operator import attrgetter

import turbohtml
from turbohtml import DocumentFragment, Element, Node, Text, Token, TokenType, tokenize, unescape

from linkaudit.parser.blocks import Run
from linkaudit.parser.document.drafts import Draft
from linkaudit.parser.document.pieces import Piece
from linkaudit.parser.document.swelling import tamed
from linkaudit.parser.document.tags import FALLBACK, SILENT
from linkaudit.parser.document.trace import agrees, laid
from linkaudit.parser.places import Lines

_INK = re.compile(r"[^ \t\n\r\f\0]")
_WORD = re.compile(r"[^ \t\n\r\f]+")
_DROPPED = dict.fromkeys(map(ord, " \t\n\r\f\0"))
_RAW = frozenset({"script", "style", "iframe", "noembed", "noframes", "noscript", "xmp"})
_TAGS = (TokenType.START_TAG, TokenType.END_TAG)
_MUTE = SILENT | FALLBACK | {"iframe", "svg"}
"""Elements whose words are in no block."""
_PLAIN = re.compile(r"[^\W_]{2,12}")
"""Letters that are rarely written in any other way."""
_LOOSE = re.compile(
    r"<(?i:table|tbody|thead|tfoot|tr|colgroup|/t[dhr]|/tbody|/thead|/tfoot|/caption)(?:\s[^<>]*)?>\s*"
    r"(?:[^\s<]|</?(?!(?i:t[dhr]\b|table|tbody|thead|tfoot|caption|col|script|style|template|form|input))[A-Za-z])",
    re.ASCII,
)
"""Something between the cells of a table."""
_MUTED = "|".join(rf"<(?i:{tag})\b[^>]*>[^<]*(?:<(?!/(?i:{tag})\b)[^<]*)*</(?i:{tag})\s*>" for tag in ("script", "style"))
_READ_AS_TEXT = r"(?i:script|style|title|textarea|iframe|xmp|plaintext|no[a-z]+)\b"
_FOOT = re.compile(
    rf"</body\s*>(?:\s+|<!--.{{0,4000}}?-->|</?(?!{_READ_AS_TEXT})[A-Za-z][^<>]*>|{_MUTED})*+\Z", re.ASCII | re.DOTALL
)
"""The end of the body, and nothing to read behind it."""
_EDGE, _TAIL = 4, 100
"""Letters at either end of a block that are looked for in its place: as they are, or a word of them."""
_NEAR = 100_000
"""Letters between two lines of a block at most: what a page hides."""
_PATIENCE = 50
"""Blocks found nowhere, after which no more are looked for far away."""
_UNKNOWN = -1


def entangled(drafts: Sequence[Draft], source: str, tree: turbohtml.Document) -> bool:
    """Whether some block stands where its words do not, or where another does, as far as can be told without a close look."""
    if _loose(source, tree):
        return True
    behind = 0
    for draft in drafts:
        if draft.runs is None:
            text, start, end = draft.text, draft.start, draft.end
            if start < behind or end - start < len(text):
                return True
            edges = source.find(text[:_EDGE], start, end) >= 0 and source.rfind(text[-_EDGE:], start, end) >= 0
            if not edges and not _shown(text, source, start, end):
                return True
            behind = end
    return False


def _loose(source: str, tree: turbohtml.Document) -> bool:
    """Whether something stands between the cells of a table, or behind the end of the body."""
    if tree.select_one("table") is not None and _LOOSE.search(source):
        return True
    foot = source.rfind("</body")
    return foot >= 0 and _FOOT.match(source, foot) is None


def _shown(text: str, source: str, start: int, end: int) -> bool:
    """Whether a stretch of source holds the first and the last word of a text, or all."""
    first, last = _PLAIN.search(text), _PLAIN.search(text[: -_TAIL - 1 : -1])
    if first and last:
        shown = source[start:end]
        if "&" in shown:
            shown = unescape(shown)
        if first[0] in shown and last[0][::-1] in shown:
            return True
    return agrees(source, start, end, text)


def untangle(drafts: Sequence[Draft], source: str, lines: Lines) -> None:
    """Give every block and link the place of its words: as exact as can be, else one that is wide enough."""
    sign = next((mark for mark in map(chr, range(0xE000, 0xF8FF)) if mark not in source), None)
    if sign is None:  # a page that holds every private letter was written to spoil this
        return
    words = _Words(source, lines, sign)
    for draft in drafts:
        if draft.text and draft.runs is None and (pieces := words.of(draft.text)):
            _lay(draft, pieces, words)


def _lay(draft: Draft, pieces: Sequence[Piece], words: _Words) -> None:
    """Set a block, its post and its links where its words stand."""
    known = all(piece[1] >= 0 for piece in pieces)
    draft.start, draft.end = _place(draft, pieces, words) if known else (0, len(words.source))
    draft.sightings = tuple(replace(seen, start=draft.start, end=draft.end) for seen in draft.sightings)
    runs = (laid(draft.text, pieces) if known else None) or _whole(draft)
    draft.runs = runs if all(one.start <= one.end <= other.start for one, other in pairwise(runs)) else _whole(draft)
    _stretch(draft, runs)


def _place(draft: Draft, pieces: Sequence[Piece], words: _Words) -> tuple[int, int]:
    """The place of a block: the one it has, where that holds its words and no others, else from its first word to its last."""
    low, high = min(low for _, low, _ in pieces), max(high for _, _, high in pieces)
    if draft.sightings:
        return min(low, draft.start), max(high, draft.end)
    fits = draft.start <= low and high <= draft.end and words.between(draft.start, draft.end) == len(pieces)
    return (draft.start, draft.end) if fits else (low, high)


def _whole(draft: Draft) -> tuple[Run, ...]:
    return (Run(0, len(draft.text), draft.start, draft.end),)


def _stretch(draft: Draft, runs: Sequence[Run]) -> None:
    """Let no link end before its words do."""
    ends = list(accumulate((run.end for run in runs), max))
    for link in draft.links:
        until = link.until
        # a blank behind the words reaches to the next
        while until > link.at and draft.text[until - 1] in " \n":
            until -= 1
        if link.at < until:
            link.end = max(link.end, ends[bisect_left(runs, until, key=attrgetter("at")) - 1])


class _Words:
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
