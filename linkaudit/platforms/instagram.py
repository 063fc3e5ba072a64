"""Instagram: posts, reels and films by shortcode. Without a token of Meta's nobody learns whether one is still there."""

from __future__ import annotations

import re
from urllib.parse import SplitResult

from linkaudit.platforms.base import Identity, Platform, Signature
from linkaudit.platforms.ids import instagram_time
from linkaudit.platforms.replies import needs_token

_POST = re.compile(r"/(?:(?P<user>[A-Za-z0-9_.]{1,30})/)?(?:p|reels?|tv)/(?P<code>[A-Za-z0-9_-]{5,64})", re.ASCII)
_SHARED = re.compile(r"/share/(?:(?:p|reels?|tv)/)?(?P<code>[A-Za-z0-9_-]{5,64})", re.ASCII)
_PROFILE = re.compile(r"/(?P<user>[A-Za-z0-9_.]{1,30})/?$", re.ASCII)
_NOT_ACCOUNTS = frozenset(
    "about accounts api developer direct directory embed.js explore legal p privacy reel reels share stories tv web".split()
)


def identify(parts: SplitResult) -> Identity | None:
    """`/p/CODE`, `/reel/CODE`, `/tv/CODE`, each also below an account; a share link; a profile."""
    if found := _SHARED.match(parts.path):
        code, url = found["code"], f"https://www.instagram.com{found[0]}/"
        return Identity(platform="instagram", kind="short_link", key=f"instagram.share:{code}", url=url)
    if found := _POST.match(parts.path):
        code = found["code"]
        if code == "audio":
            return None
        url = f"https://www.instagram.com/p/{code}/"
        return Identity(platform="instagram", kind="post", key=f"instagram:{code}", url=url, post_id=code, handle=found["user"])
    found = _PROFILE.match(parts.path)
    if found is None or found["user"].lower() in _NOT_ACCOUNTS:
        return None
    user = found["user"]
    return Identity(
        platform="instagram",
        kind="profile",
        key=f"instagram:@{user.lower()}",
        url=f"https://www.instagram.com/{user}/",
        handle=user,
    )


def identify_id(value: str) -> Identity | None:
    """A bare shortcode, as `amp-instagram[data-shortcode]` carries it."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{5,64}", value, re.ASCII):
        return None
    return Identity(
        platform="instagram", kind="post", key=f"instagram:{value}", url=f"https://www.instagram.com/p/{value}/", post_id=value
    )


INSTAGRAM = Platform(
    name="instagram",
    hosts=frozenset({"instagram.com", "instagr.am", "ddinstagram.com", "kkinstagram.com"}),
    identify=identify,
    identify_id=identify_id,
    ask=needs_token,
    signatures=(
        Signature(tag="blockquote", css_class="instagram-media", attributes=("data-instgrm-permalink",)),
        Signature(tag="amp-instagram", css_class=None, attributes=("data-shortcode",)),
        Signature(tag=None, css_class=None, attributes=("data-instgrm-permalink",)),
    ),
    posted_at=instagram_time,
)
