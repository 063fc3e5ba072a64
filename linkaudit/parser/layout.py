"""Where on the page a block stands: above the first paragraph, in the body, among its last paragraphs, or after them.

Place decides what a bare `AFP` is: a byline above the text, a sign-off below it, a picture's credit in between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from linkaudit.parser.blocks import CREDITING, Block
from linkaudit.parser.duplicates import ends_in_stop

Position = Literal["top", "body", "tail", "end"]

_PROSE_HINTS = frozenset({"text", "list", "quote"})
_SHORTEST, _LONG, _SHORTEST_UNSPACED = 60, 200, 25
_TAIL_BLOCKS = 3
_HEAD_BLOCKS = 2
_LINE = 40
_FEW_WORDS = 3
_BRACKETS = frozenset({"()", "[]", "（）", "【】"})
_BYLINES = 5
"""Lines under a standfirst among which the byline stands."""
_HEADLINE = 20
"""Letters of a linked headline, at least."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The prose of a page: indices of its paragraphs in order."""

    prose: tuple[int, ...]
    captioned: frozenset[int] = frozenset()
    """Short lines that, if they name an agency and nothing else, credit a picture."""
    parted: frozenset[int] = frozenset()
    """Short lines behind the first paragraph that belong to something else: items of lists, sources below linked headlines."""

    titles: range = range(0)
    """The first heading above the text, and those right below it."""

    @property
    def first(self) -> int:
        """Index of the first paragraph; 0 on a page without any."""
        return self.prose[0] if self.prose else 0

    @property
    def last(self) -> int:
        """Index of the last paragraph; -1 on a page without any."""
        return self.prose[-1] if self.prose else -1

    def position(self, index: int) -> Position:
        """Where block `index` stands. A tail is the last three paragraphs and what stands between them."""
        if self.prose and (index < self.first or self._is_under_standfirst(index)):
            return "top"
        if index in self.parted:
            return "body"
        if index > self.last:
            return "end"
        return "tail" if index >= self.prose[-_TAIL_BLOCKS:][0] else "body"

    def _is_under_standfirst(self, index: int) -> bool:
        second = self.prose[1] if len(self.prose) > 1 else 0
        near = self.first < index < min(second, self.first + _BYLINES)
        return near and index not in self.captioned and index not in self.parted

    def is_subheading(self, index: int) -> bool:
        """Whether a heading at `index` stands right below the main one, as some pages set their bylines."""
        return index in self.titles[1:]

    def opens(self, index: int) -> bool:
        """Whether a dateline here speaks for the whole text: within the first two paragraphs."""
        return not self.prose or index <= self.prose[:_HEAD_BLOCKS][-1]

    def is_pictured(self, index: int) -> bool:
        """Whether a bare agency at `index` credits a picture rather than the text."""
        return index in self.captioned


def lay_out(blocks: Sequence[Block]) -> Layout:
    """Find the paragraphs: blocks of the article long enough, that end as sentences do or are longer than any line."""
    bare = Layout(tuple(index for index, block in enumerate(blocks) if is_prose(block)))
    parted = frozenset(n for n in range(bare.first + 1, len(blocks)) if _is_line(blocks[n]) and _is_parted(blocks, bare, n))
    return Layout(bare.prose, frozenset(_captioned(blocks, bare)) - parted, parted, _titles(blocks, bare.first))


def _titles(blocks: Sequence[Block], first: int) -> range:
    titled = next((n for n in range(first) if blocks[n].hint == "heading" and blocks[n].article), first)
    return range(titled, next((n for n in range(titled, first) if blocks[n].hint != "heading"), first))


def _is_parted(blocks: Sequence[Block], layout: Layout, n: int) -> bool:
    """An item between paragraphs, or a line right below a headline that is a link."""
    if blocks[n].hint == "list" and (n < layout.last or _is_tag(blocks, n)):
        return True
    if (blocks[n].text[:1] + blocks[n].text[-1:]) in _BRACKETS and n > layout.last:
        return False
    if n > layout.last and n + 1 < len(blocks) and "©" not in blocks[n].text and any(map(str.isdigit, blocks[n].text)):
        return _is_headline(blocks[n + 1]) or _is_headline(blocks[n - 1])  # `Reuters, 2 hours ago`, and a card's title
    return _is_headline(blocks[n - 1])


def _is_tag(blocks: Sequence[Block], n: int) -> bool:
    """An item that is nothing but a link, in a list of such."""
    return any(
        all(block.hint == "list" and any(a.until - a.at >= len(block.text) for a in block.anchors) for block in pair)
        for pair in pairwise(blocks[max(0, n - 1) : n + 2])
    )


def _is_headline(block: Block) -> bool:
    """Hardly anything but a link as long as a headline."""
    linked = max((anchor.until - anchor.at for anchor in block.anchors), default=0)
    return block.hint != "cross_ref" and linked >= _HEADLINE and linked * 5 >= len(block.text) * 4


def _captioned(blocks: Sequence[Block], layout: Layout) -> Iterator[int]:
    """Lines between paragraphs, the same lines above them, and whatever markup calls a credit or follows a caption."""
    short = [n for n, block in enumerate(blocks) if _is_line(block)]
    between = {n for n in short if _is_between(blocks, layout, n)}
    repeated = {blocks[n].text for n in between}
    return (n for n in short if n in between or blocks[n].text in repeated or _is_marked(blocks, layout, n))


def _is_line(block: Block) -> bool:
    return len(block.text) <= _LINE and block.article and block.hint != "byline"


def _is_marked(blocks: Sequence[Block], layout: Layout, n: int) -> bool:
    block, under_caption = blocks[n], n > 0 and blocks[n - 1].hint == "caption"
    apart = n > layout.last or _is_under_title(blocks, layout, n)
    if block.beside == "framed" or under_caption or (block.hint in CREDITING and not _signs(block, apart=apart)):
        return True
    return n < layout.first and "©" in block.text


def _signs(block: Block, *, apart: bool) -> bool:
    """A box for a credit with no picture beside it signs the text: apart from its paragraphs, or in brackets, `【共同】`."""
    return not block.beside and (apart or (block.text[:1] + block.text[-1:]) in _BRACKETS)


def _is_under_title(blocks: Sequence[Block], layout: Layout, n: int) -> bool:
    """A box for the text's source right below the headline or the byline, where no picture stands between."""
    return 0 < n < layout.first and blocks[n].hint == "source" and blocks[n - 1].hint in ("heading", "byline")


def _is_between(blocks: Sequence[Block], layout: Layout, n: int) -> bool:
    """Between the first and the last paragraph; a byline may stand under a standfirst, with nothing like a caption above it."""
    if not layout.first < n < layout.last:
        return False
    second = layout.prose[1] if len(layout.prose) > 1 else layout.first
    return n > second or len(blocks[n - 1].text.split()) > _FEW_WORDS


def is_prose(block: Block) -> bool:
    """Whether a block is a paragraph of running text."""
    if not block.article or block.hint not in _PROSE_HINTS:
        return False
    length = len(block.text)
    if length >= _LONG:
        return True
    spaced = length >= _SHORTEST or (length >= _SHORTEST_UNSPACED and block.text[length // 2] >= "\u0e00")
    return spaced and ends_in_stop(block.text)
