"""Lines and sign-offs that credit somebody, read by the order of their parts.

`AFP with additional input by the desk` names the agency first, `La rédaction, avec AFP` the desk: the order decides who is
primary. A line with ordinary prose in it is no credit, nor is a headline that begins with an agency's name.
"""

from __future__ import annotations

from collections.abc import Sequence

from linkaudit.parser.agencies import Naming
from linkaudit.parser.credits.agency_first import agency_first
from linkaudit.parser.credits.hands import hands, is_sigle
from linkaudit.parser.credits.likeness import is_credit_like
from linkaudit.parser.credits.nameless import read_nameless
from linkaudit.parser.credits.parts import HANDS, Line, LineKind, Part, is_known, part
from linkaudit.parser.credits.run_ons import are_codes, is_compound, runs_on
from linkaudit.parser.credits.words import TOKEN, any_does, does, fold, vocabulary

LONGEST = 260
"""Characters of a credit line; a longer block is a paragraph."""

_TAKEN_BY = ("摄", "攝", "撮影")
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
    if runs_on(text, after, namings[0], signed=_is_signed(before)):
        return None
    if HANDS.isdisjoint(kinds[:first]):
        return agency_first(text, parts, namings)
    kind = _after_hands(before, after, dated="number" in kinds)
    return Line(kind, namings, hands(text, before), bare=before[-1].text == "/") if kind else None


def _is_signed(before: Sequence[Part]) -> bool:
    """`By Jane Doe,`."""
    return bool(before) and before[0].kind == "by" and before[-1].text == ","


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
    if joint.text in "/,;" and len(named) == 1 and (named[0].kind == "sigle" or is_sigle(named[0].text)):
        return "contributory"
    if joint.text == "/":
        own = all(part.kind == "sigle" for part in named) or any(does("paper", fold(part.text)) for part in named)
        return "contributory" if own or len(named) == 1 else "photo"
    return "exclusive" if joint.text in ",;|-–—·(" or joint.kind == "other" else None


def _adjacent(joint: Part, named: Sequence[Part], after: Sequence[Part], *, by: bool) -> LineKind | None:
    """`By JANE DOE AP Business Writer`, `Redazione ANSA`; two names side by side without such words are no credit."""
    role = bool(after) and after[0].kind in ("other", "desk")
    capitals = all(part.text.isupper() for part in named)
    return "exclusive" if joint.kind == "desk" or by or role or capitals else None
