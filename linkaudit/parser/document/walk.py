"""One walk over the tree of a page, from its first element to its last, into drafts of blocks.

Iterative, because pages nest deeper than Python recurses; a box is judged when it closes, from what it gathered, so that
nested embeds cost no second look at the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from turbohtml import DocumentFragment, Element, Node, Text, parse_fragment

from linkaudit.parser.document import insertions
from linkaudit.parser.document.drafts import Box, Draft, Link, Picture
from linkaudit.parser.document.linking import MAX_LINKS, SHUT, Closer, Linking
from linkaudit.parser.document.sealed import Seals
from linkaudit.parser.document.spans import Spans
from linkaudit.parser.document.swelling import tamed
from linkaudit.parser.document.tags import BLOCKS, FALLBACK, INLINE, KEPT, PIECES, SILENT, hint_of
from linkaudit.parser.furniture import Role

_APART = KEPT | FALLBACK
_IDLE = BLOCKS - _APART - {"main", "article"}
"""Of such an element without content or telling names nothing is left but that it parts what stands round it."""
_DEEPEST = 2
"""Markup inside an attribute inside a frame: no further."""


class Walk(Linking):
    """The state of a walk over one tree."""

    def __init__(
        self, spans: Spans, seals: Seals | None = None, noted: Collection[Element] = (), *, depth: int = 0, tidy: bool = False
    ) -> None:
        """`tidy`: every blank of the tree's text is a single space."""
        super().__init__(spans)
        self._noted = noted
        """Elements whose attributes hold a post's address or id."""
        self._depth = depth
        self._seals = seals
        self._posts = seals is None or seals.posts
        self._kept = 0
        """Boxes open in which line ends are line breaks."""
        self._add = self.inline.add_tidy if tidy else self.inline.add
        self._openers = _NOTED if noted else _OPENERS

    def run(self, root: Node) -> None:
        """Read everything below `root`."""
        stack: list[tuple[Iterator[Node], Node, Closer]] = []
        children, parent, closer = iter(root), root, None
        find, inline = self._openers.get, self.inline
        while True:
            for node in children:
                if type(node) is Text:
                    if (words := node.data) != " " or not inline.blank:
                        self._add(words)
                    continue
                opened = find(node.tag, _other)(self, node) if type(node) is Element else _within(node)
                if opened is not SHUT:
                    stack.append((children, parent, closer))
                    children, parent, closer = iter(node), node, opened
                    break
            else:
                if closer is not None or self.waiting:
                    self._close(parent, closer)
                if not stack:
                    return
                children, parent, closer = stack.pop()

    def open_words(self, node: Element) -> Closer:
        """An element that is only its words."""
        if self.waiting:
            self.settle(self.spans.start(node))
        return None

    def open_other(self, node: Element) -> Closer:
        """An element of any other tag: a component, or one whose attributes hold a post, is a block."""
        return self.open_block(node) if "-" in node.tag or node in self._noted else self.open_words(node)

    def open_card(self, node: Element) -> Closer:
        """A link, or one that a script sets a post in for."""
        return self.open_block(node) if node in self._noted else self.open_link(node)

    def open_block(self, node: Element) -> Closer:
        """A block-level element."""
        tag, parent, start = node.tag, self.box, self.spans.start(node)
        if self.waiting or self.inline.size:
            self.turn(self.stray_end(tag) if start is None else start)
        elif start is not None:
            self.edge = start
        role = insertions.role(node, tag)
        if role is None and not node and tag in _IDLE and not self._noted:
            self.edge = node
            return SHUT
        box = self.box = Box(tag, parent, hint_of(tag, parent.hint), len(self.drafts), start)
        self.boxes.append(box)
        if role is not None:
            return self._cast(node, box, role)
        if self._noted and node in self._noted:
            self._suspect(node, box)
        return box

    def _cast(self, node: Element, box: Box, role: Role) -> Closer:
        """A box of which its markup says something."""
        foot = box.beside
        box.take(role)
        if role.look or node in self._noted:
            self._suspect(node, box)
        return SHUT if (role.sealed or foot) and self._seal(node, box) else box

    def _seal(self, node: Element, box: Box) -> bool:
        """Read furniture at one go, where that is safe."""
        draft = self._seals.draft(node, box, self.spans) if self._seals and not box.promises else None
        if draft is None or self.links + len(draft.links) > MAX_LINKS:
            return False
        self.links += len(draft.links)
        self.add(draft)
        self.edge, self.box = node, box.parent or box
        return True

    def _suspect(self, node: Element, box: Box) -> None:
        """Remember what a box may be when it closes; what it carries escaped in an attribute is read at once."""
        box.candidate = insertions.candidate(node)
        if box.candidate is not None and (box.candidate.carries_markup or insertions.carries_frame(node)):
            self._unwrap(node, known=not box.candidate.carries_markup)

    def open_title(self, node: Element) -> Closer:
        """A main heading."""
        self.box.title = True
        return self.open_block(node)

    def open_kept(self, node: Element) -> Closer:
        """Preformatted text."""
        self._kept += 1
        self._add = self.inline.add_lines
        return self.open_block(node)

    def open_silent(self, node: Element) -> Closer:
        """An element without words."""
        if node.tag == "script" and insertions.waits(node):
            self._unwrap(node, known=True)
            return SHUT
        noted = node in self._noted
        told = insertions.told_by(node, noted=noted, posts=self._posts) if noted or node.tag == "script" else None
        if not (told and self.insert(node, told)) and not self.inline.size:
            self.edge = node
        return SHUT

    def open_picture(self, node: Element) -> Closer:
        """An image: the words behind it may be its caption."""
        self.note_picture(node)
        return self.open_silent(node)

    def open_component(self, node: Element) -> Closer:
        """An image as a component, which is a block."""
        box = self.box
        closer = self.open_block(node)
        self.picture = Picture(node, box)
        return closer

    def open_frame(self, node: Element) -> Closer:
        """A frame, which shows another document."""
        if self.waiting:
            self.settle(self.spans.start(node))
        if not self.insert(node, insertions.frame(node)):
            self._unwrap(node)
        return SHUT

    def _close(self, node: Node, closer: Closer) -> None:
        if type(node) is not Element:
            return
        if type(closer) is Box:
            if self.inline.size or self.waiting:
                self._end_words(node, closer.start)
            self.edge, self.box = node, closer.parent or self.box
            if closer.tag in _APART:
                self._leave(closer)
            if closer.candidate is not None:
                self.judge(node, closer, closer.candidate)
            return
        tag = self.spans.link_end(closer.start, node) if type(closer) is Link else self.spans.end_tag(node)
        if tag is not None and self.waiting:
            self.settle(tag[0])
        if type(closer) is Link:
            self._close_link(closer, tag)

    def _end_words(self, node: Element, start: int | None) -> None:
        """Make a block of the words that a closing box still holds."""
        tag = self.spans.end_tag(node)
        if tag is not None and self.waiting:
            self.settle(tag[0])
        self.flush(tag and tag[self.edge == start])

    def _leave(self, box: Box) -> None:
        """Leave preformatted text or a fall-back."""
        if box.tag in KEPT:
            self._kept -= 1
            self._add = self.inline.add_lines if self._kept else self.inline.add
        else:
            self.silence(box)

    def _unwrap(self, node: Element, *, known: bool = False) -> None:
        """The embeds of documents inside this one, which stand in an attribute or as raw text.

        `known`: only those of the registered platforms; much else that waits for consent is advertising.
        """
        start = self.spans.start(node)
        if start is None or self._depth >= _DEEPEST:
            return
        for markup in insertions.markup_of(node):
            for draft in embedded(markup, self._depth + 1):
                if known and draft.sightings[0].key is None:
                    continue
                self.flush(start)
                self.append(draft.set_into(self.box, start, self.end_of(node, start)))
                self.edge = node


