"""What a line looks like: a headline, a kicker above one, or running text. Pure shape, no language known.

Scripts without spaces (Chinese, Japanese, Thai …) are measured in characters, two to a word.
"""

from __future__ import annotations

import re

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_CLOSING = "\"'”’»“」』)]）】〉》 \u00a0\u200b\u200e\u200f"
_STOPS = (".", "。", "।", "۔", "።", "։", "။", "។", ";", ",", "،", "、")
_GOING_ON = ("...", "…", "..")
_LONGEST = 30
_MOST_CHARACTERS = 260


def length(text: str) -> int:
    """Words of a text; in scripts without spaces, half its characters."""
    if text.isascii():
        return len(text.split())
    unspaced = 0 if _HANGUL.search(text) else len(_UNSPACED.findall(text))
    return max(len(text.split()), unspaced // 2)


def stops(text: str) -> bool:
    """It ends like a sentence of running text: a full stop (not an ellipsis), inside closing quotes or not."""
    bare = text.rstrip(_CLOSING)
    return bare.endswith(_STOPS) and not bare.endswith(_GOING_ON)


def headline(text: str, least: int = 2) -> bool:
    """It could be a headline: some words, not too many, no full stop at the end."""
    if len(text) > _MOST_CHARACTERS or stops(text) or text.endswith((":", "：")):
        return False
    return least <= length(text) <= _LONGEST


def capital(text: str) -> bool:
    """Its first letter is upper case or of a script without cases; figures and quotes may stand before it."""
    first = next((char for char in text[:12] if char.isalpha()), "")
    return bool(first) and not first.islower()
