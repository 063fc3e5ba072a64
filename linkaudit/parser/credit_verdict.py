"""From claims to the article's credit: exclusive, mixed, contributory, unnamed, none, or in conflict.

Mixed credit stays mixed, and claims that exclude each other are a conflict, never a choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from linkaudit.model import Credit, Place
from linkaudit.parser.claims import Claim, ClaimKind

_NAMED: tuple[ClaimKind, ...] = ("mixed", "exclusive", "contributory")


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
    staff = next((claim for claim in whole if claim.kind == "staff"), None)
    press = next((claim for claim in whole if claim.kind == "press_release"), None)
    named = _without_the_nameless_tail([claim for claim in whole if claim.kind in _NAMED])
    if press is not None and not any(claim.kind == "exclusive" and claim.slot != "metadata" for claim in named):
        return Verdict(Credit(), (press,), None, press)
    credit, grounds = _weigh(named, [claim for claim in whole if claim.kind == "unnamed"])
    hands = _contributors([*grounds, *(claim for claim in whole if claim.kind == "desk")])
    at = next((spot for claim in grounds if (spot := place(claim)) is not None), None)
    shown = Credit(
        kind=credit.kind, agencies=credit.agencies, primary=credit.primary, contributors=hands if grounds else (), place=at
    )
    return Verdict(shown, grounds, staff, None)


def _without_the_nameless_tail(claims: list[Claim]) -> list[Claim]:
    """`(Reporting by …; Editing by …)` without a name is Reuters' only where nobody else is credited."""
    others = [claim for claim in claims if claim.slot != "reuters tail" or claim.agencies]
    if any(claim.kind == "exclusive" for claim in others):
        return others
    return [claim if claim.agencies else _reuters(claim) for claim in claims]


def _reuters(tail: Claim) -> Claim:
    return Claim(
        kind="exclusive", agencies=("reuters",), slot=tail.slot, block=tail.block, start=tail.start, end=tail.end,
        whole=tail.whole, quote=tail.quote,
    )  # fmt: skip


def _weigh(named: Sequence[Claim], unnamed: Sequence[Claim]) -> tuple[Credit, tuple[Claim, ...]]:
    by_kind = {kind: [claim for claim in named if claim.kind == kind] for kind in _NAMED}
    exclusive, mixed = by_kind["exclusive"], by_kind["mixed"]
    if exclusive and _clash(exclusive):
        return Credit(kind="conflict", agencies=_agencies(exclusive)), tuple(exclusive)
    if mixed:
        both = (*mixed, *exclusive)
        if exclusive and _clash([mixed[0], *exclusive]):
            return Credit(kind="conflict", agencies=_agencies(both)), both
        return Credit(kind="mixed", agencies=_agencies(both), primary=mixed[0].agencies[0]), both
    if exclusive:
        named_too = [claim for claim in by_kind["contributory"] if not claim.contributors]
        agencies = _agencies([*exclusive, *named_too])
        return Credit(kind="exclusive", agencies=agencies, primary=agencies[0]), tuple(exclusive)
    if by_kind["contributory"]:
        given = by_kind["contributory"]
        return Credit(kind="contributory", agencies=_agencies(given), primary="outlet"), tuple(given)
    if unnamed:
        return Credit(kind="unnamed"), tuple(unnamed)
    return Credit(), ()


def _clash(claims: Sequence[Claim]) -> bool:
    """Two claims to the whole text that share no agency."""
    first = set(claims[0].agencies)
    return any(first.isdisjoint(claim.agencies) for claim in claims[1:])


def _agencies(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(agency for claim in claims for agency in claim.agencies))


def _contributors(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for claim in claims for name in claim.contributors))
