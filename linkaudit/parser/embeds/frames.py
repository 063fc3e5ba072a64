"""What a frame shows: a post or film of a known platform, another's player, or nothing that the article is about.

Consent tools and lazy loaders take a frame's address out of `src` and keep it in an attribute of their own, whose name
says so: `data-lazy-src`, `uc-src`, `suppressedsrc`, `consent-original-src-_`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from linkaudit.parser.embeds import Attributes, Found, marked
from linkaudit.parser.embeds.quotation import POSTING
from linkaudit.platforms import identify, platform_of
from linkaudit.platforms.base import Identity

_TRACKERS = frozenset(
    (
        "googletagmanager doubleclick googlesyndication googleadservices google-analytics adnxs criteo taboola outbrain "
        "amazon-adsystem scorecardresearch chartbeat quantserve recaptcha hcaptcha moatads teads demdex krxd onetrust "
        "cookielaw sourcepoint privacy-mgmt addthis sharethis disqus gstatic mgid revcontent salesmanago mailchimp "
        "list-manage wordpress consensu cookiebot usercentrics rubiconproject adform smartadserver"
    ).split()
)
"""Frames of these measure, advertise, ask or hold comments; none shows the reader a thing of the article."""
_WIDGETS = re.compile(
    r"/widgets/(?:tweet_button|follow_button|hub|like_button)|/plugins/(?:like|share|page|follow|comments|send|group|subscribe|login)"
    r"|/recaptcha|/subscribe|/ns\.html|/(?:ads?|adserver|advert|publicidad|banners?)/",
    re.ASCII | re.IGNORECASE,
)
_SECOND_LEVELS = frozenset("co com org net gov ac edu gob or ne go mil nom".split())
_KNOWN_AS = {
    "dwcdn": "datawrapper",
    "jwplatform": "jwplayer",
    "dmcdn": "dailymotion",
    "brightcovecdn": "brightcove",
    "sndcdn": "soundcloud",
    "omny": "omnystudio",
    "instagr": "instagram",
}
"""Players by the domain that their frames come from."""
_LISTS = frozenset({"youtube", "vimeo"})
"""Platforms whose frames also show what has no address of its own: a list, a broadcast."""
_TINY = frozenset({"0", "1", "0px", "1px"})
_HIDDEN = re.compile(r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden", re.ASCII | re.IGNORECASE)
_ASKED = re.compile(r"[?&](?:url|u|src|href|link)=(https?(?:%3A|:)[^&#\s]{8,1000})", re.ASCII | re.IGNORECASE)


def framed(attributes: Attributes) -> Found | None:
    """What a frame shows: a post or film of a known platform, or a player of another; None for trackers and buttons."""
    for name, value in attributes.items():
        if "//" in value and "src" in name and "<" not in value:
            found = _shown(value.strip(), attributes)
            if found is not None:
                return found
    return marked("iframe", attributes)


def _shown(url: str, attributes: Attributes) -> Found | None:
    if _WIDGETS.search(url):
        return None
    identity = identify(url)
    if identity is not None:
        return Found("iframe", identity, identity.platform, url) if identity.kind in POSTING else None
    if wrapped := next(_wrapped(url), None):
        return Found("iframe", wrapped, wrapped.platform, url)
    label = None if _out_of_sight(attributes) else _player(url)
    return Found("iframe", None, label, url) if label else None


def _wrapped(url: str) -> Iterator[Identity]:
    """The post or film whose address another server is asked to show: `…/oembed?url=https%3A%2F%2Fx.com%2F…`."""
    for value in _ASKED.findall(url):
        identity = identify(unquote(value))
        if identity is not None and identity.kind in POSTING:
            yield identity


def _player(url: str) -> str | None:
    """The name of an unregistered player by its frame's address; None for trackers and for pages of known platforms."""
    try:
        host = (urlsplit(url if "://" in url[:10] else f"https:{url}").hostname or "").lower()
    except ValueError:
        return None
    label, platform = first_label(host), platform_of(host)
    if platform is not None:
        return platform.name if platform.name in _LISTS and "/embed" in url else None
    return None if label in _TRACKERS else label


def _out_of_sight(attributes: Attributes) -> bool:
    sizes = {attributes.get("width", "").strip(), attributes.get("height", "").strip()}
    return "hidden" in attributes or bool(_TINY & sizes) or bool(_HIDDEN.search(attributes.get("style", "")))


def first_label(host: str) -> str | None:
    """The first label of a host's registrable domain, by rule of thumb: `players.example.co.uk` is `example`."""
    labels = [label for label in host.rstrip(".").split(".") if label]
    if len(labels) < 2 or labels[-1].isdigit():
        return None
    deep = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS
    label = labels[-3 if deep else -2]
    return _KNOWN_AS.get(label, label)
