"""t.co: 301 for clients, a 200 page with meta refresh and location.replace for browsers (C/M)."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from tests.simulator.exchange import Ask, Say, html, redirect
from tests.simulator.shortlinks import BROWSER_FACE, SHORT, UNSAFE
from tests.simulator.world import MEDIA

_HEADERS = (("Cache-Control", "private,max-age=300"), ("Set-Cookie", "muc=5f1c; Domain=t.co; Path=/"))


def answer(ask: Ask) -> Say:
    """Codes are case-sensitive; an unknown one is 404 (I)."""
    code = ask.path.strip("/")
    if not code:
        return html("<title>t.co / Twitter</title>")
    target = target_of(code)
    if target is None:
        return html("<title>X / ?</title>", 404)
    if target.startswith(UNSAFE):
        unsafe = quote(target.removeprefix(UNSAFE), safe="")
        return redirect(f"https://twitter.com/safety/unsafe_link_warning?unsafe_link={unsafe}", 301, *_HEADERS)
    if ask.headers.get("user-agent", "").startswith("Mozilla/") or code in BROWSER_FACE:
        return html(_browser_page(target), 200, *_HEADERS)
    return redirect(target, 301, *_HEADERS)


def target_of(code: str) -> str | None:
    """Links and pictures share one code space."""
    if code in MEDIA:
        post = MEDIA[code]
        return f"https://twitter.com/{post.was or post.handle}/status/{post.id}/photo/1"
    return SHORT.get(code)


def _browser_page(target: str) -> str:
    quoted, script = escape(target), target.replace("/", r"\/")
    return (
        f'<head><noscript><META http-equiv="refresh" content="0;URL={quoted}"></noscript><title>{quoted}</title></head>'
        f'<script>window.opener = null; location.replace("{script}")</script>'
    )
