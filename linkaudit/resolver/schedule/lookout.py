"""One thread that waits for the first bytes of many answers, so that not every answer needs a thread that waits for it.

A thread that wakes must first get hold of the interpreter; with a hundred of them that costs more than what they have to do.
"""

from __future__ import annotations

import selectors
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from linkaudit.resolver.schedule.core import stay_on_one_core

T = TypeVar("T")

_PATIENCE = 0.5
"""Seconds after which the thread looks whether it is still wanted."""
_JOINABLE = tuple(kind for name in ("EpollSelector", "KqueueSelector") if (kind := getattr(selectors, name, None)) is not None)
"""Selectors that take a further file while they wait."""


class Lookout(Generic[T]):
    """`arrived` is called in the thread of the lookout, with all that came at once."""

    possible = issubclass(selectors.DefaultSelector, _JOINABLE)
    """False on systems that offer nothing to wait with; then every answer has its thread."""

    def __init__(self, arrived: Callable[[list[T]], None]) -> None:
        self._arrived = arrived
        self._selector: selectors.BaseSelector | None = None
        self._closed = False

    def watch(self, descriptor: int, item: T) -> None:
        """Tell of the item as soon as something can be read, or the stream was cut. One caller at a time."""
        if self._selector is None:
            self._selector = selectors.DefaultSelector()
            threading.Thread(target=self._look, args=(self._selector,), name="linkaudit-lookout", daemon=True).start()
        self._selector.register(descriptor, selectors.EVENT_READ, item)

    def close(self) -> None:
        """Nothing more will be watched; what is watched is still told."""
        self._closed = True

    def _look(self, selector: selectors.BaseSelector) -> None:
        stay_on_one_core()
        with selector:
            while not self._closed or selector.get_map():
                came = [key for key, _ in selector.select(_PATIENCE)]
                for key in came:
                    selector.unregister(key.fd)
                if came:
                    self._arrived([key.data for key in came])
