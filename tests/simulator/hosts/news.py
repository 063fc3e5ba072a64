"""Ordinary sites: what `world.SITES` lists; everything else on them is an honest 404."""

from __future__ import annotations

from tests.simulator.exchange import Ask, Say, html, page, redirect
from tests.simulator.world import GONE, SITES


def answer(ask: Ask) -> Say:
    found = SITES[ask.host].get(ask.path, GONE)
    if found.to is not None:
        return redirect(found.to, found.status)
    return html(page(found.title, found.text, language=found.language), found.status)
