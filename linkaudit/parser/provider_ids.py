"""Posts and films named by platform and id apart: `data-provider="youtube" data-embed-id="…"`, `id="tweet-…"`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from linkaudit.platforms import Identity, by_name

PROVIDERS = (
    "data-provider",
    "data-plyr-provider",
    "data-video-provider",
    "data-embed-provider",
    "data-embed-type",
    "data-social-embed",
    "data-platform",
    "data-service",
)
"""Attributes that name a platform."""
_NAMES = {
    "twitter": "x",
    "tweet": "x",
    "x": "x",
    "youtube": "youtube",
    "vimeo": "vimeo",
    "tiktok": "tiktok",
}
_ID = re.compile(r"data-(?:[a-z]{1,12}-){0,2}id", re.ASCII)
_FORMS = {
    "x": re.compile("[0-9]{15,19}"),
    "tiktok": re.compile("[0-9]{17,20}"),
    "vimeo": re.compile("[0-9]{8,10}"),
    "youtube": re.compile("(?![0-9]{11})[A-Za-z0-9_-]{11}"),
}
"""What ids of today look like; a shorter number beside a platform's name is some other thing's."""
_TWEET = re.compile(r"tweet[-_]?([0-9]{15,19})", re.ASCII)


def named(attributes: Mapping[str, str]) -> Iterator[Identity]:
    """What an element shows by its platform and an id of that platform's form."""
    if numbered := _TWEET.fullmatch(attributes.get("id", "")):
        yield from filter(None, [by_name("x").identify_id(numbered[1])])
    platform = next((_NAMES[value] for name in PROVIDERS if (value := attributes.get(name, "").lower()) in _NAMES), None)
    if platform is None:
        return
    for name, value in attributes.items():
        if _ID.fullmatch(name) and _FORMS[platform].fullmatch(value) and (identity := by_name(platform).identify_id(value)):
            yield identity
