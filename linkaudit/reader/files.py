"""From what was typed (files, folders, globs) to files, in an order that never changes: names sorted, folder by folder.

Only regular files are ever opened: a pipe or a device would hang the run.
"""

from __future__ import annotations

import fnmatch
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from linkaudit.reader.kinds import SUFFIXES, looks_like_html, suffix

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_MAGIC = re.compile(r"[*?\[]")
_LIKE_ADDRESS = re.compile(r"www\.|[a-z]{1,10}:/", re.IGNORECASE)
_PACKED = (".gz", ".zst", ".zstd")
_ODD = (
    (stat.S_ISFIFO, "a named pipe, which might never end: pipe it in and give '-'"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, or (with `trouble`) a path that leads to none."""

    path: str
    trouble: str | None = None


class Walk:
    """Expands inputs to files. One walk a run: a folder is entered once, however many links lead to it."""

    def __init__(self, exclude: tuple[str, ...]) -> None:
        self._excluded = _patterns(exclude) if exclude else None
        self._entered: set[tuple[int, int]] = set()

    def files(self, given: str) -> Iterator[Found]:
        """Every file that a path, folder or glob stands for; exactly one `Found` with trouble when it is none."""
        if _MAGIC.search(given) and not os.path.lexists(given):
            yield from self._globbed(given)
            return
        trouble = _trouble(given)
        if trouble:
            yield Found(given, trouble)
        elif Path(given).is_dir():
            yield from self._folder_given(given)
        elif not self._leaves_out(given, given):
            yield Found(given)

    def _globbed(self, pattern: str) -> Iterator[Found]:
        top = Path(pattern).anchor
        paths = [str(path) for path in _expand(Path(top), Path(pattern).parts[bool(top) :])]
        if not paths:
            yield Found(pattern, "no file matches this pattern")
        for path in paths:
            if not self._leaves_out(path, path):
                yield from self.files(path)

    def _folder_given(self, top: str) -> Iterator[Found]:
        empty = True
        for found in self._folder(top, top, ()):
            empty = False
            yield found
        if empty:
            yield Found(top, "no articles in this folder")

    def _folder(self, top: str, folder: str, above: tuple[tuple[int, int], ...]) -> Iterator[Found]:
        try:
            here = _identity(folder)
            entries = sorted((e for e in os.scandir(folder) if not e.name.startswith(".")), key=lambda e: e.name)
        except OSError as trouble:
            yield Found(folder, _said(trouble))
            return
        if here in above:
            yield Found(folder, "the folder contains itself (a link leads back up)")
            return
        if here in self._entered:
            return
        self._entered.add(here)
        for entry in entries:
            if not self._leaves_out(entry.path, os.path.relpath(entry.path, top), folder=entry.is_dir()):
                yield from self._entry(top, entry, (*above, here))

    def _entry(self, top: str, entry: os.DirEntry[str], above: tuple[tuple[int, int], ...]) -> Iterator[Found]:
        if entry.is_dir():
            yield from self._folder(top, entry.path, above)
        elif _has_suffix(entry.path):
            yield Found(entry.path, _trouble(entry.path))
        elif entry.is_file() and _is_page(entry.path):
            yield Found(entry.path)

    def _leaves_out(self, path: str, inside: str, *, folder: bool = False) -> bool:
        end = "/" if folder else ""
        if self._excluded is None:
            return False
        names = {path.replace(os.sep, "/").lstrip("/") + end, inside.replace(os.sep, "/").lstrip("/") + end}
        return any(self._excluded.match_file(name) for name in names)


def _patterns(exclude: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - slow, and rarely asked for

    return GitIgnoreSpec.from_lines(exclude)


def _expand(base: Path, parts: tuple[str, ...]) -> Iterator[Path]:
    """Paths below `base` that match the pattern's parts. `**` is any depth; links to folders are not followed by it."""
    if not parts or parts == ("**",):
        yield base
    elif parts[0] == "**":
        for folder in _folders(base):
            yield from _expand(folder, parts[1:])
    else:
        for name in _matching(base, parts[0]):
            yield from _expand(base / name, parts[1:])


def _folders(top: Path) -> Iterator[Path]:
    """`top` and every folder below it, in order, hidden ones and links left out."""
    yield top
    for name in _names(top):
        if not name.startswith(".") and (top / name).is_dir() and not (top / name).is_symlink():
            yield from _folders(top / name)


def _matching(folder: Path, part: str) -> list[str]:
    if not _MAGIC.search(part):
        return [part] if os.path.lexists(folder / part) else []
    names = fnmatch.filter(_names(folder), part)
    return names if part.startswith(".") else [name for name in names if not name.startswith(".")]


def _names(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:
        return []


def _identity(path: str) -> tuple[int, int]:
    status = Path(path).stat()
    return status.st_dev, status.st_ino


def _trouble(path: str) -> str | None:
    """Why a path can be neither opened as a file nor entered as a folder, or None."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as trouble:
        return _said(trouble)
    return next((said for odd, said in _ODD if odd(mode)), None)


def _is_page(path: str) -> bool:
    """A file without a suffix we know that begins like a page: saved from the web. Pictures and scripts are passed over."""
    try:
        with Path(path).open("rb") as file:
            return looks_like_html(file.read(2048))
    except OSError:
        return False


def _has_suffix(path: str) -> bool:
    name = path.lower()
    for packed in _PACKED:
        name = name.removesuffix(packed)
    return suffix(name) in SUFFIXES


def _said(trouble: OSError | ValueError) -> str:
    if isinstance(trouble, FileNotFoundError):
        given = str(trouble.filename or "")
        return "no such file (a web address begins with https://)" if _LIKE_ADDRESS.match(given) else "no such file"
    if isinstance(trouble, PermissionError):
        return "no permission to read it"
    return (trouble.strerror or str(trouble)) if isinstance(trouble, OSError) else "not a path that can exist"
