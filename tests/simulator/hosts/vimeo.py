"""Vimeo: `/api/oembed.json`: 200, 403 for private or restricted, 404 for gone."""

from __future__ import annotations

from urllib.parse import urlsplit

from tests.simulator.exchange import Ask, Say, as_json, html, page

VIDEOS = {"901234567": 200, "901234568": 403, "901234569": 404}
"""Video id → status of its oEmbed answer."""


def answer(ask: Ask) -> Say:
    asks_oembed = ask.path.startswith("/api/oembed")
    number = urlsplit(ask.query.get("url", "") if asks_oembed else ask.path).path.rstrip("/").rpartition("/")[2]
    status = VIDEOS.get(number, 404)
    if not asks_oembed:
        return html(page("Video on Vimeo", "A player." * 20), 200 if status == 403 else status)
    if status != 200:
        return as_json({"domain_status_code": status}, status)
    return as_json(
        {
            "type": "video",
            "version": "1.0",
            "provider_name": "Vimeo",
            "title": "The tally office",
            "author_name": "Saltmarsh Films",
            "author_url": "https://vimeo.com/saltmarsh",
            "video_id": int(number),
            "upload_date": "2024-03-05 10:00:00",
        }
    )
