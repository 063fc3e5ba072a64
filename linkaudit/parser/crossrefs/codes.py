"""Short codes that were to become a reference and stand on the page as they were written: `[irp posts="12" name="Title"]`."""

from __future__ import annotations

import re
from dataclasses import replace

from linkaudit.parser.blocks import Block
from linkaudit.parser.crossrefs.spans import made, title_of
from linkaudit.parser.headlines import headline

_QUOTE = "\"'“”„″«»"
_CODE = re.compile(
    r"\[(?P<code>irp|[a-z_-]{0,20}(?:related|read_?-?more|read_?-?also|also_?-?read|see_?-?also)[a-z_-]{0,20})\s(?P<values>[^\[\]]{4,400})\]"
)
_TITLE = re.compile(rf"\b(?:name|title|text|anchor)\s?=\s?[{_QUOTE}]([^{_QUOTE}]{{8,240}})[{_QUOTE}]")
_LEAST = 3
"""Words of a title at least."""


def decoded(block: Block) -> Block | None:
    """A block that is such a code and names a title, as the reference it was to become; None if it is anything else."""
    found = _CODE.fullmatch(block.text.strip())
    named = _TITLE.search(found["values"]) if found else None
    if found is None or named is None or not headline(named[1], _LEAST):
        return None
    sighting = made((block.start, block.end), found["code"], title_of(named[1]), None, "text_label")
    return replace(block, hint="cross_ref", sightings=(*block.sightings, sighting))
