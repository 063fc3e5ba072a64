"""Where the report goes: standard output, or files that appear whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from linkaudit.cli.voice import silence
from linkaudit.errors import ConfigError, OutputError
from linkaudit.writing import check_writable, write_whole

if TYPE_CHECKING:
    from linkaudit.reporter import Format, Look, Report


TABLES = ("passages.csv", "references.csv", "linkaudit.schema.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One report to deliver; `path` None is standard output."""

    form: Format
    path: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """The copies of a report and how they are to look."""

    copies: tuple[Copy, ...]
    csv_tables: str | None
    columns: tuple[str, ...]
    csv_bom: bool
    csv_raw: bool
    color: str

    @classmethod
    def of(cls, options: dict[str, object], default: str) -> Self:
        """Take out of a command's options those of `choices.writing`. Whatever cannot be written is said before any work.

        Raises ConfigError: an unknown format, or a file name that tells none. Raises OutputError.
        """
        tables, columns = options.pop("csv_tables"), options.pop("columns")
        wanted = copies(options.pop("format_"), options.pop("outputs"), default)
        for copy in wanted:
            if copy.path is not None:
                check_writable(Path(copy.path))
            elif _closed(sys.stdout):
                raise OutputError("standard output is closed", hint="write to a file with -o")
        if isinstance(tables, str):
            check_writable(Path(tables) / TABLES[0] if Path(tables).exists() else Path(tables))
        return cls(
            copies=wanted,
            csv_tables=str(tables) if tables else None,
            columns=tuple(name.strip() for name in str(columns or "").split(",") if name.strip()),
            csv_bom=bool(options.pop("csv_bom")),
            csv_raw=bool(options.pop("csv_raw")),
            color=str(options.pop("color")),
        )

    @property
    def paths(self) -> tuple[str, ...]:
        """Files that are written; reports of an earlier run may stand among the articles."""
        tables = [os.path.join(self.csv_tables, name) for name in TABLES] if self.csv_tables else []  # noqa: PTH118
        return (*(copy.path for copy in self.copies if copy.path is not None), *tables)

    def spare(self, inputs: Sequence[str]) -> Self:
        """Itself, unless a report would take the place of an article that is named as an input: a ConfigError."""
        named = {os.path.realpath(given): given for given in inputs if given != "-"}
        for path in self.paths:
            if os.path.realpath(path) in named and Path(path).is_file():
                raise ConfigError(f"-o {path} would overwrite an input", hint="give the report another name")
        return self

    @property
    def only_lines(self) -> bool:
        """Whether JSON lines are all that is wanted, which can be written while articles are read."""
        return [copy.form.name for copy in self.copies] == ["jsonl"] and self.csv_tables is None

    def carry_out(self, report: Report, fail_on: str = "error") -> None:
        """Write every copy. OutputError names the file and what is wrong."""
        for copy in self.copies:
            how = self.look(copy.path, fail_on)
            write(copy.form.parts(report, how), copy.path)
            if copy.form.name == "github":
                from linkaudit.cli.summary_page import append_summary  # noqa: PLC0415 - only in CI

                append_summary(report, how)
        if self.csv_tables is not None:
            self._write_tables(report, Path(self.csv_tables))

    def look(self, path: str | None, fail_on: str = "error") -> Look:
        """How the report is to look where it goes: the terminal's width and colour, or plain paper."""
        from linkaudit import rules  # noqa: PLC0415 - not needed for --help
        from linkaudit.configuration import repository  # noqa: PLC0415
        from linkaudit.reporter import Look  # noqa: PLC0415

        terminal = path is None and not _closed(sys.stdout) and sys.stdout.isatty()
        from shutil import get_terminal_size  # noqa: PLC0415 - not needed for --help

        here = Path.cwd()
        return Look(
            width=get_terminal_size().columns if terminal else None,
            color=self.color == "always" or (self.color == "auto" and path is None and _colorful(terminal=terminal)),
            columns=self.columns,
            csv_bom=self.csv_bom,
            csv_raw=self.csv_raw,
            root=str(repository(here) or here),
            here=str(here),
            fail_on=fail_on,
            manuals={rule.ID: rules.manual(rule.ID) for rule in rules.RULES},
        )

    def _write_tables(self, report: Report, folder: Path) -> None:
        from linkaudit.reporter.csv_tables import tables  # noqa: PLC0415 - only when wanted

        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise OutputError(f"{folder} cannot be made: {error.strerror}", hint="name a folder that can be written") from error
        written: Mapping[str, Iterator[str]] = tables(report, self.look(str(folder)))
        for name, parts in written.items():
            write_whole(folder / name, parts)


def _colorful(*, terminal: bool) -> bool:
    """As people say for all their programs: NO_COLOR, then FORCE_COLOR, for logs that show colours without a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


def copies(format_: object, outputs: object, default: str) -> tuple[Copy, ...]:
    """What to write where. ConfigError: an unknown format, or a file name that tells none."""
    from linkaudit.reporter import FORMATS  # noqa: PLC0415 - not needed for --help

    assert isinstance(outputs, Sequence)
    if format_ is not None and format_ not in FORMATS:
        raise ConfigError(f"unknown format {format_!r}", hint=f"one of: {', '.join(FORMATS)}")
    insisted = None if format_ is None else FORMATS[str(format_)]
    return tuple(_copy(str(path), insisted) for path in outputs) or (Copy(form=insisted or FORMATS[default], path=None),)


def _copy(given: str, insisted: Format | None) -> Copy:
    """`report.csv`, or `github:-` with the format before the name; `-` is standard output."""
    from linkaudit.reporter import FORMATS, format_for  # noqa: PLC0415 - not needed for --help

    name, colon, path = given.partition(":")
    if colon and name in FORMATS:
        return Copy(form=FORMATS[name], path=None if path == "-" else path)
    form = insisted or format_for(given)
    if form is None:
        hint = f"add --format, or write NAME:{given}; one of: {', '.join(FORMATS)}"
        raise ConfigError(f"{given}: its suffix tells no format", hint=hint)
    return Copy(form=form, path=None if given == "-" else given)


def write(parts: Iterator[str], path: str | None) -> None:
    """Write text to standard output, or whole to a file."""
    if path is not None:
        write_whole(Path(path), parts)
        return
    try:
        _print(parts)
    except BrokenPipeError:
        raise
    except OSError as error:
        silence()
        raise OutputError(f"standard output cannot be written: {error.strerror}", hint="write to a file with -o") from error


def standard_input() -> BinaryIO | None:
    """The bytes that come in, or None where nothing can."""
    return None if _closed(sys.stdin) else sys.stdin.buffer


def _closed(stream: object) -> bool:
    """Whether the process was started without this stream, as jobs of some schedulers are."""
    return stream is None


def _print(parts: Iterator[str]) -> None:
    # Bytes, so that neither the terminal's code page nor newline translation changes a report.
    out = sys.stdout.buffer
    for part in parts:
        out.write(part.encode("utf-8", "backslashreplace"))
    out.flush()
