"""Every type that crosses a stage: what a reader hands on, what the parser finds, what the resolver learns, what the rules say.

All are frozen: a stage wraps what it got in a new type, nothing is filled in later.
The names are those of the JSON contract `linkaudit/1`; places are code-point offsets into the decoded source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol, get_args

SCHEMA = "linkaudit/1"

Form = Literal[
    "body", "heading", "social_post", "social_url", "cross_ref", "pull_quote", "caption", "credit_line", "byline", "boilerplate"
]
Label = Literal[
    "wire",
    "wire_mixed",
    "wire_attributed",
    "outlet",
    "social",
    "cross_promo",
    "pull_quote",
    "caption",
    "structure",
    "press_release",
    "unattributed",
    "unknown",
]
Basis = Literal[
    "stated",
    "matched",
    "anchored",
    "scoped",
    "chained",
    "duplicate",
    "scoped_mixed",
    "scoped_contributory",
    "inferred",
    "none",
]
Confidence = Literal["strong", "medium", "weak"]
Role = Literal[
    "article_credit",
    "mixed_credit",
    "contributory_credit",
    "in_text_source",
    "reported_by",
    "social_account",
    "photo_credit",
    "press_release",
    "subject",
]
Where = Literal["dateline", "byline", "tagline", "in-text", "photo", "meta", "jsonld"]
CreditKind = Literal["exclusive", "mixed", "contributory", "unnamed", "none", "conflict"]
Kind = Literal["post", "post_link", "short_link", "media_link", "profile", "cross_ref", "embed", "link"]
OutcomeName = Literal[
    "live", "moved", "gone", "broken", "blocked", "unreachable", "refused", "unknown", "unresolved", "unchecked"
]
Severity = Literal["error", "warning", "note"]
Media = Literal["html", "text", "markdown"]

OUTCOMES: tuple[OutcomeName, ...] = get_args(OutcomeName)
LABELS: tuple[Label, ...] = get_args(Label)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)

GROUP_OF: Mapping[OutcomeName, str] = {
    "live": "alive",
    "moved": "alive",
    "gone": "dead",
    "broken": "dead",
    "blocked": "uncertain",
    "unreachable": "uncertain",
    "unknown": "uncertain",
    "refused": "policy",
    "unresolved": "open",
    "unchecked": "open",
}
"""What an outcome amounts to; `uncertain` is never reported as dead."""

CONFIDENCE_OF: Mapping[Basis, Confidence] = {
    "stated": "strong",
    "matched": "strong",
    "anchored": "strong",
    "duplicate": "strong",
    "scoped": "medium",
    "chained": "medium",
    "inferred": "medium",
    "scoped_mixed": "weak",
    "scoped_contributory": "weak",
    "none": "weak",
}
"""Confidence follows from the basis alone; no invented decimals."""


# --- what a reader hands on -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an article was read from: a file, `-`, or a URL; `record` is the 1-based line or ordinal inside a container."""

    path: str
    record: int | None = None
    media: Media = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article, decoded and not yet read."""

    id: str
    """`origin.path`, with `#record` where there are records; unique within a run."""
    origin: Origin
    text: str
    """The decoded source after BOM removal, line ends untouched."""
    url: str | None = None
    """The article's own address, if the reader knows it."""
    title: str | None = None
    published: str | None = None
    """ISO date or date-time, as the record or the command line gave it."""
    language: str | None = None
    outlet_country: str | None = None
    """ISO 3166-1 alpha-2, upper case: decides between readings of ambiguous abbreviations."""
    base_url: str | None = None
    """The base given on the command line, for relative links of pages that state none."""
    extra: Mapping[str, str] = field(default_factory=dict)
    """Unknown columns of the record, passed through to CSV and JSONL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """An input that could not be read; one row, never the end of the run."""

    id: str
    origin: Origin
    reason: str


# --- what the parser finds --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the decoded source: 1-based line and column of its start, 0-based code-point offsets, `end` exclusive."""

    line: int
    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a label stands: the rule that spoke, and the words (with source offsets) it spoke about."""

    rule: str
    quote: str
    start: int | None = None
    end: int | None = None
    agency: str | None = None
    polarity: Literal["+", "-"] = "+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """To whom the page as a whole credits its text."""

    kind: CreditKind = "none"
    agencies: tuple[str, ...] = ()
    """Registry ids, the primary first."""
    primary: str | None = None
    """A registry id, `outlet` for a contributory credit, or None."""
    contributors: tuple[str, ...] = ()
    """Desks and people named beside the agency, as written."""
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An agency named on the page, and in what capacity."""

    agency: str
    role: Role
    where: Where
    passage: int | None
    quote: str
    place: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block of the article: `form` is what it is, `label` whose words they are."""

    n: int
    place: Place
    form: Form
    label: Label
    agencies: tuple[str, ...]
    basis: Basis
    duplicate_of: int | None
    references: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    text: str

    @property
    def confidence(self) -> Confidence:
        """What the basis is worth."""
        return CONFIDENCE_OF[self.basis]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Something the article points at, and how it stood there."""

    n: int
    kind: Kind
    platform: str | None
    form: str
    place: Place
    passage: int | None
    url: str | None
    """As written: fragment kept, character references decoded, outer space stripped."""
    key: str | None
    """Canonical identity, resolved once a run; None when there is nothing to follow."""
    post_id: str | None = None
    handle: str | None = None
    """Without `@`."""
    name: str | None = None
    text: str | None = None
    """The post's words as the article shows them."""
    shown_date: str | None = None
    """ISO date shown beside the post."""
    posted_at: str | None = None
    """UTC time that the id itself carries."""
    label: str | None = None
    title: str | None = None
    account_agency: str | None = None
    target: str | None = None
    """The absolute address to ask, where it differs from `url` (relative links, ids without URL)."""
    reason: str | None = None
    """Why there is nothing to follow: `no url`, `truncated`, `no base`, `malformed` …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article read: its passages, what it points at, and whom it credits."""

    id: str
    origin: Origin
    url: str | None
    title: str | None
    published: str | None
    language: str | None
    credit: Credit
    passages: tuple[Passage, ...]
    mentions: tuple[Mention, ...]
    references: tuple[Reference, ...]
    notes: tuple[str, ...] = ()
    """What was left out or cut, said rather than silent."""
    outlet_country: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


