"""Words that the parser moved, and where in the source they stand.

Browsers lift words out of tables, carry them back into a body that has ended, tear links and bold type apart; and of words
the tree tells no position. Where a page shows a sign of that, its words are looked for once more (`moved`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from operator import attrgetter

import turbohtml
from turbohtml import unescape

from linkaudit.parser.blocks import Run
from linkaudit.parser.document.drafts import Draft
from linkaudit.parser.document.moved import Moved
from linkaudit.parser.document.pieces import Piece
from linkaudit.parser.document.trace import agrees, align, laid
from linkaudit.parser.places import Lines

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
    words = Moved(source, lines, sign)
    for draft in drafts:
        if draft.text and draft.runs is None and (pieces := words.of(draft.text)):
            _lay(draft, pieces, words)


def stretch(drafts: Iterable[Draft], source: str) -> None:
    """Let no link end before its words do, where the words stand where they did and links alone were torn."""
    for draft in drafts:
        if draft.links and draft.runs is None:
            _stretch(draft, align(source, draft.start, draft.end, draft.text))


def _lay(draft: Draft, pieces: Sequence[Piece], words: Moved) -> None:
    """Set a block, its post and its links where its words stand."""
    known = all(piece[1] >= 0 for piece in pieces)
    draft.start, draft.end = _place(draft, pieces, words) if known else (0, len(words.source))
    draft.sightings = tuple(replace(seen, start=draft.start, end=draft.end) for seen in draft.sightings)
    runs = (laid(draft.text, pieces) if known else None) or _whole(draft)
    draft.runs = runs if all(one.start <= one.end <= other.start for one, other in pairwise(runs)) else _whole(draft)
    _stretch(draft, runs)


def _place(draft: Draft, pieces: Sequence[Piece], words: Moved) -> tuple[int, int]:
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
