"""cdn.syndication.twimg.com/tweet-result, the second oracle."""

from __future__ import annotations

from tests.simulator.exchange import Ask, Say, as_json, html
from tests.simulator.states import SHELL, STATES, Post
from tests.simulator.world import POSTS


def answer(ask: Ask) -> Say:
    """No User-Agent 403, no token 200 `{}`, id out of range 400, unknown id 404 HTML."""
    if "user-agent" not in ask.headers:
        return html("", 403)
    number = ask.query.get("id", "")
    if ask.path != "/tweet-result" or not number.isascii() or not number.isdigit():
        return html(SHELL, 404)
    if not ask.query.get("token"):
        return as_json({})
    if int(number) >= 2**63:
        return as_json({"error": "Bad request."}, 400)
    post = POSTS.get(number)
    return STATES[post.state if post else "never"].syndication(post or Post(id="20", handle="", name="", text=""))
