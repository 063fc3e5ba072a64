"""Vimeo: films by number."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote

from linkaudit.model import PostFacts, Request, Target, Verdict
from linkaudit.platforms.base import Identity, Platform, Signature
from linkaudit.platforms.replies import Answers, for_another, heard, json_object, probe, text_at, two_witnesses

_FILM = re.compile(
    r"/(?:video/|ondemand/[A-Za-z0-9_-]{1,80}/|channels/[A-Za-z0-9_-]{1,80}/|groups/[A-Za-z0-9_-]{1,80}/videos/|showcase/[0-9]{1,12}/video/|album/[0-9]{1,12}/video/)?"
    r"(?P<id>[0-9]{5,12})(?:/(?P<secret>[0-9a-f]{8,12}))?/?$",
    re.ASCII,
)


def _film(film: str, secret: str | None = None) -> Identity:
    url = f"https://vimeo.com/{film}" + (f"/{secret}" if secret else "")
    return Identity(platform="vimeo", kind="embed", key=f"vimeo:{film}", url=url, post_id=film)


def identify(parts: SplitResult) -> Identity | None:
    """`vimeo.com/ID`, channels and groups, the player."""
    found = _FILM.match(parts.path)
    return _film(found["id"], found["secret"]) if found else None


def identify_id(value: str) -> Identity | None:
    """A bare number, as `amp-vimeo[data-videoid]` carries it."""
    return _film(value) if re.fullmatch(r"[0-9]{5,12}", value, re.ASCII) else None


def ask(target: Target, answers: Answers) -> Request | Verdict:
    """oEmbed; a 404 there, which also hides private films, counts only if the page agrees."""
    if not answers:
        return probe(f"https://vimeo.com/api/oembed.json?url={quote(target.url, safe='')}")
    first = heard(answers[0], 200, 403, 404)
    if isinstance(first, Verdict):
        return first
    if first.status == 403:
        return Verdict(outcome="blocked", reason="protected", evidence="oEmbed answered 403", confidence="medium")
    found = json_object(first)
    if first.status == 200 and text_at(found, "type"):
        return for_another(found and found.get("video_id"), target.post_id) or _shown(found, target.post_id)
    return two_witnesses(first, answers, Request(url=target.url))


def _shown(found: dict[str, object] | None, post_id: str | None) -> Verdict:
    facts = PostFacts(
        handle=(text_at(found, "author_url") or "").rstrip("/").rpartition("/")[2] or None,
        name=text_at(found, "author_name"),
        text=text_at(found, "title"),
        post_id=post_id,
    )
    return Verdict(outcome="live", reason="oEmbed shows it", post=facts)


VIMEO = Platform(
    name="vimeo",
    hosts=frozenset({"vimeo.com"}),
    identify=identify,
    identify_id=identify_id,
    ask=ask,
    signatures=(
        Signature(tag="amp-vimeo", css_class=None, attributes=("data-videoid",)),
        Signature(tag="lite-vimeo", css_class=None, attributes=("videoid",)),
        Signature(tag="div", css_class="vimeo_player", attributes=("videoid",)),
        Signature(tag="source", css_class=None, attributes=("src",)),
        Signature(tag="embetty-video", css_class=None, attributes=("video-id",)),
        Signature(tag=None, css_class=None, attributes=("data-vimeo-id", "data-vimeo-url")),
    ),
)
