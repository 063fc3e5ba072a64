"""Embeds that wait for the reader's consent: markup in a script that no browser runs, or in base64 in an attribute."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator

TYPES = ("text/html", "text/plain", "text/template", "text/x-template")
"""Types of scripts that are kept for later and not run."""
_EMBEDS = ("<blockquote", "<iframe", "<amp-", "<twitter-widget")
_BASE64 = re.compile(r"P[A-P][A-Za-z0-9+/\s]{20,20000}={0,2}", re.ASCII)
"""Coded text that begins with `<`."""


def waits(script_type: str) -> bool:
    """Whether a script of this type is kept for later and not run."""
    return script_type.strip().lower() in TYPES


def markup(script: str) -> Iterator[str]:
    """What such a script keeps, if that may be an embed; most keep templates of the page."""
    text = script.strip()
    kept = text if text[:1] == "<" else _decoded(text)
    if any(map(kept.__contains__, _EMBEDS)):
        yield kept


def opened(value: str) -> str:
    """An attribute's value, or the markup that it is in base64."""
    return _decoded(value) or value if value[:2] == "PG" else value


def _decoded(text: str) -> str:
    if not _BASE64.fullmatch(text):
        return ""
    try:
        return b64decode(text).decode("utf-8", "replace")
    except Error:
        return ""
