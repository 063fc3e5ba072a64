"""The common form of both readings: an article, HTML or plain, as a sequence of blocks of visible text.

Readers of markup (`document`) and of text (`plain`) produce blocks; every later step maps blocks to blocks
(`posts.carve`, `crossrefs.carve`) or reads them (`links`, `credits`, `provenance`). A block knows where each of its
characters came from, so that every span found later has a place in the source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from linkaudit.model import Kind, Source
from linkaudit.model.quick import quick

Hint = Literal[
    "text", "heading", "caption", "quote", "pull_quote", "byline", "credit", "source", "list", "post", "embed", "cross_ref"
]
"""What markup or an earlier step says of a block: `quote` is any blockquote, `pull_quote` one marked as repeated text,
`credit` may be a picture's, `source` is a credit whose box is named for a source or an agency, `post` a social post,
`embed` a player, `cross_ref` a "Read more"."""
CREDITING: frozenset[Hint | None] = frozenset({"credit", "source"})

Beside = Literal["", "behind", "framed"]
"""How a short line stands to a picture: right behind it, or in a box with it that holds nothing to read."""

MAX_BLOCKS = 20_000
"""No article is that long; what is may not keep an audit for minutes."""


@quick
@dataclass(frozen=True, slots=True)
class Run:
    """`text[at:at + length]` came from `source[start:end]`: one to one when the lengths agree, else as a whole."""

    at: int
    length: int
    start: int
    end: int


class Traced(Sequence[Run]):
    """Runs that are worked out when they are first asked for."""

    def opening(self, until: int) -> tuple[int, int] | None:
        """Source offsets of the first `until` characters of the text, if they can be told without working out all runs."""
        raise NotImplementedError


@quick
@dataclass(frozen=True, slots=True)
class Anchor:
    """An `a`/`area` link inside a block. `at`/`until` bound its words in the block's text, `start`/`end` its element."""

    url: str
    at: int
    until: int
    start: int
    end: int


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A reference found, before it is numbered. `start`/`end` are source offsets; the fields are those of a Reference."""

    kind: Kind
    form: str
    start: int
    end: int
    platform: str | None = None
    url: str | None = None
    key: str | None = None
    post_id: str | None = None
    handle: str | None = None
    name: str | None = None
    text: str | None = None
    shown_date: str | None = None
    label: str | None = None
    title: str | None = None
    target: str | None = None
    reason: str | None = None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the page that reads as one: a paragraph, a heading, a list item, an embedded post, a line of text."""

    text: str
    runs: Sequence[Run]
    """In the text's order; readers of markup work them out when they are first asked for."""
    start: int
    end: int
    hint: Hint = "text"
    article: bool = True
    """False in furniture: navigation, sidebar, footer, comments, related lists."""
    anchors: tuple[Anchor, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    """References already settled for this block (embeds, flattened posts, cross-references)."""
    beside: Beside = ""
    """A picture, if one stands before it."""
    gap: bool = True
    """Stands apart from the block before it: its own element, or a blank line in text."""
    seams: Sequence[int] = ()
    """Where in the text elements meet that no blank parts, and a reader sees two words all the same."""

    def source_span(self, at: int, until: int) -> tuple[int, int]:
        """Source offsets of `text[at:until]`, references and inner tags included."""
        if at == 0 < until and isinstance(self.runs, Traced) and (known := self.runs.opening(until)):
            return known
        if at >= until or not self.runs:
            return self.start, self.start
        first, last = self._run_at(at), self._run_at(until - 1)
        start = first.start + (at - first.at) if first.end - first.start == first.length else first.start
        end = last.start + (until - last.at) if last.end - last.start == last.length else last.end
        return start, end

    def _run_at(self, at: int) -> Run:
        return self.runs[max(0, bisect_right(self.runs, at, key=lambda run: run.at) - 1)]

    def part(self, at: int, until: int, **changes: object) -> Block:
        """The block cut down to `text[at:until]`, with its runs, anchors and place; `changes` as for `replace`."""
        runs = []
        first = max(0, bisect_right(self.runs, at, key=lambda run: run.at) - 1)
        for run in self.runs[first : bisect_left(self.runs, until, key=lambda run: run.at)]:
            low, high = max(at, run.at), min(until, run.at + run.length)
            if low < high:
                exact = run.end - run.start == run.length
                start = run.start + (low - run.at) if exact else run.start
                end = run.start + (high - run.at) if exact else run.end
                runs.append(Run(low - at, high - low, start, end))
        start, end = self.source_span(at, until)
        anchors = tuple(
            replace(a, at=max(a.at, at) - at, until=min(a.until, until) - at)
            for a in self.anchors[
                bisect_right(self.anchors, at, key=lambda a: a.until) : _beginning_before(self.anchors, until)
            ]
        )
        sightings = tuple(s for s in self.sightings if s.start < end and s.end > start)
        new = replace(
            self,
            text=self.text[at:until],
            runs=tuple(runs),
            start=start,
            end=end,
            anchors=anchors,
            sightings=sightings,
            seams=[seam - at for seam in self.seams if at < seam < until],
        )
        return replace(new, **changes) if changes else new  # type: ignore[arg-type]


def _beginning_before(anchors: Sequence[Anchor], until: int) -> int:
    """How many anchors, which stand in the text's order, begin before an offset."""
    return bisect_left(anchors, until, key=lambda anchor: anchor.at)


SIGN = "logo"
"""The slot of a statement that an image makes by its description."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A claim of the page's metadata or of a logo, raw: `slot` says which field, `value` what it holds."""

    slot: str
    """Lower case: `author`, `byl`, `article:author`, `jsonld.author`, `jsonld.author@Organization`, `jsonld.publisher`,
    `jsonld.creditText`, `jsonld.sourceOrganization`, `jsonld.isBasedOn`, `canonical`, `syndication-source`,
    `original-source`, `ans.distributor.category`, `ans.distributor.name` …"""
    value: str
    where: Literal["meta", "jsonld", "byline", "tagline"]
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source read into blocks, with what its metadata says."""

    source: Source
    blocks: tuple[Block, ...]
    statements: tuple[Statement, ...] = ()
    loose: tuple[Sighting, ...] = ()
    """References that stand in no block: page state, metadata."""
    url: str | None = None
    """Where the page says it lives (canonical, og:url), else the source's own."""
    base: str | None = None
    """Absolute base of its relative links, or None."""
    title: str | None = None
    published: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
    ids: frozenset[str] | None = None
    """The places that the page's own `#` links may name; None if there are no such links, or they lead to another page."""
