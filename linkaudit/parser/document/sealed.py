"""Furniture read at one go: a menu, a footer, a comment box is one block, with all its links.

Most of a page's elements stand in such boxes, and nobody looks at them line by line; reading them whole is what makes a page
cheap. A box that holds the article, or a post, or a good part of the page's paragraphs is never sealed, whatever it is called.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain

from turbohtml import Element, Node, Text

from linkaudit.parser.document.drafts import Box, Draft, Link
from linkaudit.parser.document.inline import Inline
from linkaudit.parser.document.spans import Spans
from linkaudit.parser.document.tags import BLOCKS, FALLBACK, SILENT

_LINKS = ("a", "area")
_BLOCK, _LINK, _MUTE, _UNREAD = 1, 2, 4, 8
_MEANS = dict.fromkeys(BLOCKS, _BLOCK) | dict.fromkeys(SILENT | {"iframe"}, _UNREAD) | dict.fromkeys(_LINKS, _LINK)
for _tag in FALLBACK | {"svg"}:
    _MEANS[_tag] = _MEANS.get(_tag, 0) | _MUTE | _UNREAD
_MEANS["template"] |= _UNREAD
"""What an element means to a glance: a new line, a link, words that are not read; of those in `_MUTE` the links still are."""
_MAIN = ("h1", "main", "article")
_SET_IN = ("iframe", "blockquote")
_PATIENCE = 40
"""Boxes refused after which no more are tried."""
_OUTER = "".join(map(chr, range(33)))
_DROPPED = dict.fromkeys(map(ord, "\t\n\r"))


class Seals:
    """Which boxes of a page may be read as one."""

    def __init__(self, tree: Node, noted: Iterable[Element] = (), *, posts: bool = True, tidy: bool = False) -> None:
        """`tidy`: in what follows every blank of the tree's text is a single space."""
        self.posts = posts
        """The source holds the address of a post, in whatever escaping."""
        self._tidy = tidy
        self._refusals = _PATIENCE
        self._letters = {paragraph: len(paragraph.text) for paragraph in tree.select("p")}
        self._all_letters = sum(self._letters.values())
        self._set_in = [tag for tag in _SET_IN if tree.select_one(tag) is not None]
        """Those of the elements which show posts and players that the page has."""
        self._round: set[Node] = set()
        """Boxes round the article's marks and round posts."""
        for node in chain(*map(tree.select, _MAIN), noted):
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
        if any(node.select_one(tag) is not None for tag in self._set_in):
            return False
        return sum(map(self._letters.__getitem__, node.select("p"))) * 10 <= self._all_letters * 4

    def _made(self, node: Element, box: Box, spans: Spans) -> Draft | None:
        tag = spans.end_tag(node)
        words = _Skimming(spans, posts=self.posts, tidy=self._tidy).words(node) if tag is not None else None
        if tag is None or box.start is None or words is None:
            return None
        text, links = words.take()
        return Draft(text, box.start, tag[1], box, "text", links or words.links, linked=True)


class _Skimming:
    """All words and links below an element, a line for each block, in one flat pass over its nodes."""

    __slots__ = ("_add", "_behind", "_ends", "_inlining", "_posts", "_spans")

    def __init__(self, spans: Spans, *, posts: bool, tidy: bool) -> None:
        self._spans = spans
        self._posts = posts
        inline = self._inlining = Inline()
        self._add = inline.add_tidy if tidy else inline.add
        self._ends: list[tuple[Node | None, Link]] = []
        """The links being read, each with the node behind it."""
        self._behind: Node | None = None
        """Behind the last of them."""

    def words(self, root: Element) -> Inline | None:
        """What stands below `root`; None if a link there is worth a closer look."""
        inline, add, means = self._inlining, self._add, _MEANS.get
        nodes = root.descendants
        for node in nodes:
            if self._behind is not None and node == self._behind:
                self._leave(node)
            if type(node) is Text:
                if (words := node.data) != " " or not inline.blank:
                    add(words)
            elif type(node) is Element:
                meant = means(node.tag)
                if meant == _BLOCK:
                    inline.new_line()
                elif meant and not self._meet(node, meant, nodes):
                    return None
        self._leave(None)
        return inline

    def _meet(self, node: Element, meant: int, nodes: Iterator[Node]) -> bool:
        """Note an element that is more than words and lines; False for a link that is worth a closer look.

        `nodes` goes on behind what is not read, and behind a link that is nothing but words.
        """
        if meant & _LINK:
            return self._link(node, nodes)
        if meant & _BLOCK:
            self._inlining.new_line()
        fit = all(self._link(inner, None) for inner in node.iter_elements(_LINKS)) if meant & _MUTE else True
        if node:
            deque(zip(node.descendants, nodes, strict=False), 0)
        return fit

    def _link(self, node: Element, nodes: Iterator[Node] | None) -> bool:
        """Note a link; False for one that is worth a closer look: it may lead to a post, or has no end tag.

        Its words follow at `nodes`; None: they are not read.
        """
        href, start, inline = node.attr("href"), self._spans.start(node), self._inlining
        if href is None or start is None:
            return True
        tag = self._spans.link_end(start, node)
        end = tag[1] if tag else self._spans.inside(node) if node.tag == "area" else None
        if end is None or (self._posts and "status" in href):
            return False
        at = inline.size
        link = Link(clean(href), at, at, start, end, False)  # noqa: FBT003 - one of hundreds: names cost
        inline.links.append(link)
        if nodes is None:
            return True
        if len(node) == 1 and type(words := node[0]) is Text:
            self._add(words.data)
            link.until = inline.size
            next(nodes)
        else:
            self._behind = next(node.following, None)
            self._ends.append((self._behind, link))
        return True

    def _leave(self, behind: Node | None) -> None:
        """Whatever ends before a node ends; None: before the end."""
        while self._ends and (behind is None or self._ends[-1][0] == behind):
            self._ends.pop()[1].until = self._inlining.size
        self._behind = self._ends[-1][0] if self._ends else None


def clean(href: str) -> str:
    """A link's address as a browser takes it: outer blanks stripped, tabs and line ends removed."""
    href = href.strip(_OUTER)
    return href.translate(_DROPPED) if "\n" in href or "\t" in href or "\r" in href else href
