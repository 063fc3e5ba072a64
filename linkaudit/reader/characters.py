"""Bytes to text, the way a browser would: BOM, then label, then UTF-8. Nothing here raises and nothing is guessed.

What comes out holds neither NUL nor lone surrogates (both become U+FFFD, one for one), so that every later stage can
write it anywhere.
"""

from __future__ import annotations

import codecs
import re

from linkaudit.data.encodings import REPLACEMENT, codec_of

_PRESCAN = 1024
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF16_LE, "utf-16-le"))
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
_CHARSET = re.compile(r"charset[\s]*=[\s]*(?:\"([^\"]*)\"|'([^']*)'|([^\s;\"']+))", re.ASCII)
_TAG = re.compile(rb"<!--.*?(?:-->|\Z)|<(meta)[\s/]([^>]*)>|<[a-z/!?][^>]*>?", re.DOTALL)
_ATTRIBUTE = re.compile(rb"([a-z-]+)[\s]*=[\s]*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")
_XML = re.compile(rb"\A<\?xml[^>]{0,200}?encoding[\s]*=[\s]*[\"']([^\"']{1,40})[\"']")


def decode(data: bytes, content_type: str | None, otherwise: str = "utf-8") -> str:
    """Text of a page or file: BOM, label of the content type, label in the first 1024 bytes of markup, else `otherwise`.

    The BOM is removed, line ends stay as they are, what does not decode becomes U+FFFD. `content_type` is the value of the
    header, or None.
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _without_nul(data[len(mark) :].decode(codec, "replace"))
    codec = _stated(content_type) or _prescanned(data, content_type) or otherwise
    if codec == REPLACEMENT:
        return "\ufffd"[: len(data)]
    return _without_nul(data.decode(codec, "replace"))


def clean(text: str) -> str:
    """Text with NUL and lone surrogates replaced, one for one."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _UNWRITABLE.sub("\ufffd", text)
    return _without_nul(text)


def _without_nul(text: str) -> str:
    # What was decoded from bytes holds no lone surrogate: to look for one would cost as much as decoding did.
    return text.replace("\x00", "\ufffd")


def _stated(content_type: str | None) -> str | None:
    found = _CHARSET.search((content_type or "")[:500].lower())
    return codec_of(next(filter(None, found.groups()), "")) if found else None


def _prescanned(data: bytes, content_type: str | None) -> str | None:
    """Codec that markup names for itself; UTF-16 there means UTF-8, since the label itself could be read."""
    if content_type and not re.search(r"html|xml", content_type, re.IGNORECASE):
        return None
    head = data[:_PRESCAN].lower()
    xml = _XML.match(head.lstrip())
    stated = codec_of(xml[1].decode("ascii", "replace")) if xml else None
    codec = stated or next(filter(None, (_meta(tag[2]) for tag in _TAG.finditer(head) if tag[1])), None)
    return "utf-8" if codec in {"utf-16-le", "utf-16-be"} else codec


def _meta(attributes: bytes) -> str | None:
    values = {name: b"".join(value).decode("ascii", "replace") for name, *value in reversed(_ATTRIBUTE.findall(attributes))}
    if b"charset" in values:
        return codec_of(values[b"charset"])
    if values.get(b"http-equiv", "").strip() == "content-type":
        return _stated(values.get(b"content"))
    return None
