"""Zstandard data as a stream that notices when they end too early. Needs the extra [zst]."""

from __future__ import annotations

import importlib
import io
from typing import BinaryIO, Protocol

_CHUNK = 1024
"""Compressed bytes taken at a time: they unpack to 32 MiB at the very most."""


class _Unpacker(Protocol):
    eof: bool
    unused_data: bytes

    def decompress(self, data: bytes) -> bytes: ...


class ZstandardStream(io.RawIOBase):
    """The unpacked bytes of one or more frames. `EOFError` where a frame is cut off, `OSError` where it is damaged."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self._library = importlib.import_module("zstandard")
        self._frame: _Unpacker | None = None
        self._rest = b""
        self._ready = b""

    def readable(self) -> bool:
        """Say yes, as `io` asks."""
        return True

    def read1(self, size: int) -> bytes:
        """At most `size` of the next bytes; none at the end."""
        while not self._ready:
            data = self._rest or self._stream.read(_CHUNK)
            if not data:
                if self._frame is not None:
                    raise EOFError
                return b""
            self._unpack(data)
        piece, self._ready = self._ready[:size], self._ready[size:]
        return piece

    def close(self) -> None:
        """Close what is read from, too."""
        self._stream.close()
        super().close()

    def _unpack(self, data: bytes) -> None:
        frame: _Unpacker = self._frame or self._library.ZstdDecompressor().decompressobj()
        try:
            self._ready = frame.decompress(data)
        except self._library.ZstdError as trouble:
            raise OSError(f"the zstandard data are damaged ({said(trouble)})") from None
        self._rest = frame.unused_data
        self._frame = None if frame.eof else frame


def unpack_zstandard(stream: BinaryIO) -> BinaryIO:
    """Unpack a stream. `OSError` where the library is missing."""
    try:
        return ZstandardStream(stream)  # type: ignore[return-value]
    except ImportError:
        raise OSError("zstandard data need the extra [zst]: pip install 'linkaudit-news[zst]'") from None


def said(trouble: Exception) -> str:
    """First line of what an error says, or its name."""
    return str(trouble).splitlines()[0][:120] if str(trouble) else type(trouble).__name__
