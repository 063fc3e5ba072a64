"""How the day of a flattened post is linked or set off: in Markdown, markup and the languages of wikis and manuals."""

from __future__ import annotations

import re
from dataclasses import dataclass

_STATUS = r"https?://[^\s<>\"()\[\]`]{1,80}/status(?:es)?/[0-9]{1,20}[^\s<>\"()\[\]`]{0,120}"
_OPENING = re.compile(
    rf"(?:\s{{0,3}}\[\d{{1,3}}\] ?)?(?:(?P<first>\[{{0,2}}(?P<url>{_STATUS})(?:\]?\[|[ |]))"
    r"|<a\s[^<>]{0,40}?href=[\"']?(?P<href>[^\s\"'<>]{1,400})[^<>]{0,200}>"
    r"|(?P<open>\[|\*{1,3}|_{1,2}|`|\"(?=[^\"\n]{4,40}\":http)))?",
    re.ASCII,
)
"""The number of a footnote, emphasis, or what opens a link."""
_LINKED = re.compile(r"\]\((?P<url>[^()\s]{1,400})(?:\([^()\s]{0,200}\))?[^()\n]{0,80}\)")
_BEHIND = re.compile(rf"(?: <(?P<rest>{_STATUS})>`_{{1,2}}|\":(?P<tile>{_STATUS}))", re.ASCII)
_CLOSING = re.compile(r"\]{1,2}|</a>")


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens before a day: where it ends, its sign, and the post's address where that stands first."""

    end: int
    sign: str = ""
    url: str | None = None


def opening_at(text: str, at: int) -> Opening:
    """What opens round a day that could begin at `text[at]`: a link, emphasis, or nothing."""
    found = _OPENING.match(text, at)
    if found is None:
        return Opening(at)
    return Opening(found.end(), found["open"] or "", found["url"] or found["href"])


def closing_at(text: str, end: int, opening: Opening) -> tuple[int, str | None]:
    """Where that closes again behind the day that ends at `text[end]`, and the address that it links to."""
    if opening.url:
        closing = _CLOSING.match(text, end)
        return closing.end() if closing else end, opening.url
    if linked := _link(text, end, opening.sign):
        return linked.end(), linked[linked.lastgroup or 0]
    closing_sign = "]" if opening.sign == "[" else opening.sign
    return end + len(closing_sign) * text.startswith(closing_sign, end), None


def _link(text: str, end: int, sign: str) -> re.Match[str] | None:
    if sign == "[":
        return _LINKED.match(text, end)
    return _BEHIND.match(text, end) if sign in ("`", '"') else None
