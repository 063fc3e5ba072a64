"""One walk over the tree of a page, from its first element to its last, into drafts of blocks.

Iterative, because pages nest deeper than Python recurses; a box is judged when it closes, from what it gathered, so that
nested embeds cost no second look at the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from turbohtml import DocumentFragment, Element, Node, Text, parse_fragment

from linkaudit.parser.blocks import Hint
from linkaudit.parser.document import insertions
from linkaudit.parser.document.drafts import Box, Candidate, Draft, Link
from linkaudit.parser.document.gather import Gathering
from linkaudit.parser.document.insertions import Inside
from linkaudit.parser.document.spans import Spans
from linkaudit.parser.furniture import role_of

MAX_LINKS = 20_000
_BLOCKS = frozenset(
    (
        "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form "
        "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p pre search section summary table tbody "
        "thead tfoot tr td th caption ul option optgroup select button video audio object canvas noscript template"
    ).split()
)
_SILENT = frozenset(
    (
        "script style textarea title noembed noframes xmp head meta link img input source track param "
        "col colgroup wbr datalist embed"
    ).split()
)
_OWN_HINT: Mapping[str, Hint] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "list"),
}
_TELLING = frozenset({"nav", "menu", "dialog", "footer", "aside", "blockquote", "figcaption"})
"""Tags that say something without a class."""
_FALLBACK = frozenset({"video", "audio", "object", "canvas", "noscript"})
"""Their words are for readers without scripts or players; their links and embeds count."""
_OUTER = "".join(map(chr, range(33)))
_MOST_INSIDE = 24
_FEW = 8
"""Links without words that an embed may hold."""
_DEEPEST = 2
"""Markup inside an attribute inside a frame: no further."""

Closer = Box | Link | None
Opened = tuple[bool, Closer]
_SHUT: Opened = (False, None)
_OPEN: Opened = (True, None)
_KEPT = frozenset({"pre", "listing"})


class Walk(Gathering):
    """The state of a walk over one tree."""

    def __init__(
        self, spans: Spans, noted: Collection[Element] = (), *, posts: bool = True, depth: int = 0, svg_links: bool = False
    ) -> None:
        super().__init__(spans)
        self.links = 0
        """Links met, those beyond the limit included."""
        self._noted = noted
        """Elements whose attributes hold a post's address or id."""
        self._posts = posts
        """The source holds the address of a post, in whatever escaping."""
        self._depth = depth
        self._svg_links = svg_links
        self._broken_at = 0
        """Where the last line break stands."""
        self._kept = 0
        """Boxes open in which line ends are line breaks."""
        self._openers: Mapping[str, Callable[[Element], Opened]] = {
            **dict.fromkeys(_BLOCKS, self._open_block),
            **dict.fromkeys(_SILENT, self._open_silent),
            "a": self._open_link,
            "area": self._open_link,
            "br": self._open_break,
            "iframe": self._open_frame,
            "svg": self._open_drawing,
        }

    def run(self, root: Node) -> None:
        """Read everything below `root`."""
        stack: list[tuple[Iterator[Node], Node, Closer]] = []
        children, parent, closer = iter(root), root, None
        openers, otherwise, inline = self._openers, self._open_inline, self.inline
        plain = False
        while True:
            for node in children:
                if isinstance(node, Text):
                    (inline.add_lines if self._kept else inline.add)(node.data)
                    continue
                plain = False
                if isinstance(node, Element):
                    descend, opened = openers.get(node.tag, otherwise)(node)
                else:
                    descend, opened = isinstance(node, DocumentFragment), None
                if descend:
                    stack.append((children, parent, closer))
                    children, parent, closer, plain = iter(node), node, opened, True
                    break
            else:
                if closer is not None or self.waiting:
                    self._close(parent, closer, plain=plain)
                if not stack:
                    return
                children, parent, closer = stack.pop()
                plain = False

    def _open_inline(self, node: Element) -> Opened:
        if "-" in node.tag or (self._noted and node in self._noted):
            return self._open_block(node)
        if self.waiting:
            self.settle(self.spans.start(node))
        return _OPEN

    def _open_block(self, node: Element) -> Opened:
        start = self.spans.start(node)
        if self.waiting:
            self.settle(start)
        self.flush(start)
        if start is not None:
            self.edge = start
        tag, parent = node.tag, self.box
        box = self.box = Box(tag, parent, _OWN_HINT.get(tag, parent.hint), len(self.drafts), start)
        self.boxes.append(box)
        names, ident, aria = node.attr("class"), node.attr("id"), node.attr("role")
        if names or ident or aria or tag in _TELLING or self._noted or "-" in tag:
            self._characterise(node, box, f"{names or ''} {ident or ''}", aria or "")
        if tag in _KEPT:
            self._kept += 1
        elif tag == "h1":
            parent.title = True
        return True, box

    def _characterise(self, node: Element, box: Box, names: str, aria: str) -> None:
        role = role_of(box.tag, names, aria)
        noted = bool(self._noted) and node in self._noted
        if box.tag == "footer":
            box.beside = not box.part
        if role is not None:
            box.beside, box.body, box.comments = box.beside or role.beside, role.body, role.comments
            if role.hint is not None and box.hint != "heading":
                box.hint = role.hint
        if noted or box.tag == "blockquote" or (role is not None and role.look):
            box.candidate = insertions.candidate(node)
            if box.candidate is not None and box.candidate.found is not None and "<" in box.candidate.found.value:
                self._unwrap(node)

    def _open_silent(self, node: Element) -> Opened:
        told = None
        if self._noted and node in self._noted:
            told = insertions.candidate(node)
        elif self._posts and node.tag == "script":
            told = insertions.state(node)
        if told is not None and self._insert(node, told):
            return _SHUT
        if self.inline.size == 0:
            self.edge = node
        return _SHUT

    def _open_link(self, node: Element) -> Opened:
        href, start = node.attr("href"), self.spans.start(node)
        if self.waiting:
            self.settle(start)
        if href is None or start is None:
            return _OPEN
        self.links += 1
        if self.links > MAX_LINKS:
            return _OPEN
        link = Link(clean(href), self.inline.size, self.inline.size, start, start)
        self.inline.links.append(link)
        if node.tag == "a":
            self.open_link = link
            return True, link
        link.open, link.end = False, self.spans.inside(node) or start
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
        if not self._insert(node, insertions.frame(node)):
            self._unwrap(node)
        return _SHUT

    def _open_drawing(self, node: Element) -> Opened:
        """Words in drawings are no text of the article; links are links."""
        for inner in node.iter_elements("a") if self._svg_links else ():
            _, link = self._open_link(inner)
            if isinstance(link, Link):
                self._close_link(link, self.spans.end_tag(inner))
        return _SHUT

    def _close(self, node: Node, closer: Closer, *, plain: bool) -> None:
        """Close an element; `plain`: it holds nothing but words."""
        if not isinstance(node, Element):
            return
        tag = None
        if closer is None or closer.start is None:
            tag = self.spans.end_tag(node)
        elif self.waiting or self.inline.size or isinstance(closer, Link):
            tag = self.spans.plain_end(closer.start, node) if plain else self.spans.end_tag(node)
        if tag is not None and self.waiting:
            self.settle(tag[0])
        if isinstance(closer, Box):
            self._close_box(node, closer, tag)
        elif closer is not None:
            self._close_link(closer, tag)

    def _close_link(self, link: Link, tag: tuple[int, int] | None) -> None:
        link.open = False
        self.open_link = None
        if not link.placed:
            link.until = self.inline.size
        if tag is None:
            self.waiting.append(link)
        else:
            link.end = tag[1]

    def _close_box(self, node: Element, box: Box, tag: tuple[int, int] | None) -> None:
        if self.inline.size:
            self.flush(None if tag is None else tag[1] if self.edge == box.start else tag[0])
        self.edge, self.box = node, box.parent or self.box
        if box.tag in _KEPT:
            self._kept -= 1
        elif box.tag in _FALLBACK:
            self._silence(box)
        if box.candidate is not None:
            self._judge(node, box, box.candidate)

    def _silence(self, box: Box) -> None:
        """Drop the words of a fall-back; its links move to the next block, its embeds stay."""
        inner = self.drafts[box.first :]
        self.drafts[box.first :] = [draft for draft in inner if draft.sightings]
        self.inline.links += [link.moved_to(0) for draft in inner if not draft.sightings for link in draft.links]

    def _judge(self, node: Element, box: Box, chosen: Candidate) -> None:
        if box.start is None or len(self.drafts) - box.first > _MOST_INSIDE:
            return
        tag = self.spans.end_tag(node)
        bare = [link for link in self.inline.links[-_FEW:] if link.start >= box.start]
        found = Inside(box, self.drafts[box.first :], bare, box.start, tag[1] if tag else box.start)
        draft = insertions.judge(chosen, found)
        if draft is None:
            return
        self.inline.links = [link for link in self.inline.links if link not in bare]
        del self.drafts[box.first :]
        self.append(draft)
        if tag is None:
            self.waiting.append(draft)

    def _insert(self, node: Element, chosen: Candidate | None) -> bool:
        """Set an embed that has no words of its own as a block of its own."""
        start = self.spans.start(node)
        if chosen is None or chosen.found is None or start is None:
            return False
        self.flush(start)
        draft = insertions.judge(chosen, Inside(self.box, (), (), start, self._end(node, start)))
        if draft is not None:
            self.append(draft)
            self.edge = node
        return draft is not None

    def _end(self, node: Element, start: int) -> int:
        tag = self.spans.end_tag(node)
        return tag[1] if tag else self.spans.inside(node) or start

    def _unwrap(self, node: Element) -> None:
        """The embeds of documents inside this one, which stand in an attribute or as raw text."""
        start = self.spans.start(node)
        if start is None or self._depth >= _DEEPEST:
            return
        for markup in insertions.markup_of(node):
            for draft in embedded(markup, self._depth + 1):
                self.flush(start)
                self.append(draft.set_into(self.box, start, self._end(node, start)))
                self.edge = node


def embedded(markup: str, depth: int = 0) -> list[Draft]:
    """The embeds in a fragment of markup, by their places in it."""
    inner = Walk(Spans(markup), depth=depth)
    inner.run(parse_fragment(markup, source_locations=True))
    inner.finish(len(markup))
    return [draft for draft in inner.drafts if draft.sightings]


def clean(href: str) -> str:
    """A link's address as a browser takes it: outer blanks stripped, tabs and line ends removed."""
    href = href.strip(_OUTER)
    if "\n" in href or "\t" in href or "\r" in href:
        href = href.replace("\n", "").replace("\t", "").replace("\r", "")
    return href
