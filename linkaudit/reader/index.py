"""Reading `--index`: a list of an outlet's articles, title and address, to find what unlinked cross-references mean.

A feed (RSS, Atom, WordPress export), a news sitemap, JSON lines or CSV with a title and a URL per record; told by content.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from linkaudit.errors import InputError
from linkaudit.reader.characters import clean
from linkaudit.reader.deliveries import Delivery
from linkaudit.reader.lines import lines

_TITLES = ("title", "headline", "news:title", "name")
_URLS = ("url", "link", "loc", "href", "id", "guid")
_LINE = 1_048_576


def read_index(path: str) -> Iterator[tuple[str, str]]:
    """Pairs of title and address, streamed. `InputError` if the file cannot be read or is of none of these kinds."""
    try:
        with Path(path).open("rb") as file:
            yield from _pairs(Delivery(path, file))
    except (OSError, ValueError, csv.Error) as trouble:
        reason = trouble.strerror or str(trouble) if isinstance(trouble, OSError) else str(trouble)
        hint = "give a feed, a sitemap, JSON lines or CSV with title and url"
        raise InputError(f"the index {path} cannot be read: {reason}", hint=hint) from None


def _pairs(delivery: Delivery) -> Iterator[tuple[str, str]]:
    start = delivery.head(2048).removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<"):
        return _from_xml(delivery.stream)
    return _from_json(delivery.stream) if start.startswith((b"{", b"[")) else _from_csv(delivery.stream)


def _from_json(stream: BinaryIO) -> Iterator[tuple[str, str]]:
    for number, line in lines(stream, _LINE):
        words = (line or b"").strip(b" \t,[]")
        if not words:
            continue
        try:
            record = json.loads(words)
        except ValueError as trouble:
            raise ValueError(f"line {number} is not JSON: {trouble}") from None
        if isinstance(record, dict):
            yield from _pair({str(key).lower(): value for key, value in record.items() if isinstance(value, str)})


def _from_csv(stream: BinaryIO) -> Iterator[tuple[str, str]]:
    rows = csv.reader((line or b"").decode("utf-8", "replace") + "\n" for _, line in lines(stream, _LINE))
    header = [name.strip().lower() for name in next(rows, [])]
    if not (set(header) & set(_TITLES) and set(header) & set(_URLS)):
        raise ValueError("no column for the title and one for the address")
    for row in rows:
        yield from _pair(dict(zip(header, row, strict=False)))


def _from_xml(stream: BinaryIO) -> Iterator[tuple[str, str]]:
    from linkaudit.reader.elements import entries  # noqa: PLC0415 - brings in lxml

    for entry in entries(stream, ("item", "entry", "url")):
        yield from _pair(entry.values)


def _pair(record: dict[str, str]) -> Iterator[tuple[str, str]]:
    title = next((record[name] for name in _TITLES if record.get(name)), "")
    url = next((record[name] for name in _URLS if record.get(name, "").startswith(("http://", "https://"))), "")
    if title and url:
        yield clean(title), clean(url)
