"""Handles that lost their `@`: `— Bridge Watch (bridgewatch) January 6, 2020`. The same shape names a party or a place."""

from __future__ import annotations

import re

PLAIN_HANDLE = re.compile(r"[(（](?P<handle>[A-Za-z][A-Za-z0-9_]{3,14})[)）]", re.ASCII)
_LEAST = 5
"""Letters that name and handle share at least."""


def may_sign(text: str) -> bool:
    """Whether a dash and a bracket stand in a text, without which it is not asked."""
    return ("—" in text or "–" in text or "--" in text) and ("(" in text or "（" in text)


def is_like(name: str, handle: str) -> bool:
    """Whether a handle is made of a name, or the other way round, as most people's are."""
    letters, made = (re.sub(r"[\W_]", "", text).casefold() for text in (name, handle))
    return min(len(letters), len(made)) >= _LEAST and (made in letters or letters in made)
