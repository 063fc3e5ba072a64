"""Blocks that are nothing but the address of a post or a player: what an embed leaves behind when it fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from linkaudit.parser.blocks import Block, Sighting
from linkaudit.platforms import identify

TEXT_HINTS = frozenset({"text", "quote", "list"})
"""Blocks of running text, which may hold what no markup tells of."""
_WORD = re.compile(r"\S+")
_LONGEST = 2_000


def address_block(block: Block) -> Block:
    """A block that is nothing but addresses of posts or players, as failed embeds leave them, marked as what it stands for."""
    if "/" not in block.text or block.hint not in TEXT_HINTS or len(block.text) > _LONGEST:
        return block
    found = list(_addresses(block))
    kinds = {sighting.kind for sighting in found}
    if not found or kinds > {"post", "embed"} or block.sightings:
        return block
    return replace(block, hint="post" if "post" in kinds else "embed", sightings=tuple(found))


def _addresses(block: Block) -> Iterator[Sighting]:
    """One sighting for each word of the block, if all are addresses of posts or players; else nothing."""
    found = []
    for word in _WORD.finditer(block.text):
        at, until = word.span()
        anchor = next((a for a in block.anchors if a.at <= at and a.until >= until), None)
        identity = identify(anchor.url if anchor else word.group()) if "/" in word.group() else None
        if identity is None or identity.kind not in {"post", "embed"}:
            return
        start, end = (anchor.start, anchor.end) if anchor else block.source_span(at, until)
        found.append(
            Sighting(
                kind="post" if identity.kind == "post" else "embed",
                form="bare_url",
                start=start,
                end=end,
                platform=identity.platform,
                url=anchor.url if anchor else word.group(),
                key=identity.key,
                post_id=identity.post_id,
                handle=identity.handle,
                target=identity.url,
            )
        )
    yield from found
