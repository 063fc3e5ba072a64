"""Bluesky: oEmbed at embed.bsky.app, the public API beside it, and an app page that is 200 for everything (C/I)."""

from __future__ import annotations

from dataclasses import dataclass

from tests.simulator.exchange import Ask, Say, as_json, html

AUTHORS = {"petrel.bsky.social": "did:plc:k5yq3fzv7examplepetrel01", "muted.bsky.social": "did:plc:k5yq3fzv7examplemuted002"}
"""Handle → DID."""


@dataclass(frozen=True, slots=True)
class Skeet:
    key: str
    handle: str
    text: str
    created: str
    state: str = "live"


SKEETS = {
    skeet.key: skeet
    for skeet in (
        Skeet(
            "3lhv3gmn57c2b",
            "petrel.bsky.social",
            "Die Brücke ist zu, der Stau ist da. Ich geh zu Fuß.",
            "2025-02-11T06:58:12.345Z",
        ),
        Skeet("3lhv6rvug7c2c", "petrel.bsky.social", "gelöscht", "2025-02-11T07:58:12.345Z", "gone"),
        Skeet("3lhvc573p7c2d", "petrel.bsky.social", "gesperrt", "2025-02-11T08:58:12.345Z", "blocked"),
        Skeet("3lhvitrkb7c2f", "muted.bsky.social", "stumm", "2025-02-11T09:58:12.345Z", "gone"),
        Skeet("3lhvfiicy7c2e", "petrel.bsky.social", "nicht gefunden", "2025-02-11T09:58:12.345Z", "node"),
    )
}


def page(_: Ask) -> Say:
    return html(
        "<!doctype html><title>Bluesky</title>"
        "<noscript>This is a heavily interactive web application.</noscript><div id=root></div>"
    )


def oembed(ask: Ask) -> Say:
    """JSON only; xml is 501."""
    if ask.path != "/oembed":
        return html("", 404)
    if ask.query.get("format", "json") != "json":
        return as_json({"message": "xml is not supported"}, 501)
    skeet = SKEETS.get(ask.query.get("url", "").rstrip("/").rpartition("/")[2])
    if skeet is None or skeet.state != "live":
        return as_json({"message": "post not found"}, 404)
    uri = f"at://{AUTHORS[skeet.handle]}/app.bsky.feed.post/{skeet.key}"
    return as_json(
        {
            "type": "rich",
            "version": "1.0",
            "author_name": "Petrel",
            "author_url": f"https://bsky.app/profile/{skeet.handle}",
            "provider_name": "Bluesky Social",
            "provider_url": "https://bsky.app",
            "html": f'<blockquote class="bluesky-embed" data-bluesky-uri="{uri}"><p lang="de">{skeet.text}</p></blockquote>',
            "width": 600,
            "height": None,
        }
    )


def api(ask: Ask) -> Say:
    """getPostThread, getPosts, getProfile and resolveHandle."""
    method = ask.path.rpartition("/")[2]
    if method == "app.bsky.actor.getProfile":
        return _profile(ask.query.get("actor", ""))
    if method == "com.atproto.identity.resolveHandle":
        did = AUTHORS.get(ask.query.get("handle", ""))
        return (
            as_json({"did": did}) if did else as_json({"error": "InvalidRequest", "message": "Unable to resolve handle"}, 400)
        )
    uri = ask.query.get("uri") or ask.query.get("uris") or ask.query.get("uris[]", "")
    skeet = SKEETS.get(uri.rpartition("/")[2])
    if method == "app.bsky.feed.getPosts":
        return as_json({"posts": [_post(skeet)] if skeet and skeet.state == "live" else []})
    return _thread(uri, skeet)


def _thread(uri: str, skeet: Skeet | None) -> Say:
    if skeet is None or skeet.state == "gone":
        return as_json({"error": "NotFound", "message": f"Post not found: {uri}"}, 400)
    if skeet.state == "blocked":
        return as_json({"thread": {"$type": "app.bsky.feed.defs#blockedPost", "uri": uri, "blocked": True}})
    if skeet.state == "node":
        return as_json({"thread": {"$type": "app.bsky.feed.defs#notFoundPost", "uri": uri, "notFound": True}})
    return as_json({"thread": {"$type": "app.bsky.feed.defs#threadViewPost", "post": _post(skeet), "replies": []}})


def _profile(actor: str) -> Say:
    """A suspended account has an error of its own (I)."""
    handle = next((name for name, did in AUTHORS.items() if actor in (name, did)), None)
    if handle is None:
        return as_json({"error": "InvalidRequest", "message": "Profile not found"}, 400)
    if handle.startswith("muted"):
        return as_json({"error": "AccountTakedown", "message": "Account has been suspended"}, 400)
    return as_json({"did": AUTHORS[handle], "handle": handle, "displayName": "Petrel"})


def _post(skeet: Skeet) -> dict[str, object]:
    did = AUTHORS[skeet.handle]
    return {
        "uri": f"at://{did}/app.bsky.feed.post/{skeet.key}",
        "cid": "bafyreiexample",
        "author": {"did": did, "handle": skeet.handle, "displayName": "Petrel"},
        "record": {"$type": "app.bsky.feed.post", "text": skeet.text, "createdAt": skeet.created, "langs": ["de"]},
        "indexedAt": skeet.created,
        "labels": [],
    }
