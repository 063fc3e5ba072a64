"""YouTube: oEmbed tells states apart, the watch page is 200 for all. 403 means no embedding or gone, so not dead."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from tests.simulator.exchange import Ask, Say, as_json, html, redirect

VIDEOS = {"qT3vHarb0ur": 200, "pR1vate0000": 401, "n0Embed0000": 403, "g0ne0000000": 404, "bad00000000": 400}
"""Video id → status of its oEmbed answer."""


def answer(ask: Ask) -> Say:
    if ask.host == "youtu.be":
        return redirect(f"https://www.youtube.com/watch?v={ask.path.strip('/')}", 303)
    if ask.path != "/oembed":
        return html("<!doctype html><title>- YouTube</title><div id=player></div>")
    status = VIDEOS.get(_video(ask.query.get("url", "")), 404)
    if status != 200:
        return Say(
            status, {401: b"Unauthorized", 403: b"Forbidden", 404: b"Not Found"}.get(status, b"Bad Request"), "text/plain"
        )
    return as_json(
        {
            "title": "Die Sundbrücke von oben",
            "author_name": "Küstenflug",
            "author_url": "https://www.youtube.com/@kuestenflug",
            "type": "video",
            "version": "1.0",
            "provider_name": "YouTube",
            "html": '<iframe src="https://www.youtube.com/embed/qT3vHarb0ur"></iframe>',
        }
    )


def _video(url: str) -> str:
    parts = urlsplit(url)
    return parse_qs(parts.query).get("v", [parts.path.rpartition("/")[2]])[0]
