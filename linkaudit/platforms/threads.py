"""Threads, on threads.net and threads.com."""

from __future__ import annotations

import re
from urllib.parse import SplitResult

from linkaudit.platforms.base import Identity, Platform, Signature
from linkaudit.platforms.ids import instagram_time
from linkaudit.platforms.replies import needs_token

_POST = re.compile(r"/(?:@(?P<user>[A-Za-z0-9_.]{1,30})/post|t)/(?P<code>[A-Za-z0-9_-]{5,64})", re.ASCII)
_PROFILE = re.compile(r"/@(?P<user>[A-Za-z0-9_.]{1,30})/?$", re.ASCII)


def identify(parts: SplitResult) -> Identity | None:
    """`/@user/post/CODE`, `/t/CODE`, a profile."""
    if found := _POST.match(parts.path):
        user, code = found["user"], found["code"]
        url = f"https://www.threads.com/@{user}/post/{code}" if user else f"https://www.threads.com/t/{code}"
        return Identity(platform="threads", kind="post", key=f"threads:{code}", url=url, post_id=code, handle=user)
    if found := _PROFILE.match(parts.path):
        user = found["user"]
        return Identity(
            platform="threads",
            kind="profile",
            key=f"threads:@{user.lower()}",
            url=f"https://www.threads.com/@{user}",
            handle=user,
        )
    return None


THREADS = Platform(
    name="threads",
    hosts=frozenset({"threads.net", "threads.com"}),
    identify=identify,
    ask=needs_token,
    signatures=(
        Signature(tag="blockquote", css_class="text-post-media", attributes=("data-text-post-permalink",)),
        Signature(tag=None, css_class=None, attributes=("data-text-post-permalink",)),
    ),
    posted_at=instagram_time,
)
