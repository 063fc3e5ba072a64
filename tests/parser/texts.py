"""What the tests of plain text share: sources, blocks and small articles, all invented."""

from __future__ import annotations

from collections.abc import Sequence

from linkaudit.model import Media, Origin, Source
from linkaudit.parser import posts
from linkaudit.parser.blocks import Block, Sighting
from linkaudit.parser.plain import read_text

PROSE = (
    "The council met on Tuesday evening to discuss the future of the old harbour, which has stood empty for over ten years.",
    "Several members said they had not been told of the plan before it was published, and asked for time to study the figures.",
    "The vote is expected next month, officials said.",
)
CURLY_PROSE = (
    "“We did not know,” one member said. The council met on Tuesday to discuss the old harbour, which has stood empty.",
    "“It was a surprise to all of us,” she added, pointing to the city’s promise that residents would be heard first.",
    "Officials said the vote is due next month and that the mayor’s office would publish the “full figures” by then.",
)
AFTER = (
    "A spokesperson for the developer declined to comment on the matter when reached on Wednesday.",
    "The ferry left in 2009.",
)


def source(text: str, media: Media = "text") -> Source:
    return Source(id="t", origin=Origin(path="t", media=media), text=text)


def blocks(text: str) -> tuple[Block, ...]:
    return read_text(source(text)).blocks


def carved(text: str) -> tuple[Block, ...]:
    return posts.carve(blocks(text), text)


def flattened(text: str) -> list[tuple[str, Sighting]]:
    """The flattened posts of a text, each with the stretch of source it covers."""
    found = [sighting for block in carved(text) for sighting in block.sightings if sighting.form == "flattened"]
    return [(text[sighting.start : sighting.end], sighting) for sighting in found]


def article(block: str, before: Sequence[str] = PROSE, after: Sequence[str] = AFTER, *, between: str = "\n") -> str:
    return between.join((*before, block, *after))
