"""From the parser's lines and columns to offsets of the decoded source.

The parser normalises line ends while it reads, so its offsets are not ours; but columns never count a line end, so line
and column hold in both. CR, LF and CRLF each end a line.
"""

from __future__ import annotations

import re

from turbohtml import Element, SourceLocation

from linkaudit.parser.places import Lines

_BLANKS = " \t\n\r\f"
_BEFORE_VALUE = "= \t\n\r\f"
_HIDING = re.compile(r"<(?:/?a[\s>]|!|s(?:cript|tyle|vg)|t(?:extarea|itle|emplate|able)|iframe|no|xmp)", re.IGNORECASE)
"""Markup between the tags of a link that may hold an end tag which is not the link's, or end it unseen."""
_SHUT = {"<svg": "</svg>", "<!": "-->"}
_TORN = re.compile(r"</?a[\s>]|</?p[\s>]|</?div|<svg", re.IGNORECASE)
"""Markup in a drawing that ends it, or that ends with it."""
_NEAR = 2000
"""How far ahead an end tag is looked for before the parser is asked: pages without end tags must not be searched to the end."""


class Spans:
    """Start and end offsets of elements in one source."""

    __slots__ = ("_lines", "_starts", "text")

    def __init__(self, text: str, lines: Lines | None = None) -> None:
        """`lines`: the text's, where somebody has counted them already."""
        self.text = text
        self._lines = lines or Lines(text)
        self._starts = self._lines.starts

    def start(self, element: Element) -> int | None:
        """Offset of the `<` of the start tag; None for an element that the parser made."""
        position = element.position
        return None if position is None else self._starts[position[0] - 1] + position[1]

    def inside(self, element: Element) -> int | None:
        """Offset after the `>` of the start tag."""
        location = element.source_location
        return None if location is None else self._lines.offset(location.start_tag.end_line, location.start_tag.end_col)

    def end_tag(self, element: Element) -> tuple[int, int] | None:
        """Offsets of the end tag, `<` to after `>`; None where it is implied."""
        location: SourceLocation | None = element.source_location
        if location is None or location.end_tag is None:
            return None
        tag = location.end_tag
        return self._lines.offset(tag.start_line, tag.start_col), self._lines.offset(tag.end_line, tag.end_col)

    def _opened(self, start: int) -> int:
        """The offset of the `>` of the start tag there; -1 where that cannot be told by eye: it may be an attribute's."""
        text = self.text
        shut = text.find(">", start, start + _NEAR)
        if shut < 0:
            return -1
        if text[shut - 1] == '"' and text[shut - 2] not in _BEFORE_VALUE and text.find("'", start, shut) < 0:
            return shut
        return -1 if text.count('"', start, shut) % 2 or text.count("'", start, shut) % 2 else shut

    def link_end(self, start: int, element: Element) -> tuple[int, int] | None:
        """The end tag of a link, mostly read off the source: links do not nest: the next is its own if nothing hides there."""
        text, shut = self.text, self._opened(start)
        if shut < 0:
            return self.end_tag(element)
        inner = text.find("<", shut)
        if text.startswith("</a>", inner):
            return inner, inner + 4
        low = text.find("</a>", inner, start + _NEAR)
        while low > 0 and (hiding := _HIDING.search(text, inner, low)):
            inner = self._behind(hiding)
            low = text.find("</a>", inner, start + _NEAR) if inner > 0 else -1
        return self.end_tag(element) if low < 0 else (low, low + 4)

    def _behind(self, hiding: re.Match[str]) -> int:
        """The offset behind a drawing or a comment within a link; -1 for whatever else hides there."""
        end = hiding.end()
        shut = _SHUT.get(hiding.group(), "")
        behind = self.text.find(shut, end, end + _NEAR) if shut else -1
        return behind if behind < 0 or _TORN.search(self.text, end, behind) is None else -1

    def skip_blanks(self, offset: int, limit: int) -> int:
        """The first offset from `offset` on that holds no white space, `limit` at most."""
        text = self.text
        while offset < limit and text[offset] in _BLANKS:
            offset += 1
        return offset

    def trim_blanks(self, start: int, end: int) -> int:
        """`end` moved back over white space, not before `start`."""
        text = self.text
        while end > start and text[end - 1] in _BLANKS:
            end -= 1
        return end
