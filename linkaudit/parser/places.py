"""From offsets to places an editor can go to: 1-based lines and columns, counted once per source."""

from __future__ import annotations

import re
from bisect import bisect_right

from linkaudit.model import Place
from linkaudit.model.quick import maker

_made = maker(Place)
_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE_FEED = re.compile(r"\n")


def line_starts(text: str) -> list[int]:
    """Offsets at which the lines of a text begin, and one behind its end. CR, LF and CRLF each end a line."""
    ends = (_LINE_END if "\r" in text else _LINE_FEED).finditer(text)
    return [0, *map(re.Match.end, ends), len(text) + 1]


class Lines:
    """The line table of one decoded source. CR, LF and CRLF each end a line; CRLF is two characters."""

    __slots__ = ("starts",)

    def __init__(self, text: str) -> None:
        self.starts = line_starts(text)
        """Offsets at which they begin, and one behind the end."""

    def place(self, start: int, end: int) -> Place:
        """The place of `text[start:end]`; columns count code points from 1."""
        starts = self.starts
        line = bisect_right(starts, start)
        return _made(line, start - starts[line - 1] + 1, start, end)

    def offset(self, line: int, column: int) -> int:
        """Offset of a 1-based line and 0-based column, as the parser counts them."""
        return self.starts[line - 1] + column

    def line(self, offset: int) -> int:
        """The 1-based line that an offset stands on."""
        return bisect_right(self.starts, offset)
