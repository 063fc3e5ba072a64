"""How far each claim reaches: a dateline to the next one, a sign-off back to the item's beginning, a byline over all.

In a roundup every item has its own dateline or sign-off; elsewhere the article's one credit covers every paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from linkaudit.model import CreditKind
from linkaudit.parser.claims import Claim
from linkaudit.parser.credit_verdict import Verdict

Reach = tuple[CreditKind, tuple[str, ...], tuple[Claim, ...]]


class Scopes:
    """Which credit holds at each block."""

    def __init__(self, claims: Sequence[Claim], verdict: Verdict, size: int) -> None:
        self._verdict = verdict
        self._own = _items(claims, size)

    def at(self, n: int) -> Reach:
        """The credit that holds at block `n`: its item's, else the article's."""
        credit = self._verdict.credit
        own = self._own.get(n)
        if own is not None and (credit.kind in ("none", "conflict", "unnamed") or self._is_roundup):
            return "exclusive", own.agencies, (own,)
        return credit.kind, credit.agencies, self._verdict.grounds

    @property
    def _is_roundup(self) -> bool:
        """Several datelines or sign-offs part the page into items."""
        return len({claim.block for claim in self._own.values()}) > 1


def _items(claims: Sequence[Claim], size: int) -> dict[int, Claim]:
    """The claim of each block that a dateline opens or a sign-off closes."""
    own: dict[int, Claim] = {}
    datelines = [
        claim for claim in claims if claim.slot == "dateline" and claim.block is not None and claim.kind == "exclusive"
    ]
    onward = sorted(datelines, key=lambda claim: claim.block or 0) if any(c.scope == "onward" for c in datelines) else []
    ends = [*(claim.block or 0 for claim in onward[1:]), size]
    for claim, until in zip(onward, ends, strict=False):
        own.update(dict.fromkeys(range(claim.block or 0, until), claim))
    start = 0
    for claim in sorted((c for c in claims if c.scope == "item" and c.block is not None), key=lambda c: c.block or 0):
        end = (claim.block or 0) + 1
        own.update(dict.fromkeys(range(start, end), claim))
        start = end
    return own
