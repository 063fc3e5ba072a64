"""Literal tests that find a reason to parse a page. Most pages give none, and are alive without being parsed.

They work on lower-case text and err towards a reason: what they let pass is never looked at again.
"""

from __future__ import annotations

import re
from functools import cache

from linkaudit.entities import unescaped
from linkaudit.model import Reply
from linkaudit.resolver import pages
from linkaudit.resolver.pages import soft404, walls
from linkaudit.resolver.pages.letters import plain
from linkaudit.resolver.pages.missing_words import WORDS
from linkaudit.resolver.pages.needles import Phrases

_SMALL = 20_000
_FEW_PARAGRAPHS = 12
"""A page with more of them has prose of its own, and prose is never a message."""
_HEADINGS = re.compile(r"<(?:title|h[123])[\s>].{0,300}", re.ASCII | re.DOTALL)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,300})")
_UNSEEN = re.compile(r"<(script|style|head|noscript)\b")
_TAG = re.compile(r"<[^<>]{0,4000}>")
_DOCUMENT = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|zip|csv|epub|mp3|mp4)$|/[^/:]{1,300}\.(?:jpe?g|png|gif|webp)$", re.ASCII | re.IGNORECASE
)
"""Also pictures, but for wikis, whose `File:harbour.jpg` is the page about one."""
_MACHINERY = ("<script", "<input", "<form")
_FEW_WORDS = 200
"""Characters."""


def text_worth_reading(reply: Reply) -> str | None:
    """The decoded body if anything calls for a parser, else None."""
    if not (pages.is_markup(reply) or pages.is_text(reply)):
        return None
    text = pages.decode(reply)
    few = len(text) < _SMALL or text.count("<p") + text.count("<P") < _FEW_PARAGRAPHS
    told = (_tells_little(text) if few else _is_headed_missing(text)) or is_wrong_document(reply)
    return text if told else None


def may_be_a_wall(source: str) -> bool:
    """The literal test on the lower-case source of an error page: whether a guard's marks or words stand in it."""
    return walls.marked(source) or _guarded().any_in(plain(_seen(source)[:_SMALL]))


@cache
def _guarded() -> Phrases:
    return Phrases(walls.HINTS)


def _tells_little(text: str) -> bool:
    """Whether a short page is marked as a notice, shows next to nothing, or says somewhere that something is missing."""
    source = text.lower()
    if walls.marked(source):
        return True
    seen = _seen(source)
    title = _TITLE.search(source)
    return _looks_hollow(seen, source) or _telling().any_in(plain(f"{title[1] if title else ''} {seen}"[:_SMALL]))


@cache
def _telling() -> Phrases:
    """All that error pages and walls may say: one walk over a text for the two."""
    return Phrases((*WORDS, *walls.HINTS))


def _seen(source: str) -> str:
    """What a reader may see of a lower-case source."""
    seen = _TAG.sub(" ", _without_unseen(source[:65_536])) if "<" in source else source
    return unescaped(seen).replace("\u200b", "")


def _without_unseen(source: str) -> str:
    """The source without scripts and the like. One that is not closed is no element; nobody looks for its end again."""
    parts: list[str] = []
    at, unclosed = 0, set[str]()
    for found in _UNSEEN.finditer(source):
        name = found[1]
        if found.start() < at or name in unclosed:
            continue
        end = source.find(f"</{name}", found.end())
        if end < 0:
            unclosed.add(name)
            continue
        parts.append(source[at : found.start()])
        at = end
    return " ".join((*parts, source[at:]))


def _looks_hollow(seen: str, source: str) -> bool:
    """Whether next to nothing stands between the tags, and a script or a form may be all there is."""
    words = sum(map(len, seen.split()))
    return words == 0 or (words < _FEW_WORDS and any(mark in source for mark in _MACHINERY)) or _asks_for_scripts(words, seen)


def _asks_for_scripts(words: int, seen: str) -> bool:
    return words < 3 * _FEW_WORDS and "javascript" in seen


def _is_headed_missing(text: str) -> bool:
    return soft404.worth_a_look(plain(" ".join(_HEADINGS.findall(text[:120_000]))[:4000]))


def is_wrong_document(reply: Reply) -> bool:
    """A page that came where the address promises a document."""
    return _DOCUMENT.search(reply.url.partition("?")[0]) is not None and pages.is_markup(reply)
