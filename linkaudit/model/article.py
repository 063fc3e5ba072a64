"""What a reader hands on and what the parser finds: sources, articles, passages, mentions, references."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from linkaudit.model.quick import quick
from linkaudit.model.vocabulary import CONFIDENCE_OF, Basis, Confidence, CreditKind, Form, Kind, Label, Media, Role, Where


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


@quick
@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the decoded source: 1-based line and column of its start, 0-based code-point offsets, `end` exclusive."""

    line: int
    column: int
    start: int
    end: int


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a label stands: the rule that spoke, and the words (with source offsets) it spoke about."""

    rule: str
    quote: str
    start: int | None = None
    end: int | None = None
    agency: str | None = None
    polarity: Literal["+", "-"] = "+"
    source: str | None = None
    """Id of the other article that bears witness, where the evidence comes from there."""


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


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An agency named on the page, and in what capacity."""

    agency: str
    role: Role
    where: Where
    passage: int | None
    quote: str
    place: Place | None


@quick
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


@quick
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
    """Why there is nothing to ask: `no url`, `truncated`, `no base`, `malformed`, `in this page`, `missing fragment` …"""
    suggested_url: str | None = None
    """Address of the one article, of this run or of the index, whose title an unlinked cross-reference seems to name."""
    suggested_score: float | None = None
    """How well the titles agree: 1.0 for the same words, never below 0.75. Goes with `suggested_url`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A comment in the article that takes findings on itself: `linkaudit: ignore post-gone until 2027-01-01 because …`."""

    rules: tuple[str, ...]
    """Rule ids; none means all rules."""
    reason: str
    until: str | None
    """Last day on which it holds, ISO; None: for good."""
    place: Place
    passages: tuple[int, ...] | None
    """Numbers of the passages it covers; None: the whole article."""


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
    waivers: tuple[Waiver, ...] = ()
