"""Which fragments name a place in a page, and which only tell its scripts or its reader something."""

from __future__ import annotations

import re
from urllib.parse import unquote

from linkaudit.platforms.urls import serialise

_NO_ANCHOR = re.compile(
    r"$"  # empty
    r"|[!/?]"  # routes of single-page applications
    r"|top$"
    r"|L[0-9]{1,7}(?:C[0-9]{1,5})?(?:-L?[0-9]{1,7}(?:C[0-9]{1,5})?)?$"  # lines of source code
    # what scripts fill in later
    r"|(?:(?:fb-?)?comments?|kommentare?|comentarios|commentaires|commenti|reacties|respond|repl(?:y|ies)|disqus_thread)"
    r"(?:[-_0-9]|$)"
    r"|(?:[ai]xzz[0-9]\w{0,20}|sthash\.[\w.-]{1,40}|\.[\w-]{8,20}(?:\.\w{2,20})?)$"  # left by tools that copy and share
    r"|[^&]{0,60}=",  # parameters: media times, PDF pages, players, trackers
    re.ASCII | re.IGNORECASE,
)


def anchor(fragment: str) -> str | None:
    """The id or name that a fragment (without `#`) asks for, percent-decoded; None where there is nothing to look for.

    Text directives (`:~:text=`) are cut off first: they fall back to the top of the page when the words are missing.
    """
    name = _undirected(fragment)
    return None if _NO_ANCHOR.match(name) else unquote(name)


def names(fragment: str) -> tuple[str, ...]:
    """What to look for, as browsers do: the name as it is written, then percent-decoded. Empty where there is nothing."""
    name = anchor(fragment)
    return () if name is None else tuple(dict.fromkeys((_undirected(fragment), name)))


def _undirected(fragment: str) -> str:
    return fragment.partition(":~:")[0]


def checkable(url: str) -> str:
    """The address spelled as it is resolved: its fragment kept only where it names a place that can be looked for.

    Raises `Malformed` like `serialise`.
    """
    if "#" not in url:
        return serialise(url)
    whole = serialise(url, fragment=True)
    address, _, fragment = whole.partition("#")
    return whole if anchor(fragment) else address
