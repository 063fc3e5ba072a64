"""What the credit readers find: claims about the article's text, and mentions of agencies, before they have places.

A claim says whose words the text is (and how far it reaches); a reading says in what capacity one naming stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from linkaudit.model import Role, Where

Trust = Literal["sure", "fair", "poor", "rival", "eclipsed"]
"""How surely a naming means the agency: `rival` where the outlet's country knows another body by the same letters,
`eclipsed` where it thinks of no other."""

ClaimKind = Literal["exclusive", "mixed", "contributory", "unnamed", "desk", "staff", "press_release"]
Scope = Literal["article", "onward", "item"]
"""The whole text; from here to the next dateline; the paragraphs since the last sign-off or heading."""

ROLE_OF: dict[ClaimKind, Role] = {
    "exclusive": "article_credit",
    "mixed": "mixed_credit",
    "contributory": "contributory_credit",
    "press_release": "press_release",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The page says whose words these are. `block` is None for metadata; `start`/`end` bound the words within the block."""

    kind: ClaimKind
    agencies: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    """Desks and people named beside the agencies, as written."""
    slot: str
    """`byline`, `dateline`, `tail`, `reuters tail`, `metadata`, `off-site` …"""
    block: int | None = None
    start: int = 0
    end: int = 0
    scope: Scope = "article"
    whole: bool = False
    """The block holds nothing else: it is a credit line or a byline itself."""
    quote: str = ""
    source: tuple[int, int] | None = None
    """Source offsets of a claim in metadata."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One naming and what it does there."""

    agency: str
    role: Role
    where: Where
    rule: str
    block: int | None = None
    start: int = 0
    end: int = 0
    quote: str = ""
    source: tuple[int, int] | None = None
    own_work: bool = False
    """The agency speaks of itself at work: a witness, `contacted by`, `could not verify`, `told`."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A reading of another agency in credited copy: weighed, and without effect on whose words these are."""

    reading: Reading
