"""Bluesky: posts by handle or DID, on the web client and as `at://` addresses."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, unquote

from linkaudit.platforms.base import Identity, Platform, Signature
from linkaudit.platforms.ids import bluesky_time

_ACTOR = r"(?P<actor>did:[a-z]{1,12}:[A-Za-z0-9.:_-]{1,120}|[A-Za-z0-9.-]{1,253})"
_POST = re.compile(rf"/profile/@?{_ACTOR}/post/(?P<rkey>[A-Za-z0-9._~-]{{1,64}})", re.ASCII)
_EMBED = re.compile(rf"/embed/{_ACTOR}/app\.bsky\.feed\.post/(?P<rkey>[A-Za-z0-9._~-]{{1,64}})", re.ASCII)
_PROFILE = re.compile(rf"/profile/@?{_ACTOR}/?$", re.ASCII)
_AT = re.compile(rf"at://{_ACTOR}/app\.bsky\.feed\.post/(?P<rkey>[A-Za-z0-9._~-]{{1,64}})", re.ASCII)


def _post(actor: str, rkey: str) -> Identity:
    """Record keys made by the clock are unique beyond doubt, so a handle and its DID give one key; others need the account."""
    handle = None if actor.startswith("did:") else actor
    key = rkey if bluesky_time(rkey) else f"{actor.lower()}/{rkey}"
    url = f"https://bsky.app/profile/{actor}/post/{rkey}"
    return Identity(platform="bluesky", kind="post", key=f"bluesky:{key}", url=url, post_id=rkey, handle=handle)


def identify(parts: SplitResult) -> Identity | None:
    """`bsky.app/profile/…/post/…`, the embed frame, a profile."""
    path = unquote(parts.path)
    if found := _POST.match(path) or _EMBED.match(path):
        return _post(found["actor"], found["rkey"])
    found = _PROFILE.match(path)
    if found is None or ("." not in found["actor"] and ":" not in found["actor"]):
        return None
    actor = found["actor"]
    handle = None if actor.startswith("did:") else actor
    return Identity(
        platform="bluesky",
        kind="profile",
        key=f"bluesky:@{actor.lower()}",
        url=f"https://bsky.app/profile/{actor}",
        handle=handle,
    )


def identify_id(value: str) -> Identity | None:
    """An `at://` address, as `data-bluesky-uri` carries it."""
    found = _AT.match(value)
    return _post(found["actor"], found["rkey"]) if found else None


BLUESKY = Platform(
    name="bluesky",
    hosts=frozenset({"bsky.app", "main.bsky.dev"}),
    identify=identify,
    identify_id=identify_id,
    signatures=(
        Signature(tag="blockquote", css_class="bluesky-embed", attributes=("data-bluesky-uri",)),
        Signature(tag=None, css_class=None, attributes=("data-bluesky-uri",)),
    ),
    posted_at=bluesky_time,
)
