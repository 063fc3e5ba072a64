"""TikTok: oEmbed is 200, or 400 for what is missing (M for /embed/v2/ input, I for missing posts). The handle is ignored."""

from __future__ import annotations

from tests.simulator.exchange import Ask, Say, as_json, html

VIDEOS = {"7301234567890123456": "Night boat, no boat"}


def answer(ask: Ask) -> Say:
    if ask.path.rstrip("/") != "/oembed":
        return html("<!doctype html><title>TikTok - Make Your Day</title><div id=app></div>")
    url = ask.query.get("url", "")
    video = url.partition("?")[0].rstrip("/").rpartition("/")[2]
    if video not in VIDEOS or "/embed/" in url:
        return as_json({"code": 400, "message": "Something went wrong"}, 400)
    return as_json(
        {
            "version": "1.0",
            "type": "video",
            "title": VIDEOS[video],
            "author_url": "https://www.tiktok.com/@islanderbell",
            "author_name": "Isla Bell",
            "author_unique_id": "islanderbell",
            "embed_product_id": video,
            "html": f'<blockquote class="tiktok-embed" data-video-id="{video}"></blockquote>',
            "provider_name": "TikTok",
        }
    )
