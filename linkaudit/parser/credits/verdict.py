"""From claims to the article's credit: exclusive, mixed, contributory, unnamed, none, or in conflict.

Mixed credit stays mixed, and claims that exclude each other are a conflict, never a choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from linkaudit.model import Credit, Place
from linkaudit.parser.claims import Claim, ClaimKind

_KINDS: tuple[ClaimKind, ...] = ("exclusive", "mixed", "contributory")
_NAMED = frozenset(_KINDS)
_MOST_GROUNDS = 6


@dataclass(frozen=True, slots=True)
class Verdict:
    """The article's credit, the claims it stands on, and what limits it."""

    credit: Credit
    grounds: tuple[Claim, ...]
    staff: Claim | None
    """A staff byline: own copy, if nothing claims otherwise."""
    press: Claim | None
    """A paid wire or a disclaimer: the text is a press release."""


def resolve(claims: Sequence[Claim], place: Callable[[Claim], Place | None]) -> Verdict:
    """Weigh the claims that speak for the whole text; those of single items stay with their items."""
    whole = [claim for claim in claims if claim.scope == "article"]
    named = _without_the_nameless_tail([claim for claim in whole if claim.kind in _NAMED])
    press = _first(whole, "press_release")
    if press is not None and not _is_credited_on_page(named):
        return Verdict(Credit(), (press,), None, press)
    credit, grounds = _weigh(named, [claim for claim in whole if claim.kind == "unnamed"])
    if grounds:
        credit = replace(credit, contributors=_contributors([*grounds, *whole]), place=_earliest(grounds, place))
    return Verdict(credit, _telling(grounds), _first(whole, "staff"), None)


def _telling(grounds: Sequence[Claim]) -> tuple[Claim, ...]:
    """One claim of each kind for each set of agencies, the first: what a label is reproduced from."""
    first: dict[tuple[ClaimKind, tuple[str, ...]], Claim] = {}
    for claim in grounds:
        first.setdefault((claim.kind, claim.agencies), claim)
    return tuple(first.values())[:_MOST_GROUNDS]


def _is_credited_on_page(named: Sequence[Claim]) -> bool:
    return any(claim.kind == "exclusive" and claim.slot != "metadata" for claim in named)


def _earliest(grounds: Sequence[Claim], place: Callable[[Claim], Place | None]) -> Place | None:
    return next((spot for claim in grounds if (spot := place(claim)) is not None), None)


def _first(claims: Sequence[Claim], kind: ClaimKind) -> Claim | None:
    return next((claim for claim in claims if claim.kind == kind), None)


def _without_the_nameless_tail(claims: list[Claim]) -> list[Claim]:
    """`(Reporting by …; Editing by …)` without a name is Reuters' only where nobody else is credited."""
    others = [claim for claim in claims if claim.slot != "reuters tail" or claim.agencies]
    if any(claim.kind == "exclusive" for claim in others):
        return others
    return [claim if claim.agencies else replace(claim, agencies=("reuters",)) for claim in claims]


def _weigh(named: Sequence[Claim], unnamed: Sequence[Claim]) -> tuple[Credit, tuple[Claim, ...]]:
    exclusive, mixed, given = (tuple(claim for claim in named if claim.kind == kind) for kind in _KINDS)
    if exclusive or mixed:
        return _credited(exclusive, mixed, given)
    if given:
        return Credit(kind="contributory", agencies=_agencies(given), primary="outlet"), given
    return Credit(kind="unnamed" if unnamed else "none"), tuple(unnamed)


def _credited(
    exclusive: tuple[Claim, ...], mixed: tuple[Claim, ...], given: tuple[Claim, ...]
) -> tuple[Credit, tuple[Claim, ...]]:
    """The text is an agency's, alone or with the desk; claims that share no agency are a conflict."""
    whole = (*mixed, *exclusive)
    if _clash(whole):
        return Credit(kind="conflict", agencies=_agencies(whole)), whole
    if mixed:
        return Credit(kind="mixed", agencies=_agencies(whole), primary=mixed[0].agencies[0]), whole
    agencies = _agencies([*exclusive, *(claim for claim in given if not claim.contributors)])
    return Credit(kind="exclusive", agencies=agencies, primary=agencies[0]), exclusive


def by_item(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims; sign-offs of paragraphs that exclude each other are those of items: a column of briefs, a ticker."""
    signed = [claim for claim in claims if claim.slot == "tail" and claim.kind == "exclusive" and not claim.whole]
    if not any(set(one.agencies).isdisjoint(signed[0].agencies) for one in signed[1:]):
        return tuple(claims)
    return tuple(replace(claim, scope="item") if claim in signed else claim for claim in claims)


def _clash(claims: Sequence[Claim]) -> bool:
    """Two claims to the whole text that share no agency; bylines one under the other make one list."""
    signed = {agency for claim in claims if claim.slot == "byline" for agency in claim.agencies}
    named = [signed if claim.slot == "byline" else set(claim.agencies) for claim in claims]
    return any(named[0].isdisjoint(some) for some in named[1:])


def _agencies(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(agency for claim in claims for agency in claim.agencies))


def _contributors(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The hands named beside the agencies, and the desks; a staff byline over agency copy is the agency's reporter."""
    return tuple(dict.fromkeys(name for claim in claims if claim.kind != "staff" for name in claim.contributors))
