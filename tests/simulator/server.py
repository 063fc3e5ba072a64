"""The loopback proxy behind which the simulated world lives: `--egress-proxy` leads here, nothing leads out."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import BinaryIO, Self
from urllib.parse import urlsplit

from tests.simulator.authority import Authority
from tests.simulator.exchange import Ask, Say
from tests.simulator.weather import Weather

Host = Callable[[Ask], Say]


class Simulator:
    """Serves `hosts` (name to function) as a CONNECT and absolute-form proxy on 127.0.0.1 until closed.

    `log` keeps every request in order of arrival. A name that is not in `hosts` is answered 502, as a real proxy does
    when it cannot look a name up; `*.suffix` keys stand for all names under a suffix.
    """

    def __init__(self, hosts: Mapping[str, Host], weather: Weather | None = None, authority: Authority | None = None) -> None:
        self.hosts = dict(hosts)
        self.weather = weather or Weather()
        self.authority = authority or Authority()
        self.log: list[Ask] = []
        self._server = _Server(("127.0.0.1", 0), _Visit)
        self._server.simulator = self
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def proxy(self) -> str:
        """The value for `--egress-proxy`."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def bundle(self) -> str:
        """The value for `--ca-bundle`."""
        return str(self.authority.bundle)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def find(self, name: str) -> Host | None:
        """Who answers for a host name."""
        if name in self.hosts:
            return self.hosts[name]
        return next((host for key, host in self.hosts.items() if key.startswith("*.") and name.endswith(key[1:])), None)

    def answer(self, ask: Ask) -> Say:
        """The weather first, then the host."""
        self.log.append(ask)
        host = self.find(ask.host)
        if host is None:
            return Say(502, b"no such host in the simulated world", "text/plain")
        return self.weather.disturb(ask) or host(ask)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 256
    simulator: Simulator

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no news."""


class _Visit(socketserver.BaseRequestHandler):
    """One connection: plain absolute-form requests, or CONNECT and then https requests inside."""

    request: socket.socket
    server: _Server

    def handle(self) -> None:
        self.request.settimeout(60)
        with contextlib.suppress(OSError, ValueError), self.request.makefile("rb") as reader:
            ask = _read(reader, "http", "")
            if ask is not None and ask.method == "CONNECT":
                self._tunnel(ask.target.rpartition(":")[0].strip("[]"))
                return
            while ask is not None and self._reply(self.request, ask):
                ask = _read(reader, "http", "")

    def _tunnel(self, name: str) -> None:
        if self.server.simulator.find(name) is None:
            self.request.sendall(b"HTTP/1.1 502 No such host\r\nContent-Length: 0\r\n\r\n")
            return
        self.request.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        context = self.server.simulator.authority.context(name)
        with (
            contextlib.suppress(ssl.SSLError),
            context.wrap_socket(self.request, server_side=True) as secure,
            secure.makefile("rb") as reader,
        ):
            ask = _read(reader, "https", name)
            while ask is not None and self._reply(secure, ask):
                ask = _read(reader, "https", name)

    def _reply(self, sock: socket.socket, ask: Ask) -> bool:
        """False when the connection ends here."""
        say = self.server.simulator.answer(ask)
        if say.cut:
            sock.shutdown(socket.SHUT_RDWR)
            return False
        body = b"" if ask.method == "HEAD" else say.body
        lines = [
            f"HTTP/1.1 {say.status} {_phrase(say.status)}",
            f"Content-Type: {say.kind}",
            f"Content-Length: {len(say.body)}",
        ]
        lines += [f"{name}: {value}" for name, value in say.headers]
        sock.sendall("\r\n".join([*lines, "", ""]).encode("latin-1") + body)
        return ask.headers.get("connection", "").lower() != "close"


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in HTTPStatus.__members__.values() else "Status"


def _read(reader: BinaryIO, scheme: str, host: str) -> Ask | None:
    """The next request of a connection, or None at its end."""
    words = reader.readline(65_536).decode("latin-1").split()
    if len(words) != 3:
        return None
    headers: dict[str, str] = {}
    while (line := reader.readline(65_536).decode("latin-1").strip()) and len(headers) < 100:
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    method, target = words[0], words[1]
    if method != "CONNECT" and target.startswith("http"):
        parts = urlsplit(target)
        scheme, host = parts.scheme, parts.hostname or ""
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Ask(method, scheme, host, target, headers, time.monotonic())
