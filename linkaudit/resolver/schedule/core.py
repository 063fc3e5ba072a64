"""Threads that share one interpreter lock run one at a time; on several cores they only take it from one another, at a price.

Kept on one core, the same run needs half the CPU time. Linux tells and takes the cores of a thread; elsewhere nothing is done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_POSSIBLE = hasattr(os, "sched_setaffinity") and getattr(sys, "_is_gil_enabled", lambda: True)()


def stay_on_one_core() -> None:
    """This thread, and those that it starts, stay on one of the cores it may use: the same for a process, not for all."""
    if _POSSIBLE:
        cores = sorted(os.sched_getaffinity(0))
        _stay_on({cores[os.getpid() % len(cores)]})


@contextmanager
def on_one_core() -> Iterator[None]:
    """The same, for a thread that has other things to do afterwards: what it starts then may use all cores again."""
    before = os.sched_getaffinity(0) if _POSSIBLE else set()
    stay_on_one_core()
    try:
        yield
    finally:
        if before:
            _stay_on(before)


def _stay_on(cores: set[int]) -> None:
    # Where it is forbidden, or a core was taken away meanwhile, the run is only dearer.
    with suppress(OSError):
        os.sched_setaffinity(0, cores)