def embedded(markup: str, depth: int = 0) -> list[Draft]:
    """The embeds in a fragment of markup, by their places in it."""
    inner = Walk(Spans(markup), depth=depth)
    inner.run(parse_fragment(tamed(markup), source_locations=True))
    inner.finish(len(markup))
    return [draft for draft in inner.drafts if draft.sightings]


def _within(node: Node) -> Closer:
    """Of what is neither element nor text only the content of a template is read."""
    return None if isinstance(node, DocumentFragment) else SHUT


_other = Walk.open_other
_NOTED: Mapping[str, Callable[[Walk, Element], Closer]] = {
    **dict.fromkeys(BLOCKS, Walk.open_block),
    **dict.fromkeys(SILENT, Walk.open_silent),
    "img": Walk.open_picture,
    "amp-img": Walk.open_component,
    "h1": Walk.open_title,
    **dict.fromkeys(KEPT, Walk.open_kept),
    "a": Walk.open_card,
    "area": Walk.open_link,
    "br": Walk.open_break,
    **dict.fromkeys(("iframe", "amp-iframe", "embed"), Walk.open_frame),
    "svg": Walk.open_drawing,
}
"""What is done with an element when it opens, by its tag."""
_OPENERS = {**_NOTED, **dict.fromkeys(INLINE, Walk.open_words), **dict.fromkeys(PIECES, Walk.open_piece), "a": Walk.open_link}
"""The same where no element's attributes need a look."""
