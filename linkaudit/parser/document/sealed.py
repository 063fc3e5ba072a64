"""Furniture read at one go: a menu, a footer, a comment box is one block, with all its links.

Most of a page's elements stand in such boxes, and nobody looks at them line by line; reading them whole is what makes a page
cheap. A box that holds the article, or a post, or a good part of the page's paragraphs is never sealed, whatever it is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from turbohtml import Element, Node, Text

from linkaudit.parser.document.drafts import Box, Draft, Link
from linkaudit.parser.document.inline import Inline
from linkaudit.parser.document.spans import Spans
from linkaudit.parser.document.tags import BLOCKS, FALLBACK, SILENT

_LINKS = ("a", "area")
_MUTE = FALLBACK | {"svg"}
_SILENT = SILENT | _MUTE | {"template", "iframe", "area"}
_MAIN = ("h1", "main", "article")
_SET_IN = ("iframe", "blockquote")
_PATIENCE = 40
"""Boxes refused after which no more are tried."""
_OUTER = "".join(map(chr, range(33)))
_DROPPED = dict.fromkeys(map(ord, "\t\n\r"))


class Seals:
    """Which boxes of a page may be read as one."""

    def __init__(self, tree: Node, noted: Iterable[Element] = (), *, posts: bool = True) -> None:
        self.posts = posts
        """The source holds the address of a post, in whatever escaping."""
        self._refusals = _PATIENCE
        self._letters = sum(len(paragraph.text) for paragraph in tree.iter_elements("p"))
        self._round: set[Node] = set()
        """Boxes round the article's marks and round posts."""
        for node in (*tree.iter_elements(_MAIN), *noted):
            ancestor = node.parent
            while ancestor is not None and ancestor not in self._round:
                self._round.add(ancestor)
                ancestor = ancestor.parent

    def draft(self, node: Element, box: Box, spans: Spans) -> Draft | None:
        """The block of a box that calls itself furniture, or None where it is to be read like any other.

        Each refusal costs a look through the box, so there is an end to them.
        """
        if node in self._round or self._refusals <= 0:
            return None
        made = self._made(node, box, spans) if self._is_slight(node) else None
        self._refusals -= made is None
        return made

    def _is_slight(self, node: Element) -> bool:
        """Whether it holds no embed, and no more than a part of the page's paragraphs."""
        if next(node.iter_elements(_SET_IN), None) is not None:
            return False
        return sum(len(paragraph.text) for paragraph in node.iter_elements("p")) * 10 <= self._letters * 4

    def _made(self, node: Element, box: Box, spans: Spans) -> Draft | None:
        tag = spans.end_tag(node)
        if tag is None or box.start is None:
            return None
        words = _words(node, spans)
        text, links = words.take()
        draft = Draft(text, box.start, tag[1], box, "text", links or words.links, linked=True)
        return None if any(map(self._matters, draft.links)) else draft

    def _matters(self, link: Link) -> bool:
        """A link that is worth a closer look: it may lead to a post, or has no end tag."""
        return link.start == link.end or (self.posts and "status" in link.url)


def _words(root: Element, spans: Spans) -> Inline:
    """All words and links below an element, a line for each block."""
    inline = Inline()
    stack: list[tuple[Iterator[Node], Link | None]] = [(iter(root), None)]
    while stack:
        children, link = stack[-1]
        for child in children:
            if isinstance(child, Text):
                inline.add(child.data)
            elif isinstance(child, Element) and _speaks(child, inline, spans):
                stack.append((iter(child), _link(child, inline, spans) if child.tag == "a" else None))
                break
        else:
            stack.pop()
            if link is not None:
                link.until = inline.size
    return inline


def _speaks(node: Element, inline: Inline, spans: Spans) -> bool:
    """Whether an element's words are read; of those that are not, the links still are."""
    tag = node.tag
    if tag in BLOCKS and not inline.broken:
        inline.break_line()
    if tag in _MUTE:
        for link in node.iter_elements(_LINKS):
            _link(link, inline, spans)
    elif tag == "area":
        _link(node, inline, spans)
    return tag not in _SILENT


def _link(node: Element, inline: Inline, spans: Spans) -> Link | None:
    href, start = node.attr("href"), spans.start(node)
    if href is None or start is None:
        return None
    tag = spans.link_end(start, node)
    end = tag[1] if tag else spans.inside(node) if node.tag == "area" else None
    link = Link(clean(href), inline.size, inline.size, start, end or start, open=False)
    inline.links.append(link)
    return link


def clean(href: str) -> str:
    """A link's address as a browser takes it: outer blanks stripped, tabs and line ends removed."""
    href = href.strip(_OUTER)
    return href.translate(_DROPPED) if "\n" in href or "\t" in href or "\r" in href else href
