"""Where each character of a block came from, worked out only when somebody asks.

A page has hundreds of blocks and an audit points into a handful of them, so the tree walk notes only where a block
begins and ends. The way back from its text to the source is found by reading that stretch of source once more, token
by token, and laying the words side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import overload

from turbohtml import unescape

from linkaudit.model.quick import maker
from linkaudit.parser.blocks import Run, Traced
from linkaudit.parser.document.pieces import Piece, pieces

_run = maker(Run)
_BLANKS = " \t\n\r\f"
_INSIDE = r"[^<>\"']*+(?:(?:\"[^\"<>]*+\"|'[^'<>]*+')[^<>\"']*+)*+"
"""What stands between a tag's name and its end, where that can be told by eye."""
_RAW = r"(?:script|style|textarea|iframe|no(?:script|embed|frames)|xmp|title)\b"
_COMMENT = r"<!--(?!-?>)[^-]*+(?:-(?!-!?>)[^-]*+)*+-->"
_SCRIPTS = "".join(rf"|<{tag}\b{_INSIDE}>[^<]*+(?:<(?!/{tag}|!--)[^<]*+)*+</{tag}>" for tag in ("script", "style"))
_LETTERING = "".join(rf"|<{tag}\b{_INSIDE}(?<!/)>[^<]*+</{tag}>" for tag in ("title", "style"))
"""Words in a drawing that are its name or its style."""
_DRAWINGS = "".join(
    rf"|<{tag}\b{_INSIDE}(?<!/)>[^<]*+(?:(?:<(?!/?{tag}\b|/?{_RAW})[a-z/]{_INSIDE}>{_LETTERING})[^<]*+)*+</{tag}>"
    for tag in ("svg", "noscript")
)
_TAGS_ONLY = rf"(?:[ \t\n\r\f]+|<(?!svg\b|{_RAW})[a-z/]{_INSIDE}>|{_COMMENT}{_SCRIPTS}{_DRAWINGS})*"
_LEAD = re.compile(_TAGS_ONLY, re.ASCII | re.IGNORECASE)
"""Blanks, tags, comments, scripts, drawings and fall-backs."""
_STEP = re.compile(
    _TAGS_ONLY + r"(?P<unit>[^<&\0 \t\n\r\f]+(?: [^<&\0 \t\n\r\f]+)* ?|&[#A-Za-z0-9]{1,32};|&(?=[ \t\n\r\f]))?",
    re.ASCII | re.IGNORECASE,
)
"""The same, and then words as they are shown, or one character reference."""
_TAGS = 600
"""Letters of markup allowed for round the first words of a block."""


class Trace(Traced):
    """The runs of a block, computed at first use."""

    __slots__ = ("_end", "_runs", "_source", "_start", "_text")

    def __init__(self, source: str, start: int, end: int, text: str, runs: tuple[Run, ...] | None = None) -> None:
        """`runs`: where they are known already."""
        self._source, self._start, self._end, self._text = source, start, end, text
        self._runs = runs

    def _all(self) -> tuple[Run, ...]:
        if self._runs is None:
            self._runs = align(self._source, self._start, self._end, self._text)
        return self._runs

    def opening(self, until: int) -> tuple[int, int] | None:
        """Source offsets of the first `until` characters: at once where nothing but tags stands before and nothing between."""
        if self._runs is not None or until > len(self._text):
            return None
        source, text = self._source, self._text
        span = (_behind_tags(source, self._start, self._end), self._end)
        return (
            _spelt(source, span, text[:until]) or _by_eye(source, span, text, until) or _first_words(source, span, text, until)
        )

    @overload
    def __getitem__(self, index: int) -> Run: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Run, ...]: ...
    def __getitem__(self, index: int | slice) -> Run | tuple[Run, ...]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())


def align(source: str, start: int, end: int, text: str) -> tuple[Run, ...]:
    """Runs that map every character of `text` into `source[start:end]`; one run for all where the words do not agree.

    They disagree where a block was read out of an attribute, or holds what no reader sees.
    """
    if (verbatim := _verbatim(source, start, end, text)) is not None:
        return (verbatim,)
    runs = laid(text, pieces(source[start:end], start))
    return (Run(0, len(text), start, end),) if runs is None else runs


def laid(text: str, found: Iterable[Piece]) -> tuple[Run, ...] | None:
    """Runs that map every character of `text` into these words of the source; None where they say something else."""
    laying = _Laying(text)
    return tuple(_with_blanks(laying.runs)) if all(map(laying.lay, found)) and laying.complete() else None


def agrees(source: str, start: int, end: int, text: str) -> bool:
    """Whether a stretch of source has these words and no others."""
    return _verbatim(source, start, end, text) is not None or laid(text, pieces(source[start:end], start)) is not None


