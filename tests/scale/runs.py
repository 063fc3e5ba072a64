"""The command in a process of its own, measured, killed and compared: what a run must give whatever befell it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.places import ROOT
from tests.scale.meter import Meter

VOLATILE = ("checked_at", "attempts")
"""What may differ between two runs that found the same."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A run that has ended."""

    code: int
    seconds: float
    peak_mib: float
    """Of all its processes together."""
    parent_mib: float
    processes: int
    said: str


def start(*argv: object, cwd: Path) -> subprocess.Popen[str]:
    """The command, its processes in a group of their own."""
    # A process that is killed must not leave half of a compiled module behind.
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "linkaudit", *map(str, argv)]
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=cwd, env=environment, text=True, start_new_session=True, **pipes)  # type: ignore[call-overload, no-any-return]


def measured(*argv: object, cwd: Path) -> Measured:
    """Run to the end, watched."""
    began = time.monotonic()
    with start(*argv, cwd=cwd) as process:
        with Meter(process.pid) as meter:
            _, said = process.communicate()
        seconds = time.monotonic() - began
    return Measured(process.returncode, seconds, meter.peak_mib, meter.parent_mib, meter.processes, said)


def interrupted(
    *argv: object, cwd: Path, after: float, how: signal.Signals, once: Path | None = None, grace: float = 30
) -> tuple[int, str]:
    """Run, and be sent a signal after so many seconds if it still runs; they count from when `once` exists.

    Exit code, and what it said.
    """
    with start(*argv, cwd=cwd) as process:
        while once is not None and not once.exists() and process.poll() is None:
            time.sleep(0.01)
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            if how == signal.SIGKILL:
                os.killpg(process.pid, how)
            else:
                process.send_signal(how)
        _, said = process.communicate(timeout=grace)
    return process.returncode, said


@dataclass(slots=True)
class Result:
    """What a report in JSON lines says, without what may differ."""

    ids: Counter[str] = field(default_factory=Counter)
    unreadable: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)
    run: dict[str, object] = field(default_factory=dict)
    corpus: dict[str, object] = field(default_factory=dict)


def result(report: Path) -> Result:
    """Read a report."""
    found = Result()
    for event in _events(report):
        match event["type"]:
            case "article" | "unreadable":
                found.ids[str(event["id"])] += 1
                found.unreadable += event["type"] == "unreadable"
            case "resolution":
                found.outcomes[str(event["outcome"])] += 1
            case "run":
                found.run = event
            case "corpus":
                found.corpus = event
        found.lines.append(json.dumps({name: value for name, value in event.items() if name not in VOLATILE}))
    return found


def _events(report: Path) -> Iterator[dict[str, object]]:
    with report.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def difference(one: Sequence[str], other: Sequence[str]) -> str:
    """The first line that differs, for a message."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return f"line {at + 1}:\n{left[:1500]}\n{right[:1500]}"
    return f"{len(one)} lines against {len(other)}"
