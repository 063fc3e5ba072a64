"""Links and line breaks, which stand inside a block and part no words of it."""

from __future__ import annotations

from turbohtml import Element

from linkaudit.parser.document.drafts import Box, Link
from linkaudit.parser.document.gather import Gathering
from linkaudit.parser.document.sealed import clean
from linkaudit.parser.document.spans import Spans

MAX_LINKS = 200_000

Closer = Box | Link | None
"""What an element being read is to be closed as; None for one that is only its words."""
SHUT = Link("", 0, 0, 0, 0)
"""Said of an element that is done when it opens."""


class Linking(Gathering):
    """What a walk does with links and line breaks."""

    def __init__(self, spans: Spans) -> None:
        super().__init__(spans)
        self.links = 0
        """Links met, those beyond the limit included."""
        self._read: set[int] = set()
        """Where they begin: the parser repeats a link that markup tore apart."""
        self._broken_at = 0
        """Where the last line break stands."""

    def open_piece(self, node: Element) -> Closer:
        """Words, often one of several that the style sheet sets apart: `<span>AFP</span><span>3 March</span>`."""
        inline = self.inline
        if not inline.blank:
            inline.seams.append(inline.size)
        if self.waiting:
            self.settle(self.spans.start(node))
        return None

    def open_link(self, node: Element) -> Closer:
        """An `a` or `area`."""
        href, start, inline = node.attr("href"), self.spans.start(node), self.inline
        if self.waiting:
            self.settle(start)
        if href is None or start is None or start in self._read:
            self.torn = self.torn or start in self._read
            return None
        self._read.add(start)
        self.links += 1
        if self.links > MAX_LINKS:
            return None
        if not inline.blank:
            inline.seams.append(inline.size)
        link = Link(clean(href), inline.size, inline.size, start, start)
        inline.links.append(link)
        if node.tag == "a":
            self.link = link
            return link
        link.open, link.end = False, self.end_of(node, start)
        return SHUT

    def open_break(self, node: Element) -> Closer:
        """A line break; two of them end a block."""
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
        return SHUT

    def open_drawing(self, node: Element) -> Closer:
        """Words in drawings are no text of the article; links are links."""
        for inner in node.iter_elements("a"):
            link = self.open_link(inner)
            if isinstance(link, Link) and link is not SHUT:
                self._close_link(link, self.spans.end_tag(inner))
        return SHUT

    def _close_link(self, link: Link, tag: tuple[int, int] | None) -> None:
        link.open, self.link = False, None
        if not link.placed:
            link.until = self.inline.size
        if tag is not None:
            link.end = tag[1]
        else:
            self.torn = True
            self.waiting.append(link)
