"""Reading an article makes hundreds of objects and no circle of them: nothing that a collector of circles could find."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """No search for unreachable circles meanwhile, which would be a thirtieth of the time; afterwards as it was before."""
    awake = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if awake:
            gc.enable()
