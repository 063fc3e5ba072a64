"""What a page that came back says of itself, and what can be told of it without parsing it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection
from dataclasses import dataclass

from linkaudit.data.encodings import REPLACEMENT, codec_of
from linkaudit.later import later
from linkaudit.model import Reply

_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,300}?charset|\?xml[^>]{0,200}?encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE
)
_HEADER_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LONGEST_LETTER = 4
"""Bytes."""
_UTF_16 = ("utf-16-le", "utf-16-be")
"""A page that names them in letters that could be read is in neither."""
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


def is_markup(reply: Reply) -> bool:
    """Whether a browser would show the body as a page: by its type, else by its first bytes."""
    kind = (reply.header("content-type") or "").partition(";")[0].strip().lower()
    if kind in ("text/html", "application/xhtml+xml"):
        return True
    return kind in ("", "application/octet-stream", "text/xml", "application/xml") and reply.body[:512].lstrip()[
        :14
    ].lower().startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<title"))


def is_text(reply: Reply) -> bool:
    """Text that a browser shows as it is."""
    kind = (reply.header("content-type") or "text/plain").partition(";")[0].strip().lower()
    return kind in ("text/plain", "application/json") and b"\x00" not in reply.body[:1024]


def decode(reply: Reply) -> str:
    """The body as text: byte order mark, header, `meta`, UTF-8; what is neither that nor UTF-8 is read as far as it goes."""
    for mark, codec in _BOMS:
        if reply.body.startswith(mark):
            return reply.body.decode(codec, "replace")
    header = _HEADER_CHARSET.search(reply.header("content-type") or "")
    codec = (_codec(header[1]) if header else None) or _of_itself(reply.body) or "utf-8"
    for one in dict.fromkeys((codec, "utf-8")):
        try:
            return reply.body.decode(one)
        except UnicodeDecodeError as error:
            cut = len(reply.body) - error.start < _LONGEST_LETTER
    # A header that is proved wrong counts for less than the page; a letter that was cut in two proves nothing.
    return reply.body.decode(codec if cut else _of_itself(reply.body) or codec, "replace")


def _of_itself(body: bytes) -> str | None:
    """The codec that a page names; None for none that a browser knows."""
    meta = _CHARSET.search(body[:2048])
    codec = _codec(meta[1].decode("ascii")) if meta else None
    return "utf-8" if codec in _UTF_16 else codec


def _codec(label: str) -> str | None:
    """The codec that browsers have for a label, or would have had its writer known how they call that code page."""
    codec = codec_of(label) or (codec_of(f"windows-{label[2:]}") if label[:2].lower() == "cp" else None)
    return None if codec == REPLACEMENT else codec


def read(text: str) -> Page:
    """Parse a page. Beautiful Soup is loaded for the first that is parsed: most runs parse none."""
    from linkaudit.resolver import soup  # noqa: PLC0415

    return soup.read(text)


def has_anchor(text: str, names: Collection[str]) -> bool:
    """Whether an element has one of these ids or, as an old anchor, names; also as `user-content-…`, as GitHub writes them."""
    from linkaudit.resolver import soup  # noqa: PLC0415

    return soup.has_anchor(text, names)


def refresh(content: str, *, quiet: bool = False) -> Refresh | None:
    """Read `5; url=…` as a `meta` or a Refresh header gives it; None when it only reloads the page."""
    found = _REFRESH.fullmatch(content.strip())
    if found is None:
        return None
    url = found["url"].partition(found["quote"])[0] if found["quote"] else found["url"]
    return Refresh(url=url.strip(), delay=int(found["delay"] or 0), quiet=quiet) if url.strip() else None
