"""The habits of one article, against which a foreign body shows: its quotes, its lines, its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from statistics import median

from linkaudit.parser.blocks import Block

_SAMPLE = 60_000
"""Characters looked at: habits show early, and time must not depend on the size of the page."""
_CURLY = re.compile("[“”„‟’‘]")
_STRAIGHT = re.compile("[\"']")
_WORD = re.compile(r"[^\W\d_]{1,30}")
_COMMON = 5
"""Words up to this length are the grammar of a language more often than its subject."""


class House:
    """Habits of the blocks of an article. Costly parts are worked out when first asked for."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._lines = [block.text for block in blocks if block.hint in {"text", "quote", "list"}]
        gaps = sum(block.gap for block in blocks)
        self._gaps = 2 < gaps < 0.97 * len(blocks)

    @cached_property
    def _text(self) -> str:
        return "\n".join(self._lines)[:_SAMPLE]

    @cached_property
    def usual_line(self) -> float:
        """Characters in the median line."""
        return median(map(len, self._lines)) if self._lines else 0.0

    @cached_property
    def gaps(self) -> bool:
        """Whether blank lines part the paragraphs, so that lines without one belong together."""
        return self._gaps

    @cached_property
    def curly(self) -> float:
        """The share of typographic among all quotes; 0.5 when there are too few to tell."""
        curly, straight = len(_CURLY.findall(self._text)), len(_STRAIGHT.findall(self._text))
        return curly / (curly + straight) if curly + straight >= 6 else 0.5

    @cached_property
    def _words(self) -> Counter[str]:
        return Counter(word.casefold() for word in _WORD.findall(self._text) if len(word) <= _COMMON)

    def strangeness(self, text: str) -> float:
        """Log-odds that these words are not the house's own: other quotes, another language."""
        return self._quotes(text) + self._language(text)

    def _quotes(self, text: str) -> float:
        curly, straight = _CURLY.search(text), _STRAIGHT.search(text)
        if straight and not curly:
            return 2.5 if self.curly > 0.9 else 0.0
        if curly and not straight:
            return -1.0 if self.curly > 0.9 else 1.0 * (self.curly < 0.1)
        return 0.0

    def _language(self, text: str) -> float:
        """Common words that stand nowhere else on the page, in a text that has enough of them."""
        words = Counter(word.casefold() for word in _WORD.findall(text) if len(word) <= _COMMON)
        if words.total() < 4:
            return 0.0
        known = sum(count for word, count in words.items() if self._words[word] > count)
        return 3.0 if known / words.total() < 0.3 else 0.0
