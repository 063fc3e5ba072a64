"""Who answers for which host name: one file per site."""

from __future__ import annotations

from tests.simulator.hosts import (
    archive,
    bluesky,
    mastodon,
    news,
    pic,
    publish,
    reddit,
    syndication,
    tco,
    telegram,
    tiktok,
    vimeo,
    x,
    youtube,
)
from tests.simulator.server import Host
from tests.simulator.world import SITES

ALL: dict[str, Host] = {
    **dict.fromkeys(("x.com", "www.x.com", "mobile.x.com"), x.page),
    **dict.fromkeys(("twitter.com", "www.twitter.com", "mobile.twitter.com", "m.twitter.com"), x.old_name),
    "t.co": tco.answer,
    "pic.twitter.com": pic.answer,
    "pic.x.com": pic.answer,
    "publish.x.com": publish.oembed,
    "publish.twitter.com": publish.old_name,
    "cdn.syndication.twimg.com": syndication.answer,
    "web.archive.org": archive.answer,
    "archive.org": archive.answer,
    "bsky.app": bluesky.page,
    "embed.bsky.app": bluesky.oembed,
    "public.api.bsky.app": bluesky.api,
    "api.bsky.app": bluesky.api,
    **dict.fromkeys(mastodon.INSTANCES, mastodon.answer),
    **dict.fromkeys(
        ("www.youtube.com", "youtube.com", "youtu.be", "www.youtube-nocookie.com", "m.youtube.com"), youtube.answer
    ),
    **dict.fromkeys(("www.tiktok.com", "tiktok.com"), tiktok.answer),
    **dict.fromkeys(("www.reddit.com", "reddit.com", "old.reddit.com"), reddit.answer),
    **dict.fromkeys(("vimeo.com", "player.vimeo.com"), vimeo.answer),
    "t.me": telegram.answer,
    **dict.fromkeys(SITES, news.answer),
}
"""Host name → the function that answers for it."""
