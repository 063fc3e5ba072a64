"""The simplest container: one file, one page, one article."""

from __future__ import annotations

import re

from linkaudit.model import Media, Origin, Source, Unreadable
from linkaudit.reader.characters import decode
from linkaudit.reader.deliveries import Delivery
from linkaudit.reader.kinds import binary
from linkaudit.reader.settings import ReaderSettings

UTF_16 = ("utf-16-le", "utf-16-be")
"""What shows no mark and would pass for binary data, unless it is known."""
_SAVED = re.compile(
    r"<!--\s{0,9}(?:saved from url=\(\d{4}\)|Page saved with SingleFile\s{1,9}url:\s{0,9})(https?://[^\s<>]{1,2000})"
)
"""How Chrome, Edge and SingleFile say at the top of a saved page where it stood."""


def read_article(
    delivery: Delivery, media: Media, settings: ReaderSettings, *, origin: Origin | None = None
) -> Source | Unreadable:
    """Decode a whole delivery as one article, or say why it cannot be one. `OSError` where its bytes are damaged.

    `origin` is given where the delivery is the page of a record.
    """
    where = origin or Origin(path=delivery.path, media=media)
    name = where.path if where.record is None else f"{where.path}#{where.record}"
    data = delivery.stream.read(settings.max_article_size + 1)
    reason = (
        too_large(settings) if len(data) > settings.max_article_size else None if settings.codec in UTF_16 else binary(data)
    )
    if reason:
        return Unreadable(id=name, origin=where, reason=reason)
    content_type = delivery.content_type or (None if media == "html" else "text/plain")
    text = decode(data, content_type, settings.codec)
    saved = _SAVED.search(text, 0, 2048) if media == "html" and delivery.url is None else None
    return Source(
        id=name,
        origin=where,
        text=text,
        url=saved[1] if saved else delivery.url,
        published=settings.published,
        outlet_country=settings.outlet_country,
        base_url=settings.base_url,
    )


def too_large(settings: ReaderSettings) -> str:
    """Reason for what is beyond the limit, with the option that moves it."""
    return f"larger than {settings.max_article_size:,} bytes (--max-article-size)"
