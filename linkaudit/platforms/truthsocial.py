"""Truth Social: a Mastodon relative with addresses of its own, and no open door for scripts."""

from __future__ import annotations

import re
from urllib.parse import SplitResult

from linkaudit.platforms.base import Identity, Platform, Signature
from linkaudit.platforms.ids import mastodon_time
from linkaudit.platforms.replies import needs_token

_POST = re.compile(
    r"/(?:@|users/)(?P<user>[A-Za-z0-9_.-]{1,64})/(?:posts/|statuses/)?(?P<id>[0-9]{1,20})(?:/embed)?/?$", re.ASCII
)
_PROFILE = re.compile(r"/@(?P<user>[A-Za-z0-9_.-]{1,64})/?$", re.ASCII)


def identify(parts: SplitResult) -> Identity | None:
    """`/@user/posts/ID`, `/@user/ID`, the embed frame, a profile."""
    if found := _POST.match(parts.path):
        user, post_id = found["user"], found["id"]
        url = f"https://truthsocial.com/@{user}/posts/{post_id}"
        return Identity(
            platform="truthsocial", kind="post", key=f"truthsocial:{post_id}", url=url, post_id=post_id, handle=user
        )
    if found := _PROFILE.match(parts.path):
        user = found["user"]
        return Identity(
            platform="truthsocial",
            kind="profile",
            key=f"truthsocial:@{user.lower()}",
            url=f"https://truthsocial.com/@{user}",
            handle=user,
        )
    return None


TRUTHSOCIAL = Platform(
    name="truthsocial",
    hosts=frozenset({"truthsocial.com"}),
    identify=identify,
    ask=needs_token,
    signatures=(Signature(tag="iframe", css_class="truthsocial-embed", attributes=("src", "data-src")),),
    posted_at=mastodon_time,
)
