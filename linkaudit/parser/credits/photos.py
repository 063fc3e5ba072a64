"""Picture credits in running text: captions that a flattener left behind, glued to a paragraph or in its brackets.

A picture credit never credits the text, so these shapes are looked at before any sign-off: `Name/AFP`, `REUTERS/Name`,
`AP Photo`, `via Getty Images`, `Foto: Name/dpa`, `(Picture: PA)`, a name that runs into the caption before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkaudit.parser.agencies import Naming
from linkaudit.parser.credits.words import TOKEN, does, fold

_BEFORE = 90
_SERVICE = re.compile(
    r"[\s-]?(?:PHOTO|Photo|Photos|Wire|Images|Pictures|Pool|FILE|File|Foto|Fotos|Bild|Bildfunk|Zentralbild|Archiv|Archive|"
    r"hide caption)(?![^\W\d_])"
)
_PERSON_AFTER = re.compile(r"\s?/\s?[^\W\d_a-zß-ÿ][\w.'’-]{0,24}(?:\s[^\W\d_a-zß-ÿ][\w.'’-]{0,24}){0,4}")
_PERSON_BEFORE = re.compile(
    r"(?:^|[^\w/])((?:@\w|[^\W\d_a-zß-ÿά-ώа-џ])[\w.'’-]{1,24}(?:[ .][^\W\d_a-zß-ÿά-ώа-џ][\w.'’-]{0,24}){0,4})\s?/\s?$"
)
_VIA = re.compile(r"\bvia\s(?:[\w.@]{1,20}\s?/\s?)?$", re.IGNORECASE)
_GOES_ON = re.compile(r"\s[a-zß-ÿ]{2,}")
"""Prose behind a name: `paid via Reuters results` is no picture's way here."""
_MARKS = frozenset(":©/")
_BY = frozenset({"by", "courtesy", "von", "par", "di", "de"})
_PARTICLES = frozenset("von de van der di da by for via al el bin".split())
_MOST_BETWEEN = 10
_APART = re.compile(r"(?:[/©:(|\[]|\bvia)\s?$")
_RIGHTS = ("copyright", "저작권자", "著作権", "版权所有", "版權所有", "авторские права")
_BRACKET = re.compile(r"[.!?…。।۔؟][\"'”’»]?\s{0,2}[(（]\s?©\s?$")
_CLOSES = re.compile(r"(?:[。！？]|\n)\s{0,2}[(（]?\s?©\s?$")
"""A right behind the full stop of a script without blanks, or on a line of its own: where it ends the text, it signs it."""
_SLASH = 3
"""Characters of a slash and the blanks around it."""
_MOST_IN_ROW = 8
"""Agencies that slashes join on either side of one: a credit names a handful."""
_CAPTION = 120
"""Characters of a caption, mostly."""
_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?…][\"'”’»]?\s(?=[^\W\d_a-z]).*[.!?…]")
_CLOSE = re.compile(r"[\s)\]）.,]*$")


def is_picture(text: str, at: int, namings: Sequence[Naming], *, late: bool = False) -> bool:
    """Whether naming number `at` of the block credits a picture by its own surroundings.

    `late`: the block is one of the last of the text, and no picture stands beside it.
    """
    naming = namings[at]
    before, after = text[max(0, naming.start - _BEFORE) : naming.start], text[naming.end : naming.end + 60]
    if _beside_picture_agency(text, at, namings) or _with_service(after) or _with_person(*_around_row(text, at, namings)):
        return True
    if naming.agencies[0].kind == "photo" and _is_apart(before, after):
        return True
    return _introduced(before) or (_undated(before, after) and not _signs(before, after, naming.start, late=late))


def _around_row(text: str, at: int, namings: Sequence[Naming]) -> tuple[str, str]:
    """What stands around the agencies that slashes join to this one: `(NTB/Reuters)` names no photographer."""
    first = last = at
    low, high = max(0, at - _MOST_IN_ROW), min(len(namings) - 1, at + _MOST_IN_ROW)
    while first > low and _is_joined(text, namings[first - 1], namings[first]):
        first -= 1
    while last < high and _is_joined(text, namings[last], namings[last + 1]):
        last += 1
    start, end = namings[first].start, namings[last].end
    return text[max(0, start - _BEFORE) : start], text[end : end + 60]


def _is_joined(text: str, one: Naming, other: Naming) -> bool:
    return 0 < other.start - one.end <= _SLASH and text[one.end : other.start].strip() == "/"


