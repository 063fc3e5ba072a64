"""Datelines: the place, the date and the agency that open a wire story, in the ways of many agencies.

`MARWICK (AP) —`, `Madrid, 7 ene (EFE).-`, `(ANSA) - ROMA, 07 GEN -`, `МОСКВА, 7 января. /ТАСС/.`, `新华社北京1月7日电`.
Only a name of the registry makes one: station call signs stand in the same brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from linkaudit.parser.agencies import Naming
from linkaudit.parser.credits.words import any_does, does
from linkaudit.parser.dates import months

HEAD = 120
"""Characters of a block in which a dateline stands."""

_OPEN = re.compile(
    r"[(（\[【/]\s?(?P<led>(?:[^\W\d_]{2,12}\.?\s|(?:[^()（）\[\]【】/=\s]{1,10}\s)?[^()（）\[\]【】/=\s]{1,14}=|[^()（）\[\]【】/\n]{0,20}\d[^()（）\[\]【】/\n]{0,6}\s|[^()（）【】\s]{0,8})?)$"
)
_MORE = re.compile(
    r"(?:\s[A-Z][a-z]{2,14}){0,2}(?:\s?[-/,=–]\s?[^\W_][^()（）\[\]【】/]{0,24}|[^)）】\n]{1,20}(?:電|\d日))?\s?[)）\]】/]"
)
_LINK = re.compile(r"\s{0,2}(?:[-–—―_:：|=]{1,3}|\.-{1,2}|\.(?=\s|$)|$)")
_BARE_LINK = re.compile(r"\s{0,2}(?:[-–—―]{1,3}|\.(?=\s|$)|:(?=\s)|$)")
_STARTS = re.compile(
    r"(?:\.\s{0,2}-{1,3}\s{0,2}|\.?\s{0,2}(?:[–—―]{1,3}|-{2,3})\s{0,2}|\s{1,2}-\s{0,2}|-\s{1,2})[^\W\d_]"
    r"|\s[^\W\d_a-z][^\W\d_]{2,24}\.-{1,2}\s{0,2}[^\W\d_a-z]"
    r"|-[A-Z][^\W\d_]{2,24}(?=\s?(?:[(,:.–—-]|$))"
)
"""A dash behind the name or its place, `ACN Girona.- `, and a word.

A hyphen ties the two to one word, `TT-loppet`, but for a place: `APA-Dakar (…`.
"""
_CHINESE = re.compile(
    r"[^\s。，（）]{0,10}[0-9０-９一二三四五六七八九十]{1,3}日?(?:[^\s。，]{0,4}(?:电|電|讯|訊)|(?<=日)（[^（）。]{2,30}）)"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_NOT_PLACE = re.compile('[!?;"“”„«»…。©]')
_BODY = re.compile(r"The(?: [A-Z][a-z]{1,24}){2,8}\s?$")
"""`The Syrian American Network (SANA)`: a body, while `The Hague` and `The Woodlands, Texas` are places."""
_DAY = re.compile(r"\d")
_DASHES = "-–—―"
_JOINT = re.compile(r"(?:[,.:–—―-]|[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{2,4})$")
"""What stands between the place and a name without brackets: a sign, or a date in figures."""
_SIGLE = re.compile(r"\s?/\s?([a-zäöü]{1,4})[)\]]")
_BAR = re.compile(r"(?:\s?/\s?(?P<house>[a-zäöü]{2,8}))?\s[|](?=\s\S)")
_HOUSE = re.compile(r"\b[a-zäöü]{2,8}\s?/$")
"""The outlet's own name behind the agency's, `BERLIN dpa/taz | `, and before it."""
_TIES = frozenset({"", "/", "=", "-", "–", ",", "・"})
_LONGEST_PLACE, _MOST_WORDS, _PARTICLE = 90, 10, 3
_SITE = ".RU"
_FULL = frozenset("（【")
_STOPS = frozenset(".؟۔।")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: the namings it credits (two for a joint one), and its offsets in the block."""

    namings: tuple[Naming, ...]
    start: int
    end: int
    sigle: str = ""
    """The outlet's initials beside the agency, `(KNA/iz)`: its desk has had a hand in it."""
    bare: bool = False
    """Without brackets, or without a dash: `AGI - Roma`, `Baghdad-INA`; only for names beyond doubt."""

    def is_framed(self, text: str) -> bool:
        """Whether it is the name in brackets, or before a stop and a dash: `(AP) Two ships`, `AFP.- La alcaldesa`."""
        return text[self.start : self.end].strip().startswith("(") or text.startswith(".-", self.end)

    def is_alone(self, text: str) -> bool:
        """Whether it fills its line, behind a place that is no person: one word, in capitals, or with a date."""
        place = text[: self.start].strip()
        if not place or text[self.start].isalnum() or self.end < len(text.rstrip(" .:-–—")):
            return False
        return " " not in place or place.isupper() or _DAY.search(place) is not None


