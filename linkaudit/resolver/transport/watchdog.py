"""One deadline for everything an exchange does: look-up, dial, handshake, head and body.

Socket time-outs count per read, so a server that drips one byte at a time outlives any of them. Here one thread watches
all exchanges and, when the deadline of one has come, shuts down a duplicate of its socket: the reader then sees the end
of the stream, whatever it was doing. Because a cut stream can look like a complete answer, the reader must ask `fired`
before it believes anything.
"""

from __future__ import annotations

import os
import socket
import threading
from time import monotonic
from types import TracebackType
from typing import Literal, Self

_TICK = 0.1
_IDLE = 1.0


class Leash:
    """A duplicate of a connection's descriptor, to cut it from another thread whatever TLS has been wound around it.

    The duplicate belongs to us alone: a descriptor that another thread may close could be someone else's by the time it is cut.
    """

    __slots__ = ("_fd", "_lock")

    def __init__(self, sock: socket.socket) -> None:
        self._lock = threading.Lock()
        self._fd = -1  # until there is one: what is half made when descriptors run out is given back too
        self._fd = os.dup(sock.fileno())

    def cut(self) -> None:
        """Shut the stream in both directions; reads under way end at once."""
        with self._lock:
            if self._fd >= 0:
                _shut(self._fd)

    def loose(self) -> None:
        """Give the descriptor back."""
        with self._lock:
            if self._fd >= 0:
                os.close(self._fd)
            self._fd = -1

    def __del__(self) -> None:
        self.loose()


class Exchange:
    """One exchange under watch. Not shared between threads but for the watchdog's."""

    __slots__ = ("_dog", "_leash", "_lock", "_owns", "began", "deadline", "fired", "fresh", "keep", "sent", "target")

    def __init__(self, dog: Watchdog, deadline: float) -> None:
        self._dog = dog
        self._leash: Leash | None = None
        self._owns = False
        self._lock = threading.Lock()
        self.began = monotonic()
        self.deadline = deadline
        self.fired: Literal["deadline", "stopped"] | None = None
        """Why the connection was cut by us, if it was."""
        self.fresh = False
        """True once a connection was opened for this exchange; False while it goes over a kept one."""
        self.keep = True
        """False if the connection must not serve another exchange."""
        self.sent = 0.0
        """Monotonic time at which the request went out; 0 before."""
        self.target = ""
        """What stands in the request line, exactly."""

    @property
    def left(self) -> float:
        """Seconds until the deadline; negative when it has passed."""
        return self.deadline - monotonic()

    def hold(self, leash: Leash) -> None:
        """Watch this connection from now on, instead of any other."""
        with self._lock:
            if self._owns and self._leash is not None:
                self._leash.loose()
            self._leash, self._owns = leash, False
            if self.fired:
                leash.cut()

    def inherit(self, leash: Leash) -> None:
        """The connection is given up: its leash is loosed now, or after this exchange if that still reads from the stream."""
        if leash is self._leash:
            self._owns = True
        else:
            leash.loose()

    def hasten(self, seconds: float) -> None:
        """Bring the deadline forward: what comes now is not worth waiting for."""
        self.deadline = min(self.deadline, monotonic() + seconds)

    def fire(self, why: Literal["deadline", "stopped"]) -> None:
        """Cut the connection, now and for good."""
        with self._lock:
            if self.fired is None:
                self.fired = why
            if self._leash is not None:
                self._leash.cut()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.end()

    def start(self) -> None:
        """It is watched from now on."""
        self._dog.watch(self)

    def end(self) -> None:
        """It is over, or cut at once if its time is up."""
        self._dog.release(self)
        with self._lock:
            if self._owns and self._leash is not None:
                self._leash.loose()
            self._leash = None
            if self.fired is None and monotonic() >= self.deadline:
                self.fired = "deadline"


def _shut(fd: int) -> None:
    sock = socket.socket(fileno=fd)
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass  # The other side was faster, or it was never connected.
    finally:
        sock.detach()


class Watchdog:
    """Watches every exchange of a transport. Its thread lives only while there is something to watch."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._active: set[Exchange] = set()
        self._running = False
        self._stopped = False

    def exchange(self, deadline: float) -> Exchange:
        """A new exchange, to be entered with `with`."""
        return Exchange(self, deadline)

    def watch(self, exchange: Exchange) -> None:
        """Start watching."""
        with self._lock:
            if self._stopped:
                exchange.fired = "stopped"
            self._active.add(exchange)
            if not self._running:
                self._running = True
                threading.Thread(target=self._run, name="linkaudit-watchdog", daemon=True).start()

    def release(self, exchange: Exchange) -> None:
        """Stop watching."""
        with self._lock:
            self._active.discard(exchange)

    def stop(self) -> None:
        """Cut every exchange, and each that starts later, at once."""
        with self._lock:
            self._stopped = True
            active = list(self._active)
        for exchange in active:
            exchange.fire("stopped")

    def _run(self) -> None:
        idle_since = monotonic()
        pause = threading.Event()
        while True:
            now = monotonic()
            with self._lock:
                if self._active:
                    idle_since = now
                elif now - idle_since > _IDLE:
                    self._running = False
                    return
                due = [exchange for exchange in self._active if exchange.deadline <= now]
            for exchange in due:
                exchange.fire("deadline")
            pause.wait(_TICK)
