"""What each social platform's addresses and embeds look like, as data and pure functions. One file per platform, one tuple."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache

from linkaudit.platforms.base import Identity, Platform, Signature
from linkaudit.platforms.bluesky import BLUESKY
from linkaudit.platforms.facebook import FACEBOOK
from linkaudit.platforms.hosts import Malformed
from linkaudit.platforms.instagram import INSTAGRAM
from linkaudit.platforms.mastodon import MASTODON
from linkaudit.platforms.reddit import REDDIT
from linkaudit.platforms.spelling import Address, read, without_prefix, wraps
from linkaudit.platforms.tco import TCO
from linkaudit.platforms.telegram import TELEGRAM
from linkaudit.platforms.threads import THREADS
from linkaudit.platforms.tiktok import TIKTOK
from linkaudit.platforms.truthsocial import TRUTHSOCIAL
from linkaudit.platforms.urls import serialise
from linkaudit.platforms.vimeo import VIMEO
from linkaudit.platforms.x import X
from linkaudit.platforms.youtube import YOUTUBE

__all__ = [
    "PLATFORMS",
    "Identity",
    "Platform",
    "Signature",
    "by_name",
    "identify",
    "identify_value",
    "ordinary",
    "platform_of",
    "signature_table",
]

PLATFORMS: tuple[Platform, ...] = (
    X,
    TCO,
    BLUESKY,
    MASTODON,
    THREADS,
    TRUTHSOCIAL,
    INSTAGRAM,
    FACEBOOK,
    TIKTOK,
    YOUTUBE,
    REDDIT,
    TELEGRAM,
    VIMEO,
)

_WEB = re.compile(r"https?://([A-Za-z0-9.-]{1,253})(?:[/?#]|$)")
_BY_HOST: Mapping[str, Platform] = {host: platform for platform in PLATFORMS for host in platform.hosts}
_BY_NAME: Mapping[str, Platform] = {platform.name: platform for platform in PLATFORMS}


def identify(url: str) -> Identity | None:
    """What a URL is on a platform, or None for any other string; never raises.

    Takes absolute and scheme-relative addresses, `at://` addresses, and bare ones that begin with a platform's host
    (`pic.twitter.com/CODE`). A capture in an archive names its post but keeps a key and an address of its own: it is
    the capture that the reader is led to.
    """
    if "/" not in url or ordinary(url):
        return None
    if url.startswith("at://"):
        return BLUESKY.identify_id(url)
    address = read(url)
    if address is None:
        return None
    found = _ask(address)
    if found is None or address.capture is None:
        return found
    return _as_capture(found, address.capture)


def ordinary(url: str) -> bool:
    """Whether an absolute address is at first sight of no platform: most links of a page are, and need no closer look."""
    host = _WEB.match(url)
    return host is not None and _ordinary_host(host[1]) and not ("@" in url or "%40" in url or "/statuses/" in url)


@lru_cache(maxsize=4096)
def _ordinary_host(host: str) -> bool:
    name = without_prefix(host.lower().rstrip("."))
    return platform_of(name) is None and not wraps(name)


def _as_capture(found: Identity, capture: str) -> Identity | None:
    try:
        url = serialise(capture)
    except Malformed:
        return None
    return replace(found, key=f"url:{url}", url=url)


def _ask(address: Address) -> Identity | None:
    platform = platform_of(address.parts.netloc)
    if platform is not None:
        return platform.identify(address.parts)
    return MASTODON.identify(address.parts)


def platform_of(host: str) -> Platform | None:
    """The platform whose hosts include this lower-case host or one above it: `old.reddit.com` is Reddit's."""
    if found := _BY_HOST.get(host):
        return found
    above = host.partition(".")[2]
    while above:
        if found := _BY_HOST.get(above):
            return found if found is not TCO else None
        above = above.partition(".")[2]
    return X if host.startswith("nitter.") else None


def by_name(name: str) -> Platform:
    """The platform of that name; one that knows nothing for a name not registered (another player, another shortener)."""
    return _BY_NAME.get(name) or Platform(name=name, hosts=frozenset(), identify=lambda _: None)


def identify_value(platform: Platform, value: str) -> Identity | None:
    """What an embed's attribute says: a URL of this platform, or a bare id as it writes them."""
    text = value.strip()
    found = identify(text)
    if found is not None and (found.platform == platform.name or platform is MASTODON):
        return found
    return platform.identify_id(text)


@cache
def signature_table() -> Mapping[tuple[str | None, str | None], tuple[tuple[Platform, Signature], ...]]:
    """Embed signatures by (tag, class); None stands for any. Look up (tag, class), (tag, None) and (None, class).

    Under (None, None) stand the attributes that mark an embed on whatever element carries them.
    """
    table: dict[tuple[str | None, str | None], tuple[tuple[Platform, Signature], ...]] = {}
    for platform in PLATFORMS:
        for signature in platform.signatures:
            slot = (signature.tag, signature.css_class)
            table[slot] = (*table.get(slot, ()), (platform, signature))
    return table
