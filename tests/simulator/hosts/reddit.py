"""Reddit: oEmbed, often 403 or 429 to scripts (?); both are played beside 200 and 404."""

from __future__ import annotations

from tests.simulator.exchange import Ask, Say, as_json, html

POSTS = {"1c0harb": 200, "1c1gone": 404, "1c2wall": 403, "1c3rate": 429}
"""Post id → status of its oEmbed answer."""


def answer(ask: Ask) -> Say:
    if ask.path != "/oembed":
        return html("<!doctype html><title>Reddit - The heart of the internet</title><shreddit-app></shreddit-app>")
    parts = ask.query.get("url", "").split("/comments/")
    post = parts[1].partition("/")[0] if len(parts) == 2 else ""
    status = POSTS.get(post, 404)
    if status != 200:
        return as_json({"message": "Not Found" if status == 404 else "Forbidden", "error": status}, status)
    return as_json(
        {
            "provider_url": "https://www.reddit.com/",
            "version": "1.0",
            "title": "Cranes of Port Calder at sunrise",
            "provider_name": "reddit",
            "type": "rich",
            "html": '<blockquote class="reddit-embed-bq"></blockquote>',
            "author_name": "saltmarsh",
        }
    )
