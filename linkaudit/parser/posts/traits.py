"""What can be seen of the text before an attribution: the traits that `beginnings` weighs, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from linkaudit.parser.crossrefs.labels import refers
from linkaudit.parser.languages import script_of, speaks
from linkaudit.parser.posts.handles import MENTION
from linkaudit.parser.posts.house import STOPS, House, Stretch, end_of
from linkaudit.parser.posts.notices import is_notice
from linkaudit.parser.posts.weight import filling

Joint = Literal["gap", "line", "glue", "sentence", "quote", "post"]
"""What stands before a piece: a blank line or new element, a line end, nothing at all, a blank, a paragraph of the same quote,
another post."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or a sentence of the attribution's own line; `text` is what the article shows."""

    text: str
    joint: Joint


@dataclass(frozen=True, slots=True)
class Signature:
    """What the attribution tells of the post before it."""

    handle: str
    name: str | None
    day: date | None
    own: bool
    """It begins its line."""
    mixed: bool = False
    """The article goes on behind it in the same line, so its beginning may stand there as well."""
    sealed: bool = False
    """What goes on is glued to it: no blank parts the elements of that page, before the post as little as behind it."""


@dataclass(frozen=True, slots=True)
class _Last:
    """The piece at the attribution, which is of the post for certain, and the words of all pieces."""

    text: str
    beside: Stretch
    foreign: bool | None
    """Whether it is in another language than the article."""


_MARKS = {
    "link": ("/", re.compile(r"(?:pic\.(?:twitter|x)\.com|t\.co)/\w", re.ASCII)),
    "hashtag": ("#＃", re.compile(r"(?<![\w&/])[#＃][^\W_]\w")),
    "mention": ("@＠", MENTION),
    "emoji": ("", re.compile("[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff]")),
    "exclaims": ("!！", re.compile("[!！]")),
}
"""What marks a post, behind the signs without one of which it cannot stand in a text; none where any may do."""
_LINK = re.compile(
    r"(?:https?://)?(?:pic\.(?:twitter|x)\.com|t\.co)/|\[image or embed\]|(?:[#@][^\s#@]{1,60}\s{1,3}){1,12}(?:https?://|pic\.)\S{1,40}\s*\Z"
)
"""What ends posts and begins none: a link, the tags before it, the note on Bluesky that something cannot be shown."""
_BULLET = re.compile(r"\s{0,4}(?:[-–•·・*✅▪►➡→]|\(?[0-9]{1,2}[.)/])")
_INNER = re.compile(r"[-–—,;)]|\(?(?:[2-9]|[1-9][0-9])[.)/]")
"""What hardly begins a post: a dash, the second item of a list."""
_CRY = 4
"""Letters; a longer word alone on its line, without a mark behind it, is a heading (`Reactions`) rather than a cry (`Wow`)."""
_SHORT = 40
_LONG = 70
"""Characters; a line of this length is no heading."""
_TELLS = re.compile(
    r"tweet|twitter|\bon X\b|ツイ|트위터|推特|твит|твітт|تويتر|تغريد|טוויטר|توییت|ट्वीट|\bpost(?:s|ed|et)?\b"
    r"|schr(?:ieb|eibt)|wrote"
    r"|a écrit|escribió|ha scritto|instagram|facebook",
    re.IGNORECASE,
)


