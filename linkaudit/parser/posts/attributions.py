"""The last words of a flattened post: `— Name (@handle) January 6, 2020`, and the many ways it has been bent.

Found by the handle, which alone is unmistakable; the dash and the name are read backwards from it, the date forwards. Names
may hold brackets, bars, dashes and any script; the dash may be missing; the date may be missing, linked, or stand on the next
line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from linkaudit.parser import dates
from linkaudit.parser.posts.dashes import LEAST_RANK, MARK, rank, worth
from linkaudit.parser.posts.leads import LONGEST_NAME, Lead, sealed, undashed
from linkaudit.parser.posts.not_signed import is_byline, is_credit, is_invitation, is_led
from linkaudit.parser.posts.plain_handles import PLAIN_HANDLE, is_like
from linkaudit.parser.posts.post_days import Tail, tail_at

_BIDI = "\u200b-\u200f\u202a-\u202e\u2066-\u2069"
_HANDLE = re.compile(
    rf"[(（\[{{【][\s{_BIDI}]{{0,3}}\[?(?:(?:Twitter|X)[:,]? )?(?:\\?[@＠]|(?:https?://)?(?:www\.)?(?:twitter|x)\.com/)"
    rf"(?P<handle>[A-Za-z0-9_\\]{{1,24}}|(?:[A-Za-z0-9_]{{1,30}}@)?[A-Za-z0-9.-]{{4,253}})"
    rf"(?:\]\([^()\s]{{1,300}}\))?(?:[\s,/·|–—-]{{1,4}}(?P<inner>[^()（）\n]{{5,60}}))?[\s{_BIDI}]{{0,3}}[)）\]}}】]",
    re.ASCII,
)
_BARE_HANDLE = re.compile(
    r"(?P<dash>—|–|―|--{1,2}|-)[ \u00a0]{0,2}(?P<name>[^\n@—–―.:;?!()]{2,50}[ \u00a0])?"
    r"@(?P<handle>[A-Za-z0-9_]{1,20})(?![A-Za-z0-9_@])(?:[ \u00a0]\((?P<behind>[^\n@()\d]{2,50})\))?",
    re.ASCII,
)
_FAR_HANDLE = re.compile(r"(?:\w{1,30}@)?(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}", re.ASCII)
_DASH = re.compile(rf"{MARK}|-{{2,3}}|(?<=[\s.!?…])[-‐‑](?=\s)")
_OWN_DASH = re.compile(rf"[\s>*_\\{_BIDI}]{{0,8}}(?P<dash>{MARK}|-{{1,3}}|[~⁓‐‑]|\?(?=\s))\s{{0,3}}")
_GLUED = re.compile(rf"\S{MARK}\s")
_LINK_BEFORE = re.compile(r"(?:pic\.(?:twitter|x)\.com|t\.co)/[A-Za-z0-9]{1,16}\Z", re.ASCII | re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+", re.ASCII)
_X_HANDLE = re.compile(r"[A-Za-z0-9_]{1,20}", re.ASCII)
_WORD = re.compile(r"\S")
_LISTED = re.compile(r"\(@\w{1,20}\)\s?(?:[,;&]|and\b|und\b|et\b|y\b)")
"""Others named before the last, each with a handle: a list of people."""
_OPENED = re.compile(r"(?:[(\[（]|\*{1,3}|_{1,3})\Z")
_CLOSING = {"(": ")", "[": "]", "（": "）"}
_EDGES = "*_ ,\ufeff" + "".join(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""What is none of a name at either end of it: marks of emphasis, and signs that nobody sees."""
_SEAM = 0.5
"""What a dash that only the right side parts from its neighbour is worth beyond another: so `</p>&mdash; ` comes out."""


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
    dated: bool = False
    """A day or the post's address stands in it; the day may be in a language that is not known."""
    dashed: bool = True
    own: bool = False
    """It begins its line."""
    after_embed: bool = False
    """It follows a link at once, or is glued to a word as `</p>&mdash; ` is: an embed whose tags were dropped."""

    under: bool = False
    """It is the link under a post that tells of its end, and no word of it."""

    @property
    def needs(self) -> float:
        """How much the text before it must show by itself (`beginnings.evidence`) for this to sign a post.

        A dash, a name, a handle and a day need nothing more: only an embed is signed like that. Without the day an author may
        have signed his column, without the dash it may be a byline.
        """
        if self.after_embed or (self.dashed and self.dated):
            return 0.0
        return 1.5 if self.own else 2.5


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
    return found or _bare(text, following) or _plain(text)


def _bare(text: str, following: str) -> list[Attribution]:
    """`— @handle` at the end of a block, or with a date; at the start of a line, after a link, or dated."""
    signed = max(_BARE_HANDLE.finditer(text), key=re.Match.start, default=None)
    if signed is None:
        return []
    name, tail = (signed["name"] or "").rstrip(" \u00a0|/·•"), tail_at(text, signed.end("handle"), following)
    if signed["behind"] and not (name or tail.dated):
        name, tail = signed["behind"], tail_at(text, signed.end(), following)
    one = _attribution(text, Lead(signed.start(), signed.end()), tail, signed["handle"], name=name)
    if (name and not (one.own and tail.dated)) or is_credit(text[: one.at]):
        return []
    return [one] if _is_placed(one, signed["dash"]) and (tail.dated or not _WORD.search(text, tail.end)) else []


