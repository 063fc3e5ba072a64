"""The edges of a name in a text: a word of its own, with a preposition glued to it, or only part of a word or an address."""

from __future__ import annotations

import re

from linkaudit.parser.dates import months

_GRADE = re.compile(r"-[A-Z0-9](?!\w)", re.ASCII)
_DATE_BEFORE = re.compile(r"(?:[0-2][0-9]:[0-5][0-9]|(?:19|20)[0-9]{2})\Z", re.ASCII)
_DATE_BEHIND = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d|\d{4}-\d\d|(?:\d{1,2}(?:\.? ?| de ))?([^\W\d_]{3,12})")
_DATED = frozenset({"Last", "Posted", "Published", "Updated"})
"""Words that lead a date."""
_DOMAINS = frozenset({"com", "net", "org"})
_ARABIC_PREFIX = frozenset("وفبلك")
_HEBREW_PREFIX = frozenset("למבהושכ")


def is_graded(text: str, end: int) -> bool:
    """Whether a letter or digit is tied to the name that ends there: another abbreviation, `PA-C`, `AP-1`."""
    return _GRADE.match(text, end) is not None


def left_edge(text: str, at: int) -> str | None:
    """How a name meets what stands before it: `clean`, `prefixed`, `glued`, or None when it is part of a word."""
    before = text[at - 1] if at else " "
    if before != "_" and (not before.isalnum() or max(before, text[at]) >= "\u0e00"):
        return "clean"
    if "\u0590" <= text[at] <= "\u06ff":
        return "prefixed" if _is_prefix(text, at) else None
    return _glue(before, text[at])


def _glue(before: str, first: str) -> str | None:
    return "glued" if before.islower() and first.isupper() else None


def _is_prefix(text: str, at: int) -> bool:
    """One or two letters that Arabic and Hebrew glue to the next word: and, for, in, like."""
    letters = _ARABIC_PREFIX if text[at] >= "\u0600" else _HEBREW_PREFIX
    two = text[max(0, at - 3) : at]
    if two[-1] not in letters:
        return False
    return not two[-2:-1].isalnum() or (two[-2] in letters and not two[:-2].isalnum())


def is_address(text: str, start: int, end: int) -> bool:
    """Part of a handle, a tag, a host or a path, not a word."""
    before = text[start - 1] if start else " "
    if before in "@#_":
        return True
    if text[end : end + 1] == "." and text[end + 1 : end + 2].islower():
        return not text[start:end].isupper() or text[end + 1 : end + 4] in _DOMAINS
    return before in "./%-" and text[start].islower() and _is_in_url(text, start)


def _is_in_url(text: str, at: int) -> bool:
    head = text[max(0, at - 200) : at].rsplit(None, 1)[-1]
    return "://" in head or head.startswith("www.") or head[-1] == "."


def run_into(text: str, start: int, words: str) -> str | None:
    """`glued` where elements side by side left it so: several words behind capitals, `JANE DOEAssociated Press`; `2024AFP`."""
    before = text[start - 1]
    if before.isdigit():
        return "glued" if _DATE_BEFORE.search(text, max(0, start - 10), start) else None
    return "glued" if " " in words and before.isupper() and words[:2].istitle() else None


def is_before_date(text: str, end: int) -> bool:
    """Whether a date follows at once: `Reuters3 March 2024`, `AFPUpdated`, `Lusa03/03/2024`."""
    date = _DATE_BEHIND.match(text, end)
    if date is None or date[1] is None:
        return date is not None
    word = months.fold(date[1])
    return word in months.month_names() or word in months.weekdays() or date[1] in _DATED
