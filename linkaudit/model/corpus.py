"""What a run over many articles answers beyond its articles: shares, insertions, copies, link rot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from linkaudit.model.vocabulary import Label, OutcomeName

CopyKind = Literal["one credit", "different credits", "credit missing"]
"""What the pages that print one story say of its origin; `credit missing`: some name an agency, some none."""
RotBy = Literal["post", "article"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Passages and words of one label and the agencies that go with it."""

    label: Label
    agencies: tuple[str, ...]
    passages: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertions:
    """Posts of a platform, by what became of them."""

    platform: str
    outcome: OutcomeName | None
    """None where nothing was asked to be resolved."""
    posts: int
    """Insertions: a post that stands in two articles counts twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account whose posts are inserted."""

    platform: str
    handle: str
    """Without `@`, as most articles spell it."""
    agency: str | None
    """Registry id, where it is an agency's own account."""
    insertions: int
    posts: int
    """Distinct posts, those without id counted once each."""
    articles: int
    dead: int
    """Insertions that are gone or broken today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPost:
    """A post that several articles insert."""

    key: str
    url: str | None
    platform: str
    handle: str | None
    insertions: int
    articles: int
    outcome: OutcomeName | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """One story in several articles, under the credits that they give it."""

    article: str
    """Id of the first article that prints it, in the order of the inputs."""
    title: str | None
    kind: CopyKind
    articles: int
    outlets: int
    """Distinct registrable domains; articles without address count as none."""
    words: int
    """Body words that the copies share with the first one, in the copy that shares most."""
    credits: tuple[tuple[str, int], ...]
    """(agencies joined by `;`, `unnamed`, or empty for no credit) → articles."""
    copies: tuple[str, ...]
    """Ids of the other articles, the first few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rot:
    """What became of links of one year."""

    by: RotBy
    """The year is that of the post, for posts and links to them, or that of the article, for everything it points at."""
    year: int | None
    """None where no date is known."""
    references: int
    alive: int
    dead: int
    uncertain: int
    """Nobody could tell: a bot wall, a timeout."""
    other: int
    """Not asked, nothing to follow, or refused by policy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The answers of a corpus. Page furniture counts nowhere; lists hold the first entries, their totals stand beside them."""

    articles: int
    outlets: int
    """Distinct registrable domains of the articles' addresses."""
    passages: int
    words: int
    shares: tuple[Share, ...]
    """Add up to `passages` and `words`; the most words first."""
    insertions: tuple[Insertions, ...]
    accounts: tuple[Account, ...]
    accounts_total: int
    posts: tuple[SharedPost, ...]
    posts_total: int
    """Posts that more than one article inserts."""
    copies: tuple[Copies, ...]
    copies_total: int
    """Stories that more than one article prints."""
    copied_articles: int
    """Articles that print one of them."""
    matched: int
    """Passages whose agency was found out, or borne out, by copies elsewhere."""
    suggested: int
    """Cross-references without address whose article was found by its title."""
    rot: tuple[Rot, ...]
