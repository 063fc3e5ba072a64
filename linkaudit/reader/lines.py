"""Lines of a stream, none longer than a limit: what keeps memory flat whatever the file holds."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Flow:
    """A stream that gives what there is: with `read` of a buffered stream, damage would cost what stands before it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def read(self, size: int = 65_536) -> bytes:
        """At most `size` bytes; none at the end."""
        piece: bytes = getattr(self._stream, "read1", self._stream.read)(size if size >= 0 else 65_536)
        return piece


class _Narrowed(io.RawIOBase):
    """UTF-16 with its mark, as spreadsheets save "Unicode text", in UTF-8."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._flow = Flow(stream)
        self._decoder = codecs.getincrementaldecoder("utf-16")("replace")
        self._ready = b""

    def readable(self) -> bool:
        """Say yes, as `io` asks."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer."""
        while not self._ready and (piece := self._flow.read()):
            self._ready = self._decoder.decode(piece).encode("utf-8", "replace")
        taken, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)


def lines(stream: BinaryIO, limit: int, *, ends: bool = False) -> Iterator[tuple[int, bytes | None]]:
    """Line number (from 1) and line, without its end or with it; None for one beyond `limit` bytes, which is passed over."""
    peek = getattr(stream, "peek", None)
    if peek is not None and peek(2).startswith(_WIDE):
        stream = io.BufferedReader(_Narrowed(stream))
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield number, None
        else:
            line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            yield number, line if ends else line.rstrip(b"\r\n")
