"""Credits that name the agency first: what follows it are its own people, the outlet's, a photographer, or a place."""

from __future__ import annotations

from collections.abc import Sequence

from linkaudit.parser.agencies import Naming
from linkaudit.parser.credits.hands import hands, is_sigle, with_sigle
from linkaudit.parser.credits.parts import HANDS, POSTS, UNCASED, Line, Part
from linkaudit.parser.credits.run_ons import are_codes, are_reporters
from linkaudit.parser.credits.words import does, fold

_MOST_INITIALS = 3
_MOST_PLACES = 5
_AT_PLACE = frozenset("aus en em i in à".split())
"""Before the place where an agency wrote: `Agence France-Presse in Marwick`."""


def agency_first(text: str, parts: list[Part], namings: tuple[Naming, ...]) -> Line | None:
    """What a credit says whose first part, but for signs, is the agency; None if it is none. `namings` are those in `text`."""
    rest = _past_agencies(parts)
    kinds = [part.kind for part in rest]
    if _is_lent(parts, rest):
        return Line("contributory", namings)
    if _is_shared_with_staff(rest):
        return Line("mixed", namings, (text[rest[1].start : rest[-1].end],))
    if HANDS.isdisjoint(kinds) or _has_rights(rest):
        return Line("exclusive", namings, bare=_is_bare(parts))
    if _begins_with_role(rest) and "with" not in kinds:
        return Line("exclusive", namings, () if rest[0].text in _AT_PLACE else hands(text, rest[1:]))
    if not {"with", "desk"}.isdisjoint(kinds) or _is_led(parts, rest):
        return Line("mixed", namings, hands(text, rest))
    return Line("photo", namings) if _is_picture_right(parts, rest) else _named_after(text, rest, namings)


def _is_shared_with_staff(rest: Sequence[Part]) -> bool:
    """`AFP and our correspondent`."""
    staff = any(fold(part.text) in POSTS for part in rest[1:])
    return staff and does("and", fold(rest[0].text)) and HANDS.isdisjoint(part.kind for part in rest)


def _is_lent(parts: Sequence[Part], rest: Sequence[Part]) -> bool:
    """`PTI inputs`, `पीटीआई के इनपुट के साथ`: the agency, what it lent, and nobody else."""
    opens = next(part.kind for part in parts if part.kind != "sign") == "agency"
    kinds = [part.kind for part in rest]
    lent = kinds[:1] == ["with"] or (kinds[:2] == ["other", "with"] and rest[0].text >= UNCASED)
    return opens and lent and not any(part.is_hand for part in rest)


def _begins_with_role(rest: list[Part]) -> bool:
    """`Reuters Staff`, `AP Business Writer`; but `AFP and Courier staff` are two."""
    return rest[0].kind in ("other", "desk") and not does("and", fold(rest[0].text))


def _is_bare(parts: list[Part]) -> bool:
    return {part.kind for part in parts} <= {"agency", "sign"}


def _has_rights(rest: list[Part]) -> bool:
    """`The-CNN-Wire™ & © 2024 Cable News Network`: a dated notice of rights, whoever else it names."""
    return any(part.text == "©" for part in rest) and any(part.kind == "number" for part in rest)


def _is_picture_right(parts: list[Part], rest: list[Part]) -> bool:
    """`© AFP - Jane Doe`: a right without a year, and a name."""
    return parts[0].text == "©" and "number" not in {part.kind for part in rest}


def _is_led(parts: list[Part], rest: list[Part]) -> bool:
    """`Door: ANP/MARWICK.nl`: after `by` a slash joins the outlet, not a photographer; `Quelle: dpa/lno` is all dpa's."""
    return rest[0].text == "/" and parts[0].kind == "by" and rest[1].kind != "sigle"


def _past_agencies(parts: list[Part]) -> list[Part]:
    """What follows the last agency."""
    return parts[max(at for at, part in enumerate(parts) if part.kind == "agency") + 1 :]


def _named_after(text: str, rest: list[Part], namings: tuple[Naming, ...]) -> Line | None:
    """`dpa/lby`, `KNA/iz`, `REUTERS/Jane Doe`, `PTI KND ABC`, `EFE | Madrid`."""
    if are_codes(text, namings[-1]):
        return Line("exclusive", namings)
    named = [part.text for part in rest if part.is_hand]
    if _bears_sigle(rest, named):
        return with_sigle(named[0], namings)
    if rest[0].text == "/":
        return _after_slash(text, rest, named, namings)
    if does("and", fold(rest[0].text)):
        return Line("mixed", namings, tuple(named))
    return Line("exclusive", namings) if len(named) <= _MOST_PLACES else None


def _bears_sigle(rest: list[Part], named: Sequence[str]) -> bool:
    """Initials follow the agency, directly or behind a sign: `KNA/iz`, `Reuters/kra Marwick`."""
    initials = "".join(named[:2])
    placed = rest[0].text == "," and len(initials) > _MOST_INITIALS and initials.isupper()  # `REUTERS, HOLM`
    return any(part.kind == "sigle" for part in rest[:2]) or (rest[0].text in "/," and not placed and is_sigle(initials))


def _after_slash(text: str, rest: list[Part], named: Sequence[str], namings: tuple[Naming, ...]) -> Line:
    """`AFP / Villaluz`, `AGERPRES/(AS - autor: …)`, `WAM/Jane Doe/John Roe`: a place or hands; else a photographer."""
    if any(part.kind == "by" for part in rest) or (are_reporters(rest) and text[namings[-1].end] == "/"):
        return Line("exclusive", namings)
    if any(does("paper", fold(word)) for word in named):  # `AFP / Holm Times`
        return Line("mixed", namings, (" ".join(named),))
    place = len(named) == 1 and (text[rest[0].start - 1 : rest[0].end + 1] == " / " or named[0].istitle())
    return Line("exclusive", namings, bare=True) if place else Line("photo", namings)
