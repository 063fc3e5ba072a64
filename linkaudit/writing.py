"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from linkaudit.errors import OutputError

HINT = "name a file in a folder that can be written"


def write_whole(path: Path, parts: Iterator[str]) -> None:
    """Write beside the file, then rename over it: a reader sees the old one or the new one, never half.

    Raises OutputError that names the file and what is wrong.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            # A device or a pipe is written to, never replaced.
            with target.open("wb") as device:
                device.writelines(_encoded(parts))
        else:
            _replace(target, parts)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}", hint=HINT) from error


def _replace(path: Path, parts: Iterator[str]) -> None:
    import tempfile  # noqa: PLC0415 - not needed for --help

    name = None
    try:
        with tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name[:100]}.", delete=False) as file:
            name = file.name
            file.writelines(_encoded(parts))
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)  # noqa: PTH101 - a temporary file is private; a report is like any other file
        os.replace(name, path)  # noqa: PTH105
        name = None
    finally:
        if name is not None:
            with suppress(OSError):
                os.unlink(name)  # noqa: PTH108


def _encoded(parts: Iterator[str]) -> Iterator[bytes]:
    return (part.encode("utf-8", "backslashreplace") for part in parts)


def check_writable(path: Path) -> None:
    """Whether a file may come to stand there, asked before the work is done. Raises OutputError."""
    folder = path.parent
    if path.is_dir():
        raise OutputError(f"{path} cannot be written: it is a folder", hint=HINT)
    if not folder.is_dir():
        why = "is no folder" if folder.exists() else "does not exist"
        raise OutputError(f"{path} cannot be written: {folder} {why}", hint=HINT)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(f"{path} cannot be written: no permission to write in {folder}", hint=HINT)
