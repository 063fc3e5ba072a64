"""Lines of a stream, none longer than a limit: what keeps memory flat whatever the file holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO


class Flow:
    """A stream that gives what there is: with `read` of a buffered stream, damage would cost what stands before it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def read(self, size: int = 65_536) -> bytes:
        """At most `size` bytes; none at the end."""
        piece: bytes = getattr(self._stream, "read1", self._stream.read)(size if size >= 0 else 65_536)
        return piece


def lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Line number (from 1) and line without its end; None for a line of more than `limit` bytes, which is passed over."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield number, None
        else:
            yield number, line.rstrip(b"\r\n").removeprefix(b"\xef\xbb\xbf" if number == 1 else b"")
