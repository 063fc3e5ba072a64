"""Web archives: the pages of WARC and ARC files, the texts of WET files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from linkaudit.model import Media, Origin, Source, Unreadable
from linkaudit.reader.articles import too_large
from linkaudit.reader.characters import decode
from linkaudit.reader.deliveries import Delivery
from linkaudit.reader.kinds import binary
from linkaudit.reader.lines import Flow
from linkaudit.reader.records import bad_record
from linkaudit.reader.settings import ReaderSettings


class _Headers(Protocol):
    def get_header(self, name: str) -> str | None: ...

    def get_statuscode(self) -> str | None: ...


class _Stream(Protocol):
    limit: int

    def read(self, size: int) -> bytes: ...


class _Record(Protocol):
    rec_type: str
    rec_headers: _Headers
    http_headers: _Headers | None
    raw_stream: _Stream

    def content_stream(self) -> _Stream: ...


def read_warc(delivery: Delivery, settings: ReaderSettings) -> Iterator[Source | Unreadable]:
    """Pages answered with 200 and texts, `path#ordinal` counting all records; other records are passed over.

    Damage ends the file: `OSError` naming the record where it shows.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - slow, and needed for archives alone
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(Flow(delivery.stream)), 1):
            media = _media(record)
            if media is not None:
                yield _article(record, media, delivery.path, number, settings)
    except (ArchiveLoadFailed, ValueError, EOFError, OSError) as trouble:
        raise OSError(f"after record {number}: {str(trouble).splitlines()[0] if str(trouble) else 'damaged'}") from None


def _media(record: _Record) -> Media | None:
    """What kind of article a record is, or None for requests, redirects, pictures, notes."""
    if record.rec_type == "conversion":
        return "text"
    http = record.http_headers
    if record.rec_type not in {"response", "resource"} or (http is not None and http.get_statuscode() != "200"):
        return None
    content_type = _content_type(record).lower()
    if "html" in content_type:
        return "html"
    return "text" if content_type.startswith("text/plain") else None


def _content_type(record: _Record) -> str:
    headers = record.http_headers or record.rec_headers
    return headers.get_header("Content-Type") or ""


def _article(record: _Record, media: Media, path: str, number: int, settings: ReaderSettings) -> Source | Unreadable:
    data = record.content_stream().read(settings.max_article_size + 1) or b""
    if len(data) > settings.max_article_size:
        return bad_record(path, number, too_large(settings))
    if getattr(record.raw_stream, "limit", 0) > 0 and not record.raw_stream.read(1):
        return bad_record(path, number, "the record ends before its length")
    reason = binary(data)
    if reason:
        return bad_record(path, number, reason)
    captured = record.rec_headers.get_header("WARC-Date")
    return Source(
        id=f"{path}#{number}",
        origin=Origin(path=path, record=number, media=media),
        text=decode(data, _content_type(record) or None),
        url=record.rec_headers.get_header("WARC-Target-URI"),
        published=settings.published,
        outlet_country=settings.outlet_country,
        base_url=settings.base_url,
        extra={"captured": captured} if captured else {},
    )
