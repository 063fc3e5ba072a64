"""The last words of a flattened post: `— Name (@handle) January 6, 2020`, and the many ways it has been bent.

Found by the handle, which alone is unmistakable; the dash and the name are read backwards from it, the date forwards. Names
may hold brackets, bars, dashes and any script; the dash may be missing; the date may be missing, linked, or stand on the next
line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from linkaudit.parser import dates

_BIDI = "\u200b-\u200f\u202a-\u202e\u2066-\u2069"
_HANDLE = re.compile(
    rf"[(（][\s{_BIDI}]{{0,3}}\[?@(?P<handle>[A-Za-z0-9_\\]{{1,24}}|[A-Za-z0-9.-]{{4,253}})"
    rf"(?:\]\([^()\s]{{1,300}}\))?[\s{_BIDI}]{{0,3}}[)）]",
    re.ASCII,
)
_BARE_HANDLE = re.compile(r"(?P<dash>—|–|―|--{1,2}|-)[ \u00a0]{0,2}@(?P<handle>[A-Za-z0-9_]{1,20})(?![A-Za-z0-9_@])", re.ASCII)
_DOMAIN = re.compile(r"(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}", re.ASCII)
_DASH = re.compile(r"—|–|―|−|&mdash;|&ndash;|&#8212;|-{2,3}")
_OWN_DASH = re.compile(r"[\s>*_]{0,8}(?:—|–|―|−|&mdash;|&ndash;|&#8212;|-{1,3}|~)\s{0,3}")
_LINK_BEFORE = re.compile(r"(?:pic\.(?:twitter|x)\.com|t\.co)/[A-Za-z0-9]{1,16}\Z", re.ASCII | re.IGNORECASE)
_SEPARATOR = re.compile(rf"[\s,·|:{_BIDI}\u00a0–—-]{{0,5}}\[?")
_LINKED = re.compile(r"\]\((?P<url>[^()\s]{1,400})(?:\([^()\s]{0,200}\))?[^()\n]{0,80}\)")
_STATUS_AFTER = re.compile(
    r"[\s:(\[<]{0,4}(?P<url>https?://[^\s<>\"()]{1,80}/status(?:es)?/[0-9]{1,20}[^\s<>\"()]{0,120})[)\]>]?", re.ASCII
)
_SHARED = re.compile(
    r"\b(?:shared|posted|uploaded) by|geteilt von|gepostet von|partagée? par|compartid[ao] (?:de|por)|compartilhad[ao] por|partilhad[ao] por"
    r"|condiviso da|gedeeld door|delad av|delt (?:av|af)|paylaştığı|udostępniony przez|Публикация от|پست",
    re.IGNORECASE,
)
"""Words of Instagram's and Facebook's embeds before their author's name."""
_BYLINE = re.compile(r"(?:(?:reporting|written|edited|editing|compiled|photos?|story) )?by\b", re.IGNORECASE)
_LONGEST_NAME = 90
_USUAL_NAME = 52


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who signed a post and when, and how it stood in the block's text: `text[at:end]`."""

    at: int
    end: int
    handle: str
    name: str | None
    platform: str
    day: date | None
    url: str | None = None
    """The address of the post, where it stands in the attribution."""
    dashed: bool = True
    own: bool = False
    """It begins its line."""
    after_link: bool = False
    """It follows a picture or short link at once, as in an embed whose tags were dropped."""

    @property
    def certain(self) -> bool:
        """Nothing but an embed is signed like this: a dash, a name, a handle and a day."""
        return self.dashed and (self.day is not None or self.url is not None)


def find(text: str, following: str = "") -> list[Attribution]:
    """The attributions in a block's text, from left to right.

    `following` is the text of the next block; an attribution that ends its block may have its date there, and then its
    `end` lies behind the text: `len(text) + 1 +` what it takes of the next block.
    """
    found: list[Attribution] = []
    for handle in _HANDLE.finditer(text):
        floor = found[-1].end if found else 0
        if handle.start() >= floor and (one := _bracketed(text, handle, floor, following)):
            found.append(one)
    return found or _bare(text, following)


def _bare(text: str, following: str) -> list[Attribution]:
    """`— @handle` at the end of a block, or with a date."""
    signed = max(_BARE_HANDLE.finditer(text), key=re.Match.start, default=None)
    if signed is None:
        return []
    own, linked = (
        not text[: signed.start()].strip(),
        _LINK_BEFORE.search(text[max(0, signed.start() - 40) : signed.start()].rstrip()),
    )
    end, day, url = _dated(text, signed.end(), following)
    if (
        (signed["dash"] == "-" and not own)
        or (day is None and url is None and text[end:].strip())
        or not (own or linked or day)
    ):
        return []
    return [
        Attribution(
            at=signed.start(),
            end=end,
            handle=signed["handle"],
            name=None,
            platform="x",
            day=day,
            url=url,
            own=own,
            after_link=bool(linked),
        )
    ]


