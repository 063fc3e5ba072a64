"""Labels that go on to name their subject, and then stand above a list of articles: `More about the harbour`."""

from __future__ import annotations

from dataclasses import replace

from linkaudit.parser.blocks import Block
from linkaudit.parser.crossrefs.labels import Label, label_at
from linkaudit.parser.headlines import length, stops

_FEW = 3
"""Words of a subject in capitals at most."""
_OF_LISTS = frozenset(("read_more", "related", "continue"))


def stands_alone(rest: str) -> bool:
    """What follows a label is nothing, a count, or but another one (`Related articles / More from the author`)."""
    label = label_at(rest)
    return (len(rest) < 8 and not any(char.isalpha() for char in rest)) or (label is not None and label.rest >= len(rest))


def names_subject(block: Block, label: Label, *, above_list: bool) -> bool:
    """A label that goes on, and then stands above a list: `Read more from Lena Orsk:`, a heading `Mehr zum Thema Hafen`."""
    if block.anchors or label.single or label.meaning.kind not in _OF_LISTS or length(block.text) > 10:
        return False
    if label.marked or ends_in_colon(block):
        return ends_in_colon(block)
    if block.text.isupper() and length(block.text[label.rest :]) <= _FEW:
        return True
    return block.hint == "heading" or (above_list and not stops(block.text))


def ends_in_colon(block: Block) -> bool:
    """Whether a block leads on to what stands below it."""
    return block.text.endswith((":", "："))


def as_list(label: Label, *, surely: bool) -> Label:
    """The label as that of a list of titles; not surely, that is no more than a hint."""
    return replace(label, meaning=replace(label.meaning, kind="related"), hinted=not surely)
