"""The lines of a post that stand below its signature: some programs that turn pages into text put them there.

Of a quotation with line breaks they take the first line, then the signature behind the paragraph, then what the breaks parted.
Only where a picture's or a short link closes those lines is it certain that they are of the post.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from linkaudit.parser.blocks import Block
from linkaudit.parser.posts.attributions import find
from linkaudit.parser.posts.bare_addresses import TEXT_HINTS
from linkaudit.parser.posts.heads import Span
from linkaudit.parser.posts.house import STOPS, end_of
from linkaudit.parser.posts.weight import URL_WEIGHT, limit, weigh

_CLOSED = re.compile(r"(?:pic\.(?:twitter|x)\.com|t\.co)/[A-Za-z0-9]{6,10}\s*\Z", re.ASCII)
_MOST_LINES = 6
_LONGEST = 100
_LONGEST_SENTENCE = 60
"""Characters of a line above the last one that ends with a stop; a longer one is the article going on."""


def with_rest(blocks: Sequence[Block], span: Span) -> Span:
    """The post with the lines below its signature that are of it, if there are any."""
    last = _rest(blocks, span)
    if last is None:
        return span
    return replace(span, last=last, until=len(blocks[last].text.rstrip()), rest=(span.last + 1, 0))


def _rest(blocks: Sequence[Block], span: Span) -> int | None:
    """The block with the last line of the post; None if the signature ends it."""
    words = _words(blocks, span) if _may_go_on(blocks, span) else ""
    if not words or _CLOSED.search(words):
        return None
    for index in range(span.last + 1, min(len(blocks), span.last + 1 + _MOST_LINES)):
        text = blocks[index].text
        words = f"{words}\n{text}"
        if not _goes_on(blocks, index) or weigh(words) > limit(span.signed.day) + URL_WEIGHT:
            return None
        if _CLOSED.search(text):
            return None if _is_signed_below(blocks, index, 2 if "t.co/" in text[-24:] else 1) else index
        if len(text) > (_LONGEST_SENTENCE if end_of(text) in STOPS else _LONGEST):
            return None
    return None


def _may_go_on(blocks: Sequence[Block], span: Span) -> bool:
    """The signature is an embed's, and ends its block."""
    signed = span.signed.dashed and span.signed.dated and span.words[1][0] == span.last
    return signed and not blocks[span.last].text[span.until :].strip()


def _words(blocks: Sequence[Block], span: Span) -> str:
    """What stands over the signature."""
    last, at = span.words[1]
    texts = [block.text for block in blocks[span.first : last + 1]]
    texts[-1] = texts[-1][:at]
    texts[0] = texts[0][span.at :]
    return "\n".join(texts).strip()


def _goes_on(blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    return block.article and block.hint in TEXT_HINTS and not block.gap and not _signs(blocks, index)


def _signs(blocks: Sequence[Block], index: int) -> bool:
    return index < len(blocks) and "@" in blocks[index].text and bool(find(blocks[index].text, _text(blocks, index + 1)))


def _text(blocks: Sequence[Block], index: int) -> str:
    return blocks[index].text if index < len(blocks) else ""


def _is_signed_below(blocks: Sequence[Block], index: int, lines: int) -> bool:
    """Whether those lines are another post, signed some lines below; behind a short link more of its words may stand."""
    return any(_signs(blocks, below) for below in range(index + 1, index + 1 + lines))
