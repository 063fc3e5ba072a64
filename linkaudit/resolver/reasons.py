"""Literal tests that find a reason to parse a page. Most pages give none, and are alive without being parsed.

They work on lower-case bytes and err towards a reason: what they let pass is never looked at again.
"""

from __future__ import annotations

import re

from linkaudit.model import Reply
from linkaudit.resolver import pages, soft404, walls
from linkaudit.resolver.titles import plain

_SMALL = 20_000
_FEW_PARAGRAPHS = 12
"""A page with more of them has prose of its own, and prose is never a message."""
_HEADINGS = re.compile(r"<(?:title|h[123])[\s>].{0,300}", re.ASCII | re.DOTALL)
_UNSEEN = re.compile(rb"<(script|style|head|noscript)\b.{0,60000}?</\1>", re.DOTALL)
_TAG = re.compile(rb"<[^>]{0,4000}>|\s+")
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|csv|epub|mp3|mp4)$", re.ASCII | re.IGNORECASE)
_MACHINERY = (b"<script", b"<input", b"<form")
_FEW_WORDS = 200
"""Bytes."""


def text_worth_reading(reply: Reply) -> str | None:
    """The decoded body if anything calls for a parser, else None."""
    if not (pages.is_markup(reply) or pages.is_text(reply)):
        return None
    text = pages.decode(reply)
    few = len(text) < _SMALL or text.count("<p") + text.count("<P") < _FEW_PARAGRAPHS
    told = (few and _tells_little(text, reply.body)) or _looks_missing(text, few=few) or is_wrong_document(reply)
    return text if told else None


def _tells_little(text: str, body: bytes) -> bool:
    return walls.marked(text.lower()) or _looks_hollow(body.lower())


def _looks_hollow(body: bytes) -> bool:
    """Whether next to nothing stands between the tags, and a script or a form may be all there is."""
    if b"<" not in body:
        return False
    words = len(_TAG.sub(b"", _UNSEEN.sub(b"", body[:65_536])))
    return words == 0 or (words < _FEW_WORDS and any(mark in body for mark in _MACHINERY))


def _looks_missing(text: str, *, few: bool) -> bool:
    if few:
        return soft404.worth_a_look(plain(text[:_SMALL]))
    heads = " ".join(_HEADINGS.findall(text[:120_000]))
    return soft404.worth_a_look(plain(heads[:4000]))


def is_wrong_document(reply: Reply) -> bool:
    """A page that came where the address promises a document."""
    return _DOCUMENT.search(reply.url.partition("?")[0]) is not None and pages.is_markup(reply)
