"""Names and lines that may be somebody else's: a person's initials, a speaker's name, who signs a letter, a station."""

from __future__ import annotations

import re

from linkaudit.parser.agencies import Naming
from linkaudit.parser.credits.parts import Line
from linkaudit.parser.credits.persons import has_names, is_personal
from linkaudit.parser.credits.spots import Spot
from linkaudit.parser.credits.words import does, fold

_WRITTEN = frozenset("story tekst teksti testo text texte texto words".split())
"""What somebody wrote, before a colon and who did."""
_SET_OFF = re.compile(r"[^\w\s.:,/-]")
"""A sign that sets a name off as a credit: `(Petra)`, `Petra | 3 March`."""


def is_known(spot: Spot, line: Line) -> bool:
    """Two bare letters are somebody's initials, unless they can be the agency's here."""
    if line.bare and is_speaker(spot):
        return False
    alone = spot.text.strip().isalpha() or _is_dated_person(spot, line) if line.bare else _is_given_name(spot, line)
    if not alone:
        return True
    return all(_can_be_meant(spot, naming) for naming in line.namings)


def _is_dated_person(spot: Spot, line: Line) -> bool:
    """`Petra 2024-03-03`: a name that people bear too, and a date."""
    return all(map(is_personal, line.namings)) and not _SET_OFF.search(spot.text)


def _is_given_name(spot: Spot, line: Line) -> bool:
    """`By Lana`, `Der Kai`: one word after `by` or an article, which people and things are called."""
    words = spot.text.split()
    two = len(words) == len(line.namings) + 1 == 2 and words[1] == line.namings[0].text
    led = two and any(does(use, fold(words[0])) for use in ("by", "article"))
    return led and line.namings[0].short and is_personal(line.namings[0])


def is_speaker(spot: Spot) -> bool:
    """Letters before a colon: whoever speaks next."""
    return spot.text.endswith((":", "："))


def _can_be_meant(spot: Spot, naming: Naming) -> bool:
    agency = spot.agency(naming)
    believed = spot.context.trust(naming, agency) in ("sure", "fair")
    return believed or agency.scope == "global" or spot.context.speaks_its_language(naming, agency)


def is_letter_writer(spot: Spot, line: Line, span: tuple[int, int]) -> bool:
    """`— Petra, Marwick`, `— Mia`: a name that people bear too, in a paper that is not the agency's countryman.

    Beside another name, or alone in another language than the agency's.
    """
    if len(line.namings) != 1 or not is_personal(line.namings[0]):
        return False
    naming, agency = line.namings[0], spot.agency(line.namings[0])
    if spot.context.trust(naming, agency) in ("sure", "fair"):
        return False
    words, shifted = spot.text[slice(*span)], naming.moved(-span[0])
    beside = line.kind == "exclusive" and has_names(words, shifted)
    known = agency.scope == "global" and naming.text not in agency.common
    return beside or (naming.risk == "high" and not known and spot.context.is_foreign(agency) and not _is_source(words))


def _is_source(words: str) -> bool:
    """`Source: Petra` is no person, `Text: Kai` may be one."""
    first, colon, _ = fold(words.lstrip("(*– ")).partition(":")
    return bool(colon) and does("line_by", first) and not does("by", first) and first not in _WRITTEN


def is_station(naming: Naming) -> bool:
    """`told CNN`: the station, which also sells its copy; in running text it is another medium and no agency."""
    return all(
        agency.kind == "syndication" and agency.risk == "high" and naming.text in agency.common and not agency.in_text_examples
        for agency in naming.agencies
    )
