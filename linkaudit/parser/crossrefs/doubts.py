"""What stands behind a label and is no title: where to ring or write, a page, a number of minutes, what to buy, a book."""

from __future__ import annotations

import re

_CONTACT = re.compile(
    r"\b(?:tel|tél|tlf|fax|phone|telefon|telefono|teléfono|telefone|téléphone|тел|телефон)\b[.:]{0,2}\s?[+(]?\d|☎|[^\s@]@[^\s@]+\.\w",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[^\W\d_]{1,20}\.?\s(?:\d[\d.,:–-]{0,10}[a-z]?|[IVXLC]{1,6})")
"""`Section 4.2`, `page 12`, `Chapter IV`, `Isaiah 40:1`."""
_COUNT = re.compile(r"\d[\d.,]{0,8}\s\S{1,20}")
"""`3 minutes`."""
_BOOK = re.compile(r",\s\(?(?:19|20)\d\d\)?\Z")
_COMMAS = re.compile(r"[,،、]\s")
_LETTERS = 3
_PARTS = 3
"""Author, title and publisher of a book, each with a comma behind it."""


def is_no_title(text: str) -> bool:
    """Whether unlinked words that a label introduces are anything but a title."""
    if not any(map(str.isdigit, text)):
        return "@" in text and _CONTACT.search(text) is not None
    if sum(map(str.isalpha, text)) < _LETTERS or _PLACE.fullmatch(text) or _COUNT.fullmatch(text) or _CONTACT.search(text):
        return True
    parts = _COMMAS.split(text)
    amounts = len(parts) > 1 and all(part[:1].isdigit() for part in parts)
    return amounts or (len(parts) > _PARTS and _BOOK.search(text) is not None)
