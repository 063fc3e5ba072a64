"""YouTube: films, shorts and broadcasts by their eleven characters."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qs

from linkaudit.platforms.base import Identity, Platform, Signature

_ID = r"(?P<id>[A-Za-z0-9_-]{11})(?![A-Za-z0-9_-])"
_PATH = re.compile(rf"/(?:embed|v|e|shorts|live|vi|watch)/{_ID}", re.ASCII)
_SHORT = re.compile(rf"/{_ID}", re.ASCII)
_CHANNEL = re.compile(r"/(?:(?P<prefix>channel|user|c)/|@)(?P<name>[^/?#]{1,100})(?:/[a-z]{0,20})?/?$", re.ASCII)


def _film(film: str) -> Identity:
    url = f"https://www.youtube.com/watch?v={film}"
    return Identity(platform="youtube", kind="embed", key=f"youtube:{film}", url=url, post_id=film)


def identify(parts: SplitResult) -> Identity | None:
    """`watch?v=`, `/embed/`, `/shorts/`, `/live/`, youtu.be, the no-cookie player; channels are profiles."""
    if parts.netloc == "youtu.be":
        found = _SHORT.match(parts.path)
        return _film(found["id"]) if found else None
    found = _PATH.match(parts.path)
    if found and found["id"] != "videoseries":
        return _film(found["id"])
    for value in parse_qs(parts.query, max_num_fields=50).get("v", []):
        if re.match(_ID, value, re.ASCII):
            return _film(value[:11])
    return _channel(parts.path)


def _channel(path: str) -> Identity | None:
    found = _CHANNEL.match(path)
    if found is None:
        return None
    prefix, name = found["prefix"], found["name"]
    spelled = f"{prefix}/{name}" if prefix else f"@{name}"
    key = f"youtube:{spelled}" if prefix == "channel" else f"youtube:{spelled.lower()}"
    return Identity(
        platform="youtube",
        kind="profile",
        key=key,
        url=f"https://www.youtube.com/{spelled}",
        handle=None if prefix == "channel" else name,
    )


def identify_id(value: str) -> Identity | None:
    """A bare film id, as `lite-youtube[videoid]` carries it."""
    return _film(value) if re.fullmatch(r"[A-Za-z0-9_-]{11}", value, re.ASCII) else None


YOUTUBE = Platform(
    name="youtube",
    hosts=frozenset({"youtube.com", "youtu.be", "youtube-nocookie.com"}),
    identify=identify,
    identify_id=identify_id,
    signatures=(
        Signature(tag="lite-youtube", css_class=None, attributes=("videoid",)),
        Signature(tag="amp-youtube", css_class=None, attributes=("data-videoid",)),
        Signature(tag=None, css_class=None, attributes=("data-youtube-id", "data-youtube-video-id")),
    ),
)
