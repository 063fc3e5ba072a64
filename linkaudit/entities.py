"""HTML references undone, however long their numbers are: Python refuses to read one of more than 4,300 digits."""

from __future__ import annotations

import re
from html import unescape

_NUMBER = re.compile(r"&#0*([0-9]{1,8})[0-9]*")
"""Eight digits that do not begin with 0 are beyond Unicode already."""


def unescaped(text: str) -> str:
    """The text with its references decoded; a number that no character has becomes U+FFFD."""
    return unescape(bounded(text)) if "&" in text else text


def bounded(text: str) -> str:
    """The text with the numbers of its references cut to what can be read, meaning the same."""
    return _NUMBER.sub(r"&#\1", text) if "&#" in text else text