def read(text: str, namings: Sequence[Naming]) -> Dateline | None:
    """The dateline that opens a block, or None. `namings` holds offsets into `text`, in order."""
    for naming in namings[:2]:
        if naming.start > HEAD:
            return None
        found = _bracketed(text, naming, namings) or _chinese(text, naming)
        if found is None and naming is namings[0]:  # `AP, Reuters`: an agency is no place
            found = _unbracketed(text, naming, namings) or _alone(text, naming)
        if found is not None:
            return found
    return None


def _bracketed(text: str, naming: Naming, namings: Sequence[Naming]) -> Dateline | None:
    joint = _joint(text, naming, namings)
    opening = _OPEN.search(text[: naming.start])
    closing = _MORE.match(text, joint[-1].end)
    if opening is None or closing is None:
        return None
    place = text[: opening.start()]
    if not _is_place(place) or is_expansion(place, naming.text) or _is_photographer(text, closing):
        return None
    if _ends_sentence(place) and not text[closing.end() :].strip(" ."):
        return None  # `… في الاتجاهين. (رويترز)`: who signs it
    settled = opening[0][0] in _FULL or "=" in text[opening.start() : joint[-1].start]
    if not _leads_on(text, closing.end(), place, settled=settled):
        return None
    house = _SIGLE.match(text, joint[-1].end)
    return Dateline(joint, opening.start(), closing.end(), house[1] if house else "")


def _ends_sentence(place: str) -> bool:
    """A stop with no date before it: scripts without capitals do not tell a place from a sentence."""
    return place.rstrip()[-1:] in _STOPS and not _is_dated(place)


def _is_photographer(text: str, closing: re.Match[str]) -> bool:
    """`… in Marwick, March 14, 2024. (Xinhua/Lin Yi)`: a name behind a slash, and nothing behind the bracket."""
    name = closing[0].strip("/)]）】 ")
    return "/" in closing[0] and " " in name and name.istitle() and not text[closing.end() :].strip(" .")


def _joint(text: str, naming: Naming, namings: Sequence[Naming]) -> tuple[Naming, ...]:
    """The naming and those joined to it: `APA/dpa`, `AFP時事`, `AP=연합뉴스`."""
    found = [naming]
    for other in namings:
        if other.start >= found[-1].end and text[found[-1].end : other.start].strip() in _TIES:
            found.append(other)
    return tuple(found)


def _leads_on(text: str, at: int, place: str, *, settled: bool) -> bool:
    """After the bracket comes a dash or a colon; or, where place and date are plain enough, the story itself."""
    link = _LINK.match(text, at)
    if link is not None and (link[0].strip() or place.strip()):
        return True
    plain = settled or _is_dated(place) or _is_short_place(place)
    return plain and (link is not None or _begins(text, at))


def _is_dated(place: str) -> bool:
    """A figure, or the name of a month: `नयी दिल्ली, पांच अक्टूबर (भाषा)`."""
    if _DAY.search(place):
        return True
    return any(months.fold(word.strip(".,")) in months.month_names() for word in place.split())


def _alone(text: str, naming: Naming) -> Dateline | None:
    """`(Belga) The bridge reopens`: the name in brackets and nothing else."""
    end = naming.end + 1
    alone = text[: naming.start].strip() == "(" and text[end - 1 : end + 1] == ") " and text[end + 1 : end + 2].isupper()
    return Dateline((naming,), 0, end, bare=True) if alone else None


def _chinese(text: str, naming: Naming) -> Dateline | None:
    if text[: naming.start].strip("（(【 \u3000据據"):
        return None
    sent = _CHINESE.match(text, naming.end)
    return Dateline((naming,), naming.start, sent.end()) if sent else None


