"""One walk over the tree of a page, from its first element to its last, into drafts of blocks.

Iterative, because pages nest deeper than Python recurses; a box is judged when it closes, from what it gathered, so that
nested embeds cost no second look at the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from turbohtml import DocumentFragment, Element, Node, Text, parse_fragment

from linkaudit.parser.document import insertions
from linkaudit.parser.document.drafts import Box, Candidate, Draft, Link
from linkaudit.parser.document.gather import Gathering
from linkaudit.parser.document.sealed import Seals, clean
from linkaudit.parser.document.spans import Spans
from linkaudit.parser.document.tags import BLOCKS, FALLBACK, KEPT, SILENT, hint_of
from linkaudit.parser.furniture import role_of

MAX_LINKS = 200_000
_DEEPEST = 2
"""Markup inside an attribute inside a frame: no further."""

Closer = Box | Link | None
Opened = tuple[bool, Closer]
_SHUT: Opened = (False, None)
_OPEN: Opened = (True, None)


class Walk(Gathering):
    """The state of a walk over one tree."""

    def __init__(self, spans: Spans, seals: Seals | None = None, noted: Collection[Element] = (), *, depth: int = 0) -> None:
        super().__init__(spans)
        self.links = 0
        """Links met, those beyond the limit included."""
        self._read: set[int] = set()
        """Where they begin: the parser repeats a link that markup tore apart."""
        self._noted = noted
        """Elements whose attributes hold a post's address or id."""
        self._depth = depth
        self._seals = seals
        self._broken_at = 0
        """Where the last line break stands."""
        self._kept = 0
        """Boxes open in which line ends are line breaks."""
        self._add = self.inline.add
        self._openers: Mapping[str, Callable[[Element], Opened]] = {
            **dict.fromkeys(BLOCKS, self._open_block),
            **dict.fromkeys(SILENT, self._open_silent),
            "h1": self._open_title,
            **dict.fromkeys(KEPT, self._open_kept),
            **dict.fromkeys(("a", "area"), self._open_link),
            "br": self._open_break,
            "iframe": self._open_frame,
            "svg": self._open_drawing,
        }

    def run(self, root: Node) -> None:
        """Read everything below `root`."""
        stack: list[tuple[Iterator[Node], Node, Closer]] = [(iter(()), root, None)]
        children, parent, closer, plain = iter(root), root, None, False
        openers, otherwise = self._openers, self._open_inline
        while stack:
            for node in children:
                if isinstance(node, Text):
                    self._add(node.data)
                    continue
                if isinstance(node, Element):
                    descend, opened = openers.get(node.tag, otherwise)(node)
                else:
                    descend, opened = isinstance(node, DocumentFragment), None
                plain = False
                if descend:
                    stack.append((children, parent, closer))
                    children, parent, closer, plain = iter(node), node, opened, True
                    break
            else:
                if closer is not None or self.waiting:
                    self._close(parent, closer, plain=plain)
                (children, parent, closer), plain = stack.pop(), False

    def _open_inline(self, node: Element) -> Opened:
        if "-" in node.tag or node in self._noted:
            return self._open_block(node)
        if self.waiting:
            self.settle(self.spans.start(node))
        return _OPEN

    def _open_block(self, node: Element) -> Opened:
        tag, parent, start = node.tag, self.box, self.spans.start(node)
        self.turn(self.stray_end(tag) if start is None else start)
        box = self.box = Box(tag, parent, hint_of(tag, parent.hint), len(self.drafts), start)
        self.boxes.append(box)
        role = role_of(tag, insertions.names_of(node), node.attr("role") or "")
        if role is not None:
            box.take(role)
        if box.look or node in self._noted:
            self._suspect(node, box)
        return _SHUT if box.sealed and self._seal(node, box) else (True, box)

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
        if box.candidate is not None and box.candidate.carries_markup:
            self._unwrap(node)

    def _open_title(self, node: Element) -> Opened:
        self.box.title = True
        return self._open_block(node)

    def _open_kept(self, node: Element) -> Opened:
        self._kept += 1
        self._add = self.inline.add_lines
        return self._open_block(node)

    def _open_silent(self, node: Element) -> Opened:
        if self.insert(node, self._told_by(node)):
            return _SHUT
        if self.inline.size == 0:
            self.edge = node
        return _SHUT

    def _told_by(self, node: Element) -> Candidate | None:
        """The post that an element without words names: by its attributes, or as a component's input."""
        if node in self._noted:
            return insertions.candidate(node)
        return insertions.state(node) if node.tag == "script" and (self._seals is None or self._seals.posts) else None

    def _open_link(self, node: Element) -> Opened:
        href, start = node.attr("href"), self.spans.start(node)
        if self.waiting:
            self.settle(start)
        if href is None or start is None or start in self._read:
            return _OPEN
        self._read.add(start)
        self.links += 1
        if self.links > MAX_LINKS:
            return _OPEN
        link = Link(clean(href), self.inline.size, self.inline.size, start, start)
        self.inline.links.append(link)
        if node.tag == "a":
            self.open_link = link
            return True, link
        link.open, link.end = False, self.end_of(node, start)
        return _SHUT

    def _open_break(self, node: Element) -> Opened:
        start = self.spans.start(node)
        if self.waiting:
            self.settle(start)
        if self.inline.broken:
            self.flush(self._broken_at)
        if self.inline.size:
            self.inline.break_line()
            self._broken_at = self._broken_at if start is None else start
        else:
            self.edge = node
        return _SHUT

    def _open_frame(self, node: Element) -> Opened:
        if self.waiting:
            self.settle(self.spans.start(node))
        if not self.insert(node, insertions.frame(node)):
            self._unwrap(node)
        return _SHUT

    def _open_drawing(self, node: Element) -> Opened:
        """Words in drawings are no text of the article; links are links."""
        for inner in node.iter_elements("a"):
            _, link = self._open_link(inner)
            if isinstance(link, Link):
                self._close_link(link, self.spans.end_tag(inner))
        return _SHUT

    def _close(self, node: Node, closer: Closer, *, plain: bool) -> None:
        """Close an element; `plain`: it holds nothing but words."""
        if not isinstance(node, Element):
            return
        tag = self._end_tag(node, closer, plain=plain)
        if tag is not None and self.waiting:
            self.settle(tag[0])
        if isinstance(closer, Box):
            self._close_box(node, closer, tag)
        elif closer is not None:
            self._close_link(closer, tag)

    def _end_tag(self, node: Element, closer: Closer, *, plain: bool) -> tuple[int, int] | None:
        """Its end tag, where that matters: looking it up is dear."""
        if not (self.waiting or self.inline.size or isinstance(closer, Link)):
            return None
        if isinstance(closer, Link):
            return self.spans.link_end(closer.start, node)
        if plain and closer is not None and closer.start is not None:
            return self.spans.plain_end(closer.start, node)
        return self.spans.end_tag(node)

    def _close_link(self, link: Link, tag: tuple[int, int] | None) -> None:
        link.open, self.open_link = False, None
        if not link.placed:
            link.until = self.inline.size
        if tag is not None:
            link.end = tag[1]
        else:
            self.waiting.append(link)

    def _close_box(self, node: Element, box: Box, tag: tuple[int, int] | None) -> None:
        if self.inline.size:
            self.flush(tag and tag[self.edge == box.start])
        self.edge, self.box = node, box.parent or self.box
        if box.tag in KEPT:
            self._kept -= 1
            self._add = self.inline.add_lines if self._kept else self.inline.add
        elif box.tag in FALLBACK:
            self.silence(box)
        if box.candidate is not None:
            self.judge(node, box, box.candidate)

    def _unwrap(self, node: Element) -> None:
        """The embeds of documents inside this one, which stand in an attribute or as raw text."""
        start = self.spans.start(node)
        if start is None or self._depth >= _DEEPEST:
            return
        for markup in insertions.markup_of(node):
            for draft in embedded(markup, self._depth + 1):
                self.flush(start)
                self.append(draft.set_into(self.box, start, self.end_of(node, start)))
                self.edge = node


def embedded(markup: str, depth: int = 0) -> list[Draft]:
    """The embeds in a fragment of markup, by their places in it."""
    inner = Walk(Spans(markup), depth=depth)
    inner.run(parse_fragment(markup, source_locations=True))
    inner.finish(len(markup))
    return [draft for draft in inner.drafts if draft.sightings]
