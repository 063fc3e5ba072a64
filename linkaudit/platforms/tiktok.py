"""TikTok: films by number, and short links that lead to them."""

from __future__ import annotations

import re
from urllib.parse import SplitResult

from linkaudit.platforms.base import Identity, Platform, Signature
from linkaudit.platforms.ids import tiktok_time

_POST = re.compile(
    r"/(?:@(?P<user>[A-Za-z0-9_.]{0,40})/(?:video|photo)|embed(?:/v[0-9])?|player/v1|v|share/video)/(?P<id>[0-9]{15,20})(?![0-9])",
    re.ASCII,
)
_PROFILE = re.compile(r"/@(?P<user>[A-Za-z0-9_.]{1,40})/?$", re.ASCII)
_SHORT = re.compile(r"/(?:t/)?(?P<code>[A-Za-z0-9]{5,20})/?$", re.ASCII)


def _post(post_id: str, handle: str | None = None) -> Identity:
    url = f"https://www.tiktok.com/@{handle or ''}/video/{post_id}"
    return Identity(platform="tiktok", kind="post", key=f"tiktok:{post_id}", url=url, post_id=post_id, handle=handle or None)


def identify(parts: SplitResult) -> Identity | None:
    """`/@user/video/ID`, `/embed/v2/ID`, `/player/v1/ID`, `m.tiktok.com/v/ID.html`; vm, vt and `/t/` short links; a profile."""
    host, path = parts.netloc, parts.path
    if found := _POST.match(path):
        return _post(found["id"], found["user"])
    if host in {"vm.tiktok.com", "vt.tiktok.com"} or path.startswith("/t/"):
        found = _SHORT.match(path)
        if found is None:
            return None
        code = found["code"]
        url = f"https://{host}/{code}/" if host != "tiktok.com" else f"https://www.tiktok.com/t/{code}/"
        return Identity(platform="tiktok", kind="short_link", key=f"vm.tiktok.com:{code}", url=url)
    if found := _PROFILE.match(path):
        user = found["user"]
        return Identity(
            platform="tiktok", kind="profile", key=f"tiktok:@{user.lower()}", url=f"https://www.tiktok.com/@{user}", handle=user
        )
    return None


def identify_id(value: str) -> Identity | None:
    """A bare number, as `data-video-id` carries it."""
    return _post(value) if re.fullmatch(r"[0-9]{15,20}", value, re.ASCII) else None


TIKTOK = Platform(
    name="tiktok",
    hosts=frozenset({"tiktok.com"}),
    identify=identify,
    identify_id=identify_id,
    signatures=(
        Signature(tag="blockquote", css_class="tiktok-embed", attributes=("cite", "data-video-id")),
        Signature(tag="amp-tiktok", css_class=None, attributes=("data-src",)),
    ),
    posted_at=tiktok_time,
)
