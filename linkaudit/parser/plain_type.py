"""Letters and signs as usually typed, offsets unchanged: wide East Asian forms narrow, `(c)` as the sign it stands for."""

from __future__ import annotations

import re

_WIDE = re.compile("[\u3000\uff01-\uff5e]")
_KEPT = "（），．；！？"
"""Wide signs that the readers of datelines and sentences know as they are."""
_NARROW = {0x3000: " "} | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT}
_COPYRIGHT = re.compile(r"\([cC]\)")


def narrowed(text: str) -> str:
    """The text with wide letters, digits and signs in their usual width."""
    return text.translate(_NARROW) if _WIDE.search(text) else text


def typed(text: str) -> str:
    """The text of a credit: narrow, and with the sign of copyright for `(c)`."""
    return _COPYRIGHT.sub(" © ", narrowed(text))