def readings(
    pieces: Sequence[Piece], before: str, signed: Signature, house: House
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """From the attribution upwards: the traits each piece adds to the post, and those of a post that begins with it."""
    whole, last = "", _last(pieces, house)
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        whole = f"{piece.text}\n{whole}" if whole else piece.text
        within = tuple(_of_piece(piece.text, signed, house))
        if index < len(pieces) - 1:
            below = pieces[index + 1]
            within = (
                *within,
                *_of_joint(below.joint, signed, house),
                *_of_further(piece.text, below, last, house),
            )
        previous = pieces[index - 1].text if index else before
        yield within, (*_of_beginning(piece, previous, signed, house), *_of_whole(whole, signed.day))


def _last(pieces: Sequence[Piece], house: House) -> _Last:
    text, beside = pieces[-1].text, Stretch([piece.text for piece in pieces])
    return _Last(text, beside, house.foreign(text, beside) if len(pieces) > 1 else None)


def _of_piece(text: str, signed: Signature, house: House) -> Iterator[str]:
    yield from of_words(text, house)
    if announced := _announcement(text, signed):
        yield announced


def of_words(text: str, house: House) -> Iterator[str]:
    """What a text shows by itself: the marks of posts, its quotes, who speaks in it."""
    for trait, (signs, pattern) in _MARKS.items():
        if (not signs or any(map(text.__contains__, signs))) and pattern.search(text):
            yield trait
    yield from house.quotes(text)
    if house.impersonal and speaks(text, house.language):
        yield "first person"


def _of_further(text: str, below: Piece, last: _Last, house: House) -> Iterator[str]:
    """Traits of a piece above the last: how it looks among the article's lines, whether in the post's language."""
    yield from _of_language(text, last, house)
    yield from _of_neighbours(text, below.text)
    if refers(text):
        yield "refers"
    if house.repeats(text):
        yield "repeats"
    if below.joint in {"line", "gap"}:
        if is_notice(text):
            yield "notice"
        if end_of(text) == "." and _TELLS.search(text) and not speaks(text, house.language):
            yield "tells of posting"
    if below.joint not in {"glue", "sentence"}:
        yield from _of_line(text, below.text, last, house)


def _of_line(text: str, following: str, last: _Last, house: House) -> Iterator[str]:
    """How a whole line looks among the article's lines."""
    if house.closes and end_of(text) not in STOPS:
        yield "open end, long" if len(text) > _LONG else "open end"
        if following is not last.text and end_of(following) not in STOPS:
            yield "open ends in a row"
    if len(text) > _CRY and text.isalpha() and text.istitle():
        yield "lone word"
    if len(text) < house.usual_line / 3:
        yield "short"
    elif len(text) > house.usual_line * 0.75:
        yield "prose"


def _of_neighbours(text: str, following: str) -> Iterator[str]:
    """What one line has in common with the next."""
    if text.startswith("|") or text.count(" | ") > 1:
        yield "table"
    if (_BULLET.match(following) and _BULLET.match(text)) or (end_of(text) == ":" and _is_item(following)):
        yield "list"
    if text.split(None, 2)[:2] == following.split(None, 2)[:2]:
        yield "same opening"


def _is_item(text: str) -> bool:
    return _BULLET.match(text) is not None or (len(text) < _SHORT and end_of(text) not in STOPS)


def _of_language(text: str, last: _Last, house: House) -> Iterator[str]:
    foreign = house.foreign(text, last.beside)
    if foreign:
        yield "other language"
    elif not last.foreign:
        return
    elif foreign is False or script_of(last.text) != house.script:
        yield "house language before a foreign post"
    elif house.unheard(text, last.beside):
        yield "unheard words before a foreign post"


def _of_joint(joint: Joint, signed: Signature, house: House) -> Iterator[str]:
    """How two pieces of one post hang together. Where the attribution is glued to the text, inner line ends seldom survive."""
    if joint == "post":
        yield "too long"
    elif joint in {"glue", "sentence"}:
        yield f"inner {joint}, mixed" if signed.mixed else f"inner {joint}"
    elif joint == "line" and not (house.gaps or signed.own):
        yield "inner line, glued"
    else:
        yield _at_joint("inner", joint, house)


def _at_joint(where: str, joint: Joint, house: House) -> str:
    """A trait of a joint; line ends and blank lines mean something else where blank lines part the paragraphs."""
    return f"{where} {joint}, gaps" if house.gaps and joint in {"gap", "line"} else f"{where} {joint}"


def _announcement(text: str, signed: Signature) -> str | None:
    """Whether a piece announces the post (`Jane Doe wrote on Twitter:`): it names the handle, or tells of posting."""
    low = text.casefold()
    named = signed.name is not None and len(signed.name) > 3 and signed.name.casefold() in low
    if f"@{signed.handle}".casefold() in low or ((named or end_of(text) == ":") and _TELLS.search(text)):
        return "introduces"
    return "names the author" if named else None


def _of_beginning(piece: Piece, previous: str, signed: Signature, house: House) -> Iterator[str]:
    """What speaks for a beginning just there."""
    inside = piece.joint in {"glue", "sentence"}
    yield _at_joint("begins", piece.joint, house)
    if signed.mixed:
        yield "begins inside a mixed line" if _may_begin_within(piece, signed) else "begins with a mixed line"
    if (inside or piece.text[:1] == "[") and _LINK.match(piece.text):
        yield "begins with its link"
    if _begins_low(piece.text, "" if inside else end_of(previous)):
        yield "begins low"
    yield from _of_what_is_before(previous, signed, house)


def _may_begin_within(piece: Piece, signed: Signature) -> bool:
    return piece.joint == "glue" or (piece.joint == "sentence" and not signed.sealed)


def _begins_low(text: str, end: str) -> bool:
    """Whether a text goes on with something: a dash, or a small letter (where there are great ones) behind no stop."""
    return _INNER.match(text) is not None or (text[:1] != text[:1].title() and (end not in STOPS or not end))


def _of_what_is_before(previous: str, signed: Signature, house: House) -> Iterator[str]:
    end = end_of(previous)
    if end == ":":
        yield "after colon"
    if previous and _announcement(previous, signed):
        yield "after introduction"
    if end and end not in STOPS and not (refers(previous) or house.repeats(previous)):
        yield "after open end"


def _of_whole(text: str, day: date | None) -> Iterator[str]:
    """Whether a text of this length could be one post."""
    over = filling(text, day)
    if over > 1.1:
        yield from ("too long",) * min(int(over * 2) - 1, 8)
    elif over > 1.0:
        yield "a little too long"
