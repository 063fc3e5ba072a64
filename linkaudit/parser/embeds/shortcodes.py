"""Short codes of site generators that stand for an embed.

`{{< tweet … >}}`, `{% youtube … %}`, `[embed]…[/embed]`, `{youtube}…{/youtube}`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from linkaudit.parser.blocks import Block, Sighting
from linkaudit.parser.plain import line_block
from linkaudit.platforms import Identity, by_name, identify

_MAKES = ("hugo", "liquid", "press", "brace")
"""The languages of short codes, as the pattern names them."""
_SHORTCODE = re.compile(
    r"\s*(?:\{\{[<%]\s{0,9}(?P<hugo>[a-z_]{1,20})\s(?P<hugo_values>[^{}<>]{1,500})[%>]\}\}"
    r"|\{%-?\s{0,9}(?P<liquid>[a-z_]{1,20})\s(?P<liquid_values>[^{}]{1,500})-?%\}"
    r"|\[(?P<press>[a-z][a-z0-9_-]{0,30})(?P<press_values>(?:[\s=][^\[\]]{1,500})?\](?:\s{0,3}[^\[\]\s]{1,500}\s{0,3}\[/(?P=press)\])?)"
    r"|\{(?P<brace>[a-z]{1,20})\}(?P<brace_values>[^{}]{1,500})\{/(?P=brace)\})\s*",
    re.ASCII,
)
_NAMES = {
    **dict.fromkeys(("tweet", "twitter", "twitter-tweet", "blackbirdpie", "twitter_simple", "x_simple"), "x"),
    "instagram_simple": "instagram",
}
_KNOWN = frozenset(
    {"x", "youtube", "vimeo", "instagram", "tiktok", "reddit", "bluesky", "mastodon", "facebook", "telegram", "embed"}
)
_GIVEN = re.compile(r"\s[a-z_]{1,20}=|\[/", re.ASCII)
"""A named value, or an end of its own: a word and an address in brackets are a remark."""
_PART = re.compile(r"[a-z]{4,12}", re.ASCII)
_NAMED = re.compile(r"^[a-z_]{1,20}=", re.ASCII)
_VALUE = re.compile(r"[A-Za-z0-9:/@._?=&%#~+-]{1,300}", re.ASCII)


def read(text: str, start: int, end: int) -> Block | None:
    """The short code that is all of `text[start:end]`, as a block with its sighting; None if it is none that we know."""
    words = text[start:end].strip()
    if called(words) is None:
        return None
    return standing_for(line_block(words, text.index(words, start), gap=True))


def standing_for(block: Block) -> Block:
    """The block marked as what its short code stands for, if it is nothing but one."""
    identity = called(block.text)
    if identity is None:
        return block
    kind: Literal["post", "embed"] = "post" if identity.kind == "post" else "embed"
    sighting = Sighting(
        kind=kind,
        form="shortcode",
        start=block.start,
        end=block.end,
        platform=identity.platform,
        url=identity.url,
        key=identity.key,
        post_id=identity.post_id,
        handle=identity.handle,
        target=identity.url,
    )
    return replace(block, hint=kind, sightings=(sighting,))


def called(words: str) -> Identity | None:
    """What the short code stands for that all of these words are; None if they are none that we know."""
    found = _SHORTCODE.fullmatch(words)
    return _called(found) if found else None


def _called(found: re.Match[str]) -> Identity | None:
    """What a short code stands for: an address among its values, or an id of the platform it names."""
    make = next(make for make in _MAKES if found[make])
    platform = _platform(found[make])
    if platform is None and make != "press":
        return None
    written = found[f"{make}_values"] or ""
    values = [_NAMED.sub("", value.lstrip("=")) for value in _VALUE.findall(written)]
    if platform is None:
        return _by_address(values) if _GIVEN.search(written) else None
    return _by_address(values) or _by_id(platform, values)


def _platform(name: str) -> str | None:
    """The platform that a short code is named for, also among other words: `fusion_youtube`, `twitter_embed`."""
    told = (_NAMES.get(part, part) for part in (name, *_PART.findall(name)))
    return next((platform for platform in told if platform in _KNOWN), None)


def _by_address(values: Sequence[str]) -> Identity | None:
    told = filter(None, map(identify, (value for value in values if "/" in value)))
    return next((identity for identity in told if identity.kind in {"post", "embed"}), None)


def _by_id(platform: str, values: Sequence[str]) -> Identity | None:
    if platform == "embed":
        return None
    return next(filter(None, map(by_name(platform).identify_id, reversed(values))), None)
