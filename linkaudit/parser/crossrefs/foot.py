"""The foot of the article above a label: its last paragraph, and the short lines that may stand between the two."""

from __future__ import annotations

from collections.abc import Sequence

from linkaudit.parser.blocks import Block
from linkaudit.parser.crossrefs.labels import label_at
from linkaudit.parser.headlines import running

PASSED = frozenset(("post", "embed", "cross_ref"))
"""Blocks that stand in the midst of running text."""
_REACH = 3
_FOOT = 5
"""Blocks above a label among which the last paragraph stands, without short lines between and with them."""
_SHORT = 60


def last_above(blocks: Sequence[Block], at: int, *, foot: bool) -> Block | None:
    """The nearest block above `at` that is no caption; with `foot`, none of the short lines below an article either."""
    above = blocks[max(0, at - (_FOOT if foot else _REACH)) : at]
    return next((b for b in reversed(above) if b.hint != "caption" and not (foot and _is_foot(b))), None)


def flows(block: Block) -> bool:
    """Running text, or what stands in the midst of it."""
    return block.hint in PASSED or running(block.text)


def _is_foot(block: Block) -> bool:
    """A short line of the article that leads nowhere: `___`, `(AFP)`, `Source: the port authority`."""
    plain = block.article and block.hint == "text" and not (block.anchors or block.sightings)
    return plain and len(block.text) < _SHORT and not flows(block) and label_at(block.text) is None
