"""The server that makes the worker processes: started once, deaf to the signals of a job's end, gone before this process is."""

from __future__ import annotations

import atexit
import signal
from contextlib import suppress
from functools import cache
from multiprocessing import forkserver, get_context, resource_tracker
from multiprocessing.context import ForkServerContext

_PRELOADED = ["linkaudit.parser.document", "linkaudit.parser"]


def start() -> tuple[ForkServerContext, int]:
    """The context whose processes the server makes, and the server's process id.

    It has loaded the parser once: its forks share that memory, and no thread of ours is forked.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    # Whoever ends a job often sends its signal to every process of it. What is blocked here stays so in the server and in
    # all workers: they end when this process says so.
    resource_tracker.ensure_running()  # which would unblock them, if the server had to start it
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        forkserver.ensure_running()
        server: int = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]  # noqa: SLF001 - not told otherwise
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    _dismiss_at_exit()
    return context, server


@cache
def _dismiss_at_exit() -> None:
    """Have both helpers end before this process does; left to themselves they notice only when it is gone."""
    atexit.register(_dismiss)


def _dismiss() -> None:
    for helper in (forkserver._forkserver, resource_tracker._resource_tracker):  # noqa: SLF001 - nobody else waits for them
        stop = getattr(helper, "_stop", None)
        # One that was killed has nobody to wait for.
        with suppress(OSError):
            if stop is not None:
                stop()
