"""Pages to serve: articles long enough to be alive beyond doubt, written for this purpose."""

from __future__ import annotations

_TEXT = """
The archive of the Saltmarsh Gazette lies in a former fish hall, and on wet mornings it still smells like one. Forty-one
metres of bound volumes stand against the north wall, the oldest of them mended with sailcloth.

Its keeper, Hanne Brodd, has worked there since the presses were sold. She knows which years were printed on bad paper,
which editor forbade the word 'approximately', and in which drawer the letters about the lighthouse are kept.

Visitors come for weddings and shipwrecks, she says, in about equal numbers. They leave with photographs of pages that
they hold by the edges, as they were told, and some of them write afterwards to say what they did not dare to ask.

In spring the hall is to be heated for the first time. The council has voted the money twice and spent it once, on a
roof.
"""
ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in _TEXT.strip().split("\n\n"))
ALIVE_TITLE = "Forty-one metres of yesterday"


def page(
    title: str = ALIVE_TITLE, body: str = ARTICLE, *, head: str = "", language: str = "en", heading: str | None = None
) -> str:
    """A whole page of a news site."""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        '<header><nav><a href="/">Front page</a> <a href="/harbour">Harbour</a> <a href="/weather">Weather</a></nav></header>'
        f"<main><article><h1>{heading or title}</h1>{body}</article></main>"
        '<footer><a href="/imprint">Imprint</a></footer></body></html>'
    )


def note(title: str, text: str, *, language: str = "en", heading: str | None = None, head: str = "") -> str:
    """A page with one short paragraph, as error pages are."""
    return page(title, f"<p>{text}</p>", language=language, heading=heading, head=head)


def boxes(title: str, body: str) -> str:
    """A page in the markup of other days: everything in plain boxes, its menu and its small print too."""
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>'
        '<div class="topbar"><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/money">Money</a></div>'
        f'<div class="wrap">{body}</div><div id="foot"><p>(c) 2026 Quarry Media. All rights reserved. Registered in Brackwater '
        'under number 00112233.</p><p><a href="/privacy">Privacy</a> | <a href="/terms">Terms of use</a></p></div></body></html>'
    )


ALIVE = page()
