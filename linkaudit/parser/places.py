"""From offsets to places an editor can go to: 1-based lines and columns, counted once per source."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import methodcaller

from linkaudit.model import Place

_END = methodcaller("end")
_LF = re.compile("\n")
_LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """The line table of one decoded source. CR, LF and CRLF each end a line; CRLF is two characters."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0, *map(_END, _LINE_END.finditer(text))] if "\r" in text else [0, *map(_END, _LF.finditer(text))]

    def place(self, start: int, end: int) -> Place:
        """The place of `text[start:end]`; columns count code points from 1."""
        line = bisect_right(self._starts, start)
        return Place(line, start - self._starts[line - 1] + 1, start, end)

    def line(self, offset: int) -> int:
        """The 1-based line that an offset stands on."""
        return bisect_right(self._starts, offset)
