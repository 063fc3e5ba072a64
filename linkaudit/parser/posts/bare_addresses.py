"""Blocks that are nothing but the address of a post or a player: what an embed leaves behind when it fails."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from linkaudit.parser.blocks import Block, Sighting
from linkaudit.parser.embeds.shortcodes import standing_for
from linkaudit.platforms import identify

TEXT_HINTS = frozenset({"text", "quote", "list"})
"""Blocks of running text, which may hold what no markup tells of."""
_WORD = re.compile(r"\S+")
_LONGEST = 2_000


def address_block(block: Block) -> Block:
    """A block that is nothing but addresses of posts or players, as failed embeds leave them, marked as what it stands for."""
    if not _may_stand_for(block):
        return block
    if block.text[:1] in ("[", "{"):
        block = standing_for(block)
    if "/" not in block.text or block.sightings:
        return block
    found: list[Sighting] = []
    for word in _WORD.finditer(block.text):
        seen = _address(block, word)
        if seen is None:
            return block
        found.append(seen)
    hint: Literal["post", "embed"] = "post" if found[0].kind == "post" else "embed"
    return replace(block, hint=hint, sightings=tuple(found))


def _may_stand_for(block: Block) -> bool:
    """Text of the article, of no great length, that is an address or a short code in brackets, as far as its signs tell."""
    text = block.text
    if len(text) > _LONGEST or not ("/" in text or text[:1] + text[-1:] in ("[]", "{}")):
        return False
    return block.article and not block.sightings and block.hint in TEXT_HINTS


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
