"""Bluesky: posts by handle or DID, on the web client and as `at://` addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from urllib.parse import SplitResult, quote, unquote

from linkaudit.model import PostFacts, Reply, Request, Target, Verdict
from linkaudit.platforms.base import Identity, Platform, Signature
from linkaudit.platforms.ids import bluesky_time
from linkaudit.platforms.replies import Answers, for_another, heard, json_object, part, probe, text_at

_ACTOR = r"(?P<actor>did:[a-z]{1,12}:[A-Za-z0-9.:_-]{1,120}|[A-Za-z0-9.-]{1,253})"
_POST = re.compile(rf"/profile/@?{_ACTOR}/post/(?P<rkey>[A-Za-z0-9._~-]{{1,64}})", re.ASCII)
_EMBED = re.compile(rf"/embed/{_ACTOR}/app\.bsky\.feed\.post/(?P<rkey>[A-Za-z0-9._~-]{{1,64}})", re.ASCII)
_PROFILE = re.compile(rf"/profile/@?{_ACTOR}/?$", re.ASCII)
_AT = re.compile(rf"at://{_ACTOR}/app\.bsky\.feed\.post/(?P<rkey>[A-Za-z0-9._~-]{{1,64}})", re.ASCII)


def _post(actor: str, rkey: str) -> Identity:
    """Record keys made by the clock are unique beyond doubt, so a handle and its DID give one key; others need the account."""
    handle = None if actor.startswith("did:") else actor
    key = rkey if bluesky_time(rkey) else f"{actor.lower()}/{rkey}"
    url = f"https://bsky.app/profile/{actor}/post/{rkey}"
    return Identity(platform="bluesky", kind="post", key=f"bluesky:{key}", url=url, post_id=rkey, handle=handle)


def identify(parts: SplitResult) -> Identity | None:
    """`bsky.app/profile/…/post/…`, the embed frame, a profile."""
    path = unquote(parts.path)
    if found := _POST.match(path) or _EMBED.match(path):
        return _post(found["actor"], found["rkey"])
    found = _PROFILE.match(path)
    if found is None or ("." not in found["actor"] and ":" not in found["actor"]):
        return None
    actor = found["actor"]
    handle = None if actor.startswith("did:") else actor
    return Identity(
        platform="bluesky",
        kind="profile",
        key=f"bluesky:@{actor.lower()}",
        url=f"https://bsky.app/profile/{actor}",
        handle=handle,
    )


def identify_id(value: str) -> Identity | None:
    """An `at://` address, as `data-bluesky-uri` carries it."""
    found = _AT.match(value)
    return _post(found["actor"], found["rkey"]) if found else None


_API = "https://public.api.bsky.app/xrpc/"
_UNVERIFIED = "handle.invalid"
"""Shown in the place of a handle whose domain no longer names the account."""
_MEMBERS_ONLY = "!no-unauthenticated"
_HIDDEN = frozenset(("!hide", "!takedown", "!suspend"))
"""Labels under which the network's own app shows nothing."""
_ACCOUNTS = {"AccountTakedown": "suspended", "AccountDeactivated": "account_gone", "InvalidRequest": "account_gone"}


def ask(target: Target, answers: Answers) -> Request | Verdict | None:
    """The thread; when the post is not in it, oEmbed as the second witness; when that agrees, the account for the reason."""
    found = _POST.search(target.url)
    if found is None:
        return None
    actor = quote(found["actor"], safe="")
    requests = (
        probe(
            f"{_API}app.bsky.feed.getPostThread?uri=at%3A%2F%2F{actor}%2Fapp.bsky.feed.post%2F{found['rkey']}&depth=0&parentHeight=0"
        ),
        probe(f"https://embed.bsky.app/oembed?url={quote(target.url, safe='')}"),
        probe(f"{_API}app.bsky.actor.getProfile?actor={actor}"),
    )
    if len(answers) == 3:
        return _read_profile(json_object(answers[2]))
    readers: tuple[Callable[[Reply], Verdict | None], ...] = (partial(_read_thread, rkey=found["rkey"]), _read_oembed)
    for answer, read in zip(answers, readers, strict=False):
        reply = heard(answer, 200, 400, 404)
        verdict = reply if isinstance(reply, Verdict) else read(reply)
        if verdict is not None:
            return verdict
    return requests[len(answers)]


