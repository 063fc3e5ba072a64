"""Where on the page a block stands: above the first paragraph, in the body, among its last paragraphs, or after them.

Place decides what a bare `AFP` is: a byline above the text, a sign-off below it, a picture's credit in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from linkaudit.parser.blocks import Block
from linkaudit.parser.duplicates import ends_in_stop

Position = Literal["top", "body", "tail", "end"]

_PROSE_HINTS = frozenset({"text", "list", "quote"})
_SHORTEST, _LONG, _SHORTEST_UNSPACED = 60, 200, 25
_TAIL_BLOCKS = 3
_HEAD_BLOCKS = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """The prose of a page: indices of its paragraphs in order."""

    prose: tuple[int, ...]

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
        if self.prose and index < self.first:
            return "top"
        if index > self.last:
            return "end"
        return "tail" if index >= self.prose[-_TAIL_BLOCKS:][0] else "body"

    def opens(self, index: int) -> bool:
        """Whether a dateline here speaks for the whole text: within the first two paragraphs."""
        return not self.prose or index <= self.prose[:_HEAD_BLOCKS][-1]


def lay_out(blocks: Sequence[Block]) -> Layout:
    """Find the paragraphs: blocks of the article long enough, that end as sentences do or are longer than any line."""
    return Layout(tuple(index for index, block in enumerate(blocks) if is_prose(block)))


def is_prose(block: Block) -> bool:
    """Whether a block is a paragraph of running text."""
    if not block.article or block.hint not in _PROSE_HINTS:
        return False
    length = len(block.text)
    if length >= _LONG:
        return True
    spaced = length >= _SHORTEST or (length >= _SHORTEST_UNSPACED and block.text[length // 2] >= "\u0e00")
    return spaced and ends_in_stop(block.text)
