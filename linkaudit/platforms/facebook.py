"""Facebook: posts, photographs and films under a dozen address forms. Its oEmbed needs a token of Meta's."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qs

from linkaudit.platforms.base import Identity, Platform, Signature
from linkaudit.platforms.replies import needs_token

_ITEM = r"(?P<id>[0-9]{5,20}|pfbid[A-Za-z0-9]{10,100})"
_POST = re.compile(
    rf"/(?:groups/(?P<group>[A-Za-z0-9._-]{{1,80}})/(?:posts|permalink)|(?P<user>[^/?#]{{1,80}})/(?:posts|videos|photos)|reel|events)"
    rf"/(?:[^/?#]{{1,200}}/){{0,2}}{_ITEM}(?![A-Za-z0-9])",
    re.ASCII,
)
_SHARED = re.compile(r"/share/(?:[pvr]/)?(?P<code>[A-Za-z0-9_-]{5,40})", re.ASCII)
_PROFILE = re.compile(r"/(?:pg/)?(?P<user>[A-Za-z0-9.]{3,80})/?$", re.ASCII)
_PAGES = {
    "/permalink.php": "story_fbid",
    "/story.php": "story_fbid",
    "/photo.php": "fbid",
    "/photo": "fbid",
    "/photo/": "fbid",
    "/video.php": "v",
    "/watch": "v",
    "/watch/": "v",
}
_NOT_ACCOUNTS = frozenset(
    (
        "about business dialog events gaming groups hashtag help home.php legal l.php login login.php marketplace p "
        "pages people permalink.php photo photo.php plugins policies policy.php privacy profile.php public reel "
        "settings share share.php sharer sharer.php story.php terms tr video.php watch"
    ).split()
)


def _post(post_id: str, handle: str | None, url: str) -> Identity:
    return Identity(platform="facebook", kind="post", key=f"facebook:{post_id}", url=url, post_id=post_id, handle=handle)


def _by_query(parts: SplitResult) -> Identity | None:
    name = _PAGES.get(parts.path)
    if name is None:
        return None
    for value in parse_qs(parts.query, max_num_fields=50).get(name, []):
        if re.fullmatch(_ITEM, value, re.ASCII):
            return _post(value, None, f"https://www.facebook.com{parts.path}?{parts.query}")
    return None


def identify(parts: SplitResult) -> Identity | None:
    """Posts, photographs, films, group posts, share links and profiles; a plugin frame is unwrapped by the registry."""
    host, path = parts.netloc, parts.path
    if host == "fb.watch":
        code = path.strip("/")
        ok = re.fullmatch(r"[A-Za-z0-9_-]{5,40}", code, re.ASCII)
        return (
            Identity(platform="facebook", kind="short_link", key=f"fb.watch:{code}", url=f"https://fb.watch/{code}/")
            if ok
            else None
        )
    if found := _POST.match(path):
        user = found["user"]
        return _post(found["id"], user, f"https://www.facebook.com{found[0]}")
    if found := _SHARED.match(path):
        return Identity(
            platform="facebook",
            kind="short_link",
            key=f"facebook.share:{found['code']}",
            url=f"https://www.facebook.com{found[0]}/",
        )
    return _by_query(parts) or _account(path)


def _account(path: str) -> Identity | None:
    found = _PROFILE.match(path)
    if found is None or found["user"].lower() in _NOT_ACCOUNTS:
        return None
    user = found["user"]
    return Identity(
        platform="facebook",
        kind="profile",
        key=f"facebook:@{user.lower()}",
        url=f"https://www.facebook.com/{user}",
        handle=user,
    )


FACEBOOK = Platform(
    name="facebook",
    hosts=frozenset({"facebook.com", "fb.com", "fb.watch"}),
    identify=identify,
    ask=needs_token,
    signatures=(
        Signature(tag="div", css_class="fb-post", attributes=("data-href",)),
        Signature(tag="div", css_class="fb-video", attributes=("data-href",)),
        Signature(tag="amp-facebook", css_class=None, attributes=("data-href",)),
    ),
)