def _read_oembed(reply: Reply) -> Verdict | None:
    """None where the second witness agrees that there is no such post."""
    if reply.status != 200:
        return None
    return Verdict(outcome="unknown", reason="hidden", evidence="thread: not found; oEmbed shows it", confidence="medium")


def _read_thread(reply: Reply, rkey: str) -> Verdict | None:
    """A verdict, or None where the thread says that there is no such post."""
    found = json_object(reply)
    thread = part(found, "thread")
    kind = (text_at(thread, "$type") or "").rpartition("#")[2]
    if kind == "threadViewPost":
        return _shown(part(thread, "post"), rkey)
    if kind == "blockedPost":
        return Verdict(outcome="blocked", reason="blocked by its author", evidence=kind)
    return None if kind == "notFoundPost" else _read_error(found)


def _shown(post: dict[str, object], rkey: str) -> Verdict:
    """The API shows what its author asks to show to members only; no reader of an article sees that without logging in."""
    if not part(post, "record"):
        return Verdict(outcome="unknown", reason="unexpected answer", evidence="a thread without its post", confidence="medium")
    facts = _facts(post)
    if other := for_another(facts.post_id, rkey):
        return other
    if _MEMBERS_ONLY in _labels(part(post, "author")):
        return Verdict(outcome="blocked", reason="login", evidence=f"its author's account is {_MEMBERS_ONLY}", post=facts)
    if hidden := _HIDDEN & (_labels(post) | _labels(part(post, "author"))):
        return Verdict(
            outcome="unknown", reason="hidden", evidence=f"it is labelled {min(hidden)}", confidence="medium", post=facts
        )
    return Verdict(outcome="live", reason="the thread shows it", post=facts)


def _labels(thing: dict[str, object]) -> set[str]:
    """The labels that are stuck on a post or an account and were not taken off again."""
    labels = thing.get("labels")
    stuck: dict[str, bool] = {}
    for label in labels if isinstance(labels, list) else ():
        stuck[text_at(label, "val") or ""] = not part(label).get("neg")
    return {value for value, still in stuck.items() if value and still}


def _facts(post: dict[str, object]) -> PostFacts:
    handle = text_at(post, "author", "handle")
    return PostFacts(
        handle=None if handle == _UNVERIFIED else handle,
        name=text_at(post, "author", "displayName"),
        created_at=text_at(post, "record", "createdAt"),
        text=text_at(post, "record", "text"),
        post_id=(text_at(post, "uri") or "").rpartition("/")[2] or None,
    )


def _read_error(found: dict[str, object] | None) -> Verdict | None:
    error, said = text_at(found, "error"), text_at(found, "message")
    if error == "InvalidRequest" and "handle" in (said or "").lower():
        # A handle may be given up for another while its posts stay.
        return Verdict(outcome="unknown", reason="handle not found", evidence=said, confidence="medium")
    if error == "NotFound" or _account_lost(error, said):
        return None
    return Verdict(outcome="unknown", reason="unexpected answer", evidence=said)


def _account_lost(error: str | None, said: str | None) -> str | None:
    """What became of the account; a request that the server did not understand says nothing of it."""
    lost = error != "InvalidRequest" or "not found" in (said or "").lower()
    return _ACCOUNTS.get(error or "") if lost else None


def _read_profile(found: dict[str, object] | None) -> Verdict:
    """The post is gone; whether its whole account is."""
    error, said = text_at(found, "error"), text_at(found, "message")
    reason, said = _account_lost(error, said), said or error
    evidence = "thread: not found; oEmbed: not found" + (f"; account: {said}" if reason else "")
    return Verdict(outcome="gone", reason=reason or "deleted", evidence=evidence)


BLUESKY = Platform(
    name="bluesky",
    hosts=frozenset({"bsky.app", "main.bsky.dev", "fxbsky.app", "bskyx.app", "vxbsky.app"}),
    identify=identify,
    identify_id=identify_id,
    ask=ask,
    signatures=(
        Signature(tag="blockquote", css_class="bluesky-embed", attributes=("data-bluesky-uri",)),
        Signature(tag="bluesky-post", css_class=None, attributes=("src",)),
        Signature(tag=None, css_class=None, attributes=("data-bluesky-uri",)),
    ),
    posted_at=bluesky_time,
)
