"""JSON lines, one article a line; and the same records in one array or object, as exports have them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from linkaudit.model import Source, Unreadable
from linkaudit.reader.deliveries import Delivery
from linkaudit.reader.lines import Flow, lines
from linkaudit.reader.pages import record_or_page
from linkaudit.reader.records import bad_record, knows
from linkaudit.reader.settings import ReaderSettings

_ROOM = 4
"""A record may take this many times the size of an article: escapes, and more than one text field."""
_BLANK = b" \t\r\n\x1e"
"""Around a record; the last one begins each of a JSON text sequence (RFC 7464)."""
_SIGNS = re.compile(rb'["\\{}\[\]]')


def read_jsonl(delivery: Delivery, settings: ReaderSettings) -> Iterator[Source | Unreadable]:
    """Articles of JSON lines, `path#line`; of an array or an indented object, `path#ordinal`. A bad record is one row."""
    limit = _ROOM * settings.max_article_size
    head = delivery.head()
    lined = delivery.name.endswith((".jsonl", ".ndjson")) and head.split(b"\n", 1)[0].strip() not in (b"{", b"[")
    whole = not lined and _is_whole(head)
    beyond = 0
    for number, data in _elements(delivery.stream, limit) if whole else lines(delivery.stream, limit):
        if data is None:
            yield bad_record(delivery.path, number, f"a record of more than {limit:,} bytes")
        elif data.strip(_BLANK):
            for found in _articles(data.strip(_BLANK), delivery.path, max(number, beyond), settings):
                beyond = (found.origin.record or number) + 1
                yield found


def _articles(data: bytes, path: str, number: int, settings: ReaderSettings) -> Iterator[Source | Unreadable]:
    """The article of a record; of an envelope, as interfaces send them, the articles of the list in it, numbered on."""
    try:
        record: object = json.loads(data.decode(settings.codec, "replace"))
    except (ValueError, RecursionError) as trouble:
        said = "nested too deep" if isinstance(trouble, RecursionError) else str(trouble)
        yield bad_record(path, number, f"not JSON: {said}")
        return
    if not isinstance(record, dict):
        yield bad_record(path, number, "not a JSON object")
        return
    held = () if knows(list(record), settings) else _enclosed(record, settings)
    for ordinal, one in enumerate(held or (record,), number):
        yield record_or_page(one, path, ordinal, settings)


def _enclosed(record: dict[str, object], settings: ReaderSettings) -> list[dict[str, object]]:
    """The records of the first list of such in an envelope, or in an object right inside it; none where there is none."""
    inner = [value for held in record.values() if isinstance(held, dict) for value in held.values()]
    for value in (*record.values(), *inner):
        records = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
        if any(knows(list(one), settings) for one in records):
            return records
    return []


def _is_whole(head: bytes) -> bool:
    """The beginning is not JSON lines: an array, or an object that goes on over several lines."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    first = start.split(b"\n", 1)[0]
    if start.startswith(b"["):
        return True
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return start.startswith(b"{") and len(first) < len(start) and not first.rstrip().endswith(b"}")
    return False


def _elements(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """The objects of an array, or one after the other, each with its ordinal; None for one beyond the limit."""
    splitter = _Splitter(limit)
    flow = Flow(stream)
    while chunk := flow.read():
        yield from splitter.feed(chunk)
    if splitter.depth:
        yield splitter.number + 1, splitter.held() or None


class _Splitter:
    """Finds where objects begin and end without parsing them."""

    def __init__(self, limit: int) -> None:
        self.depth = 0
        self.number = 0
        self._limit = limit
        self._pieces = bytearray()
        self._quoted = False
        self._skip = -1
        self._too_long = False

    def held(self) -> bytes:
        return b"" if self._too_long else bytes(self._pieces)

    def feed(self, chunk: bytes) -> Iterator[tuple[int, bytes | None]]:
        start = 0
        for sign in _SIGNS.finditer(chunk):
            if sign.start() == self._skip:
                continue
            change = self._change(sign[0], sign.start())
            if change > 0 and self.depth == 0:
                start = sign.start()
            self.depth += change
            if change < 0 and self.depth == 0:
                self._keep(chunk[start : sign.end()])
                self.number += 1
                yield self.number, None if self._too_long else bytes(self._pieces)
                self._pieces.clear()
                self._too_long = False
        if self.depth:
            self._keep(chunk[start:])
        self._skip -= len(chunk)

    def _change(self, sign: bytes, at: int) -> int:
        """How the sign moves the depth. Array brackets count only inside an object."""
        if self._quoted:
            if sign == b"\\":
                self._skip = at + 1
            self._quoted = sign != b'"'
            return 0
        if sign == b'"':
            self._quoted = self.depth > 0
            return 0
        if sign in b"[]" and not self.depth:
            return 0
        return 1 if sign in b"{[" else -1 if sign in b"}]" and self.depth else 0

    def _keep(self, piece: bytes) -> None:
        self._too_long = self._too_long or len(self._pieces) + len(piece) > self._limit
        if self._too_long:
            self._pieces.clear()
        else:
            self._pieces += piece
