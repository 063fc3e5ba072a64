"""Lines that name the author by a link: to a page that says so in its address, or behind a word for `by`."""

from __future__ import annotations

import re
from functools import cache

from linkaudit.data import credit_words
from linkaudit.parser.agencies import home
from linkaudit.parser.document.drafts import Draft

_LONGEST = 80
_LONGEST_WORD = 20
_OF_AUTHOR = re.compile(
    r"/(?:authors?|autor(?:es|en|i)?|auteurs?|autore|profiles?|bylines?|writers?|journalists?|reporters?|contributors?|"
    r"columnists?|agenc(?:y|ies|ia|ias|es?)|agenzi[ae]|agentur(?:en)?|ajans(?:lar)?|sources?|fuentes?|quellen?|fonti|kaynak(?:lar)?|"
    r"firmas?|redaktion|redazione|redactie|skribent|penulis|yazar)/[^/?#]",
    re.IGNORECASE,
)
"""Addresses of pages on an author, as sites everywhere make them."""

_FRONT = re.compile(r"(?:https?:)?//([\w.-]{4,60})/?", re.ASCII)
"""The address of a site's front page."""


@cache
def _by() -> frozenset[str]:
    return frozenset(map(str.casefold, credit_words()["line_by"]))


def is_signature(draft: Draft) -> bool:
    """Whether a line between the main heading and the text links to its author."""
    plain = draft.hint in ("text", "list") and len(draft.text) <= _LONGEST and not draft.box.shaded
    return plain and (any(_is_of_author(link.url) for link in draft.links) or _is_led(draft))


def _is_of_author(url: str) -> bool:
    """An author's page by its address, or an agency's own front page."""
    return _OF_AUTHOR.search(url) is not None or (
        _FRONT.fullmatch(url) is not None and home(_FRONT.sub(r"\1", url)) is not None
    )


def _is_led(draft: Draft) -> bool:
    """`By`, and the rest is a link."""
    first = draft.links[0] if draft.links else None
    if first is None or not 0 < first.at <= _LONGEST_WORD or draft.links[-1].until < len(draft.text):
        return False
    return draft.text[: first.at].strip(" :\u00a0").casefold() in _by()