def _unbracketed(text: str, naming: Naming, namings: Sequence[Naming]) -> Dateline | None:
    """`Tehran, IRNA –`, `ASTANA. KAZINFORM –`, `Kathmandu, Jan. 7: RSS`, `AGI - Roma`, `BERLIN dpa | `."""
    place = text[: naming.start].rstrip()
    if not place.strip("*•"):
        return Dateline((naming,), naming.start, naming.end, bare=True) if _STARTS.match(text, naming.end) else None
    if (barred := _barred(text, place, _joint(text, naming, namings))) is not None:
        return barred
    slashed = place[-1] == "/" and text.startswith(".-", naming.end)  # `Villaluz/EFE.- `
    if not ((slashed or _JOINT.search(place)) and _is_place(place) and _is_plain(place)):
        return None
    if text[naming.end : naming.end + 1] == "/":  # `… in Marwick, March 5. REUTERS/Ana Orsk`
        return None
    end = naming.end + len(_SITE) * text.startswith(_SITE, naming.end)
    linked = slashed or _BARE_LINK.match(text, end) is not None
    return Dateline((naming,), naming.start, end, bare=not linked) if linked or _runs_on(text, end, place) else None


def _barred(text: str, place: str, joint: tuple[Naming, ...]) -> Dateline | None:
    """A bar behind the name, and nothing between it and the place: `BERLIN dpa | `, `BERLIN dpa/afp | `, `BERLIN taz/dpa |`."""
    bar = _BAR.match(text, joint[-1].end)
    if bar is None or not joint[0].text.islower():
        return None
    ahead = _HOUSE.search(place)
    where = place[: ahead.start()].rstrip() if ahead else place
    if not where or not where[-1].isalpha() or not (_is_place(where) and _is_plain(where)):
        return None
    house = bar["house"] or (ahead[0].rstrip(" /") if ahead else "")
    return Dateline(joint, joint[0].start, bar.end(), house)


def _runs_on(text: str, at: int, place: str) -> bool:
    """No dash behind the name; then a date or a dash before it is needed."""
    return _begins(text, at) and (_DAY.search(place) is not None or place[-1] in _DASHES)


def _is_plain(place: str) -> bool:
    """Few words; without a date none in small letters."""
    if _DAY.search(place):
        return len(place.split()) <= 8
    return len(place.split()) <= 4 and not any(word[0].islower() for word in _LETTERS.findall(place))


def _is_place(place: str) -> bool:
    """Whether the words before the agency can be a place and a date: few, capitalised but for months and particles."""
    words = _LETTERS.findall(place)
    if len(place) > _LONGEST_PLACE or len(words) > _MOST_WORDS or _NOT_PLACE.search(place) or _BODY.match(place):
        return False
    if any_does("body_noun", [word.casefold() for word in words]) or _is_of_source(place, words):
        return False
    return len(_small(words)) <= (2 if _DAY.search(place) else 0)


def _is_of_source(place: str, words: Sequence[str]) -> bool:
    """`Ferry fares since 2015. Source:`: the sign belongs to what is said of the source."""
    return place.endswith((":", "：")) and len(words) > 1 and does("line_by", words[-1].casefold())


def _small(words: Sequence[str]) -> list[str]:
    """Words in small letters, particles aside."""
    return [word for word in words if len(word) > _PARTICLE and word[0].islower()]


def is_expansion(place: str, name: str) -> bool:
    """`Armed Forces of the Philippines (AFP)`: the letters of the name begin the words before it."""
    initials = "".join(word[0] for word in _LETTERS.findall(place) if word[0].isupper())
    return len(name) > 1 and name.isupper() and (initials.endswith(name) or sorted(initials[-len(name) :]) == sorted(name))


def _begins(text: str, at: int) -> bool:
    """A sentence begins here, in scripts with and without capitals."""
    rest = text[at : at + 4].strip()
    return bool(rest) and (not rest[0].islower())


def _is_short_place(place: str) -> bool:
    """One to three capitalised words and nothing else: enough without a dash after the bracket."""
    words = place.rstrip(" :,").split()
    return 0 < len(words) <= 3 and all(word[0].isupper() or not word[0].islower() for word in words)
