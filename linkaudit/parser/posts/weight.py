"""How long a text is as a post: the counting of twitter-text, configuration 3.

Latin letters and the common punctuation weigh 1, everything else 2, an emoji of however many code points 2, and a URL 23,
whatever its length. A post may weigh 280, before 8 November 2017 140. It tells which stretch before an attribution can be the
post.
"""

from __future__ import annotations

import re
from datetime import date

from linkaudit.normal import normal
from linkaudit.parser.webtext import web_addresses

LIMIT = 280
EARLY_LIMIT = 140
LONGER_SINCE = date(2017, 11, 7)
"""From this day on posts may weigh `LIMIT`."""
URL_WEIGHT = 23

_HEAVY = re.compile("[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
"""What weighs 2."""
_INVALID = re.compile("[\ufffe\ufeff\uffff]")
_PICTURES = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299"
    "\U0001f004-\U0001faff"
)
_PICTURE = f"[{_PICTURES}]"
_MAY_BE_EMOJI = re.compile(f"[{_PICTURES}\u20e3]")
"""One of these is in every emoji, those of flags and of keys included."""
_TONE = "[\ufe0f\U0001f3fb-\U0001f3ff]{0,2}"
_EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f?\u20e3"
    f"|{_PICTURE}{_TONE}[\U000e0020-\U000e007f]{{0,8}}(?:\u200d{_PICTURE}{_TONE}){{0,8}}"
)
_TRAILING_LINKS = re.compile(r"(?:\s{0,3}(?:pic\.(?:twitter|x)\.com/\w{1,16}))+\s*\Z", re.ASCII)
_LEADING_MENTIONS = re.compile(r"(?:@[A-Za-z0-9_]{1,15}\s{1,3}){1,50}", re.ASCII)


def limit(day: date | None) -> int:
    """What a post of that day may weigh; of unknown day, the later limit."""
    return EARLY_LIMIT if day is not None and day < LONGER_SINCE else LIMIT


def weigh(text: str, *, emoji: bool = True) -> int:
    """The weighted length of a text. `emoji=False` counts an emoji by its code points, as configuration 2 did."""
    words = normal("NFC", text)
    total, at = 0, 0
    for start, end in web_addresses(words):
        total += _letters(words[at:start], emoji=emoji) + URL_WEIGHT
        at = end
    return total + _letters(words[at:], emoji=emoji)


def filling(text: str, day: date | None) -> float:
    """Its share of what a post of that day may weigh: leading mentions of a reply and the picture's link never counted."""
    counted = _TRAILING_LINKS.sub("", text) if "pic." in text else text
    counted = _LEADING_MENTIONS.sub("", counted, count=1) if "@" in counted else counted
    return weigh(counted) / limit(day)


def _letters(text: str, *, emoji: bool) -> int:
    if text.isascii():
        return len(text)
    pictures = 0
    if emoji and _MAY_BE_EMOJI.search(text):
        text, pictures = _EMOJI.subn("", text)
    return len(text) + len(_HEAVY.findall(text)) + 2 * pictures


def valid(text: str) -> bool:
    """Whether a text could have been posted under the common limit: not empty, not too heavy, no forbidden characters."""
    return bool(text.strip()) and weigh(text) <= LIMIT and not _INVALID.search(text)
