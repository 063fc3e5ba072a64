"""Where the records of a recording stand. Damage costs the record that bears it; behind it the next one is looked for.

warcio's own walk ends at the first damage, takes some for the end of the file, and prints what it meets.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple

_GZIP = b"\x1f\x8b\x08"
_BEGINNING = b"WARC/"
_MARK = re.compile(rb"(?P<packed>\x1f\x8b\x08)|\n(?P<plain>WARC/)")
_LONGEST_MARK = 5
_LENGTH = re.compile("[0-9]{1,15}")
_END = b"\r\n\r\n"
_SLICE = 65_536
_ENOUGH = 512
"""Bytes of a gzip member that show how it begins."""


class Found(NamedTuple):
    """A whole record: where it stands, its kind and address, and its block if it describes the recording."""

    offset: int
    kind: str
    url: str
    about: bytes
    behind: int
    """Where the next one should begin."""


class _Stretch(NamedTuple):
    """What a record is made of: its beginning, the number of its bytes, and where it ends in the file."""

    head: bytes
    size: int | None
    """None where it is not packed, and its own header tells it."""
    behind: int
    """Known where it is packed."""


class Index:
    """The whole records of a file, in their order; `damaged` counts the places between them that were passed over."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._size = file.seek(0, 2)
        self.damaged = 0

    def __iter__(self) -> Iterator[Found]:
        at: int | None = 0
        while at is not None and at < self._size:
            found = self._record(at)
            if found is None:
                self.damaged += 1
                at = self._next_beginning(at + 1)
            else:
                yield found
                at = found.behind

    def _record(self, at: int) -> Found | None:
        """The record that stands there; None if it is damaged."""
        stretch = self._stretch(at)
        header, end, block = stretch.head.partition(_END)
        fields = _fields(header) if end and header.startswith(_BEGINNING) else {}
        length = _LENGTH.fullmatch(fields.get("content-length", ""))
        if length is None:
            return None
        size = len(header) + len(_END) + int(length[0]) + len(_END)
        behind = at + size if stretch.size is None else stretch.behind
        whole = self._ends(behind) if stretch.size is None else size == stretch.size
        if not whole:
            return None
        kind = fields.get("warc-type", "")
        about = block[: int(length[0])] if kind == "warcinfo" else b""
        return Found(at, kind, fields.get("warc-target-uri", ""), about, behind)

    def _stretch(self, at: int) -> _Stretch:
        """What a record there is made of; nothing if it is a damaged gzip member."""
        self._file.seek(at)
        head = self._file.read(_SLICE)
        return (self._packed(at) or _Stretch(b"", 0, at)) if head.startswith(_GZIP) else _Stretch(head, None, at)

    def _packed(self, at: int) -> _Stretch | None:
        """A gzip member, inflated to its sum."""
        member, head, size = zlib.decompressobj(wbits=31), b"", 0
        self._file.seek(at)
        try:
            while not member.eof:
                data = self._file.read(_SLICE)
                if not data:
                    return None
                out = member.decompress(data)
                head, size = (head + out)[:_SLICE], size + len(out)
        except zlib.error:
            return None
        return _Stretch(head, size, self._file.tell() - len(member.unused_data))

    def _ends(self, behind: int) -> bool:
        """Whether a plain record ends there, as each does with two line ends."""
        self._file.seek(behind - len(_END))
        return self._file.read(len(_END)) == _END

    def _next_beginning(self, after: int) -> int | None:
        """Where a record begins next: a gzip member with one in it, or the line that opens one."""
        at, kept = after - 1, b""
        self._file.seek(at)
        while data := self._file.read(_SLICE):
            start = at - len(kept)
            for found in _MARK.finditer(kept + data):
                begins = start + found.start(found.lastgroup or 0)
                if begins >= after and self._holds_a_record(begins):
                    return begins
            at += len(data)
            kept = (kept + data)[-_LONGEST_MARK:]
            self._file.seek(at)
        return None

    def _holds_a_record(self, at: int) -> bool:
        self._file.seek(at)
        head = self._file.read(_ENOUGH)
        if head.startswith(_BEGINNING):
            return True
        try:
            return zlib.decompressobj(wbits=31).decompress(head, _ENOUGH).startswith(_BEGINNING)
        except zlib.error:
            return False


def _fields(header: bytes) -> Mapping[str, str]:
    """The fields of a record, by their lower-case names."""
    lines = (line.partition(":") for line in header.decode("utf-8", "replace").split("\r\n")[1:])
    return {name.strip().lower(): value.strip() for name, _, value in lines}
