"""The web of the generated corpus, in a process of its own: `python -m tests.scale.web` prints its proxy and CA bundle.

It serves until stdin ends, then prints how many requests it got. Of ten paths seven are pages, one is gone, one has moved and
one is not to be read. Posts stand in the simulator's state table.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.places import ROOT
from tests.simulator import Simulator
from tests.simulator.exchange import Ask, Say, html, page, redirect
from tests.simulator.hosts import ALL

TEXT = "The tide table is nailed to the door of the pilots' house, and whoever can read it has no need to ask. " * 4


@dataclass
class Web:
    """A running web."""

    proxy: str
    bundle: str
    child: subprocess.Popen[str]

    @property
    def asked(self) -> int:
        """Requests so far."""
        assert self.child.stdin is not None
        assert self.child.stdout is not None
        self.child.stdin.write("asked\n")
        self.child.stdin.flush()
        return int(self.child.stdout.readline())

    @property
    def options(self) -> list[str]:
        """Of the command, to ask through it without pacing."""
        pacing = ["--per-host-interval", "0", "--per-host-concurrency", "4"]
        return ["--egress-proxy", self.proxy, "--ca-bundle", self.bundle, *pacing]


@contextmanager
def running() -> Iterator[Web]:
    """Start it, and end it afterwards."""
    command = [sys.executable, "-m", "tests.scale.web"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        try:
            yield Web(**json.loads(child.stdout.readline()), child=child)
        finally:
            child.kill()


def answer(ask: Ask) -> Say:
    """By the last digit of the path."""
    match ask.path[-1:]:
        case "4":
            return html("<title>Not here</title>", 404)
        case "6":
            return redirect(f"http://{ask.host}{ask.path[:-1]}5")
        case "9":
            return html("<title>No entry</title>", 403)
    return html(page(f"Notice {ask.path[1:]}", TEXT))


def main() -> None:
    with Simulator({**ALL, "*.test": answer}) as world:
        print(json.dumps({"proxy": world.proxy, "bundle": world.bundle}), flush=True)
        for _ in sys.stdin:
            print(len(world.log), flush=True)


if __name__ == "__main__":
    threading.stack_size(256 * 1024)
    main()