def _verbatim(source: str, start: int, end: int, text: str) -> Run | None:
    """The one run of a text that stands there letter for letter, with nothing but plain tags before and behind it."""
    low = _behind_tags(source, start, end)
    spelt = _spelt(source, (low, end), text) if text else None
    return Run(0, len(text), *spelt) if spelt is not None and _behind_tags(source, spelt[1], end) == end else None


def _behind_tags(source: str, start: int, end: int) -> int:
    """Where the first words stand, as far as that can be told by eye."""
    lead = _LEAD.match(source, start, end)
    return lead.end() if lead else start


def _spelt(source: str, span: tuple[int, int], words: str) -> tuple[int, int] | None:
    """Offsets of the first words of a block that stand there letter for letter: most do."""
    start, end = span
    if "<" in words or "&" in words or not source.startswith(words, start, end):
        return None
    return start, start + len(words)


def _by_eye(source: str, span: tuple[int, int], text: str, until: int) -> tuple[int, int] | None:
    """Offsets of the first words of a block where nothing but plain tags interrupts them, without a tokenizer's help."""
    at, first = 0, -1
    for found in _STEP.finditer(source, *span):
        while at < until and text[at] in _BLANKS:
            at += 1
        words, length = _shown(found["unit"], until - at)
        if not text.startswith(words, at):
            words = words.rstrip(" ")  # at the end of a line no blank is shown
        if not words or not text.startswith(words, at):
            return None
        start = found.start("unit")
        first = start if first < 0 else first
        at += len(words)
        if at >= until:
            return first, start + length
    return None


def _shown(unit: str | None, most: int) -> tuple[str, int]:
    """What a unit shows, `most` letters of it, and how many of the source; nothing for a reference to more than one."""
    if unit is None:
        return "", 0
    if unit[0] != "&":
        return unit[:most], min(most, len(unit))
    letter = unescape(unit)
    return (letter, len(unit)) if len(letter) == 1 else ("", 0)


def _first_words(source: str, span: tuple[int, int], text: str, until: int) -> tuple[int, int] | None:
    """Offsets of the first words of a block, from as much of its source as they need; None where the words do not agree."""
    start, end = span
    reach = 4 * until + _TAGS
    while True:
        near = end if start + reach >= end else max(source.rfind("<", start, start + reach), start)
        laying = _Laying(text)
        for piece in pieces(source[start:near], start):
            agreed = laying.lay(piece)
            if laying.reached >= until:
                last = laying.runs[-1]
                return laying.runs[0].start, last.start + until - last.at if _exact(last) else last.end
            if not agreed:
                return None
        if near == end:
            return None
        reach *= 8


class _Laying:
    """Words of the source laid along a block's text, from its first character on."""

    def __init__(self, text: str) -> None:
        self.runs: list[Run] = []
        self._text = text
        self._at = 0

    @property
    def reached(self) -> int:
        """How much of the text is covered; none by a piece of nothing but NUL."""
        return self.runs[-1].at + self.runs[-1].length if self.runs else 0

    def complete(self) -> bool:
        """Whether all of the text is covered."""
        return not self._text[self._at :].strip(_BLANKS)

    def lay(self, piece: Piece) -> bool:
        """Lay a piece; False where the text says something else."""
        words, low, high = piece
        text = self._text
        while self._at < len(text) and text[self._at] in _BLANKS:
            self._at += 1
        if not text.startswith(words, self._at):
            return self._lay_parts(words, low) if high - low == len(words) else False
        self._add(_run(self._at, len(words), low, high))
        self._at += len(words)
        return True

    def _lay_parts(self, words: str, low: int) -> bool:
        """The same word by word, or letter by letter."""
        if " " not in words:
            return "\0" in words and self._lay_letters(words, low)
        for word in words.split(" "):
            if not self.lay((word, low, low + len(word))):
                return False
            low += len(word) + 1
        return True

    def _lay_letters(self, words: str, low: int) -> bool:
        """The same letter by letter: the parser drops the character NUL."""
        for start, letter in enumerate(words, low):
            if letter == "\0":
                continue
            if not self._text.startswith(letter, self._at):
                return False
            self._add(Run(self._at, 1, start, start + 1))
            self._at += 1
        return True

    def _add(self, new: Run) -> None:
        """Add a run, joined to the one before where both are one to one and the gap between is equal in text and source."""
        old = self.runs[-1] if self.runs else None
        if old is not None and _exact(old) and _exact(new) and new.start - old.start == new.at - old.at:
            self.runs[-1] = _run(old.at, new.at + new.length - old.at, old.start, new.end)
        else:
            self.runs.append(new)


def _exact(run: Run) -> bool:
    return run.end - run.start == run.length


def _with_blanks(runs: list[Run]) -> Iterator[Run]:
    """The runs, and between them runs for the blanks, each of which stands for all that lay between two words."""
    for old, new in pairwise(runs):
        yield old
        if gap := new.at - (old.at + old.length):
            yield Run(old.at + old.length, gap, old.end, new.start)
    yield from runs[-1:]
