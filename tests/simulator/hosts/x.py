"""x.com and twitter.com: the page is 200 for everything, so it proves nothing."""

from __future__ import annotations

from tests.simulator.exchange import Ask, Say, html, redirect
from tests.simulator.states import SHELL


def page(ask: Ask) -> Say:
    """The same shell for living, deleted and never written posts (M 2026-06-20)."""
    if ask.path == "/safety/unsafe_link_warning":
        return html("<!doctype html><title>Unsafe link</title><p>Warning: this link may be unsafe</p>")
    return html(SHELL)


def old_name(ask: Ask) -> Say:
    """twitter.com moves on to x.com (301 or 302: ?), but keeps the warning page for unsafe links."""
    if ask.path == "/safety/unsafe_link_warning":
        return page(ask)
    return redirect(f"https://x.com{ask.target}", 302)
