"""From offsets to places an editor can go to: 1-based lines and columns, counted once per source."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from linkaudit.model import Place

_LINE_END = re.compile(r"\r\n|\r|\n")


def line_starts(text: str) -> list[int]:
    """Offsets at which the lines of a text begin, and one behind its end. CR, LF and CRLF each end a line."""
    if "\r" in text:
        return [0, *[end.end() for end in _LINE_END.finditer(text)], len(text) + 1]
    # Splitting is several times as fast as matching.
    return [0, *accumulate(map((1).__add__, map(len, text.split("\n"))))]


class Lines:
    """The line table of one decoded source. CR, LF and CRLF each end a line; CRLF is two characters."""

    __slots__ = ("starts",)

    def __init__(self, text: str) -> None:
        self.starts = line_starts(text)
        """Offsets at which they begin, and one behind the end."""

    def place(self, start: int, end: int) -> Place:
        """The place of `text[start:end]`; columns count code points from 1."""
        line = bisect_right(self.starts, start)
        return Place(line, start - self.starts[line - 1] + 1, start, end)

    def offset(self, line: int, column: int) -> int:
        """Offset of a 1-based line and 0-based column, as the parser counts them."""
        return self.starts[line - 1] + column

    def line(self, offset: int) -> int:
        """The 1-based line that an offset stands on."""
        return bisect_right(self.starts, offset)
