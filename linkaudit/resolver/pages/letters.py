"""One spelling for the words of pages: what writers leave out, add or spell in two ways must not hide what a page says.

Capitals lose their accents (`PAGE NON TROUVEE`, `Η ΣΕΛΙΔΑ ΔΕΝ ΒΡΕΘΗΚΕ`), Arabic comes with vowels or without, words are
parted by soft hyphens and joined by marks that nobody sees, and 404 has digits of its own in many scripts.
"""

from __future__ import annotations

import re

from linkaudit.later import later
from linkaudit.normal import normal

_SILENT = later("[\u00ad\u0307\u0591-\u05c7\u0640\u064b-\u0652\u0670\u200b-\u200f\u2060\ufeff]")
"""Soft hyphens, joiners, directions; vowel signs of Hebrew and Arabic; the dot that lower case leaves on a Turkish i."""
_SAME = (
    *((quote, "'") for quote in "’‘ʻʼ`´"),
    *((letter, "ا") for letter in "أإآ"),
    ("ی", "ي"),
    ("ى", "ي"),
    ("ک", "ك"),
    ("４０４", "404"),
    ("٤٠٤", "404"),
    ("۴۰۴", "404"),
    ("४०४", "404"),
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_WHOLE = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "ð": "d"})
"""Letters that are no base with an accent, but are typed as one."""
_ACCENTED = later("[\u00c0-\u024f\u1e00-\u1eff\u0370-\u03ff\u1f00-\u1fff]")
"""Latin and Greek; elsewhere a mark makes another letter, and nobody leaves it out."""


def plain(text: str) -> str:
    """Lower case, one spelling of each letter, single blanks."""
    lower = text.lower()
    return " ".join((lower if lower.isascii() else _folded(lower)).split())


def _folded(text: str) -> str:
    text = _SILENT.sub("", normal("NFC", text))
    for one, other in _SAME:
        if one in text:
            text = text.replace(one, other)
    return text


def bare(word: str) -> str:
    """A plain word without its accents, as capitals and hasty writers have it; the word itself in other scripts."""
    if not _ACCENTED.search(word):
        return word
    return normal("NFC", _ACCENTS.sub("", normal("NFD", word))).translate(_WHOLE).replace("ς", "σ")
