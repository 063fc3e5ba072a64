"""Name look-up that cannot hang the run: `getaddrinfo` in a bounded set of threads, waited for until a deadline.

A resolver that answers nothing blocks `getaddrinfo` for half a minute and cannot be interrupted; so the look-up goes on
in its thread while the exchange that wanted it ends, and a later try for the same name joins the look-up under way.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as StillLooking
from queue import SimpleQueue

from linkaudit.resolver.transport.faults import Fault
from linkaudit.resolver.transport.watchdog import Exchange

_SLICE = 0.2
_NO_SUCH_HOST = frozenset(code for name in ("EAI_NONAME", "EAI_NODATA") if isinstance(code := getattr(socket, name, None), int))

Answers = tuple[tuple[int, str], ...]
"""Address family and address, in the order in which they should be tried."""


class Names:
    """Looks names up for one transport."""

    def __init__(self, threads: int) -> None:
        self._free = threads
        self._idle = 0
        self._lock = threading.Lock()
        self._hired = 0
        self._asked: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._open: dict[tuple[str, int], Future[Answers]] = {}

    def find(self, host: str, port: int, exchange: Exchange) -> Answers:
        """Every address of a name, one look-up. Raises `Fault`: no such host, no name service, or stopped."""
        future = self._join(host, port)
        while True:
            try:
                return future.result(timeout=max(0.0, min(_SLICE, exchange.left)))
            except StillLooking:
                if exchange.fired == "stopped":
                    raise Fault("stopped", "") from None
                if exchange.left <= 0:
                    raise Fault("no name service", "look-up timed out") from None

    def close(self) -> None:
        """Let the threads go, each after the look-up it is busy with."""
        with self._lock:
            self._free = 0
            for _ in range(self._hired):
                self._asked.put(None)

    def _join(self, host: str, port: int) -> Future[Answers]:
        key = (host, port)
        with self._lock:
            future = self._open.get(key)
            if future is None:
                future = self._open[key] = Future()
                self._asked.put(lambda: self._look_up(key))
                self._hire()
        return future

    def _hire(self) -> None:
        if self._idle > 0:
            self._idle -= 1
        elif self._free > 0:
            self._free -= 1
            self._hired += 1
            threading.Thread(target=self._work, name="linkaudit-names", daemon=True).start()

    def _work(self) -> None:
        while (look_up := self._asked.get()) is not None:
            look_up()
            with self._lock:
                self._idle += 1

    def _look_up(self, key: tuple[str, int]) -> None:
        host, port = key
        result: Answers | Exception
        try:
            found = socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)
            result = tuple(dict.fromkeys((family, str(address[0])) for family, _, _, _, address in found))
        except socket.gaierror as error:
            unknown = error.errno in _NO_SUCH_HOST
            result = Fault("no such host", "") if unknown else Fault("no name service", error.strerror or "")
        except Exception as error:  # noqa: BLE001 - whoever waits must be told, whatever it was
            result = Fault("no name service", type(error).__name__)
        with self._lock:
            future = self._open.pop(key)
        if isinstance(result, Exception):
            future.set_exception(result)
        else:
            future.set_result(result)