def _bracketed(text: str, found: re.Match[str], floor: int, following: str) -> Attribution | None:
    handle = found["handle"].replace("\\", "")
    platform = "x" if re.fullmatch(r"[A-Za-z0-9_]{1,20}", handle, re.ASCII) else "bluesky"
    if platform == "bluesky" and not _DOMAIN.fullmatch(handle):
        return None
    end, day, url = _dated(text, found.end(), following)
    signed = _signature(text, found.start(), floor, dated=day is not None or url is not None)
    if signed is None:
        return None
    at, name_at, dashed = signed
    name = " ".join(text[name_at : found.start()].split()).strip("*_ ") or None
    if name and (_SHARED.search(name) or _BYLINE.match(name)):
        return None
    before = text[max(floor, at - 40) : at].rstrip()
    own = not text[:at].strip()
    linked = bool(_LINK_BEFORE.search(before))
    if day is None and url is None and not (dashed and (own or linked) and not text[end:].strip()):
        return None
    return Attribution(
        at=at, end=end, handle=handle, name=name, platform=platform, day=day, url=url, dashed=dashed, own=own, after_link=linked
    )


def _dated(text: str, at: int, following: str) -> tuple[int, date | None, str | None]:
    """Where the attribution ends, its day, and the address of the post if it stands there."""
    begin = _SEPARATOR.match(text, at)
    start = begin.end() if begin else at
    if found := dates.match(text, start):
        day, end = found
        linked = _LINKED.match(text, end) if text[start - 1 : start] == "[" else None
        after = linked or _STATUS_AFTER.match(text, end)
        return (after.end(), day, after["url"]) if after else (end, day, None)
    if after := _STATUS_AFTER.match(text, at):
        return after.end(), None, after["url"]
    if not text[at:].strip() and (found := dates.match(following, 0)) and len(following) - found[1] <= 12:
        return len(text) + 1 + found[1], found[0], None
    return at, None, None


def _signature(text: str, paren: int, floor: int, *, dated: bool) -> tuple[int, int, bool] | None:
    """Where the attribution begins, where its name begins, and whether a dash leads it."""
    low = max(floor, paren - _LONGEST_NAME)
    if (lead := _OWN_DASH.match(text)) and lead.end() >= floor == 0 and paren - lead.end() <= _LONGEST_NAME:
        return lead.start() + len(lead.group()) - len(lead.group().lstrip(" \t>")), lead.end(), True
    best, best_rank = None, 0.0
    for dash in _DASH.finditer(text, low, paren):
        rank = _rank(text, dash, paren, floor)
        if rank >= best_rank:
            best, best_rank = (dash.start(), dash.end(), True), rank
    return best or (_undashed(text, paren, floor) if dated else None)


def _rank(text: str, dash: re.Match[str], paren: int, floor: int) -> float:
    """How well a dash parts a post from its name; of equals the last wins, for posts hold more dashes than names do."""
    name = text[dash.end() : paren].strip()
    rank = {"—": 4.0, "&mdash;": 4.0, "&#8212;": 4.0}.get(dash.group(), 3.0 if dash.group()[0] in "-―" else 2.5)
    rank += 3.0 * bool(_LINK_BEFORE.search(text[max(floor, dash.start() - 40) : dash.start()].rstrip()))
    rank -= 2.0 * (len(name) > _USUAL_NAME)
    rank -= 1.5 * name[:1].islower()
    return rank - 2.0 * bool(re.search(r"[.!?…] ", name)) - 3.0 * (not name and dash.end() < paren - 2)


def _undashed(text: str, paren: int, floor: int) -> tuple[int, int, bool] | None:
    """A name without a dash is safe to part at the start of a line, or right after a link."""
    low = max(floor, paren - _LONGEST_NAME)
    links = list(re.finditer(r"(?:pic\.(?:twitter|x)\.com|t\.co)/[A-Za-z0-9]{6,10}", text[low:paren], re.ASCII))
    if links:
        at = low + links[-1].end()
    elif floor == 0 and paren <= _USUAL_NAME and not re.search(r"[.!?…:] ", text[:paren]):
        at = 0
    else:
        return None
    name_at = at + len(text[at:paren]) - len(text[at:paren].lstrip())
    return (name_at, name_at, False) if text[name_at:paren].strip() else None
