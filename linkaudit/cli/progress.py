"""What is said on standard error while a run goes on: a bar on a terminal, notes, and each link with -vv."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn, Self

from linkaudit.cli.voice import say

if TYPE_CHECKING:
    from tqdm import tqdm

    from linkaudit.model import Resolution, Unreadable

HANDFUL = 5
"""No bar for as few links as this."""


class Progress:
    """A context that follows a run. Quiet: says nothing. A bar only on a terminal."""

    def __init__(self, *, quiet: bool, verbose: int) -> None:
        self._quiet = quiet
        self._verbose = verbose
        self._bar: tqdm[NoReturn] | None = None
        self._started = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.close()

    def plan(self, links: int, lines: tuple[str, ...]) -> None:
        """`links` are to be asked; `lines` say which hosts bound the time."""
        if self._quiet:
            return
        for line in lines:
            self.note(line)
        if links > HANDFUL and sys.stderr.isatty():
            from tqdm import tqdm  # noqa: PLC0415 - only where a bar is drawn

            self._bar = tqdm(total=links, unit="link", file=sys.stderr, leave=False, dynamic_ncols=True)

    def resolved(self, resolution: Resolution) -> None:
        """One more link is settled."""
        if self._bar is not None:
            self._bar.update()
        if self._verbose > 1:
            self.note(f"{resolution.outcome:<11} {resolution.reason}  {resolution.url}")

    def unreadable(self, entry: Unreadable) -> None:
        """An input that cannot be read is said at once, quiet or not."""
        self.note(f"linkaudit: {entry.id}: {entry.reason}", always=True)

    def note(self, line: str, *, always: bool = False) -> None:
        """A line for the person who waits."""
        if self._quiet and not always:
            return
        if self._bar is None:
            say(line)
            return
        with self._bar.external_write_mode(file=sys.stderr):
            say(line)
