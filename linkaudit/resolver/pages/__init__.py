"""Replies as pages: what can be told of one without parsing it, and the way to the parser."""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection

from linkaudit.data.encodings import REPLACEMENT, codec_of
from linkaudit.model import Reply
from linkaudit.resolver.pages.facts import Page

_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,300}?charset|\?xml[^>]{0,200}?encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE
)
_HEADER_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LONGEST_LETTER = 4
"""Bytes."""
_UTF_16 = ("utf-16-le", "utf-16-be")
"""A page that names them in letters that could be read is in neither."""


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
    from linkaudit.resolver.pages import soup  # noqa: PLC0415

    return soup.read(text)


def has_anchor(text: str, names: Collection[str]) -> bool:
    """Whether an element has one of these ids or, as an old anchor, names; also as `user-content-…`, as GitHub writes them."""
    from linkaudit.resolver.pages import soup  # noqa: PLC0415

    return soup.has_anchor(text, names)
