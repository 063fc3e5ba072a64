"""Blocks that are nothing but the address of a post or a player: what an embed leaves behind when it fails."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from linkaudit.parser.blocks import Block, Sighting
from linkaudit.parser.shortcodes import standing_for
from linkaudit.platforms import identify

TEXT_HINTS = frozenset({"text", "quote", "list"})
"""Blocks of running text, which may hold what no markup tells of."""
_WORD = re.compile(r"\S+")
_LONGEST = 2_000


def address_block(block: Block) -> Block:
    """A block that is nothing but addresses of posts or players, as failed embeds leave them, marked as what it stands for."""
    text = block.text
    if text[:1] == "[" and text[-1:] == "]" and block.article and not block.sightings and block.hint in TEXT_HINTS:
        block = standing_for(block)
    if "/" not in text or block.sightings or block.hint not in TEXT_HINTS:
        return block
    if not block.article or len(text) > _LONGEST:
        return block
    found: list[Sighting] = []
    for word in _WORD.finditer(block.text):
        seen = _address(block, word)
        if seen is None:
            return block
        found.append(seen)
    hint: Literal["post", "embed"] = "post" if found[0].kind == "post" else "embed"
    return replace(block, hint=hint, sightings=tuple(found))


def _address(block: Block, word: re.Match[str]) -> Sighting | None:
    """What one word points at, by its link if it has one; None if it is no post and no player."""
    if "/" not in word.group():
        return None
    at, until = word.span()
    anchor = next((anchor for anchor in block.anchors if anchor.at <= at and anchor.until >= until), None)
    url, (start, end) = (anchor.url, (anchor.start, anchor.end)) if anchor else (word.group(), block.source_span(at, until))
    identity = identify(url)
    if identity is None or identity.kind not in {"post", "embed"}:
        return None
    return Sighting(
        kind="post" if identity.kind == "post" else "embed",
        form="bare_url",
        start=start,
        end=end,
        platform=identity.platform,
        url=url,
        key=identity.key,
        post_id=identity.post_id,
        handle=identity.handle,
        target=identity.url,
    )
