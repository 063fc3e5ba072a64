"""What follows an agency's name in a line: the rest of a headline, or its reporter, his post, the place and the date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkaudit.parser.agencies import Naming
from linkaudit.parser.credits.parts import EAST_STAFF, POSTS, Part
from linkaudit.parser.credits.words import TOKEN, any_does, fold
from linkaudit.parser.dates import months

LONGEST_PLACE = 3
"""Words of a place that follows the agency without a sign."""
_CODES = re.compile(r"(?:\s(?:[A-Z]{1,4}|[a-z]{2,4}\d?(?:/[a-z]{2,4}\d?)?)){1,5}\s*\W*")
"""Initials of the desk behind a sign-off: `PTI KND ABC`, `SID xy`."""
_MOST_SMALL, _INITIALS = 3, 2
"""Initials in small letters behind a sign-off, at most, and letters of one that no verb has."""
_MOST_EASTERN = 3
"""Parts of a reporter's name and title in Chinese, Japanese and Korean, at most."""


def runs_on(text: str, after: Sequence[Part], naming: Naming, *, signed: bool) -> bool:
    """A headline or a compound: `Reuters Wins Two Prizes`, `dpa-Radsportnews`. `signed`: a reporter's name goes before."""
    if not after:
        return False
    if _is_reporter(after):
        return False
    if after[0].text in "-\u2011" and len(after) > 1 and after[1].start == naming.end + 1:
        return after[1].kind not in ("agency", "sigle", "number", "other")
    filed = are_codes(text, naming) or _holds_post(after) or _is_filed(after) or (signed and _is_bureau(after))
    return after[0].kind == "name" and not filed


def is_compound(text: str, naming: Naming) -> bool:
    """`CNN-News18`: the first half of another name."""
    rest = TOKEN.match(text, naming.end + 1) if text[naming.end : naming.end + 1] == "-" else None
    return rest is not None and rest[0][0].isupper() and any(map(str.isdigit, rest[0]))


def _holds_post(after: Sequence[Part]) -> bool:
    """`PA Industry Correspondent`: a beat that no list knows, and the post."""
    return len(after) > 1 and fold(after[1].text) in POSTS


def _is_bureau(after: Sequence[Part]) -> bool:
    """`By Jane Doe, PA Scotland`: a place of one word or two, and no company's second name."""
    plain = all(part.kind == "name" for part in after) and len(after) < LONGEST_PLACE
    return plain and not _is_company(after)


def _is_company(after: Sequence[Part]) -> bool:
    """`Reuters Institute`, `AP Government`: another body or product."""
    names = [fold(part.text).rstrip("0123456789") for part in after]
    return any(any_does(use, names) for use in ("product", "rival_noun", "body_noun"))


def _is_filed(after: Sequence[Part]) -> bool:
    """`EFE Madrid 3 mar 2024`: a place of few words, and a date with its month or in figures."""
    words = [part for part in after if part.kind != "sign"]
    names = next((at for at, part in enumerate(words) if part.kind != "name"), len(words))
    dated = words[names:]
    kinds = [part.kind for part in dated]
    if names > LONGEST_PLACE or not set(kinds) <= {"number", "other"} or (dated and fold(dated[0].text) in POSTS):
        return False
    if _is_company(words[:names]):
        return False
    named = any(months.fold(part.text) in months.month_names() for part in dated)
    return kinds.count("number") > 2 or ("number" in kinds and named)


def _is_reporter(after: Sequence[Part]) -> bool:
    """`연합뉴스 김하나 기자`, `新华社记者 林一`: a name and the word for reporter."""
    return len(after) <= _MOST_EASTERN and any(part.text.endswith(EAST_STAFF) for part in after)


def are_reporters(after: Sequence[Part]) -> bool:
    """`/Jane Doe/John Roe`: two or more people parted by slashes, where a picture has one photographer."""
    people = "".join("/" if part.text == "/" else "n" if part.kind == "name" else "-" for part in after)
    return re.fullmatch("(?:/n{2,4}){2,4}", people) is not None


def are_codes(text: str, naming: Naming) -> bool:
    """Whether only initials of desks follow the naming, and no sentence of short words as in `AFP said it was so.`."""
    if _CODES.fullmatch(text, naming.end) is None:
        return False
    small = [word for word in text[naming.end :].replace("/", " ").split() if word[0].islower()]
    verbs = [word for word in small if len(word) > _INITIALS]
    return len(small) <= _MOST_SMALL and not any(any_does(use, verbs) for use in ("said", "reported", "told", "auxiliary"))
