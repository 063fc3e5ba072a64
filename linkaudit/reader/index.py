"""Reading `--index`: a list of an outlet's articles, title and address, to find what unlinked cross-references mean.

A feed (RSS, Atom, JSON Feed, WordPress export), a sitemap, JSON or JSON lines, CSV with a title and a URL per record; told by
content. Of a sitemap without titles the words of the addresses are taken, which is where most outlets spell them.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from linkaudit.errors import InputError
from linkaudit.reader.characters import clean
from linkaudit.reader.deliveries import Delivery
from linkaudit.reader.lines import lines

_TITLES = ("title", "headline", "news:title", "name")
_URLS = ("url", "link", "loc", "href", "id", "guid")
_DOCUMENT = 16_777_216
"""Bytes of one JSON line, or of a JSON document that is not lines."""
_DELIMITERS = ",\t;|"
_FEWEST = 4
"""Words of an address that are taken for a title."""
_SERIAL = re.compile(r"[a-z]{0,2}\d{3,}|[0-9a-f]{8,}")
_BREAKS = re.compile(r"[\s_.+-]+")
_NO_FEED = re.compile(rb"<(?!rss\b|feed\b|urlset\b|(?:rdf:)?RDF\b)[A-Za-z]")
"""The first element of an XML file that is no list of articles."""
_HINT = "give a feed, a sitemap, JSON lines or CSV with title and url"


Found = tuple[str, str] | None
"""Title and address of a record; None for a record that lacks one of them."""


def read_index(path: str) -> Iterator[tuple[str, str]]:
    """Pairs of title and address, streamed; none for a feed without entries, which is an index of nothing.

    `InputError` if the file cannot be read, is of none of these kinds, or if no record in it has both.
    """
    titled, untitled = False, False
    try:
        with Path(path).open("rb") as file:
            for found in _records(Delivery(path, file)):
                titled, untitled = titled or found is not None, untitled or found is None
                yield from () if found is None else (found,)
    except (OSError, ValueError, RecursionError, csv.Error) as trouble:
        raise InputError(f"the index {path} cannot be read: {_reason(trouble)}", hint=_HINT) from None
    if untitled and not titled:
        raise InputError(f"the index {path} holds no title with an address", hint=_HINT)


def _reason(trouble: Exception) -> str:
    if isinstance(trouble, RecursionError):
        return "its JSON is nested too deeply"
    return (trouble.strerror if isinstance(trouble, OSError) else None) or str(trouble)


def _records(delivery: Delivery) -> Iterator[Found]:
    start = delivery.head(2048).removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<"):
        return _from_xml(delivery.stream, is_list=_is_list(start))
    return _from_json(delivery.stream) if start.startswith((b"{", b"[")) else _from_csv(delivery.stream)


def _from_json(stream: BinaryIO) -> Iterator[Found]:
    """Line by line; where the first line is no record by itself, the file is one document."""
    first = b""
    for number, line in lines(stream, _DOCUMENT):
        words = (line or b"").strip(b" \t,[]")
        try:
            value = json.loads(words) if words else None
        except ValueError as trouble:
            if first:
                raise ValueError(f"line {number} is not JSON: {trouble}") from None
            yield from _from_value(_document(line or b"", stream))
            return
        first = first or words
        yield from _from_value(value)


def _document(start: bytes, stream: BinaryIO) -> object:
    """The one value of a file whose first line is known; an array that stood open on a line of its own is closed alike."""
    rest = stream.read(_DOCUMENT)
    if len(rest) == _DOCUMENT:
        raise ValueError("a JSON document as large as this has to come as JSON lines")
    whole = (start + b"\n" + rest).strip()
    return json.loads(whole if whole.startswith(b"[") or not whole.endswith(b"]") else b"[" + whole)


def _from_value(value: object) -> Iterator[Found]:
    """A record, a list of records, or a record that holds such a list (`items` of a JSON Feed)."""
    if isinstance(value, list):
        yield from (_pair(_texts(record)) if isinstance(record, dict) else None for record in value)
    elif isinstance(value, dict):
        pair = _pair(_texts(value))
        lists = [] if pair else [held for held in value.values() if isinstance(held, list)]
        yield from chain.from_iterable(map(_from_value, lists)) if lists else (pair,)


def _texts(record: dict[object, object]) -> dict[str, str]:
    return {str(key).lower(): value for key, value in record.items() if isinstance(value, str)}


def _from_csv(stream: BinaryIO) -> Iterator[Found]:
    rows = ((line or b"").decode("utf-8", "replace") + "\n" for _, line in lines(stream, _DOCUMENT))
    head = next(rows, "")
    for delimiter in _DELIMITERS:
        header = [name.strip().lower() for name in next(csv.reader([head], delimiter=delimiter), [])]
        if set(header) & set(_TITLES) and set(header) & set(_URLS):
            for row in csv.reader(rows, delimiter=delimiter):
                yield _pair(dict(zip(header, row, strict=False)))
            return
    raise ValueError("no column for the title and one for the address")


def _is_list(start: bytes) -> bool:
    """Whether the first element of an XML file is one of a list of articles."""
    opened = re.search(rb"<[A-Za-z]", start)
    return opened is not None and _NO_FEED.match(start, opened.start()) is None


def _from_xml(stream: BinaryIO, *, is_list: bool) -> Iterator[Found]:
    from linkaudit.reader.elements import entries  # noqa: PLC0415 - brings in lxml

    for entry in entries(stream, ("item", "entry", "url")):
        values = entry.values
        if "loc" in values and not values.get("title"):
            values["title"] = spelled(values["loc"])
        yield _pair(values)
    if not is_list:
        yield None


def spelled(url: str) -> str:
    """The words of an address that spell a title (`/2024/03/quay-shut-for-a-week-8812.html`); empty where it has too few."""
    path = unquote(re.split(r"[?#]", url, maxsplit=1)[0])
    names = (re.sub(r"\.[a-z]{2,5}$", "", name.lower()) for name in path.split("/")[3:])
    titles = [_less_serial([word for word in _BREAKS.split(name) if word]) for name in names]
    title = max(titles, key=len, default=[])
    return " ".join(title) if len(title) >= _FEWEST else ""


def _less_serial(words: list[str]) -> list[str]:
    """Without the numbers that content systems put at either end."""
    while words and _SERIAL.fullmatch(words[-1]):
        words.pop()
    return words[1:] if words and _SERIAL.fullmatch(words[0]) else words


def _pair(record: dict[str, str]) -> Found:
    title = next((record[name] for name in _TITLES if record.get(name)), "")
    url = next((record[name] for name in _URLS if record.get(name, "").startswith(("http://", "https://"))), "")
    return (clean(title), clean(url)) if title and url else None
