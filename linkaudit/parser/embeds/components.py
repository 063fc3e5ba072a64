"""Elements of a page's own making that are named for what they show: `<static-tweet id="…">`, `<fb:post href="…">`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from linkaudit.parser.embeds.provider_ids import formed
from linkaudit.platforms import Identity, identify

_PLATFORMS = {
    "tweet": "x",
    "twitter": "x",
    "youtube": "youtube",
    "vimeo": "vimeo",
    "tiktok": "tiktok",
    "bluesky": "bluesky",
    "bsky": "bluesky",
    "instagram": "instagram",
    "mastodon": "mastodon",
    "toot": "mastodon",
    "fb": "facebook",
    "facebook": "facebook",
    "threads": "threads",
    "telegram": "telegram",
    "oembed": "any",
}
_SHOWN = frozenset({"post", "embed", "status"})
"""Beside such a word the letter X is the network."""
_ELSEWHERE = frozenset({"share", "button", "timeline", "feed", "follow", "link", "icon", "like", "page", "profile", "count"})
"""What is named for a network and shows no post."""
_PRESSED = frozenset({"share", "button", "follow", "like"})
_ADDRESSES = ("src", "href", "url", "uri", "link", "post", "tweetlink")
_PATH = re.compile(r"[A-Za-z0-9_]{1,15}/status/[0-9]{15,19}", re.ASCII)
LONE = ("tweet", "youtube", "fb:post", "fb:video", "oembed")
"""Names without a hyphen, which are no block of a page unless they show something."""


def is_control(tag: str) -> bool:
    """Whether an element of a page's own making is named for what readers press: `<amp-social-share>`, `<tweet-button>`."""
    return "-" in tag and not _PRESSED.isdisjoint(tag.split("-"))


def component(tag: str, attributes: Mapping[str, str]) -> Identity | None:
    """The post or film that an element named for its platform shows, by its address or an id of that platform's form."""
    platform = shown_by(tag)
    if platform is None:
        return None
    for name in _ADDRESSES:
        value = attributes.get(name, "").strip()
        found = identify(f"https://x.com/{value}" if _PATH.fullmatch(value) else value)
        if found is not None and found.kind in {"post", "embed"}:
            return found
    ids = (value.strip("'\"` ") for name, value in attributes.items() if name[-2:] == "id")
    return next((found for value in ids for found in formed(platform, value)), None)


@lru_cache(maxsize=256)
def shown_by(tag: str) -> str | None:
    """The platform that a tag names: most of a page's tags name none."""
    parts = tag.replace(":", "-").split("-")
    if parts[0] == "amp" or not _ELSEWHERE.isdisjoint(parts) or (len(parts) == 1 and tag not in LONE):
        return None
    if "x" in parts and not _SHOWN.isdisjoint(parts):
        return "x"
    return next((_PLATFORMS[part] for part in parts if part in _PLATFORMS), None)
