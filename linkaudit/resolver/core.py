"""Threads that share one interpreter lock run one at a time; on several cores they only take it from one another, at a price.

Kept on one core, the same run needs half the CPU time. Processes that are made meanwhile would inherit it, so it ends with
the asking. Linux tells and takes the cores of a thread; elsewhere nothing is done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def one_core() -> Iterator[None]:
    """This thread, and those that it starts, stay on one of the cores it may use; which, differs from process to process."""
    if not hasattr(os, "sched_setaffinity") or not getattr(sys, "_is_gil_enabled", lambda: True)():
        yield
        return
    before = os.sched_getaffinity(0)
    cores = sorted(before)
    _stay_on({cores[os.getpid() % len(cores)]})
    try:
        yield
    finally:
        _stay_on(before)


def _stay_on(cores: set[int]) -> None:
    # Where it is forbidden, or a core was taken away meanwhile, the run is only dearer.
    with suppress(OSError):
        os.sched_setaffinity(0, cores)
