"""How far each claim reaches: a dateline to the next one, a sign-off back to the item's beginning, a byline over all.

In a roundup every item has its own dateline or sign-off; elsewhere the article's one credit covers every paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linkaudit.model import CreditKind
from linkaudit.parser.claims import Claim
from linkaudit.parser.credits.verdict import Verdict

Reach = tuple[CreditKind, tuple[str, ...], tuple[Claim, ...]]


class Scopes:
    """Which credit holds at each block."""

    def __init__(self, claims: Sequence[Claim], verdict: Verdict, size: int) -> None:
        self._verdict = verdict
        self._own = _items(claims, size)
        self._is_roundup = len({claim.block for claim in self._own.values()}) > 1
        """Several datelines or sign-offs part the page into items."""

    def at(self, n: int) -> Reach:
        """The credit that holds at block `n`: its item's, else the article's."""
        credit = self._verdict.credit
        own = self._own.get(n)
        if own is not None and (credit.kind in ("none", "conflict", "unnamed") or self._is_roundup):
            return "exclusive", own.agencies, (own,)
        return credit.kind, credit.agencies, self._verdict.grounds


def _items(claims: Sequence[Claim], size: int) -> dict[int, Claim]:
    """The claim of each block that a dateline opens or a sign-off closes."""
    own = _from_datelines(claims, size)
    start = 0
    for block, claim in _sorted(claim for claim in claims if claim.scope == "item"):
        own.update(dict.fromkeys(range(start, block + 1), claim))
        start = block + 1
    return own


def _from_datelines(claims: Sequence[Claim], size: int) -> dict[int, Claim]:
    """From each dateline to the next, where one stands below the head of the text."""
    opening = _sorted(claim for claim in claims if claim.slot == "dateline" and claim.kind == "exclusive")
    own: dict[int, Claim] = {}
    if any(claim.scope == "onward" for _, claim in opening):
        ends = [*(block for block, _ in opening[1:]), size]
        for (block, claim), until in zip(opening, ends, strict=True):
            own.update(dict.fromkeys(range(block, until), claim))
    return own


def _sorted(claims: Iterable[Claim]) -> list[tuple[int, Claim]]:
    """The claims that stand in a block, in the page's order."""
    return sorted(((claim.block, claim) for claim in claims if claim.block is not None), key=lambda pair: pair[0])
