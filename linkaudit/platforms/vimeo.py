"""Vimeo: films by number."""

from __future__ import annotations

import re
from urllib.parse import SplitResult

from linkaudit.platforms.base import Identity, Platform, Signature

_FILM = re.compile(
    r"/(?:video/|channels/[A-Za-z0-9_-]{1,80}/|groups/[A-Za-z0-9_-]{1,80}/videos/|showcase/[0-9]{1,12}/video/|album/[0-9]{1,12}/video/)?"
    r"(?P<id>[0-9]{5,12})(?:/(?P<secret>[0-9a-f]{8,12}))?/?$",
    re.ASCII,
)


def _film(film: str, secret: str | None = None) -> Identity:
    url = f"https://vimeo.com/{film}" + (f"/{secret}" if secret else "")
    return Identity(platform="vimeo", kind="embed", key=f"vimeo:{film}", url=url, post_id=film)


def identify(parts: SplitResult) -> Identity | None:
    """`vimeo.com/ID`, channels and groups, the player."""
    found = _FILM.match(parts.path)
    return _film(found["id"], found["secret"]) if found else None


def identify_id(value: str) -> Identity | None:
    """A bare number, as `amp-vimeo[data-videoid]` carries it."""
    return _film(value) if re.fullmatch(r"[0-9]{5,12}", value, re.ASCII) else None


VIMEO = Platform(
    name="vimeo",
    hosts=frozenset({"vimeo.com"}),
    identify=identify,
    identify_id=identify_id,
    signatures=(
        Signature(tag="amp-vimeo", css_class=None, attributes=("data-videoid",)),
        Signature(tag="lite-vimeo", css_class=None, attributes=("videoid",)),
        Signature(tag=None, css_class=None, attributes=("data-vimeo-id", "data-vimeo-url")),
    ),
)