def _with_service(after: str) -> bool:
    """`AP Photo`, `PA Wire`, `dpa-Bildfunk`."""
    return _SERVICE.match(after) is not None and (after[0] != " " or after.lstrip()[0].isupper())


def _undated(before: str, after: str) -> bool:
    """`© dpa`: a right in the text has a year or says whose it is, `Copyright © dpa`; a picture's does neither."""
    right = before.rstrip()
    if not right.endswith("©") or any(letter.isdigit() for letter in after[:12]):
        return False
    return not fold(right[:-1].rstrip()).endswith(_RIGHTS)


def _signs(before: str, after: str, at: int, *, late: bool) -> bool:
    """`… said the mayor. (©NTB)`: in brackets behind the last of several sentences, or of a longer one than captions are.

    At the end of the text, behind any.
    """
    if _CLOSE.match(after) is None or not (_BRACKET.search(before) or (late and _CLOSES.search(before))):
        return False
    return late or at > _CAPTION or _SENTENCES.search(before) is not None


def _is_apart(before: str, after: str) -> bool:
    """Set off from the sentence, as a picture agency's name is: behind a sign, or at the end of the block."""
    return _APART.search(before) is not None or _CLOSE.match(after) is not None or after.lstrip()[:1] in "/|)]"


def _beside_picture_agency(text: str, at: int, namings: Sequence[Naming]) -> bool:
    """`AFP/Getty`, `AFP via Getty Images`, `picture alliance / dpa`, `KCNA/dpa` after ©."""
    for other in (*namings[max(0, at - 2) : at], *namings[at + 1 : at + 3]):
        low, high = min(other.end, namings[at].end), max(other.start, namings[at].start)
        between = text[low:high].strip().casefold()
        if other.agencies[0].kind == "photo" and len(between) <= 5 and between in ("/", "via", ",", "-", "–", "|", "", "/ via"):
            return True
    return False


def _with_person(before: str, after: str) -> bool:
    """A name and a slash on one side; polls and products on the other side of a slash are none."""
    person = _PERSON_BEFORE.search(before)
    if person and not _is_word(person[1]):
        return True
    if _VIA.search(before) and not _GOES_ON.match(after):
        return True
    person = _PERSON_AFTER.match(after)
    return person is not None and not _is_word(person[0].strip(" /"))


def _is_word(name: str) -> bool:
    """Desks, services and polls beside a slash are no photographers."""
    return (
        any(does(use, fold(word)) for word in name.split()[:3] for use in ("desk", "product", "line_other")) or len(name) <= 3
    )


def _introduced(before: str) -> bool:
    """A word for picture, then only names and signs: `Foto: Max Muster, `, `(Picture: `, `Photograph by Jane Doe, `."""
    parts = [match[0] for match in TOKEN.finditer(before)]
    for back in range(1, min(_MOST_BETWEEN, len(parts)) + 1):
        if does("photo", fold(parts[-back])):
            return _leads_to_name(parts, back)
        if _is_sentence(parts, back):
            return False
    return False


def _leads_to_name(parts: Sequence[str], back: int) -> bool:
    if back == 1:
        return _is_set_off(parts)
    return fold(parts[-back + 1]) in _MARKS | _BY


def _is_set_off(parts: Sequence[str]) -> bool:
    """`Foto ANSA`, `(foto Ansa)`: the word itself begins something."""
    return parts[-1][0].isupper() or len(parts) == 1 or not parts[-2][0].isalnum()


def _is_sentence(parts: Sequence[str], back: int) -> bool:
    """Prose, or the end of a sentence: nothing that a picture credit is made of."""
    word = parts[-back]
    if word[0].islower():
        return fold(word) not in _PARTICLES
    return word in ".!?" and 1 < back < len(parts) and len(parts[-back - 1]) > 2


def is_caption_end(text: str, *row: Naming) -> bool:
    """The block ends in the row of names, run into or bracketed behind words without a final stop, as flat captions do."""
    if not _CLOSE.match(text, row[-1].end):
        return False
    before = text[: row[0].start]
    if row[0].glued or (before and before[-1] in '.,!?)”"') or before.rstrip().endswith("|"):
        return True
    bracket = before.rstrip()[-1:] in ("(", "[")
    words = before.rstrip(" ([").rstrip()
    return bracket and bool(words) and words[-1] not in ".!?…。।۔؟！？\"”»'’)"
