"""Texts compared as readers compare them: links, quotes, blanks, case and HTML references do not count."""

from __future__ import annotations

import html
import re
import unicodedata

_SHORT_LINK = re.compile(r"(?:https?://)?(?:t\.co|pic\.(?:twitter|x)\.com)/[A-Za-z0-9]{8,10}(?![a-z0-9])|"
                         r"(?:https?://)?(?:t\.co|pic\.(?:twitter|x)\.com)/[A-Za-z0-9]{0,10}")  # fmt: skip
_LINK = re.compile(r"https?://[^\s<>\"“”]{0,2000}", re.IGNORECASE)
_BARE_LINK = re.compile(r"(?<![\w.])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}/[^\s<>\"“”]{0,500}", re.ASCII | re.IGNORECASE)
"""As posts show their links: `example.org/2020/orders…`."""
_MENTIONS_FIRST = re.compile(r"(?:[.\s]{0,5}@[A-Za-z0-9_]{1,20}){1,50}\s", re.ASCII)
"""Whom a reply answers: some sources give it, others do not."""


def letters(text: str) -> str:
    """Only the letters and digits of a text, folded; what is a link is left out."""
    plain = html.unescape(html.unescape(text)) if "&" in text else text
    for link in (_SHORT_LINK, _LINK, _BARE_LINK):
        plain = link.sub(" ", plain)
    plain = _MENTIONS_FIRST.sub("", plain.lstrip(), count=1) if plain.lstrip()[:1] in ("@", ".") else plain
    return "".join(sign for sign in unicodedata.normalize("NFKC", plain).casefold() if sign.isalnum())


def pieces(text: str) -> frozenset[str]:
    """Its overlapping pieces of three letters."""
    return frozenset(text[at : at + 3] for at in range(max(1, len(text) - 2)))
