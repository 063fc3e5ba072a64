"""publish.x.com/oembed, the first oracle; publish.twitter.com sends there (301, M 2026-09-23)."""

from __future__ import annotations

import re

from tests.simulator.exchange import Ask, Say, as_json, html, redirect
from tests.simulator.states import SHELL, STATES, Post
from tests.simulator.world import POSTS

_STATUS = re.compile(r"^https?://(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com/(?:i/web|i|\w{1,20})/status(?:es)?/([0-9]{1,19})")


def old_name(ask: Ask) -> Say:
    return redirect(f"https://publish.x.com{ask.target}", 301)


def oembed(ask: Ask) -> Say:
    """The handle in the URL is ignored; what is not a status of the platform is 404 HTML."""
    if ask.path != "/oembed":
        return html(SHELL)
    url = ask.query.get("url")
    if url is None:
        return as_json({"errors": [{"code": 357, "message": "url: queryParam is required"}]}, 400)
    found = _STATUS.match(url)
    post = POSTS.get(found[1]) if found else None
    return STATES[post.state if post else "never"].oembed(post or Post(id="20", handle="", name="", text=""))
