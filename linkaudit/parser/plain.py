"""Plain text: every line is a block, because that is all the structure an extractor leaves.

All Unicode line ends part lines (CR, LF, CRLF, VT, FF, FS, GS, RS, NEL, LS, PS): each of them would end a URL or a paragraph
on some reader's screen. Offsets are exact: `source.text[block.start:block.end] == block.text`.
"""

from __future__ import annotations

from collections.abc import Iterator

from linkaudit.model import Source
from linkaudit.parser.blocks import Block, Document, Run

INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\x00"
)
"""Characters that leave no ink: a line of them alone is a blank line."""


def read_text(source: Source) -> Document:
    """The lines of a text as blocks. `gap` is set on the first block and on each that follows a blank line."""
    return Document(
        source=source,
        blocks=tuple(_blocks(source.text)),
        url=source.url,
        base=source.url or source.base_url,
        title=source.title,
        published=source.published,
        language=source.language,
    )


def _blocks(text: str) -> Iterator[Block]:
    at, gap = 0, True
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words.strip(INVISIBLE):
            start = at + line.index(words[0])
            yield line_block(words, start, gap=gap)
            gap = False
        else:
            gap = True
        at += len(line)


def line_block(words: str, start: int, *, gap: bool) -> Block:
    """A block whose text stands in the source as it is, from `start` on."""
    length = len(words)
    end = start + length
    return Block(text=words, runs=(Run(0, length, start, end),), start=start, end=end, gap=gap)
