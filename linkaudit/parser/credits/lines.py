"""Lines and sign-offs that credit somebody, read by the order of their parts.

`AFP with additional input by the desk` names the agency first, `La rédaction, avec AFP` the desk: the order decides who is
primary. A line with ordinary prose in it is no credit, nor is a headline that begins with an agency's name.
"""

from __future__ import annotations

from collections.abc import Sequence

from linkaudit.parser.agencies import Naming
from linkaudit.parser.credits.hands import hands, with_sigle
from linkaudit.parser.credits.likeness import is_credit_like
from linkaudit.parser.credits.nameless import read_nameless
from linkaudit.parser.credits.parts import POSTS, Line, LineKind, Part, is_known, part
from linkaudit.parser.credits.run_ons import are_codes, are_reporters, is_compound, runs_on
from linkaudit.parser.credits.words import TOKEN, any_does, does, fold, vocabulary

LONGEST = 260
"""Characters of a credit line; a longer block is a paragraph."""

_TAKEN_BY = ("摄", "攝", "撮影")
_HANDS = frozenset({"name", "desk", "sigle"})
_LONGEST_SIGLE, _MOST_INITIALS = 6, 3
_MOST_PLACES = 5
_AT_PLACE = frozenset("aus en em i in à".split())
"""Before the place where an agency wrote: `Agence France-Presse in Marwick`."""
_LONGEST_CONTENT = 120
"""Characters of a line that says what a story contains."""


def classify(text: str, namings: Sequence[Naming]) -> Line | None:
    """Read a short text as a credit, or return None. `namings` holds offsets into `text`."""
    named = tuple(naming for naming in namings if not _is_in_a_name(text, naming))
    if not named:
        return read_nameless(text)
    if len(named) == 1 and _is_signed_with_codes(text, named[0]):
        return Line("exclusive", named)
    if _says_what_it_contains(text):
        return Line("contributory", named)
    parts = part(text, named)
    if not is_credit_like(parts):
        return None
    return _by_kind(parts, named) or _by_order(text, parts, named)


def _says_what_it_contains(text: str) -> bool:
    """`This report contains information from Reuters`."""
    return len(text) <= _LONGEST_CONTENT and fold(text).lstrip("*(–—- ").startswith(tuple(vocabulary("contains")))


def _is_signed_with_codes(text: str, naming: Naming) -> bool:
    return are_codes(text, naming) and not text[: naming.start].strip(" -–—([")


def _is_in_a_name(text: str, naming: Naming) -> bool:
    """`Online Desk`, `Marwick Online`, `Petra Quill`: a word that some agency bears too, in the name of somebody else."""
    if is_compound(text, naming):
        return True
    if naming.risk == "low":
        return False
    follower = TOKEN.match(text, naming.end + 1) if text[naming.end : naming.end + 1] == " " else None
    if follower is not None and _is_name(follower[0], naming):
        return True
    return _is_led_by_name(text, naming)


def _is_name(word: str, naming: Naming) -> bool:
    """A desk after a common word, or a surname after what can be a given name."""
    if does("desk", fold(word)):
        return naming.text in naming.agencies[0].common
    return word[0].isupper() and not naming.text.isupper() and not is_known(fold(word))


def _is_led_by_name(text: str, naming: Naming) -> bool:
    """`Marwick Online`; `By Ana Lusa`, where one given name alone stands before what can be a surname."""
    words = text[: naming.start].split() if text[: naming.start].endswith(" ") else []
    if not words or not _is_unknown_name(words[-1]):
        return False
    alone = len(words) == 1 or does("by", fold(words[-2]))
    return naming.text in naming.agencies[0].common or (alone and not naming.text.isupper())


def _is_unknown_name(word: str) -> bool:
    return word[0].isupper() and word.isalpha() and not is_known(fold(word))


def _by_kind(parts: Sequence[Part], namings: tuple[Naming, ...]) -> Line | None:
    """Lines whose words or agencies settle them: pictures and paid releases."""
    words = {part.kind for part in parts}
    if ("photo" in words and "contributed" not in words) or parts[-1].text.endswith(_TAKEN_BY):
        return Line("photo", namings)
    kinds = [naming.agencies[0].kind for naming in namings]
    if "press_release" in kinds:
        return Line("press_release", (namings[kinds.index("press_release")],))
    return Line("photo", namings) if "photo" in kinds else None


def _by_order(text: str, parts: list[Part], namings: tuple[Naming, ...]) -> Line | None:
    kinds = [part.kind for part in parts]
    first = kinds.index("agency")
    before, after = parts[:first], parts[first + 1 :]
    if _is_provided(before):
        return Line("exclusive", namings)
    if "contributed" in kinds[:first] and any_does("goods", [fold(part.text) for part in before]):
        return None  # `Market data provided by Reuters`
    if "contributed" in kinds or "with" in kinds[:first]:
        return Line("contributory", namings, hands(text, before))
    if runs_on(text, after, namings[0], signed=before[:1] != [] and before[0].kind == "by" and before[-1].text == ","):
        return None
    if _HANDS.isdisjoint(kinds[:first]):
        return _agency_first(text, parts, namings)
    kind = _after_hands(before, after, dated="number" in kinds)
    return Line(kind, namings, hands(text, before), bare=before[-1].text == "/") if kind else None


