"""Cards whose title is no link: an empty one lies over the whole card, or holds but its picture, or is the button below.

Such links stand ahead of what they cover or behind it, in one list always alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from linkaudit.parser.blocks import Anchor, Block
from linkaudit.parser.crossrefs.labels import label_at
from linkaudit.parser.crossrefs.spans import leads
from linkaudit.parser.headlines import headline, kicker, length

_CARD = 4
"""Blocks of one card at most."""
_LONGEST_BUTTON = 40
_SHORT = 99
_PLAIN = frozenset(("text", "heading", "list"))
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|\Z)", re.IGNORECASE)
"""A link that but opens the picture it stands on."""


def overlaid(label: Block, ahead: Sequence[Block], *, buttons: bool) -> Sequence[Block]:
    """The blocks below a label; each title without a link has for its own the one that covers its card.

    With `buttons`, that of a "Read more" below it too.
    """
    cards = _cards(label, ahead, buttons=buttons)
    found = {at: _under(ahead[at], link) for first, until, link in cards for at in _title(ahead[first:until], first)}
    return [found.get(at, block) for at, block in enumerate(ahead)] if found else ahead


def _cards(label: Block, ahead: Sequence[Block], *, buttons: bool) -> Iterable[tuple[int, int, Anchor]]:
    covers = [_empty(block) for block in ahead]
    over = _empty(label)
    # one that ends before the label's element may be the picture's above it
    if over is not None and (over.end > label.start or not any(covers)):
        return _ahead([over, *covers])
    if covers and covers[0] is not None:
        return _ahead([None, *covers])
    return _behind(ahead, [cover or (_button(block) if buttons else None) for cover, block in zip(covers, ahead, strict=True)])


def _empty(block: Block) -> Anchor | None:
    """The first link without words in a block that has no other."""
    if not block.anchors or any(anchor.until > anchor.at for anchor in block.anchors):
        return None
    return next((a for a in block.anchors if leads(a.url) and not _PICTURE.search(a.url)), None)


def _button(block: Block) -> Anchor | None:
    """The link of a block that is but a call: `Read more`."""
    if len(block.anchors) != 1 or len(block.text) > _LONGEST_BUTTON or not leads(block.anchors[0].url):
        return None
    label = label_at(block.text)
    return block.anchors[0] if label is not None and label.rest >= len(block.text) else None


def _ahead(covers: Sequence[Anchor | None]) -> Iterator[tuple[int, int, Anchor]]:
    """Cards that begin with their link, as the blocks from one to another; the label's link comes first, its block is none."""
    ends = [*(at for at, cover in enumerate(covers) if cover is not None), len(covers)]
    for first, until in pairwise(ends):
        link = covers[first]
        if link is not None:
            yield max(0, first - 1), until - 1, link


def _behind(ahead: Sequence[Block], covers: Sequence[Anchor | None]) -> Iterator[tuple[int, int, Anchor]]:
    """Cards that end with their link, in the beginning of the block after or in one of its own; all of one shape."""
    first, shape = 0, None
    for at, link in enumerate(covers):
        if link is None:
            continue
        until = at + (link.at >= len(ahead[at].text))
        card = [block.hint for block in ahead[first:until]]
        within = until == at and link.until == link.at and link.end > ahead[at].start
        if within or len(card) > _CARD or card != (shape or card):
            return
        yield first, until, link
        first, shape = max(until, at + (link.until > link.at)), card


def _title(card: Sequence[Block], first: int) -> Sequence[int]:
    """Which block of a card is its title, if it has no link: the heading, the first as long as one, or the longest."""
    plain = [first + at for at, block in enumerate(card[:_CARD]) if block.hint in _PLAIN]
    headings = [at for at in plain if card[at - first].hint == "heading"]
    titles = headings or [at for at in plain if headline(card[at - first].text, 3)]
    titles.sort(key=lambda at: _shortness(card[at - first].text))
    return [at for at in titles[:1] if not _words_lead(card[at - first])]


def _shortness(text: str) -> int:
    """Nothing for a title; the less for a short line, the longer it is."""
    return 0 if not kicker(text) else _SHORT - length(text)


def _words_lead(block: Block) -> bool:
    return any(anchor.until > anchor.at for anchor in block.anchors)


def _under(title: Block, link: Anchor) -> Block:
    return replace(title, anchors=(replace(link, at=0, until=len(title.text)),))
