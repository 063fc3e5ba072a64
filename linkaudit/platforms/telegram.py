"""Telegram: messages of public channels."""

from __future__ import annotations

import re
from urllib.parse import SplitResult

from linkaudit.platforms.base import Identity, Platform, Signature

_MESSAGE = re.compile(
    r"/(?:s/)?(?P<channel>[A-Za-z][A-Za-z0-9_]{3,31}|c/[0-9]{1,16})/(?:[0-9]{1,12}/)?(?P<id>[0-9]{1,12})(?![A-Za-z0-9])",
    re.ASCII,
)
_CHANNEL = re.compile(r"/(?:s/)?@?(?P<channel>[A-Za-z][A-Za-z0-9_]{3,31})/?$", re.ASCII)
_POST = re.compile(r"(?P<channel>[A-Za-z][A-Za-z0-9_]{3,31})/(?P<id>[0-9]{1,12})", re.ASCII)
_NOT_CHANNELS = frozenset(
    "addemoji addlist addstickers addtheme bg boost contact giftcode iv joinchat login proxy setlanguage share socks".split()
)


def _message(channel: str, number: str) -> Identity:
    item = f"{channel}/{number}"
    handle = None if channel.startswith("c/") else channel
    return Identity(
        platform="telegram",
        kind="post",
        key=f"telegram:{item.lower()}",
        url=f"https://t.me/{item}",
        post_id=item,
        handle=handle,
    )


def identify(parts: SplitResult) -> Identity | None:
    """`t.me/CHANNEL/ID`, `t.me/s/CHANNEL/ID`, private `t.me/c/…`; a channel is a profile."""
    if (found := _MESSAGE.match(parts.path)) and found["channel"].lower() not in _NOT_CHANNELS:
        return _message(found["channel"], found["id"])
    found = _CHANNEL.match(parts.path)
    if found is None or found["channel"].lower() in _NOT_CHANNELS:
        return None
    channel = found["channel"]
    return Identity(
        platform="telegram", kind="profile", key=f"telegram:@{channel.lower()}", url=f"https://t.me/{channel}", handle=channel
    )


def identify_id(value: str) -> Identity | None:
    """`CHANNEL/ID`, as `data-telegram-post` carries it."""
    found = _POST.fullmatch(value)
    return _message(found["channel"], found["id"]) if found else None


TELEGRAM = Platform(
    name="telegram",
    hosts=frozenset({"t.me", "telegram.me", "telegram.dog"}),
    identify=identify,
    identify_id=identify_id,
    signatures=(
        Signature(tag="script", css_class=None, attributes=("data-telegram-post",)),
        Signature(tag=None, css_class=None, attributes=("data-telegram-post",)),
    ),
)
