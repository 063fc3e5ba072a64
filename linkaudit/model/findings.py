"""What the resolver learns and what the rules say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from linkaudit.model.article import Article, Place, Unreadable
from linkaudit.model.corpus import Corpus
from linkaudit.model.quick import quick
from linkaudit.model.vocabulary import Confidence, Kind, OutcomeName, Severity, WaivedIn


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One distinct key to resolve, with what the articles know of it."""

    key: str
    url: str
    """The absolute address to ask (for posts: the canonical status address)."""
    platform: str | None = None
    post_id: str | None = None
    handles: tuple[str, ...] = ()
    """Every handle the articles give for this post."""
    kind: Kind = "link"
    published: str | None = None
    """The earliest article date that refers to it; for the archive look-up."""
    reason: str | None = None
    """Set when it is already known why nothing can be asked: `truncated`, `excluded`, `scheme` …"""
    outcome: OutcomeName | None = None
    """Goes with `reason`: `unresolved`, `unchecked`, `refused` or `broken`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFacts:
    """What the platform itself says of a living post."""

    handle: str | None = None
    name: str | None = None
    created_at: str | None = None
    """ISO UTC."""
    text: str | None = None
    post_id: str | None = None
    edited: bool = False
    truncated: bool = False
    """The platform gave only the beginning of the text."""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How replies read: an outcome with its reason and the words that prove it."""

    outcome: OutcomeName
    reason: str
    evidence: str | None = None
    """Quoted proof: a tombstone text, a title, a header."""
    confidence: Confidence = "strong"
    post: PostFacts | None = None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One step of a chain: where, what came back, and what sent us on."""

    url: str
    status: int | None
    via: str
    """`start`, `301` …, `meta refresh`, `script`, `oembed`, `syndication`, …"""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try of one request."""

    url: str
    at: str
    status: int | None = None
    error: str | None = None
    elapsed: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """A capture of what is gone."""

    url: str
    timestamp: str
    original: str
    mimetype: str


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What is true of a key today, with the evidence."""

    key: str
    url: str
    outcome: OutcomeName
    reason: str
    confidence: Confidence = "strong"
    status: int | None = None
    final_url: str | None = None
    hops: tuple[Hop, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    checked_at: str | None = None
    content_type: str | None = None
    evidence: str | None = None
    post: PostFacts | None = None
    leads_to: str | None = None
    """The key of the post that a short or media link leads to."""
    title: str | None = None
    """The title of the page it leads to, for cross-references."""
    headline: str | None = None
    """The first heading of that page, which may be another."""
    archived: Archived | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something an editor should look at."""

    rule: str
    severity: Severity
    confidence: Confidence
    article: str
    place: Place | None
    message: str
    fingerprint: str
    """Stable under line moves: hash of rule, article and the thing itself."""
    reference: int | None = None
    passage: int | None = None
    evidence: str | None = None
    waived: str | None = None
    """Why it does not count: somebody has taken it on himself, with this reason."""
    waived_in: WaivedIn | None = None
    """Where that was said; goes with `waived`."""
    confirmed: bool = False
    """Enough checks over enough days have found it dead, by the state's history."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The audit as a whole; its last event."""

    articles: int
    passages: int
    references: int
    unreadable: int
    outcomes: Mapping[str, int]
    findings: Mapping[str, int]
    """Count by severity, without the waived ones."""
    complete: bool
    version: str
    notes: tuple[str, ...] = ()
    """Said aloud in every format: simulated replies, no name service, proxy in use, budget ended …"""
    waived: int = 0
    """Findings that somebody has taken on himself; `findings` does not count them."""
    confirmed: int = 0
    """Errors among `findings` that are confirmed."""


Event = Article | Unreadable | Resolution | Finding | Corpus | Run
