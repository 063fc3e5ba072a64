"""Reddit: posts and comments by their base-36 ids."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote

from linkaudit.model import PostFacts, Request, Target, Verdict
from linkaudit.platforms.base import Identity, Platform, Signature
from linkaudit.platforms.replies import Answers, heard, json_object, probe, text_at, two_witnesses

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


def ask(target: Target, answers: Answers) -> Request | Verdict:
    """oEmbed; a 404 there counts only if the page agrees. Reddit often refuses scripts: that is a wall, not an answer."""
    if not answers:
        return probe(f"https://www.reddit.com/oembed?url={quote(target.url, safe='')}")
    first = heard(answers[0], 200, 400, 404)
    if isinstance(first, Verdict):
        return first
    found = json_object(first)
    if first.status == 200 and text_at(found, "type"):
        return _shown(found, target.post_id)
    return two_witnesses(first, answers, Request(url=target.url))


_REMOVED = re.compile(r"\[\s{0,3}(?:removed|deleted)\b[^\]]{0,60}\]", re.ASCII | re.IGNORECASE)
"""What stands in the place of a title that moderators or the author took away."""


def _shown(found: dict[str, object] | None, post_id: str | None) -> Verdict:
    author = text_at(found, "author_name")
    title = text_at(found, "title")
    if author == "[deleted]":
        return Verdict(outcome="unknown", reason="its author is deleted", evidence=title, confidence="medium")
    if _REMOVED.fullmatch(title or ""):
        return Verdict(outcome="unknown", reason="unavailable", evidence=title, confidence="medium")
    return Verdict(outcome="live", reason="oEmbed shows it", post=PostFacts(handle=author, text=title, post_id=post_id))


REDDIT = Platform(
    name="reddit",
    hosts=frozenset({"reddit.com", "redd.it", "redditmedia.com"}),
    identify=identify,
    ask=ask,
    signatures=(
        Signature(tag="blockquote", css_class="reddit-embed-bq", attributes=()),
        Signature(tag="blockquote", css_class="reddit-card", attributes=()),
        Signature(tag="amp-reddit", css_class=None, attributes=("data-src",)),
    ),
)