# --- what goes over the network ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One GET, one hop. `accept` and `cookies` are the only headers a caller may shape."""

    url: str
    accept: str = "text/html,application/xhtml+xml,*/*;q=0.8"
    cookies: tuple[tuple[str, str], ...] = ()
    max_bytes: int = 262_144
    """Bytes read at most, on the wire and decoded alike."""
    after: float = 0.0
    """Seconds to let pass before asking; waited out by the scheduler, never by a worker, and by no replay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An HTTP answer, its body as far as it was read and content-decoded."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    """In the order received; names lower case, values latin-1 text."""
    body: bytes = b""
    truncated: bool = False
    """The body went on beyond `max_bytes`."""
    elapsed: float = 0.0
    """Seconds."""
    started_at: str = ""
    """ISO UTC."""
    problem: str | None = None
    """Why the body cannot be trusted though a status came: `undecodable`, `cut short` …"""

    def header(self, name: str) -> str | None:
        """The first value of a header, or None."""
        return next((value for key, value in self.headers if key == name), None)


FailureKind = Literal[
    "malformed",  # the URL itself cannot be asked: broken
    "refused",  # our policy: scheme, port, address, special name, userinfo
    "no such host",  # NXDOMAIN
    "no name service",  # SERVFAIL, resolver timeout
    "connection refused",
    "tls",  # certificate or protocol: broken
    "timeout",  # the deadline of the try fired
    "reset",  # connection cut, reset, or closed without an answer
    "bad response",  # not HTTP
    "proxy",  # the egress proxy's own 407/502/503/504
    "not recorded",  # a replay has no answer
    "stopped",  # the run is ending
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An exchange without an answer."""

    url: str
    kind: FailureKind
    detail: str = ""
    elapsed: float = 0.0
    started_at: str = ""


class Fetcher(Protocol):
    """The one door to the network: a transport, a recorder around it, or a replay. Raises nothing for a single URL."""

    def get(self, request: Request, *, deadline: float | None = None) -> Reply | Failure:
        """One exchange, no redirects followed. `deadline` is a monotonic time; None = the fetcher's own time-out."""
        ...


# --- what the resolver learns -----------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How replies read: an outcome with its reason and the words that prove it."""

    outcome: OutcomeName
    reason: str
    evidence: str | None = None
    """Quoted proof: a tombstone text, a title, a header."""
    confidence: Confidence = "strong"
    post: PostFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One step of a chain: where, what came back, and what sent us on."""

    url: str
    status: int | None
    via: str
    """`start`, `301` …, `meta refresh`, `script`, `oembed`, `syndication`, …"""


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
    archived: Archived | None = None


# --- what the rules say -----------------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The audit as a whole; its last event."""

    articles: int
    passages: int
    references: int
    unreadable: int
    outcomes: Mapping[str, int]
    findings: Mapping[str, int]
    """Count by severity."""
    complete: bool
    version: str
    notes: tuple[str, ...] = ()
    """Said aloud in every format: simulated replies, no name service, proxy in use, budget ended …"""


Event = Article | Unreadable | Resolution | Finding | Run
