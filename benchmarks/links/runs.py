"""One run of one contestant: its wall and CPU seconds, its peak memory, its verdicts."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from resource import struct_rusage

from benchmarks.links.contestants import Contestant, Setting, Verdicts, trust
from tests.scale.meter import Meter

LONGEST = 600


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run cost, and what it said."""

    wall: float
    cpu: float
    peak_mib: float
    """Of all its processes together."""
    verdicts: Verdicts
    ended: bool = True
    """False when it had to be ended, or left no report."""


def page_of(links: Sequence[str], folder: Path, name: str = "links") -> Path:
    """A page of links that every contestant can read."""
    page = folder / f"{name}.html"
    items = "".join(f'<p>Item <a href="{escape(url)}">{n}</a> of the list.</p>\n' for n, url in enumerate(links))
    page.write_text(
        f"<!doctype html><html lang='en'><meta charset='utf-8'><title>Links</title><article>{items}</article></html>", "utf-8"
    )
    page.chmod(0o644)
    folder.chmod(0o755)
    return page


def run(contestant: Contestant, setting: Setting, longest: float = LONGEST) -> Measured:
    """Run it once and read what it wrote."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report"
        command = contestant.command(replace(setting, out=out))
        began = time.monotonic()
        stdout = out.open("wb") if contestant.to_stdout else subprocess.DEVNULL
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.DEVNULL,
            env=trust(setting.bundle),
            cwd=setting.page if setting.page.is_dir() else setting.page.parent,
        )
        with Meter(child.pid, seconds=0.5) as meter:
            ended, usage = _wait(child, began + longest)
        wall = time.monotonic() - began
        try:
            verdicts = contestant.read(out)
        except (OSError, ValueError, KeyError):
            verdicts, ended = {}, False
        # The kernel's own figure begins with the memory of the process that made this one: it is of no use here.
        return Measured(wall, usage.ru_utime + usage.ru_stime, meter.peak_mib, verdicts, ended)


def _wait(child: subprocess.Popen[bytes], until: float) -> tuple[bool, struct_rusage]:
    """Wait for this child alone, so that its own peak is what is read."""
    ended = True
    while True:
        pid, _, usage = os.wait4(child.pid, os.WNOHANG)
        if pid:
            child.returncode = 0
            return ended, usage
        if ended and time.monotonic() > until:
            ended = False
            child.kill()
        time.sleep(0.01)


@contextmanager
def far_side(hosts: int, latency: float, certificate: str | None = None) -> Iterator[int]:
    """The server process; yields its port."""
    command = [sys.executable, "-m", "benchmarks.links.far_side", "--hosts", str(hosts), "--latency", str(latency)]
    command += ["--tls", certificate] if certificate else []
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as server:
        assert server.stdout is not None
        try:
            yield int(server.stdout.readline())
        finally:
            with suppress(OSError):
                server.communicate(timeout=5)
            server.kill()