def _is_placed(one: Attribution, dash: str) -> bool:
    """Where a handle without brackets may sign: at the start of a line; behind a true dash, after a link or dated."""
    return one.own or (dash != "-" and (one.after_embed or one.dated))


def _plain(text: str) -> list[Attribution]:
    """`— Name (handle) January 6, 2020`: a word in brackets is a handle behind a post's link, or if the name is like it."""
    found = next((found for found in PLAIN_HANDLE.finditer(text) if dates.match(text, found.end() + 1)), None)
    one = _bracketed(text, found, 0, "") if found else None
    if one is None or not (one.dashed and (_after_link(text, one.at, 0) or is_like(one.name or "", one.handle))):
        return []
    return [one]


def _bracketed(text: str, found: re.Match[str], floor: int, following: str) -> Attribution | None:
    tail = _tail(text, found, following)
    if tail is None or (not tail.dated and _WORD.search(text, tail.end)):
        return None
    lead = _lead(text, found.start(), floor)
    if lead is None and tail.dated and not tail.led:
        lead = undashed(text, found, floor) or sealed(text, found, floor, tail)
    if lead is None:
        return None
    name, (lead, tail) = text[lead.name_at : found.start()], _closed(text, lead, tail)
    one = _attribution(text, lead, tail, found["handle"].replace("\\", ""), floor=floor, name=name)
    return one if _is_author(one) and not (one.dashed and is_credit(text[floor : one.at])) else None


def _closed(text: str, lead: Lead, tail: Tail) -> tuple[Lead, Tail]:
    """The attribution with the brackets or the emphasis round the whole of it: `(— Name (@handle) January 6, 2020)`."""
    opened = _OPENED.search(text, max(0, lead.at - 3), lead.at)
    closing = _CLOSING.get(opened.group(), opened.group()) if opened else ""
    if not (opened and text.startswith(closing, tail.end)):
        return lead, tail
    return replace(lead, at=opened.start()), replace(tail, end=tail.end + len(closing))


def _tail(text: str, found: re.Match[str], following: str) -> Tail | None:
    """What follows a handle in brackets, or stands behind it within them; None if that is something else."""
    within = found["inner"] if "inner" in found.re.groupindex else None
    if within is None or _ADDRESS.fullmatch(within):
        return tail_at(text, found.end(), following)
    inner = tail_at(within.strip(), 0, "")
    whole = inner.day is not None and inner.end == len(within.strip())
    return Tail(found.end(), inner.day, led=True) if whole else None


def _is_author(one: Attribution) -> bool:
    """Whether handle and name are those of an account, and not of a byline or of another platform's embed."""
    if one.name is not None and _LISTED.search(one.name):
        return False
    if one.name is not None and (is_byline(one.name) or (not one.dashed and is_led(one.name, one.handle))):
        return False
    if not one.dated and is_invitation(one.name or ""):
        return False
    return network_of(one.handle) == "x" or _FAR_HANDLE.fullmatch(one.handle) is not None


def network_of(handle: str) -> str:
    """Bluesky names its accounts by domains, Mastodon by a name and a domain."""
    if _X_HANDLE.fullmatch(handle):
        return "x"
    return "mastodon" if "@" in handle else "bluesky"


def _attribution(text: str, lead: Lead, tail: Tail, handle: str, *, floor: int = 0, name: str = "") -> Attribution:
    return Attribution(
        at=lead.at,
        end=tail.end,
        handle=handle,
        name=" ".join(name.replace("\n>", " ").split()).strip(_EDGES) or None,
        platform=tail.network or network_of(handle),
        day=tail.day,
        url=tail.url,
        dated=tail.dated,
        dashed=lead.dashed,
        own=lead.at <= 12 and not text[: lead.at].strip(" \t>*_\\"),
        after_embed=lead.sealed or _after_link(text, lead.at, floor) or bool(_GLUED.match(text, max(0, lead.at - 1))),
    )


def _after_link(text: str, at: int, floor: int) -> bool:
    return bool(_LINK_BEFORE.search(text[max(floor, at - 40) : at].rstrip()))


def _lead(text: str, paren: int, floor: int) -> Lead | None:
    """The dash that parts a post from its author's name; of equals the last wins, for posts hold more dashes than names do."""
    low = max(floor, paren - LONGEST_NAME)
    best, best_rank = None, LEAST_RANK
    own = _OWN_DASH.match(text) if floor == 0 and low < 12 else None
    if own and own.end() <= paren:
        best, best_rank = (
            Lead(own.start("dash"), own.end()),
            1.0 + worth(own["dash"]) + rank(text, own.end(), paren),
        )
    for dash in _DASH.finditer(text, max(low, own.end() if own else 0), paren):
        weight = worth(dash.group()) + 3.0 * _after_link(text, dash.start(), floor) + rank(text, dash.end(), paren)
        weight += _SEAM * bool(_GLUED.match(text, max(low, dash.start() - 1)))
        if weight >= best_rank:
            best, best_rank = Lead(dash.start(), dash.end()), weight
    return best
