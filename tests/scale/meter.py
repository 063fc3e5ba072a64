"""The memory of a process and all that it started, watched from outside while it runs."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

PAGE_KB = 4


class Meter:
    """A context that samples the tree of processes under `pid`; read the peaks afterwards. Linux only."""

    def __init__(self, pid: int, seconds: float = 0.1) -> None:
        self._pid = pid
        self._seconds = seconds
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.peak_mib = 0.0
        """Largest sum over all processes of what is resident, shared pages counted in each."""
        self.parent_mib = 0.0
        """Largest of the first process alone."""
        self.processes = 0

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(self._seconds):
            resident = {pid: _resident(pid) for pid in tree(self._pid)}
            self.peak_mib = max(self.peak_mib, sum(resident.values()) / 1024)
            self.parent_mib = max(self.parent_mib, resident.get(self._pid, 0) / 1024)
            self.processes = max(self.processes, len(resident))


def tree(pid: int) -> list[int]:
    """A process and all its descendants."""
    found, waiting = [], [pid]
    while waiting:
        each = waiting.pop()
        found.append(each)
        with suppress(OSError):  # it has ended meanwhile
            for task in Path(f"/proc/{each}/task").glob("*/children"):
                waiting += [int(child) for child in _read(task).split()]
    return found


def _resident(pid: int) -> int:
    """KiB."""
    fields = _read(Path(f"/proc/{pid}/statm")).split()
    return int(fields[1]) * PAGE_KB if fields else 0


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def cpu_seconds(pid: int) -> float:
    """CPU time of a process and its waited-for children so far."""
    fields = _read(Path(f"/proc/{pid}/stat")).rpartition(") ")[2].split()
    return sum(map(int, fields[11:15])) / 100 if fields else 0.0


def quiet(limit: float = 1.0, patience: float = 0.0) -> bool:
    """Whether the machine has little else to do; waits up to `patience` seconds for it."""
    until = time.monotonic() + patience
    while True:
        if float(_read(Path("/proc/loadavg")).split()[0]) <= limit:
            return True
        if time.monotonic() >= until:
            return False
        time.sleep(1)
