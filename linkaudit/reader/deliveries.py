"""A delivery is what reaches the desk: a name, and bytes of which only the first need to be looked at to tell what it is.

Compression is undone here, by content and not by name, and every way in which compressed data can be damaged becomes an
`OSError` at the byte where it shows.
"""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO

from linkaudit.reader.members import Members
from linkaudit.reader.zstd import said, unpack_zstandard

HEAD = 65_536
"""Bytes looked at to tell what something is."""
_PACKED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd")


class Damaged(OSError):  # noqa: N818 - the data, not an error of ours
    """Compressed data that are damaged, not cut: what stands behind may be whole."""


class Tape(io.RawIOBase):
    """A stream whose beginning can be looked at. Trouble in the beginning shows when the reading gets there."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self._ahead = b""
        self._trouble: OSError | None = None

    def head(self, size: int = HEAD) -> bytes:
        """Bytes that come next, at most `size`, without moving on."""
        while len(self._ahead) < size and self._trouble is None:
            try:
                more = self._pull(size - len(self._ahead))
            except OSError as trouble:
                self._trouble = trouble
                break
            if not more:
                break
            self._ahead += more
        return self._ahead[:size]

    def readable(self) -> bool:
        """Say yes, as `io` asks."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer; `OSError` with a reason for a reader of reports where the data are damaged."""
        if self._ahead:
            piece, self._ahead = self._ahead[: len(buffer)], self._ahead[len(buffer) :]
        elif self._trouble is not None:
            raise self._trouble
        else:
            piece = self._pull(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def resume(self) -> None:
        """Forget the trouble; what is read from has been moved on behind it."""
        self._trouble = None

    def close(self) -> None:
        """Close what is read from, too."""
        self._stream.close()
        super().close()

    def _pull(self, size: int) -> bytes:
        """Some of the next bytes: what there is, so that damage costs nothing that stands before it."""
        try:
            return getattr(self._stream, "read1", self._stream.read)(size) or b""
        except EOFError:
            raise OSError("the compressed data end too early") from None
        except (gzip.BadGzipFile, zlib.error) as trouble:
            raise Damaged(f"the gzip data are damaged ({said(trouble)})") from None
        except Damaged:
            raise
        except OSError as trouble:
            raise OSError(trouble.strerror or str(trouble)) from None


class Delivery:
    """One input, opened: what it is called and its bytes, already unpacked."""

    def __init__(self, path: str, stream: BinaryIO, *, content_type: str | None = None, url: str | None = None) -> None:
        """`OSError` if it is packed in a way that cannot be unpacked here."""
        self.path = path
        """As shown to the user: a path, `-`, or a URL."""
        self.content_type = content_type
        self.url = url
        self._given = stream
        self._tape = Tape(stream)
        self._members: Members | None = None
        if self._tape.head(4).startswith(_PACKED):
            packed = io.BufferedReader(self._tape, HEAD)
            self._members = Members(packed) if self._tape.head(2) == _PACKED[0] else None
            self._tape = Tape(unpack_zstandard(packed) if self._members is None else self._members)  # type: ignore[arg-type]
        self.stream: BinaryIO = io.BufferedReader(self._tape, HEAD)

    @property
    def name(self) -> str:
        """The path in lower case without the suffix of a compression: what a format is told by."""
        return self.path.lower().removesuffix(".gz").removesuffix(".zst").removesuffix(".zstd")

    def head(self, size: int = HEAD) -> bytes:
        """Bytes at the beginning, at most `size`; only before anything is read."""
        return self._tape.head(size)

    @property
    def within(self) -> bool:
        """Whether the damage came when something of its member had been read."""
        return self._members is not None and self._members.given

    def resume(self, begins: bytes) -> bool:
        """Go on behind `Damaged`, at the next member that begins so once it is unpacked. False if there is none."""
        if self._members is None or not self._members.resume(begins):
            return False
        self._tape.resume()
        return True

    def close(self) -> None:
        """Give back the file."""
        self.stream.close()
        self._given.close()
