"""pic.twitter.com and pic.x.com: 301 to the post, also when the post is gone (M 2019; for gone posts I)."""

from __future__ import annotations

from tests.simulator.exchange import Ask, Say, html, redirect
from tests.simulator.hosts.tco import target_of
from tests.simulator.world import MEDIA


def answer(ask: Ask) -> Say:
    """Only picture codes live here; anything else is 404 (I)."""
    code = ask.path.strip("/")
    target = target_of(code) if code in MEDIA else None
    return redirect(target, 301, ("Cache-Control", "private,max-age=300")) if target else html("<title>X / ?</title>", 404)
