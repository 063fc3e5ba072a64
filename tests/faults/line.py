"""One connection to the fault server, as its behaviours see it: bytes in, bytes out, as slowly or as wrongly as they like."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

HTML = "text/html; charset=utf-8"


@dataclass
class Line:
    """A request that has been read, and the socket to answer on."""

    sock: socket.socket
    stop: threading.Event
    """Set when the server closes; every wait ends then."""
    base: str = ""
    """Scheme and authority that the client used: `http://name.faults.test:8080`."""
    method: str = "GET"
    target: str = "/"
    headers: dict[str, str] = field(default_factory=dict)
    rest: str = ""
    """Path below the case's own segment, without leading slash."""
    tries: int = 1
    """How often this method and target was asked, this one included."""
    keep: bool = False
    """True once an answer with a known length was sent: the connection may go on."""
    link: Callable[[str], str] = lambda name: name
    """The bare URL of another case, in the spelling (by name or by address) that the client came with."""
    leak: Callable[[str], str] = lambda where: where
    """A URL that must not be asked: the given authority with the canary's port."""

    def send(self, data: bytes) -> None:
        self.sock.sendall(data)

    def drip(self, data: bytes | Iterable[bytes], every: float = 0.1) -> None:
        """One piece at a time, until the client or the server has had enough."""
        pieces = (data[i : i + 1] for i in range(len(data))) if isinstance(data, bytes) else data
        for piece in pieces:
            if self.stop.wait(every):
                return
            self.sock.sendall(piece)

    def pour(self, piece: bytes, limit: int = 1 << 30) -> None:
        """The same piece again and again, up to `limit` bytes."""
        for _ in range(limit // len(piece)):
            if self.stop.is_set():
                return
            self.sock.sendall(piece)

    def hold(self) -> None:
        """Say nothing, until the client gives up."""
        self.sock.settimeout(0.2)
        while not self.stop.is_set():
            try:
                if not self.sock.recv(4096):
                    return
            except TimeoutError:
                continue
            except OSError:
                return

    def reset(self) -> None:
        """Cut the connection with an RST."""
        with contextlib.suppress(OSError):
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()

    def say(self, status: int | str = 200, body: str | bytes = b"", *headers: tuple[str, str], kind: str | None = HTML) -> None:
        """A well-formed answer with a Content-Length."""
        data = body.encode() if isinstance(body, str) else body
        self.send(
            head(status, *headers, ("Content-Length", str(len(data))), kind=kind) + (b"" if self.method == "HEAD" else data)
        )
        self.keep = True


Act = Callable[[Line], None]


def head(status: int | str, *headers: tuple[str, str], kind: str | None = HTML) -> bytes:
    """Status line and headers, ready to send. Values go out as UTF-8, however wrong that is."""
    lines = [f"HTTP/1.1 {status} {'OK' if status == 200 else 'Fault'}"]
    lines += [f"Content-Type: {kind}"] if kind else []
    lines += [f"{name}: {value}" for name, value in headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def answer(status: int | str = 200, body: str | bytes = b"", *headers: tuple[str, str], kind: str | None = HTML) -> Act:
    """The behaviour that always says this."""
    return lambda line: line.say(status, body, *headers, kind=kind)


def raw(data: bytes) -> Act:
    """The behaviour that sends these bytes and closes."""
    return lambda line: line.send(data)


def after(tries: int, fault: Act, then: Act) -> Act:
    """`fault` for the first `tries` tries, `then` from there on."""
    return lambda line: (fault if line.tries <= tries else then)(line)
