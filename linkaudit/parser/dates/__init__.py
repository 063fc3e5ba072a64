"""Dates as embeds and articles print them, in any of the languages of `months`.

One reading for all orders (`January 6, 2020`, `6. Januar 2020`, `2020年1月6日`, `2016, 2月 22`): tokens are taken from left to
right until a day, a month and a year are told, with nothing between them but what a date may hold. Digits count in every
script; years of the Buddhist and the solar Hijri calendar and of Japanese eras are converted. A date that only a guess could
read (`01/02/2020`) is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from linkaudit.parser.dates.figures import SINIC, SUFFIX, figure
from linkaudit.parser.dates.hours import LINE_ENDS, beside
from linkaudit.parser.dates.months import day_words, fold, iranian_names, month_names

_WINDOW = 72
"""No date is longer, time of day and weekday included."""

_TOKEN = re.compile(
    r"(?P<time>\d{1,2}[:.h]\d{2}(?![\d.])(?::\d{2})?(?:[ \u00a0\u202f]?[APap]\.?[Mm]\.?(?![^\W\d_]))?)"
    r"|(?P<zone>(?<=[ \u00a0])[+-]\d{4})(?!\d)"
    r"|(?P<iso>\d{4}([-/.]) ?(?:\d{1,2})\4 ?(?:\d{1,2})(?!\d)(?:T[0-9:.]{5,15}(?:Z|[+-][0-9:]{4,6})?)?)"
    r"|(?P<european>\d{1,2}[\u200e\u200f]?([./-])[ \u00a0]?\d{1,2}[\u200e\u200f]?\6[ \u00a0]?\d{4}(?!\d))"
    r"|(?P<number>\d{1,5})|(?P<unit>[年月日號号년월일])"
    r"|(?P<word>(?:[^\W\d_年月日號号년월일]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ece\u102b-\u103e\u17b4-\u17d3\u200c\u200d]){1,24})"
    r"|(?P<space>[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,4})|(?P<mark>[.,،、·•|'’׳()ºª°/-])"
)
_PARTING = re.compile(r"[ \u00a0]?[·•,|–—-]?[ \u00a0]")  # an hour from the day in figures behind it
_FILLERS = frozenset(
    fold(word)
    for word in (
        "de del of the den d di da an a st nd rd th er re º г р ж m d gada metu gads urte nam năm ngày tháng ko e ka em "
        "el le la del في م سنة ថ្ងៃ วันที่ ที่ ปี พ ศ ค в года год року рік roku god godine leta at um om à a kl klo às "
        "as alle saat pukul u lúc uhr h ta thg թ am pm gmt utc et est edt cet cest bst ist pst pdt ο στις ώρα kello o "
    ).split()
)
_OPENERS = frozenset(fold(word) for word in "ngày วันที่ ที่ tháng the".split())
"""Fillers that may lead a date; any other word before it (`on January 6`) makes it part of a sentence."""
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "민국": 1911, "民國": 1911}


@dataclass(slots=True)
class _Telling:
    """What the tokens of a date have told so far."""

    numbers: list[int] = field(default_factory=list)
    day: int | None = None
    month: int | None = None
    year: int | None = None
    iranian: bool = False
    dotted: bool = False
    """The day stood with a point (`6. Januar`), as ordinals do in many languages."""
    era: int = 0
    doubtful: bool = False
    """The month's name is a day's too, and led the date: `mar. 14 nov. 2023`."""

    @property
    def begun(self) -> bool:
        """Whether anything of a date has been told."""
        return bool(self.day or self.month or self.year)

    def told(self) -> date | None:
        """The date, once day, month and year are known and go together."""
        if self.day is None or self.month is None or self.year is None:
            return None
        return _civil(self.year + self.era, self.month, self.day, iranian=self.iranian)


def parse(text: str) -> date | None:
    """The date that a whole string says, or None: `parse("16 мая 2018 г.")`."""
    words = text.strip()
    found = match(words, 0)
    return found[0] if found is not None and not words[found[1] :].strip(" .,)") else None


@lru_cache(maxsize=1024)
def _match(window: str) -> tuple[date, int] | None:
    for reader in (_numeric, _worded):
        if found := reader(window):
            return found
    return None


def match(text: str, at: int) -> tuple[date, int] | None:
    """The date that begins at `text[at]`, with the offset of its end; a time of day beside it belongs to it."""
    found = _match(text[at : at + _WINDOW])
    return None if found is None else (found[0], at + found[1])


def _numeric(window: str) -> tuple[date, int] | None:
    """`2020-01-06`, `2020. 1. 6.`, `31.12.2019`; slashed dates only where they can be read one way."""
    found = _TOKEN.match(window)
    if found is not None and found.lastgroup == "time" and (parting := _PARTING.match(window, found.end())):
        found = _TOKEN.match(window, parting.end())
    if found is None or found.lastgroup not in {"iso", "european"}:
        return None
    told = _civil(*_parts(found["iso"])) if found["iso"] else _european(found["european"])
    if told is None:
        return None
    if suffix := SUFFIX.match(window, found.end()):
        return told, suffix.end()
    pointed = ". " in found.group() or (found.group()[-5] == "." and LINE_ENDS.match(window, found.end()))
    return told, _behind_point(window, found.end()) if pointed else found.end() + beside(window, found.end())


def _european(written: str) -> date | None:
    first, second, year = _parts(written)
    if "." in written or first > 12 or first == second:
        return _civil(year, second, first)
    return _civil(year, first, second) if second > 12 else None


def _parts(numeric: str) -> tuple[int, int, int]:
    one, two, three = re.findall(r"\d{1,4}", numeric)[:3]
    return int(one), int(two), int(three)


def _worded(window: str) -> tuple[date, int] | None:
    telling = _Telling()
    tokens = list(_tokens(window))
    at = 0
    while at < len(tokens):
        taken = _take(telling, tokens, at)
        if taken == 0:
            return None
        at += taken
        if told := telling.told():
            end = tokens[at - 1].end()
            return told, _close(window, end, telling)
    return None


def _tokens(window: str) -> Iterator[re.Match[str]]:
    at = 0
    while found := _TOKEN.match(window, at):
        yield found
        at = found.end()


def _close(window: str, end: int, telling: _Telling) -> int:
    """The end of the date with what still belongs to it: `г.`, an ordinal point, a time of day."""
    if suffix := SUFFIX.match(window, end):
        return suffix.end() + beside(window, suffix.end())
    return _behind_point(window, end) if telling.dotted else end + beside(window, end)


def _behind_point(window: str, end: int) -> int:
    """The end of a date whose figures stand with points, the last of them included."""
    end += window[end : end + 1] == "."
    return end + beside(window, end)


def _take(telling: _Telling, tokens: list[re.Match[str]], at: int) -> int:
    """Take the token at hand into account; returns how many were read, 0 when no date goes on here."""
    found = tokens[at]
    kind = found.lastgroup
    if kind == "number" or (kind == "word" and SINIC.fullmatch(found.group())):
        return _number(telling, tokens, at)
    if kind == "word":
        return _word(telling, tokens, at)
    if kind == "mark" and at == 0 and found["mark"] not in "·|":
        return 0
    return int(kind not in {"iso", "european"} and (kind != "unit" or telling.begun))


def _next(tokens: list[re.Match[str]], at: int) -> re.Match[str] | None:
    """The first token after `at` that is no blank."""
    return next((token for token in tokens[at + 1 : at + 3] if token.lastgroup != "space"), None)


def _number(telling: _Telling, tokens: list[re.Match[str]], at: int) -> int:
    """A number is what its unit says, else a year by its four digits, else the day."""
    written, following = tokens[at].group(), _next(tokens, at)
    value, unit = figure(written), following.group() if following else ""
    if unit in {"月", "월"} or _after_thang(telling, tokens, at):
        telling.month = value
    elif unit in {"年", "년"} or len(written) == 4:
        telling.year = value
    elif telling.day is None and value <= 31:
        telling.day, telling.dotted = value, unit == "."
    else:
        return 0
    return 1


def _after_thang(telling: _Telling, tokens: list[re.Match[str]], at: int) -> bool:
    """Vietnamese counts its months: `tháng 1`."""
    before = (token for token in tokens[max(0, at - 2) : at] if token["word"])
    return telling.month is None and any(fold(token["word"]) in {"thang", "thg"} for token in before)


def _word(telling: _Telling, tokens: list[re.Match[str]], at: int) -> int:
    """A month of one to three words, an era, a weekday, or a word that dates hold."""
    if (telling.month is None or telling.doubtful) and (count := _month(telling, tokens, at)):
        return count
    word = tokens[at]["word"]
    if at and tokens[at - 1].group() == "/" and month_names().get(fold(word)) == telling.month:
        return 1  # in Arabic two calendars' names of a month stand side by side
    telling.era = _ERAS.get(word, telling.era)
    allowed = _FILLERS if at else _OPENERS
    return int(word in _ERAS or fold(word) in allowed or fold(word) in day_words())


def _month(telling: _Telling, tokens: list[re.Match[str]], at: int) -> int:
    """How many tokens name a month here; the longest name wins (`tháng mười hai`, `ม.ค.`)."""
    words: list[str] = []
    best, led = 0, not telling.begun
    for index, token in enumerate(tokens[at : at + 6]):
        if token["word"]:
            words.append(fold(token["word"]))
        elif token.lastgroup not in {"space", "mark"}:
            break
        name = " ".join(words)
        if token["word"] and (month := month_names().get(name) or iranian_names().get(name)):
            telling.month, telling.iranian, best = _south_slavic(name, month, telling), name not in month_names(), index + 1
            telling.doubtful = led and name in day_words()
    return best


def _south_slavic(name: str, month: int, telling: _Telling) -> int:
    """`listopada` is November in Polish and October in Croatian, which alone puts a point after the day."""
    return 10 if name in {"listopada", "lis"} and telling.dotted else month


def _civil(year: int, month: int, day: int, *, iranian: bool = False) -> date | None:
    """The day in the common calendar, if there is such a day within the age of the web."""
    if iranian:
        return _from_iranian(year, month, day)
    if 2440 <= year <= 2643:
        year -= 543
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None


def _from_iranian(year: int, month: int, day: int) -> date | None:
    """Solar Hijri to Gregorian; the year begins on the equinox. Exact from 1304 to 1478 (33-year cycle of leap years)."""
    if not (1304 <= year <= 1478 and 1 <= day <= 31 - (month > 6)):
        return None
    leaps = sum((then % 33) in {1, 5, 9, 13, 17, 22, 26, 30} for then in range(1399, year)) if year >= 1399 else 0
    leaps -= sum((then % 33) in {1, 5, 9, 13, 17, 22, 26, 30} for then in range(year, 1399)) if year < 1399 else 0
    new_year = date(2020, 3, 20) + timedelta(days=365 * (year - 1399) + leaps)
    return new_year + timedelta(days=31 * (month - 1) - max(0, month - 7) + day - 1)