def _is_provided(before: Sequence[Part]) -> bool:
    """`Provided by AFP`; with more words, only some of it was."""
    return [part.kind for part in before if part.kind != "sign"] == ["contributed", "by"]


def _after_hands(before: list[Part], after: list[Part], *, dated: bool) -> LineKind | None:
    """Desks or people stand before the agency: what joins them to it decides."""
    joint, named = before[-1], [part for part in before if part.is_hand]
    if before[0].text == "©" and not dated:
        return "photo"
    by = "by" in {part.kind for part in before}
    if joint.is_hand:
        return _adjacent(joint, named, after, by=by)
    if _is_shared(joint, named):
        return "contributory"
    return "exclusive" if by else _unled(joint, named)


def _is_shared(joint: Part, named: Sequence[Part]) -> bool:
    """The outlet's desk, or somebody joined by `and`."""
    return any(part.kind == "desk" for part in named) or does("and", fold(joint.text))


def _unled(joint: Part, named: Sequence[Part]) -> LineKind | None:
    """Without a word for `by`: the outlet's initials, a photographer before a slash, a reporter before a comma."""
    if joint.text in "/,;" and len(named) == 1 and (named[0].kind == "sigle" or _is_sigle(named[0].text)):
        return "contributory"
    if joint.text == "/":
        return "contributory" if len(named) == 1 or any(does("paper", fold(part.text)) for part in named) else "photo"
    return "exclusive" if joint.text in ",;|-–—·(" or joint.kind == "other" else None


def _adjacent(joint: Part, named: Sequence[Part], after: Sequence[Part], *, by: bool) -> LineKind | None:
    """`By JANE DOE AP Business Writer`, `Redazione ANSA`; two names side by side without such words are no credit."""
    role = bool(after) and after[0].kind in ("other", "desk")
    capitals = all(part.text.isupper() for part in named)
    return "exclusive" if joint.kind == "desk" or by or role or capitals else None


def _is_sigle(word: str) -> bool:
    return len(word) <= _LONGEST_SIGLE and (word.isupper() or word.islower())


def _agency_first(text: str, parts: list[Part], namings: tuple[Naming, ...]) -> Line | None:
    rest = _past_agencies(parts)
    kinds = [part.kind for part in rest]
    if _is_lent(parts, rest):
        return Line("contributory", namings)
    if _is_shared_with_staff(rest):
        return Line("mixed", namings, (text[rest[1].start : rest[-1].end],))
    if _HANDS.isdisjoint(kinds) or _has_rights(rest):
        return Line("exclusive", namings, bare=_is_bare(parts))
    if _begins_with_role(rest) and "with" not in kinds:
        return Line("exclusive", namings, () if rest[0].text in _AT_PLACE else hands(text, rest[1:]))
    shared = not {"with", "desk"}.isdisjoint(kinds) or _is_led(parts, rest)
    if not shared and _is_picture_right(parts, rest):
        return Line("photo", namings)
    return Line("mixed", namings, hands(text, rest)) if shared else _named_after(text, rest, namings)


def _is_shared_with_staff(rest: Sequence[Part]) -> bool:
    """`AFP and our correspondent`."""
    staff = any(fold(part.text) in POSTS for part in rest[1:])
    return staff and does("and", fold(rest[0].text)) and _HANDS.isdisjoint(part.kind for part in rest)


def _is_lent(parts: Sequence[Part], rest: Sequence[Part]) -> bool:
    """`PTI inputs`, `एएनआई इनपुट के साथ`: the agency, what it lent, and nobody else."""
    opens = next(part.kind for part in parts if part.kind != "sign") == "agency"
    return opens and bool(rest) and rest[0].kind == "with" and not any(part.is_hand for part in rest)


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
    return any(part.kind == "sigle" for part in rest[:2]) or (rest[0].text in "/," and not placed and _is_sigle(initials))


def _after_slash(text: str, rest: list[Part], named: Sequence[str], namings: tuple[Naming, ...]) -> Line:
    """`AFP / Villaluz`, `AGERPRES/(AS - autor: …)`, `WAM/Jane Doe/John Roe`: a place or hands; else a photographer."""
    if any(part.kind == "by" for part in rest) or (are_reporters(rest) and text[namings[-1].end] == "/"):
        return Line("exclusive", namings)
    if any(does("paper", fold(word)) for word in named):  # `AFP / Holm Times`
        return Line("mixed", namings, (" ".join(named),))
    place = len(named) == 1 and (text[rest[0].start - 1 : rest[0].end + 1] == " / " or named[0].istitle())
    return Line("exclusive", namings, bare=True) if place else Line("photo", namings)
