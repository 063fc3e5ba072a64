"""Where a flattened post begins: the one thing that its text does not say.

The end of a post is marked by its attribution; before it may stand a line of its own, several lines, or article prose in the
same line. So the text before the attribution is cut into *pieces* (lines, and sentences within the attribution's own line),
and each piece that could be the first of the post is a candidate. A candidate scores the sum of

- how much each of its pieces reads like a post rather than like this article (`_likeness`),
- how likely a post begins just there (`_threshold`),
- whether the whole could have been posted at all: weighted length against the limit of its day (`_fit`).

The numbers are log-odds, set by hand from what they mean and checked on articles with inserted posts; the best candidate wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from linkaudit.parser.house import House
from linkaudit.parser.weight import limit, weigh

Joint = Literal["gap", "line", "glue", "sentence", "post"]
"""What stands before a piece: a blank line or new element, a line end, two sentences run together, a blank, another post."""


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


_MARKS = {
    "link": (re.compile(r"(?:pic\.(?:twitter|x)\.com|t\.co)/\w", re.ASCII), 5.0),
    "hashtag": (re.compile(r"(?<![\w&/])[#＃][^\W_]\w", re.UNICODE), 3.0),
    "mention": (re.compile(r"(?<![\w@.])@[A-Za-z0-9_]{2,15}(?![\w@])", re.UNICODE), 2.0),
    "emoji": (re.compile("[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff]"), 3.0),
}
"""Things that posts hold and articles hardly ever do."""
_STOPS = ".!?…。！？؟۔।:;"
_CLOSERS = "\"'”’»)]」』"
_TELLS = re.compile(
    r"tweet|twitter|\bon X\b|ツイ|트위터|推特|твит|твітт|تويتر|تغريد|טוויטר|توییت|ट्वीट|post(?:ed|et)\b|schr(?:ieb|eibt)|wrote|a écrit|escribió"
    r"|ha scritto",
    re.IGNORECASE,
)
_TRAILING_LINKS = re.compile(r"(?:\s{0,3}(?:pic\.(?:twitter|x)\.com/\w{1,16}))+\s*\Z", re.ASCII)
_LEADING_MENTIONS = re.compile(r"(?:@[A-Za-z0-9_]{1,15}\s{1,3}){1,50}", re.ASCII)


def choose(pieces: Sequence[Piece], before: str, signed: Signature, house: House) -> tuple[int, float]:
    """The index of the piece that begins the post, and the score of that reading.

    `pieces` run from the farthest to the one at the attribution, which is always of the post; `before` is the text ahead of
    the first.
    """
    likeness, whole, best, best_score = 0.0, "", len(pieces) - 1, float("-inf")
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        whole = piece.text + ("\n" if whole else "") + whole
        likeness += _likeness(piece.text, signed, house, last=index == len(pieces) - 1)
        previous = pieces[index - 1].text if index else before
        score = likeness + _threshold(piece, previous, house) + _fit(whole, signed.day)
        if score > best_score:
            best, best_score = index, score
    return best, best_score


def _likeness(text: str, signed: Signature, house: House, *, last: bool) -> float:
    """Log-odds that a piece is of the post rather than of the article."""
    score = sum(weight for pattern, weight in _MARKS.values() if pattern.search(text))
    score += house.strangeness(text)
    if _introduces(text, signed):
        return score - 5.0
    if last:
        return score
    score -= 1.0
    end = text.rstrip().rstrip(_CLOSERS)[-1:]
    if end not in _STOPS:
        score += 1.5
    if len(text) < house.usual_line / 3:
        score += 0.7
    return score


def _introduces(text: str, signed: Signature) -> bool:
    """Whether a piece announces the post (`Jane Doe wrote on Twitter:`): it tells of posting, or names the author."""
    named = signed.name is not None and len(signed.name) > 3 and signed.name.casefold() in text.casefold()
    return (
        named or f"@{signed.handle}".casefold() in text.casefold() or (text.rstrip()[-1:] == ":" and bool(_TELLS.search(text)))
    )


def _threshold(piece: Piece, previous: str, house: House) -> float:
    """Log-odds that a post begins with this piece, by what joins it to the text before."""
    score = {
        "post": 3.0,
        "gap": 1.5 if house.gaps else 0.5,
        "line": -1.0 if house.gaps else 0.5,
        "glue": -1.0,
        "sentence": -3.0,
    }[piece.joint]
    first = piece.text.lstrip()[:1]
    if first.islower() or first in "–—-,;)":
        score -= 2.0
    end = previous.rstrip().rstrip(_CLOSERS)[-1:]
    if end == ":":
        score += 1.5
    return score + (0.5 if not end or end in _STOPS else -0.5)


def _fit(text: str, day: date | None) -> float:
    """Whether a text of this length could be one post: leading mentions of a reply and the picture's link never counted."""
    counted = _LEADING_MENTIONS.sub("", _TRAILING_LINKS.sub("", text), count=1)
    over = weigh(counted) / limit(day)
    if over <= 1.0:
        return 0.0
    return -2.0 if over <= 1.1 else -4.0 - 4.0 * min(over, 4.0)
