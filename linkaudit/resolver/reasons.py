"""Literal tests that find a reason to parse a page. Most pages give none, and are alive without being parsed.

They work on lower-case bytes and err towards a reason: what they let pass is never looked at again.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from linkaudit.model import Reply
from linkaudit.resolver import pages, soft404, walls

_SMALL = 20_000
_FEW_PARAGRAPHS = 12
"""A page with more of them has prose of its own, and prose is never a message."""
_MOUNT = re.compile(
    rb"id\s{0,3}=\s{0,3}[\"']?(?:root|app|__next|__nuxt|___gatsby|react-root|main-app|svelte|application)[\"'\s>]"
)
_MOUNT_MARKS = (b"<app-root", b"javascript")
_HEADINGS = re.compile(r"<(?:title|h1|h2)[\s>][^<]{0,300}", re.ASCII)
_UNSEEN = re.compile(rb"<(script|style|head|noscript)\b.{0,60000}?</\1>", re.DOTALL)
_TAG = re.compile(rb"<[^>]{0,4000}>|\s+")
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|csv|epub|mp3|mp4)$", re.ASCII | re.IGNORECASE)
_FEW_WORDS = 100
"""Bytes."""


def text_worth_reading(reply: Reply) -> str | None:
    """The decoded body if anything calls for a parser, else None."""
    if not (pages.is_markup(reply) or pages.is_text(reply)):
        return None
    body = reply.body.lower()
    few = len(body) < _SMALL or body.count(b"<p") < _FEW_PARAGRAPHS
    text = pages.decode(reply)
    told = (few and _tells_little(body)) or _looks_missing(text, few=few) or is_wrong_document(reply)
    return text if told else None


def _tells_little(body: bytes) -> bool:
    return walls.marked(body) or b"password" in body or _looks_hollow(body)


def _looks_hollow(body: bytes) -> bool:
    """Whether next to nothing stands between the tags, or a script says that it will put it there."""
    if b"<" not in body:
        return False
    scripted = b"<script" in body
    if scripted and (_MOUNT.search(body) or any(mark in body for mark in _MOUNT_MARKS)):
        return True
    words = len(_TAG.sub(b"", _UNSEEN.sub(b"", body[:65_536])))
    return words == 0 or (scripted and words < _FEW_WORDS)


def _looks_missing(text: str, *, few: bool) -> bool:
    if few:
        return soft404.worth_a_look(soft404.plain(text[:_SMALL]))
    heads = " ".join(_HEADINGS.findall(text[:120_000], re.ASCII))
    return soft404.worth_a_look(soft404.plain(heads[:4000]))


def is_wrong_document(reply: Reply) -> bool:
    """A page that came where the address promises a document."""
    return pages.is_markup(reply) and _DOCUMENT.search(urlsplit(reply.url).path) is not None
