"""Ctrl-C and SIGTERM: the first asks the run to wind up and report what it has, the second ends at once."""

from __future__ import annotations

import os
import signal
import threading
from types import FrameType, TracebackType
from typing import Self


class Interruption:
    """A context in which both signals set `stop`; `code` is then 130 or 143, else None."""

    def __init__(self) -> None:
        self.stop = threading.Event()
        self.code: int | None = None
        self._before: dict[int, object] = {}

    def __enter__(self) -> Self:
        # Signals can be taken only in the main thread; a program that embeds the command keeps its own handling.
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                self._before[number] = signal.signal(number, self._interrupted)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]

    def _interrupted(self, number: int, _: FrameType | None) -> None:
        if self.code is not None:
            os._exit(128 + number)
        self.code = 128 + number
        self.stop.set()
