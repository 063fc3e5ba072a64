"""X, once Twitter: every way a post or an account has been spelled since 2006, and the marks of its embeds."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qs

from linkaudit.platforms.base import Identity, Platform, Signature
from linkaudit.platforms.ids import x_time
from linkaudit.platforms.x_oracles import ask

_STATUS = re.compile(
    r"/(?:@?(?P<handle>[a-z0-9_]{1,20})/|i/web/)?status(?:es)?/(?P<id>[1-9][0-9]{0,18})(?![0-9a-z_])", re.ASCII | re.IGNORECASE
)
_ARTICLE = re.compile(
    r"/(?P<handle>(?!i/)[a-z0-9_]{1,15})/article/(?P<id>[1-9][0-9]{14,18})(?![0-9a-z_])", re.ASCII | re.IGNORECASE
)
"""A long article, under the number of the post that carries it; below `/i/` it has one of its own."""
_SHOWN = re.compile(
    r"/i/(?:videos(?:/tweet)?|cards/tfw/v[0-9])/(?P<id>[1-9][0-9]{14,18})(?![0-9a-z_])", re.ASCII | re.IGNORECASE
)
"""A post's film alone, or its card, as old players frame them."""
_PROFILE = re.compile(
    r"/@?(?P<handle>[a-z0-9_]{1,15})(?:/(?:with_replies|media|likes|highlights|articles)?)?$", re.ASCII | re.IGNORECASE
)
_ID = re.compile(r"[1-9][0-9]{0,18}", re.ASCII)
_EMBED_PATHS = ("/embed/tweet.html", "/embed/index.html")
_MIRRORS = frozenset(
    {
        "fxtwitter.com",
        "fixupx.com",
        "vxtwitter.com",
        "fixvx.com",
        "twittpr.com",
        "girlcockx.com",
        "xcancel.com",
        "nitter",
    }
)
"""Sites that show the same path; `nitter` is the first label of many instances."""
_NOT_ACCOUNTS = frozenset(
    (
        "about account compose download en explore follow following followers hashtag help home i intent jobs login logout "
        "messages notifications oauth privacy rules safety search session settings share signup status statuses tos "
        "who_to_follow widgets"
    ).split()
)


def post(post_id: str, handle: str | None = None) -> Identity:
    """The identity of a post by its id; the handle is a label, X ignores it in links."""
    name = None if handle is None or handle.lower() == "i" else handle
    url = f"https://x.com/{name or 'i'}/status/{post_id}"
    return Identity(platform="x", kind="post", key=f"x:{post_id}", url=url, post_id=post_id, handle=name)


def _account(handle: str) -> Identity | None:
    if handle.lower() in _NOT_ACCOUNTS or not re.fullmatch(r"[A-Za-z0-9_]{1,15}", handle, re.ASCII):
        return None
    return Identity(platform="x", kind="profile", key=f"x:@{handle.lower()}", url=f"https://x.com/{handle}", handle=handle)


def _from_query(parts: SplitResult) -> Identity | None:
    """Embeds by frame (`?id=`), follow buttons (`?screen_name=`)."""
    path = parts.path.lower()
    if parts.netloc.startswith("platform.") and path in _EMBED_PATHS:
        for value in parse_qs(parts.query, max_num_fields=50).get("id", []):
            return identify_id(value)
    if path in {"/intent/user", "/intent/follow"}:
        for value in parse_qs(parts.query, max_num_fields=50).get("screen_name", []):
            return _account(value.removeprefix("@"))
    return None


def identify(parts: SplitResult) -> Identity | None:
    """Status pages in all spellings (`/status/`, `/statuses/`, `/i/web/status/`, `/#!/`), embed frames, accounts."""
    path = parts.path
    if parts.fragment.startswith("!"):
        path = "/" + parts.fragment[1:].lstrip("/").partition("?")[0]
    if found := _STATUS.match(path):
        return post(found["id"], found["handle"])
    if parts.netloc not in {"x.com", "twitter.com"}:
        return _from_query(parts)
    if found := _SHOWN.match(path):
        return post(found["id"])
    if found := _ARTICLE.match(path):
        return post(found["id"], found["handle"])
    if found := _PROFILE.match(path):
        return _account(found["handle"])
    return _from_query(parts)


def identify_id(value: str) -> Identity | None:
    """A bare id, as `data-tweetid` carries it."""
    return post(value) if _ID.fullmatch(value) else None


_IDS = ("data-tweet-id", "data-tweetid", "data-twitter-id", "data-tweet", "tweet-id", "tweetid")
_ADDRESSES = ("data-canonical-url", "data-embed-url", "data-url", "data-src", "src", "cite")

X = Platform(
    name="x",
    hosts=frozenset({"x.com", "twitter.com", "twimg.com"}) | _MIRRORS,
    identify=identify,
    identify_id=identify_id,
    signatures=(
        Signature(tag="blockquote", css_class="twitter-tweet", attributes=(*_IDS, "cite")),
        Signature(tag="blockquote", css_class="twitter-video", attributes=(*_IDS, "cite")),
        Signature(tag="twitter-widget", css_class=None, attributes=_IDS),
        Signature(tag="embetty-tweet", css_class=None, attributes=("status",)),
        Signature(tag="amp-twitter", css_class=None, attributes=_IDS),
        Signature(tag="div", css_class="twitter-tweet", attributes=_IDS),
        Signature(tag="figure", css_class="element-tweet", attributes=("data-canonical-url",)),
        Signature(tag="figure", css_class="wp-block-embed-twitter", attributes=()),
        Signature(tag="div", css_class="subbuzz-tweet", attributes=()),
        Signature(tag="div", css_class="react-tweet-theme", attributes=_IDS),
        Signature(tag="react-tweet", css_class=None, attributes=("id",)),
        Signature(tag="div", css_class="embed-twitter", attributes=(*_IDS, *_ADDRESSES)),
        Signature(tag="div", css_class="social-embed", attributes=(*_IDS, *_ADDRESSES)),
        Signature(tag=None, css_class=None, attributes=_IDS),
    ),
    ask=ask,
    posted_at=x_time,
    pace_group="x",
)
