"""The words of one block while they are gathered: blanks collapsed as browsers show them, links by their place in the text."""

from __future__ import annotations

import re

from linkaudit.parser.document.drafts import Link

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_BLANK = " \t\n\r\f"


class Inline:
    """Text of a block in the making. A single line break is kept as a newline; everything else blank becomes one space."""

    __slots__ = ("_pieces", "blank", "links", "seams", "size")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.size = 0
        """Characters so far."""
        self.blank = True
        """Nothing yet, or a blank at the end: further blanks collapse into it."""
        self.links: list[Link] = []
        self.seams: list[int] = []
        """Where elements meet that no blank parts."""

    def add(self, data: str) -> None:
        """Add the text of a node."""
        # A look for each kind of blank costs less than a pattern.
        if "\n" in data or "  " in data or "\t" in data or "\r" in data or "\f" in data:
            data = _BLANKS.sub(" ", data)
        self.add_tidy(data)

    def add_tidy(self, data: str) -> None:
        """Add text in which every blank is a single space."""
        if self.blank and data[:1] == " ":
            data = data[1:]
        if data:
            self._pieces.append(data)
            self.size += len(data)
            self.blank = data[-1] == " "

    def add_lines(self, data: str) -> None:
        """Add preformatted text: its line ends are line breaks."""
        for n, line in enumerate(data.split("\n")):
            if n and self.size:
                self.break_line()
            if line:
                self.add(line)

    def break_line(self) -> None:
        """A single `<br>`."""
        if not self.size:
            return
        if self._pieces[-1][-1] == " ":
            self._pieces[-1] = self._pieces[-1][:-1]
            self.size -= 1
            if not self._pieces[-1]:
                self._pieces.pop()
        self._pieces.append("\n")
        self.size += 1
        self.blank = True

    def new_line(self) -> None:
        """A block begins."""
        if self._pieces and self._pieces[-1] != "\n":
            self.break_line()

    @property
    def broken(self) -> bool:
        """The last thing was a line break."""
        return bool(self._pieces) and self._pieces[-1] == "\n"

    def take(self) -> tuple[str, list[Link]]:
        """The block's text and links; gathers anew. Nothing but spaces is no text; its links stay for the next."""
        text = "".join(self._pieces).rstrip(_BLANK) if self._pieces else ""
        self._pieces.clear()
        self.size, self.blank = 0, True
        if self.seams:
            self.seams = []
        if not text or text.isspace():
            for link in self.links:
                link.at = link.until = 0
            return "", []
        links, self.links = self.links, []
        length = len(text)
        for link in links:
            if link.open or link.until > length:
                link.until = length
                link.at = min(link.at, length)
            link.placed = True
        return text, links
