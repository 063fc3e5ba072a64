"""Plain text: every line is a block, because that is all the structure an extractor leaves.

All Unicode line ends part lines (CR, LF, CRLF, VT, FF, FS, GS, RS, NEL, LS, PS): each of them would end a URL or a paragraph
on some reader's screen. Offsets are exact: `source.text[block.start:block.end] == block.text`.
"""

from __future__ import annotations

from linkaudit.model import Source
from linkaudit.model.quick import maker
from linkaudit.parser.blocks import MAX_BLOCKS, Block, Document, Run

_block, _run = maker(Block), maker(Run)
INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\x00"
)
"""Characters that leave no ink: a line of them alone is a blank line."""

BEYOND = f"what stands beyond the first {MAX_BLOCKS} blocks is read as one"


def read_text(source: Source) -> Document:
    """The lines of a text as blocks. `gap` is set on the first block and on each that follows a blank line."""
    blocks, rest = _blocks(source.text)
    return Document(
        source=source,
        blocks=(*blocks, rest) if rest else tuple(blocks),
        url=source.url,
        base=source.url or source.base_url,
        title=source.title,
        published=source.published,
        language=source.language,
        notes=(BEYOND,) if rest else (),
    )


def _blocks(text: str) -> tuple[list[Block], Block | None]:
    """A block for each line, and one for all the lines beyond the limit."""
    found: list[Block] = []
    at, gap = 0, True
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if not words.strip(INVISIBLE):
            gap = True
        elif len(found) == MAX_BLOCKS:
            return found, rest_block(text, at)
        else:
            found.append(line_block(words, at + line.index(words[0]), gap=gap))
            gap = False
        at += len(line)
    return found, None


def rest_block(text: str, at: int) -> Block | None:
    """All that stands from `at` on as one block, as it is written; None if that is nothing."""
    words = text[at:].strip()
    return line_block(words, text.index(words[0], at), gap=True) if words else None


def line_block(words: str, start: int, *, gap: bool) -> Block:
    """A block whose text stands in the source as it is, from `start` on."""
    length = len(words)
    end = start + length
    return _block(text=words, runs=(_run(0, length, start, end),), start=start, end=end, gap=gap)
