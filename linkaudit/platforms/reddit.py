"""Reddit: posts and comments by their base-36 ids."""

from __future__ import annotations

import re
from urllib.parse import SplitResult

from linkaudit.platforms.base import Identity, Platform, Signature

_POST = re.compile(
    r"(?:/(?:r|u|user)/(?P<place>[A-Za-z0-9_-]{1,40}))?/(?:comments|gallery)/(?P<id>[A-Za-z0-9]{2,12})"
    r"(?:/(?:[^/?#]{0,300})/(?P<comment>[A-Za-z0-9]{2,12})(?=/|$))?",
    re.ASCII,
)
_SHORT = re.compile(r"/(?P<id>[A-Za-z0-9]{2,12})/?$", re.ASCII)
_SHARED = re.compile(r"/(?:r|u|user)/(?P<place>[A-Za-z0-9_-]{1,40})/s/(?P<code>[A-Za-z0-9]{4,20})", re.ASCII)
_PROFILE = re.compile(r"/(?:u|user)/(?P<user>[A-Za-z0-9_-]{1,40})/?$", re.ASCII)


def _post(post_id: str, comment: str | None, place: str | None) -> Identity:
    item = post_id.lower() + (f"/{comment.lower()}" if comment else "")
    start = f"https://www.reddit.com{'/r/' + place if place else ''}/comments/{post_id.lower()}/"
    return Identity(
        platform="reddit",
        kind="post",
        key=f"reddit:{item}",
        url=start + (f"_/{comment.lower()}/" if comment else ""),
        post_id=item,
    )


def identify(parts: SplitResult) -> Identity | None:
    """`/r/PLACE/comments/ID/…`, a comment below it, redd.it, share links, accounts."""
    path = parts.path
    if parts.netloc == "redd.it":
        found = _SHORT.match(path)
        return _post(found["id"], None, None) if found else None
    if found := _POST.match(path):
        place = None if path.startswith(("/u/", "/user/")) else found["place"]
        return _post(found["id"], found["comment"], place)
    if found := _SHARED.match(path):
        return Identity(
            platform="reddit", kind="short_link", key=f"reddit.share:{found['code']}", url=f"https://www.reddit.com{found[0]}"
        )
    if found := _PROFILE.match(path):
        user = found["user"]
        return Identity(
            platform="reddit",
            kind="profile",
            key=f"reddit:@{user.lower()}",
            url=f"https://www.reddit.com/user/{user}",
            handle=user,
        )
    return None


REDDIT = Platform(
    name="reddit",
    hosts=frozenset({"reddit.com", "redd.it", "redditmedia.com"}),
    identify=identify,
    signatures=(
        Signature(tag="blockquote", css_class="reddit-embed-bq", attributes=()),
        Signature(tag="blockquote", css_class="reddit-card", attributes=()),
        Signature(tag="amp-reddit", css_class=None, attributes=("data-src",)),
    ),
)
