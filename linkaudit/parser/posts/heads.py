"""Posts that name their author first, as the network shows them and live blogs copy them: `Name (@handle) June 3, 2018: …`.

Three forms are certain enough: the author and the day before a colon, in one line with the words; the author and the day
parted by a middle dot, on the line above the words; and the author on lines of his own with the hour and the day below the
words. A name and a handle alone are as often those of a reporter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from linkaudit.parser import dates
from linkaudit.parser.blocks import Block
from linkaudit.parser.headlines import running, stops
from linkaudit.parser.posts.attributions import Attribution, network_of
from linkaudit.parser.posts.bare_addresses import TEXT_HINTS
from linkaudit.parser.posts.not_signed import is_byline, is_led

_BIDI = "[\u200e\u200f\u202a-\u202e\u2066-\u2069]?"
_FAR = r"[A-Za-z0-9_-]{1,63}(?:@[A-Za-z0-9-]{1,63})?(?:\.[A-Za-z0-9-]{1,63}){0,7}\.[A-Za-z]{2,24}"
_HEAD = re.compile(
    rf"(?P<name>[^\n@:：.!?]{{0,60}}?)[\s·]{{0,3}}{_BIDI}(?:(?P<bracket>[(（])|(?<![(（]))@(?P<handle>{_FAR}|[A-Za-z0-9_]{{1,20}})(?![A-Za-z0-9_.@])"
    rf"(?(bracket)[)）]){_BIDI}(?P<between>[\s·•,|–—-]{{0,6}})",
    re.ASCII,
)
_VERIFIED = re.compile(r"\s{0,3}(?:[✔☑]\ufe0f?|Verified account|Verifizierter Account|Compte certifié|Cuenta verificada)\Z")
"""The mark of a checked account, which is none of its name."""
_COLON = re.compile(r"\s{0,2}[:：]\s{0,2}(?=\S)")
_PICTURE_LAST = re.compile(r"(?:pic\.(?:twitter|x)\.com|t\.co)/[A-Za-z0-9]{6,10}\s*\Z", re.ASCII)
_DOTS = "·•"
_HOUR = re.compile(r"\d{1,2}[:.h]\d{2}")
_HALF = r"(?:[^\W\d_]|[״׳]){1,8}\.?(?:[ \u00a0\u202f]?[^\W\d_]{1,3}\.)?"
"""Which half of the day: `PM`, `p. m.`, `nachm.`, `午後`, `오후`, `μ.μ.`, `אחה״צ`."""
_HOUR_FIRST = re.compile(
    rf"(?:[^\W\d_]{{2,12}} [^\W\d_]{{2,12}} )?"
    rf"(?:{_HALF}[ \u00a0\u202f]?)?\d{{1,2}}[:.h]\d{{2}}(?:[ \u00a0\u202f]?{_HALF})?[ \u00a0]{{0,2}}[·•-][ \u00a0]{{0,2}}"
)
_BUTTON = re.compile(r"[·•]|Follow(?:ing)?|Folgen|Suivre|Seguir|Segui|Volgen|Takip et|Obserwuj|フォローする|Verified account")
_LONGEST_STAMP = 90
_LONGEST_NAME = 60
_MOST_LINES = 12
_MOST_LETTERS = 1_500


@dataclass(frozen=True, slots=True)
class Span:
    """A post found: from `at` in block `first` to `until` in block `last`."""

    first: int
    at: int
    last: int
    until: int
    words: tuple[tuple[int, int], tuple[int, int]]
    """Block and offset where the post's words begin and where they end."""
    signed: Attribution
    rest: tuple[int, int] | None = None
    """Block and offset where its words go on below the signature, up to the end of the span."""


def headed(blocks: Sequence[Block]) -> Iterator[Span]:
    """The posts in running text that begin with their author, in order; none overlaps another."""
    floor, begun = 0, False
    for index, block in enumerate(blocks):
        if index >= floor and "@" in block.text and _is_text(block) and (head := _HEAD.match(block.text)):
            # above the article's text such lines name its author
            found = _in_line(blocks, index, head) or (_on_lines(blocks, index, head, floor) if begun else None)
            if found:
                yield found
                floor = found.last + 1
        begun = begun or running(block.text)


def _on_lines(blocks: Sequence[Block], index: int, head: re.Match[str], floor: int) -> Span | None:
    return _below_dots(blocks, index, head) or _below_a_dot(blocks, index, head, floor) or _as_shown(blocks, index, head, floor)


def _is_text(block: Block) -> bool:
    return block.article and block.hint in TEXT_HINTS


