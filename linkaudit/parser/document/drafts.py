"""What the tree walk notes down: boxes of the page, and blocks not yet judged to be article or furniture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from turbohtml import Element

from linkaudit.parser.blocks import CREDITING, Beside, Hint, Run, Sighting
from linkaudit.parser.embeds import Found
from linkaudit.parser.furniture import Role

_PARTS = frozenset({"article", "figure", "blockquote"})


@dataclass(slots=True)
class Candidate:
    """What may turn out to be an embed when its element closes."""

    found: Found | None
    """What its attributes name."""
    platform: str | None
    """The only platform that counts; None for any."""
    form: str
    marked: bool
    """Class or tag says that it is an embed."""

    @property
    def carries_markup(self) -> bool:
        """An attribute holds the embed's own markup."""
        return self.found is not None and "<" in self.found.value


class Box:
    """A block-level element, open or closed, with what its markup says and, later, what was made of it."""

    __slots__ = (
        "around",
        "beside",
        "body",
        "candidate",
        "comments",
        "first",
        "hint",
        "holds_body",
        "inside",
        "parent",
        "part",
        "shaded",
        "start",
        "tag",
        "title",
        "weight",
    )
    weight: int
    """Letters of running text inside; like the next, told by `region`, of all boxes at once."""
    shaded: bool
    """Stands in furniture."""

    def __init__(self, tag: str, parent: Box | None, hint: Hint | None, first: int, start: int | None) -> None:
        self.tag = tag
        self.parent = parent
        self.hint = hint
        self.first = first
        """Index of the first draft inside."""
        self.start = start
        """Offset of its start tag; None for a box that the parser made."""
        self.candidate: Candidate | None = None
        """What it may be, if it is an embed."""
        self.part: bool = tag in _PARTS or (parent is not None and parent.part)
        """Stands in an article, figure or quotation, whose own foot is no page foot."""
        self.beside = tag == "footer" and not self.part
        """Its own markup says: not the article."""
        self.comments = self.body = self.title = self.holds_body = False
        """What it is by its markup: a box of comments, the article's text; what it holds: a main heading, such a text."""
        self.inside = self.around = False
        """Stands in the core of the article; in the article's whole box."""

    @property
    def promises(self) -> bool:
        """Its own attributes name an embed."""
        return self.candidate is not None and self.candidate.found is not None

    def take(self, role: Role) -> None:
        """What its tag and class say."""
        self.beside = role.beside or self.beside
        self.body, self.comments = role.body, role.comments
        # credits in the box of the text's author are that author's, not a picture's
        named = self.hint == "byline" and role.hint in CREDITING
        if role.hint is not None and self.hint != "heading" and not named:
            self.hint = role.hint


@dataclass(slots=True)
class Link:
    """An `a` or `area` being read; `until` and `end` are filled in when it closes."""

    url: str
    at: int
    until: int
    start: int
    end: int
    open: bool = True
    placed: bool = False
    """Its block is made."""

    def moved_to(self, at: int) -> Link:
        """The link without words, standing at an index of another block's text."""
        self.at = self.until = at
        return self


class Picture(NamedTuple):
    """An image, and the box it stands in."""

    node: Element
    box: Box


class Sign(NamedTuple):
    """An image in a byline's or a source's box, or in a link: it may be an agency's logo."""

    node: Element
    box: Box
    first: int
    """Index of the next draft."""
    start: int
    end: int
    url: str | None
    """Of the link it stands in."""


@dataclass(slots=True)
class Draft:
    """A block as the walk leaves it."""

    text: str
    start: int
    end: int
    box: Box
    hint: Hint
    links: list[Link] = field(default_factory=list)
    sightings: tuple[Sighting, ...] = ()
    linked: bool = False
    """Stands in a link that began in a block before it."""
    runs: tuple[Run, ...] | None = None
    """The way back to the source, where it is known before anybody asks."""
    article: bool = True
    picture: Picture | None = None
    """Stands right before its words."""
    seams: Sequence[int] = ()
    """Where in the text elements meet that no blank parts."""
    beside: Beside = ""

    def set_into(self, box: Box, start: int, end: int) -> Draft:
        """An embed found in a document inside this one: it stands where that document does."""
        sightings = tuple(replace(seen, start=start, end=end) for seen in self.sightings)
        for link in self.links:
            link.start, link.end = start, end
        # what was read out of an attribute or a frame has no finer place than its element
        runs = (Run(0, len(self.text), start, end),)
        return Draft(self.text, start, end, box, self.hint, self.links, sightings, runs=runs)
