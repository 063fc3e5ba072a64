"""Where the report goes: standard output, or files that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from linkaudit.errors import ConfigError, OutputError

if TYPE_CHECKING:
    from linkaudit.reporter import Format, Look, Report

PAPER = 120
"""Columns of a report that goes to a file or a pipe."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One report to deliver; `path` None is standard output."""

    form: Format
    path: str | None


def copies(format_: str | None, outputs: Sequence[str], default: str) -> list[Copy]:
    """What to write where. ConfigError: an unknown format, or a file name that tells none."""
    from linkaudit.reporter import FORMATS, format_for  # noqa: PLC0415 - not needed for --help

    if format_ is not None and format_ not in FORMATS:
        raise ConfigError(f"unknown format {format_!r}", hint=f"one of: {', '.join(FORMATS)}")
    if not outputs:
        return [Copy(form=FORMATS[format_ or default], path=None)]
    found = []
    for path in outputs:
        form = FORMATS[format_] if format_ else format_for(path)
        if form is None:
            raise ConfigError(f"{path}: its suffix tells no format", hint=f"add --format; one of: {', '.join(FORMATS)}")
        found.append(Copy(form=form, path=path))
    return found


def look(*, color: str, columns: str | None, csv_bom: bool, path: str | None) -> Look:
    """How the report is to look where it goes: the terminal's width and colour, or plain paper."""
    from linkaudit.reporter import Look  # noqa: PLC0415

    terminal = path is None and sys.stdout.isatty()
    wanted = color == "always" or (
        color == "auto" and terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
    width = shutil.get_terminal_size().columns if terminal else None
    names = tuple(name.strip() for name in columns.split(",") if name.strip()) if columns else ()
    return Look(width=width, color=wanted, columns=names, csv_bom=csv_bom)


def deliver(report: Report, copy: Copy, how: Look) -> None:
    """Write one copy. OutputError names the file and what is wrong."""
    write(copy.form.parts(report, how), copy.path)


def write(parts: Iterator[str], path: str | None) -> None:
    """Write text to standard output, or whole to a file."""
    if path is None:
        _print(parts)
    else:
        write_whole(Path(path), parts)


def _print(parts: Iterator[str]) -> None:
    # Bytes, so that neither the terminal's code page nor newline translation changes a report.
    out = sys.stdout.buffer
    for part in parts:
        out.write(part.encode("utf-8", "backslashreplace"))
    out.flush()


def write_whole(path: Path, parts: Iterator[str]) -> None:
    """Write beside the file, then rename over it: a reader sees the old report or the new one, never half."""
    name = None
    try:
        with tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            name = file.name
            for part in parts:
                file.write(part.encode("utf-8", "backslashreplace"))
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)  # noqa: PTH101 - a temporary file is private; a report is like any other file
        os.replace(name, path)  # noqa: PTH105
        name = None
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written: {error.strerror}", hint="name a file in a folder that can be written"
        ) from error
    finally:
        if name is not None:
            with suppress(OSError):
                os.unlink(name)  # noqa: PTH108
