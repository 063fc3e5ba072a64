"""A Mastodon instance: `/api/v1/statuses/ID`, `/api/oembed`, pages. Missing is 404 (410 is debated: both are played)."""

from __future__ import annotations

from dataclasses import dataclass

from tests.simulator.exchange import Ask, Say, as_json, html, page

INSTANCES = ("mastodon.social", "deich.example")


@dataclass(frozen=True, slots=True)
class Toot:
    id: str
    user: str
    text: str
    created: str
    status: int = 200


TOOTS = {
    toot.id: toot
    for toot in (
        Toot("113984120000000001", "wattlaeufer", "Sundbrücke gesperrt, Fähre voll, Laune gut.", "2025-02-11T07:30:00.000Z"),
        Toot("113984120000000002", "wattlaeufer", "weg", "2025-02-11T07:31:00.000Z", 404),
        Toot("113984120000000003", "wattlaeufer", "weg", "2025-02-11T07:32:00.000Z", 410),
        Toot("113984120000000004", "wattlaeufer", "privat", "2025-02-11T07:33:00.000Z", 401),
    )
}


def answer(ask: Ask) -> Say:
    if ask.path == "/api/oembed":
        return _oembed(ask)
    toot = TOOTS.get(ask.path.removesuffix("/embed").rstrip("/").rpartition("/")[2])
    if ask.path.startswith("/api/v1/statuses/"):
        return _status(ask, toot)
    if toot is None or toot.status != 200:
        return html(page("The page you are looking for isn't here.", "Nothing here."), 404 if toot is None else toot.status)
    return html(page(f"{toot.user}: {toot.text}", toot.text * 5))


def _status(ask: Ask, toot: Toot | None) -> Say:
    if toot is None or toot.status in (404, 410):
        return as_json({"error": "Record not found"}, 404 if toot is None else toot.status)
    if toot.status == 401:
        return as_json({"error": "This method requires an authenticated user"}, 401)
    url = f"https://{ask.host}/@{toot.user}"
    account = {"id": "1", "username": toot.user, "acct": toot.user, "display_name": "Wattläufer", "url": url}
    return as_json(
        {
            "id": toot.id,
            "created_at": toot.created,
            "visibility": "public",
            "uri": f"https://{ask.host}/users/{toot.user}/statuses/{toot.id}",
            "url": f"{url}/{toot.id}",
            "edited_at": None,
            "content": f"<p>{toot.text}</p>",
            "account": account,
        }
    )


def _oembed(ask: Ask) -> Say:
    toot = TOOTS.get(ask.query.get("url", "").removesuffix("/embed").rstrip("/").rpartition("/")[2])
    if toot is None or toot.status != 200:
        return as_json({"error": "Record not found"}, 404)
    url = f"https://{ask.host}/@{toot.user}"
    frame = f'<iframe src="{url}/{toot.id}/embed" class="mastodon-embed"></iframe>'
    return as_json({"type": "rich", "version": "1.0", "author_name": "Wattläufer", "author_url": url, "html": frame})