def _author(head: re.Match[str], name: str, day: date | None) -> Attribution | None:
    """Who the head names, or None for a reporter's byline."""
    words = _VERIFIED.sub("", " ".join(name.split()).strip("·•—–-,|*_> ")) or None
    if words is not None and (is_byline(words) or is_led(words, head["handle"])):
        return None
    return Attribution(
        at=0, end=0, handle=head["handle"], name=words, platform=network_of(head["handle"]), day=day, dated=day is not None
    )


def _in_line(blocks: Sequence[Block], index: int, head: re.Match[str]) -> Span | None:
    """`Name (@handle) June 3, 2018: words`; without the day only if a picture's link closes the line."""
    text = blocks[index].text
    day = dates.match(text, head.end()) if head["between"] else None
    colon = _COLON.match(text, day[1] if day else head.end())
    if colon is None or not (day or (head.end() <= _LONGEST_NAME and _PICTURE_LAST.search(text))):
        return None
    signed = _author(head, head["name"], day[0] if day else None)
    end = (index, len(text))
    return Span(index, 0, *end, ((index, colon.end()), end), signed) if signed else None


def _below_dots(blocks: Sequence[Block], index: int, head: re.Match[str]) -> Span | None:
    """`Name @handle · Jun 3, 2018` and the words on the next line."""
    text = blocks[index].text
    day = dates.match(text, head.end()) if not set(_DOTS).isdisjoint(head["between"]) else None
    if day is None or text[day[1] :].strip() or index + 1 == len(blocks) or not _is_text(blocks[index + 1]):
        return None
    signed = _author(head, head["name"], day[0])
    end = (index + 1, len(blocks[index + 1].text))
    return Span(index, 0, *end, ((index + 1, 0), end), signed) if signed and end[1] <= _MOST_LETTERS else None


def _below_a_dot(blocks: Sequence[Block], index: int, head: re.Match[str], floor: int) -> Span | None:
    """Name, handle, a middle dot, the day and the words, each on a line of its own."""
    dot, day_at, words = index + 1, index + 2, index + 3
    if words >= len(blocks) or head.end() < len(blocks[index].text) or blocks[dot].text not in tuple(_DOTS):
        return None
    day, first = dates.parse(blocks[day_at].text), _named_at(blocks, index, head, floor)
    signed = _author(head, head["name"] if first == index else blocks[first].text, day)
    end = (words, len(blocks[words].text))
    if day is None or signed is None or end[1] > _MOST_LETTERS or not all(map(_is_text, blocks[dot : words + 1])):
        return None
    return Span(first, 0, *end, ((words, 0), end), signed)


def _named_at(blocks: Sequence[Block], index: int, head: re.Match[str], floor: int) -> int:
    """The block that holds the name: the one with the handle, or the line above it."""
    if head["name"].strip() or index == floor or not _is_name(blocks[index - 1]):
        return index
    marked = index - 1 > floor and _VERIFIED.fullmatch(blocks[index - 1].text) and _is_name(blocks[index - 2])
    return index - 2 if marked else index - 1


def _as_shown(blocks: Sequence[Block], index: int, head: re.Match[str], floor: int) -> Span | None:
    """Name, handle, words, and the hour and day, each on lines of their own, in the midst of the article."""
    stamp = _stamp(blocks, index) if head.end() == len(blocks[index].text) else None
    if stamp is None:
        return None
    last, until, day = stamp
    words = next(at for at in range(index + 1, last + 1) if not _BUTTON.fullmatch(blocks[at].text))
    first = _named_at(blocks, index, head, floor)
    signed = _author(head, head["name"] if first == index else blocks[first].text, day)
    if words == last or signed is None:
        return None
    return Span(first, 0, last, until, ((words, 0), (last - 1, len(blocks[last - 1].text))), signed)


def _is_name(block: Block) -> bool:
    return _is_text(block) and len(block.text) <= _LONGEST_NAME and not stops(block.text)


def _stamp(blocks: Sequence[Block], index: int) -> tuple[int, int, date] | None:
    """Where the hour and day below a post stand, and where they end: `2:05 PM · Jan 6, 2020`."""
    letters = 0
    for at in range(index + 1, min(len(blocks), index + 2 + _MOST_LINES)):
        text = blocks[at].text
        letters += len(text)
        if not _is_text(blocks[at]) or letters > _MOST_LETTERS:
            return None
        if len(text) <= _LONGEST_STAMP and _HOUR.search(text):
            hour = _HOUR_FIRST.match(text)
            day = dates.match(text, hour.end() if hour else 0)
            if day and not text[day[1] :].lstrip()[:1].isalnum():
                return at, len(text), day[0]
    return None
