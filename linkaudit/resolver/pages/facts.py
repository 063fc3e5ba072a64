"""What a page that came back says of itself, written down once it was read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linkaudit.later import later

SMALL_PRINT = later(r"©|\bcopyright\b|\(c\) ?[12][0-9]{3}|all rights reserved", re.IGNORECASE)
"""What stands at the foot of any page."""
_REFRESH = re.compile(
    r"(?=[0-9.])(?P<delay>[0-9]{0,9}+)[0-9.]{0,20}+(?:\s{1,20}+[;,]?+|[;,])\s{0,20}+(?:url\s{0,9}=\s{0,9})?+(?P<quote>[\"']?+)(?P<url>.{1,4000})",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresh:
    """A page that sends its reader on."""

    url: str
    delay: int
    """Seconds."""
    quiet: bool
    """Inside `noscript`: meant for readers without scripts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, read once."""

    title: str | None = None
    headings: tuple[str, ...] = ()
    """Its first h1, h2 and h3."""
    text: str = ""
    """What a reader sees of it outside navigation, from the start."""
    visible: int = 0
    """Characters that a reader sees in all, navigation included."""
    prose: int = 0
    """Weighted characters of paragraphs that are not mostly links; wide scripts count 2.5 fold."""
    is_article: bool = False
    """It is marked as one: published time, JSON-LD type."""
    canonical: str | None = None
    refreshes: tuple[Refresh, ...] = ()
    base: str | None = None
    """What its addresses are relative to, where it says so."""
    scripts: tuple[str, ...] = ()
    """Inline scripts that are run, from the start."""
    data: tuple[str, ...] = ()
    """Inline scripts that are none: JSON, templates."""
    asks_password: bool = False
    has_scripts: bool = False
    has_things: bool = False
    """Pictures, frames, players, fields: something to see that is not text."""
    has_forms: bool = False
    mount: bool = False
    """An empty element that a script is to fill."""
    noscript: str = ""


def refresh(content: str, *, quiet: bool = False) -> Refresh | None:
    """Read `5; url=…` as a `meta` or a Refresh header gives it; None when it only reloads the page."""
    found = _REFRESH.fullmatch(content.strip())
    if found is None:
        return None
    url = found["url"].partition(found["quote"])[0] if found["quote"] else found["url"]
    return Refresh(url=url.strip(), delay=int(found["delay"] or 0), quiet=quiet) if url.strip() else None
