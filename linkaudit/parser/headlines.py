"""What a line looks like: a headline, a kicker above one, a summary below it, or running text. Shape alone, no language known.

Scripts without spaces are measured in characters: two to a word in Chinese and Japanese, three in Thai, Lao, Khmer, Burmese.
"""

from __future__ import annotations

import re

from linkaudit.parser.dates.months import fold, month_names
from linkaudit.parser.plain_type import is_western

_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SOUTHERN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_CLOSING = "\"'”’»“」』)]）】〉》 \u00a0\u200b\u200e\u200f"
_STOPS = (".", "。", "।", "۔", "．", "։", "။", "។", "።", ";", ",", "،", "、", ":", "：")
_GOING_ON = ("...", "…", "..")
_BRACKETED = re.compile(r"([^\W\d]{2}[.。।۔])\s?(?:[(（\[][^()（）\[\]]{1,40}[)）\]]|/[^/]{1,30}/)\s?$")
"""A sentence, and whose it is: `… said the mayor. (AFP)`, `… каза кметът. /БТА/`."""
_SIGNED = 60
_KICKER, _EASTERN_KICKER = 4, 3
"""Words of a section's name at most; in Chinese and Japanese eight characters are a headline."""
_LONGEST = 30
_RUNNING = 15
"""Words from which on a text is no headline."""
_MOST_CHARACTERS = 260
_LONGEST_BYLINE, _DATE = 7, 4
"""Words of the authors at most, and of the day beside them."""
_BESIDE = re.compile(r"\s?[|·•–—]\s|,\s|\s-\s")
_MOST_PARTS, _PART, _DAY = 4, 3, 5
"""Parts of the line below a card's title, words of one of them, and words of a day."""
_BYLINE = re.compile(r"(?:[Bb]y|Von|Par|Por|Di|Door|Av|Af|Od|Oleh|От|Автор)\s+\S", re.ASCII)


def length(text: str) -> int:
    """Words of a text; in scripts without spaces, half or a third of its characters."""
    if is_western(text):
        return len(text.split())
    head = text[:2000]
    return max(len(text.split()), len(_EASTERN.findall(head)) // 2, len(_SOUTHERN.findall(head)) // 3)


def eastern(text: str) -> bool:
    """Whether Chinese or Japanese stands in it: two words of such a title are as many as four of another."""
    return not is_western(text) and _EASTERN.search(text) is not None


def stops(text: str) -> bool:
    """It ends like a sentence of running text: a full stop, and no ellipsis; quotes and a bracket may stand behind it."""
    bare = text.rstrip(_CLOSING)
    if (len(bare) < len(text) or text.endswith("/")) and (opened := _BRACKETED.search(text[-_SIGNED:])):
        bare = opened[1]
    return bare.endswith(_STOPS) and not bare.endswith(_GOING_ON)


def running(text: str) -> bool:
    """It reads as a paragraph of an article: a sentence of some length, or more words than a headline has room for."""
    if len(text.split(None, _RUNNING)) >= _RUNNING:
        return True
    words = length(text)
    return words >= _RUNNING or (words >= 6 and stops(text))


def headline(text: str, least: int = 2) -> bool:
    """It could be a headline: some words, not too many, no full stop at the end, no list of topics, no date."""
    if len(text) > _MOST_CHARACTERS or stops(text) or text.count(" | ") > 1:
        return False
    return least <= length(text) <= _LONGEST and not _numeric(text)


def kicker(text: str) -> bool:
    """It could stand beside a headline in a card: a section, an outlet, an author, a date. A question, cry or cut could not."""
    if len(text) > 80 or stops(text) or text.rstrip(_CLOSING).endswith(("?", "!", "？", "！", *_GOING_ON)):
        return False
    most = _EASTERN_KICKER if eastern(text) else _KICKER
    return length(text) <= most or byline(text) or _numeric(text) or imprint(text)


def imprint(text: str) -> bool:
    """A day beside an author, a section, a count: `3 March 2024 | Lena Orsk | 4 comments`."""
    parts = _BESIDE.split(text) if any(map(str.isdigit, text)) else []
    if not 2 <= len(parts) <= _MOST_PARTS or not any(map(_is_day, parts)):
        return False
    return all(length(part) <= _PART or byline(part) or _is_day(part) for part in parts)


def _is_day(text: str) -> bool:
    """A date of few words, in figures or with a month's name."""
    words = text.split()
    if len(words) > _DAY or not any(map(str.isdigit, text)):
        return False
    return _numeric(text) or any(fold(word.strip(".")) in month_names() for word in words)


def byline(text: str) -> bool:
    """It names an author: `By Lena Orsk and Piet Daan`, with or without a day: `By Lena Orsk, March 3, 2024`."""
    if _BYLINE.match(text) is None:
        return False
    words = length(text)
    return words <= _LONGEST_BYLINE or (words <= _LONGEST_BYLINE + _DATE and any(char.isdigit() for char in text))


def summary(text: str) -> bool:
    """Running text that was cut off: what a card shows below its headline."""
    return text.rstrip(_CLOSING).endswith(_GOING_ON) and length(text) > 12


def capital(text: str) -> bool:
    """Its first letter is upper case or of a script without capitals; figures and quotes may stand before it."""
    first = next((char for char in text[:12] if char.isalpha()), "")
    return bool(first) and first == first.title()


def _numeric(text: str) -> bool:
    """Mostly figures: a date, a time, a score."""
    if len(text) > 60:
        return False
    signs = [char for char in text if char.isalnum()]
    return sum(char.isdigit() for char in signs) >= 0.4 * len(signs)
