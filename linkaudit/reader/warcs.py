"""Web archives: the pages of WARC and ARC files, the texts of WET files."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Protocol

from linkaudit.model import Media, Origin, Source, Unreadable
from linkaudit.reader.articles import too_large
from linkaudit.reader.characters import decode
from linkaudit.reader.deliveries import Damaged, Delivery
from linkaudit.reader.kinds import binary
from linkaudit.reader.lines import Flow
from linkaudit.reader.records import bad_record
from linkaudit.reader.settings import ReaderSettings

_NOBODY = logging.NullHandler()


class _Headers(Protocol):
    def get_header(self, name: str) -> str | None: ...

    def get_statuscode(self) -> str | None: ...


class _Stream(Protocol):
    limit: int

    def read(self, size: int) -> bytes: ...


class _Archive(Protocol):
    err_count: int

    def __iter__(self) -> Iterator[_Record]: ...

    def read_to_end(self) -> None: ...


class _Record(Protocol):
    rec_type: str
    rec_headers: _Headers
    http_headers: _Headers | None
    raw_stream: _Stream

    def content_stream(self) -> _Stream: ...


def read_warc(delivery: Delivery, settings: ReaderSettings) -> Iterator[Source | Unreadable]:
    """Pages answered with 200 and texts, `path#ordinal` counting all records; other records are passed over.

    A record whose length is wrong is one row; so is one whose gzip member is damaged, and the records behind it are read.
    Any other damage ends the file: `OSError` naming the record where it shows.
    """
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - slow, and needed for archives alone

    count = _Count()
    while True:
        try:
            yield from _articles(delivery, settings, count)
        except Damaged as trouble:
            if not delivery.resume(b"WARC/"):
                raise _after(count, trouble) from None
            yield bad_record(delivery.path, count.broken(), str(trouble))
        except (ArchiveLoadFailed, ValueError, EOFError, OSError) as trouble:
            raise _after(count, trouble) from None
        else:
            return


class _Count:
    """How many records there were, and whether the last one is still being read."""

    records = 0
    reading = False

    def next(self) -> int:
        """One more."""
        self.records, self.reading = self.records + 1, True
        return self.records

    def broken(self) -> int:
        """The number of the record that cannot be read on: the one being read, or the one that should follow."""
        if not self.reading:
            self.records += 1
        self.reading = False
        return self.records


def _after(count: _Count, trouble: Exception) -> OSError:
    return OSError(f"after record {count.records}: {str(trouble).splitlines()[0] if str(trouble) else 'damaged'}")


def _articles(delivery: Delivery, settings: ReaderSettings, count: _Count) -> Iterator[Source | Unreadable]:
    archive = _archive(delivery)
    for record in archive:
        number, media = count.next(), _media(record)
        article = _article(record, media, delivery.path, number, settings) if media is not None else None
        wrong, damage = _wrong(archive, record)
        if isinstance(damage, Damaged) and delivery.within:
            raise damage  # its own checksum, at the end of its member
        count.reading = False
        if wrong:
            yield bad_record(delivery.path, number, wrong)
        elif article is not None:
            yield article
        if damage is not None:
            raise damage


def _archive(delivery: Delivery) -> _Archive:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - slow, and needed for archives alone

    class Silent(ArchiveIterator):  # type: ignore[misc]
        """Counts what follows a record where nothing should, without printing it; takes half a record for no end."""

        INC_RECORD = ""

        def _next_record(self, next_line: str | None) -> _Record:
            first = self.offset == 0
            try:
                record: _Record = super()._next_record(next_line)
            except EOFError:
                if next_line or (first and self.reader.tell()):
                    raise ValueError("the next one ends in its headers") from None
                raise
            except AttributeError:
                raise ValueError("the next one states no address") from None
            return record

    # Where nobody listens, Python would print its warnings, which quote the archive.
    logging.getLogger("warcio").addHandler(_NOBODY)
    archive: _Archive = Silent(Flow(delivery.stream))
    return archive


def _wrong(archive: _Archive, record: _Record) -> tuple[str | None, Exception | None]:
    """What is wrong with the length of a record, which is read to its end; and damage that shows behind a whole one."""
    counted, damage = archive.err_count, None
    try:
        archive.read_to_end()
    except (ValueError, EOFError, OSError) as trouble:
        if getattr(record.raw_stream, "limit", 0):
            raise
        damage = trouble
    left = getattr(record.raw_stream, "limit", None)
    if left is None:
        return "the record states no length", damage
    if left > 0:
        return "the record ends before its length", damage
    return ("the record goes on beyond its length" if archive.err_count > counted else None), damage


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
    reason = binary(data)
    if reason:
        return bad_record(path, number, reason)
    captured = record.rec_headers.get_header("WARC-Date")
    return Source(
        id=f"{path}#{number}",
        origin=Origin(path=path, record=number, media=media),
        text=decode(data, _content_type(record) or None, settings.codec),
        url=record.rec_headers.get_header("WARC-Target-URI"),
        published=settings.published,
        outlet_country=settings.outlet_country,
        base_url=settings.base_url,
        extra={"captured": captured} if captured else {},
    )
