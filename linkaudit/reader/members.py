"""Gzip data as a stream of members that can be taken up again behind damage, at the next member that is whole at its start.

In a web archive every record is a member of its own, so that a broken one need not cost those behind it.
"""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO

_CHUNK = 65_536
_MAGIC = b"\x1f\x8b\x08"
_HEADER = 1024
"""Bytes of a member, at most, that are unpacked to see whether it is one."""


class Members(io.RawIOBase):
    """The unpacked bytes of one member after another. `zlib.error` and `BadGzipFile` at damage, `EOFError` at a cut."""

    def __init__(self, packed: BinaryIO) -> None:
        super().__init__()
        self._packed = packed
        self._ahead = b""
        self._member = zlib.decompressobj(wbits=31)
        self._begun = False
        """Something of the member was read."""
        self.given = False
        """Something of it was given out."""

    def readable(self) -> bool:
        """Say yes, as `io` asks."""
        return True

    def read1(self, size: int) -> bytes:
        """At most `size` of the next bytes; none at the end."""
        while self._ahead or self._more():
            if not self._begun and not self._begins():
                continue
            self._begun = True
            out = self._member.decompress(self._ahead, size)
            self._ahead = self._member.unconsumed_tail
            if self._member.eof:
                self._ahead = self._member.unused_data
                self._fresh()
            if out:
                self.given = self._begun
                return out
        if self._begun:
            raise EOFError
        return b""

    def _fresh(self) -> None:
        self._member, self._begun, self.given = zlib.decompressobj(wbits=31), False, False

    def _more(self) -> bool:
        """Get some of the packed bytes."""
        piece = self._packed.read1(_CHUNK)  # type: ignore[attr-defined]
        self._ahead += piece
        return bool(piece)

    def _begins(self) -> bool:
        """Whether a member begins here; zeros between members pad a tape and are passed over."""
        self._ahead = self._ahead.lstrip(b"\x00")
        if not self._ahead:
            return False
        if not _MAGIC.startswith(self._ahead[:2]):
            raise gzip.BadGzipFile("not a gzipped file")
        return True

    def resume(self, begins: bytes) -> bool:
        """Go on at the next member whose unpacked bytes begin so; False if there is none."""
        self._fresh()
        self._ahead = self._ahead[1:]
        while self._found():
            if self._unpacks_to(begins):
                return True
            self._ahead = self._ahead[1:]
        return False

    def _found(self) -> bool:
        """Move on to what looks like the header of a member, with some of what follows it."""
        while (at := self._ahead.find(_MAGIC)) < 0:
            self._ahead = self._ahead[1 - len(_MAGIC) :]  # the beginning of one may have come
            if not self._more():
                return False
        self._ahead = self._ahead[at:]
        while len(self._ahead) < _HEADER and self._more():
            pass
        return True

    def _unpacks_to(self, begins: bytes) -> bool:
        try:
            return zlib.decompressobj(wbits=31).decompress(self._ahead[:_HEADER], len(begins)) == begins
        except zlib.error:
            return False
