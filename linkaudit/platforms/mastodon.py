"""Mastodon: thousands of instances under any host name, told by the shape of their addresses."""

from __future__ import annotations

import re
from urllib.parse import SplitResult

from linkaudit.platforms.base import Identity, Platform, Signature
from linkaudit.platforms.ids import mastodon_time

_STATUS = re.compile(
    r"/(?:web/|deck/)?(?:@(?P<user>[A-Za-z0-9_.-]{1,64})(?:@(?P<home>[A-Za-z0-9.-]{3,253}))?|users/(?P<actor>[A-Za-z0-9_.-]{1,64})/statuses|statuses)"
    r"/(?P<id>[0-9]{1,20})(?:/embed|/activity)?/?$",
    re.ASCII,
)
_PROFILE = re.compile(r"/(?:web/)?@(?P<user>[A-Za-z0-9_.-]{1,64})(?:@(?P<home>[A-Za-z0-9.-]{3,253}))?/?$", re.ASCII)
_NAMED = re.compile(r"(?:mastodon|mstdn|toot|masto)[.-]|(?:^|\.)mastodon[a-z]{0,12}\.", re.ASCII)
_INSTANCES = frozenset(
    (
        "mas.to mstdn.social fosstodon.org hachyderm.io infosec.exchange journa.host newsie.social social.bund.de "
        "mindly.social techhub.social aus.social norden.social chaos.social universeodon.com sfba.social c.im "
        "ioc.exchange med-mastodon.com kolektiva.social pawoo.net respublicae.eu social.network.europa.eu ec.social- "
        "network.europa.eu social.overheid.nl social.ard.de zdf.social flipboard.social mathstodon.xyz scholar.social "
        "det.social ruhr.social piaille.fr mamot.fr social.coop indieweb.social octodon.social"
    ).split()
)
_ELSEWHERE = frozenset({"truthsocial.com", "tiktok.com", "threads.net", "threads.com", "medium.com", "youtube.com"})
"""Sites with the same `/@user` shape that are not Mastodon."""


def known(host: str) -> bool:
    """Whether the host name alone says Mastodon."""
    return host in _INSTANCES or _NAMED.search(host) is not None


def identify(parts: SplitResult) -> Identity | None:
    """`/@user/ID`, `/@user@home/ID`, `/users/user/statuses/ID`; on hosts not known, only ids of a snowflake's length."""
    host, path = parts.netloc, parts.path
    if host in _ELSEWHERE:
        return None
    found = _STATUS.match(path)
    if found is None:
        return _account(host, path)
    user, home, post_id = found["user"] or found["actor"], found["home"], found["id"]
    if not known(host) and not (user and _looks_like_a_status(post_id)):
        return None
    away = f"@{home}" if home else ""
    url = f"https://{host}/@{user}{away}/{post_id}" if user else f"https://{host}/statuses/{post_id}"
    handle = f"{user}@{home or host}" if user else None
    return Identity(platform="mastodon", kind="post", key=f"mastodon:{host}/{post_id}", url=url, post_id=post_id, handle=handle)


def _looks_like_a_status(post_id: str) -> bool:
    """Ids of snowflake length that decode to a time: numbers that blogs put behind `/@user/` do not."""
    return 17 <= len(post_id) <= 19 and mastodon_time(post_id) is not None


def _account(host: str, path: str) -> Identity | None:
    found = _PROFILE.match(path) if known(host) else None
    if found is None:
        return None
    handle = f"{found['user']}@{found['home'] or host}"
    return Identity(
        platform="mastodon", kind="profile", key=f"mastodon:@{handle.lower()}", url=f"https://{host}{path}", handle=handle
    )


MASTODON = Platform(
    name="mastodon",
    hosts=_INSTANCES,
    identify=identify,
    signatures=(
        Signature(tag="blockquote", css_class="mastodon-embed", attributes=("data-embed-url",)),
        Signature(tag="iframe", css_class="mastodon-embed", attributes=("src", "data-src")),
    ),
    posted_at=mastodon_time,
)
