"""Small loopback servers that do exactly what a test tells them, byte by byte, and keep a log of when they were asked."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from linkaudit.resolver.settings import Settings

LOOPBACK = ("127.0.0.0/8",)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello"


@dataclass
class Line:
    """One connection, as a handler sees it."""

    sock: socket.socket
    server: Server

    def asked(self) -> str | None:
        """The next request's head, logged; None when the client has gone."""
        data = b""
        while b"\r\n\r\n" not in data:
            try:
                more = self.sock.recv(65536)
            except OSError:
                return None
            if not more:
                return None
            data += more
        text = data.decode("latin-1")
        self.server.log.append((time.monotonic(), text))
        return text

    def say(self, data: bytes) -> None:
        self.sock.sendall(data)

    def drip(self, data: bytes, pause: float = 0.1) -> None:
        """A byte at a time, until the client goes or the server stops."""
        for byte in data:
            if self.server.stopping.wait(pause):
                return
            self.sock.sendall(bytes([byte]))

    def hold(self) -> None:
        """Say nothing more, and keep the line open."""
        self.server.stopping.wait(30)

    def reset(self) -> None:
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()


Handler = Callable[[Line], None]


@dataclass
class Server:
    """Every connection gets a thread and the handler."""

    handler: Handler
    address: str = "127.0.0.1"
    context: ssl.SSLContext | None = None
    log: list[tuple[float, str]] = field(default_factory=list)
    connections: int = 0

    def __post_init__(self) -> None:
        self.stopping = threading.Event()
        self.listener = socket.create_server((self.address, 0), backlog=256)
        self.port = self.listener.getsockname()[1]
        self.thread = threading.Thread(target=self._accept, daemon=True)
        self.thread.start()

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(sock,), daemon=True).start()

    def _serve(self, sock: socket.socket) -> None:
        try:
            if self.context is not None:
                sock = self.context.wrap_socket(sock, server_side=True)
            self.handler(Line(sock, self))
        except OSError:
            pass
        finally:
            sock.close()

    @property
    def paths(self) -> list[str]:
        return [head.split(" ", 2)[1] for _, head in self.log]

    def url(self, path: str = "/", host: str | None = None) -> str:
        scheme = "https" if self.context is not None else "http"
        return f"{scheme}://{host or self.address}:{self.port}{path}"

    def settings(self, **more: object) -> Settings:
        given: dict[str, object] = {"allow_address": LOOPBACK, "allow_port": (self.port,), "timeout": 2.0} | more
        return Settings(**given)  # type: ignore[arg-type]


@contextmanager
def serving(handler: Handler, **more: object) -> Iterator[Server]:
    server = Server(handler, **more)  # type: ignore[arg-type]
    try:
        yield server
    finally:
        server.stopping.set()
        server.listener.shutdown(socket.SHUT_RDWR)
        server.listener.close()
        server.thread.join(1)


def saying(data: bytes) -> Handler:
    """Answer every request with these bytes, over one kept connection."""

    def handler(line: Line) -> None:
        while line.asked() is not None:
            line.say(data)

    return handler


def then_close(data: bytes) -> Handler:
    """Answer one request with these bytes, then close."""

    def handler(line: Line) -> None:
        line.asked()
        line.say(data)

    return handler


def routed(routes: dict[str, bytes], otherwise: bytes = OK) -> Handler:
    """Answer by path."""

    def handler(line: Line) -> None:
        while (head := line.asked()) is not None:
            line.say(routes.get(head.split(" ", 2)[1], otherwise))

    return handler


def tls(folder: Path, name: str = "127.0.0.1") -> tuple[ssl.SSLContext, str]:
    """A server context with a certificate for this name, and the bundle that vouches for it."""
    from tests.simulator.authority import Authority

    authority = Authority(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(str(authority.certificate_file([name])))
    return context, str(authority.bundle)
