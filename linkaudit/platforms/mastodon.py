"""Mastodon: thousands of instances under any host name, told by the shape of their addresses."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from linkaudit.model import Failure, PostFacts, Request, Target, Verdict
from linkaudit.platforms.base import Identity, Platform, Signature
from linkaudit.platforms.ids import mastodon_time
from linkaudit.platforms.replies import Answers, failed, json_object, probe, text_at, two_witnesses, words

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
    host = parts.netloc
    if host in _ELSEWHERE:
        return None
    if found := _STATUS.match(parts.path):
        return _post(host, found["user"] or found["actor"], found["home"], found["id"])
    return _account(host, parts.path)


def _post(host: str, user: str | None, home: str | None, post_id: str) -> Identity | None:
    if not known(host) and not (user and _looks_like_a_status(post_id)):
        return None
    shown = f"@{user}@{home}" if home else f"@{user}"
    url = f"https://{host}/{shown if user else 'statuses'}/{post_id}"
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


def ask(target: Target, answers: Answers) -> Request | Verdict | None:
    """The instance's API; its "not found" counts only if the page agrees. An answer that is not Mastodon's: judge the page."""
    if not answers:
        return probe(f"https://{urlsplit(target.url).netloc}/api/v1/statuses/{target.post_id}")
    first = answers[0]
    if isinstance(first, Failure):
        return failed(first) if first.kind in {"not recorded", "stopped"} else None
    found = json_object(first)
    if found is None or first.status not in {200, 404, 410}:
        return None
    if first.status == 200:
        return _shown(found, target.post_id)
    return two_witnesses(first, answers, Request(url=target.url))


def _shown(found: dict[str, object], wanted: str | None) -> Verdict | None:
    post_id, text = text_at(found, "id"), found.get("content")
    if post_id is None or not isinstance(text, str):
        return None
    if post_id != wanted:
        return Verdict(outcome="unknown", reason="the instance answered for another post", evidence=post_id)
    facts = PostFacts(
        handle=text_at(found, "account", "acct"),
        name=text_at(found, "account", "display_name"),
        created_at=text_at(found, "created_at"),
        text=words(text) or None,
        post_id=post_id,
        edited=found.get("edited_at") is not None,
    )
    return Verdict(outcome="live", reason="the instance shows it", post=facts)


MASTODON = Platform(
    name="mastodon",
    hosts=_INSTANCES,
    identify=identify,
    ask=ask,
    signatures=(
        Signature(tag="blockquote", css_class="mastodon-embed", attributes=("data-embed-url",)),
        Signature(tag="iframe", css_class="mastodon-embed", attributes=("src", "data-src")),
    ),
    posted_at=mastodon_time,
)
