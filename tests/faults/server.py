"""The fault server: one http and one https port for most cases, ports of their own for those that fail before a request.

A case is found by the first segment of the path, else by the first label of the host, so the same table serves clients
with a name service of their own (`http://header-drip.faults.test:PORT/header-drip/`) and those without
(`http://127.0.0.1:PORT/header-drip/`).
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from typing import Self

from tests.faults.case import Case
from tests.faults.cases import BY_NAME, CASES
from tests.faults.line import Line
from tests.simulator.authority import Authority

DOMAIN = "faults.test"
LATE_SECONDS = 3.0
"""After which the `late` port opens."""
CANARY = "127.0.0.2"
"""Never to be dialled."""


class FaultServer:
    """Runs the table on 127.0.0.1. `dials` lists what reached the canary on 127.0.0.2; `asked` counts requests per case."""

    def __init__(
        self, *, by_name: bool = True, authority: Authority | None = None, cases: Mapping[str, Case] = BY_NAME
    ) -> None:
        self.by_name = by_name
        self.cases = dict(cases)
        self.authority = authority or Authority()
        self.asked: Counter[str] = Counter()
        self.dials: list[str] = []
        self._tries: Counter[tuple[str, str, str]] = Counter()
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._sockets: list[socket.socket] = []
        self._certificates: dict[str, ssl.SSLContext] = {}
        self.ports: dict[str, int] = {}

    def __enter__(self) -> Self:
        self._open_common()
        self._open_own()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for sock in self._sockets:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()

    @property
    def bundle(self) -> str:
        """CA file that makes the good certificates good."""
        return str(self.authority.bundle)

    # --- links --------------------------------------------------------------------------------------------------------

    def url(self, case: Case) -> str:
        """The link of a case."""
        host = f"{case.host or case.name}.{DOMAIN}" if self.by_name else "127.0.0.1"
        if case.url is not None:
            return case.url.format(host=host, **self.ports)
        port = self.ports[case.name if case.door.startswith("own") else case.door]
        scheme = "https" if case.door in ("https", "own-tls") else "http"
        return f"{scheme}://{host}:{port}/{case.name}/{case.path}"

    def urls(self) -> dict[str, str]:
        """Name → link, in the order of the table."""
        return {name: self.url(case) for name, case in self.cases.items()}

    # --- ports --------------------------------------------------------------------------------------------------------

    def _open_common(self) -> None:
        self.ports["http"] = self._listen(self._serve_http)
        self.ports["https"] = self._listen(self._serve_https)
        self.ports["closed"] = self._reserve()[1]
        late, self.ports["late"] = self._reserve()
        self._spawn(self._open_late, late)
        self._listen(self._serve_canary, CANARY, self.ports["http"])
        for name, context in self._bad_certificates().items():
            self._certificates[f"{name}.{DOMAIN}"] = context

    def _open_own(self) -> None:
        for case in self.cases.values():
            if case.door.startswith("own"):
                self.ports[case.name] = self._listen(partial(self._serve_raw, case))

    def _bad_certificates(self) -> dict[str, ssl.SSLContext]:
        issue, wild = self.authority.issue, f"*.{DOMAIN}"
        return {
            "certificate-expired": issue([wild], age_days=60),
            "certificate-not-yet": issue([wild], age_days=-5),
            "certificate-wrong-name": issue(["somewhere-else.test"]),
            "certificate-self-signed": issue([wild], self_signed=True),
            "certificate-unknown-root": Authority(name="nobody's authority").issue([wild]),
        }

    def _reserve(self) -> tuple[socket.socket, int]:
        """A port that is bound but does not listen: dialling it is refused."""
        sock = socket.socket()
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(("127.0.0.1", 0))
        self._sockets.append(sock)
        return sock, sock.getsockname()[1]

    def _listen(self, serve: Callable[[socket.socket], None], address: str = "127.0.0.1", port: int = 0) -> int:
        sock = socket.socket()
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((address, port))
        sock.listen(512)
        self._sockets.append(sock)
        self._spawn(self._accept, sock, serve)
        return int(sock.getsockname()[1])

    def _open_late(self, sock: socket.socket) -> None:
        if not self._stop.wait(LATE_SECONDS):
            sock.listen(16)
            self._accept(sock, self._serve_http)

    def _accept(self, listener: socket.socket, serve: Callable[[socket.socket], None]) -> None:
        while not self._stop.is_set():
            try:
                sock, _ = listener.accept()
            except OSError:
                return
            self._spawn(self._guarded, sock, serve)

    def _spawn(self, work: Callable[..., None], *arguments: object) -> None:
        threading.Thread(target=work, args=arguments, daemon=True).start()

    def _guarded(self, sock: socket.socket, serve: Callable[[socket.socket], None]) -> None:
        sock.settimeout(120)
        with contextlib.suppress(OSError, ValueError), sock:
            serve(sock)

    # --- conversations --------------------------------------------------------------------------------------------------

    def _serve_raw(self, case: Case, sock: socket.socket) -> None:
        self._count(case.name)
        if case.act:
            case.act(Line(sock, self._stop))
        time.sleep(0.05)  # let what was sent arrive before the reset of an unread request

    def _serve_https(self, sock: socket.socket) -> None:
        context = self.authority.context(f"*.{DOMAIN}", "127.0.0.1")
        context.sni_callback = self._choose_certificate
        with context.wrap_socket(sock, server_side=True) as secure:
            self._converse(secure, "https")

    def _choose_certificate(self, sock: ssl.SSLObject | ssl.SSLSocket, name: str | None, _: ssl.SSLContext) -> None:
        if name in self._certificates:
            sock.context = self._certificates[name]

    def _serve_http(self, sock: socket.socket) -> None:
        self._converse(sock, "http")

    def _serve_canary(self, sock: socket.socket) -> None:
        self.dials.append(sock.recv(4096).decode("latin-1").partition("\r\n")[0] or "dialled, nothing asked")
        sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret")

    def _converse(self, sock: socket.socket, scheme: str) -> None:
        with sock.makefile("rb") as reader:
            while words := reader.readline(65_536).decode("latin-1").split():
                headers: dict[str, str] = {}
                while line := reader.readline(65_536).decode("latin-1").strip():
                    name, _, value = line.partition(":")
                    headers[name.lower()] = value.strip()
                if not self._act(sock, scheme, words, headers):
                    return

    def _act(self, sock: socket.socket, scheme: str, words: list[str], headers: dict[str, str]) -> bool:
        """False when the connection ends here."""
        method, target = words[0], words[1]
        host = headers.get("host", "")
        case, rest = self._find(target, host)
        if case is None or case.act is None:
            sock.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            return True
        line = Line(
            sock, self._stop, f"{scheme}://{host}", method, target, headers, rest, self._count(case.name, method, target)
        )
        line.link = lambda name: self.url(self.cases[name])
        line.leak = lambda where: f"{where.replace('%', str(self.ports['http']))}leak/{case.name}"
        case.act(line)
        return line.keep

    def _find(self, target: str, host: str) -> tuple[Case | None, str]:
        path = target.partition("?")[0].partition("#")[0]
        first, _, rest = path.lstrip("/").partition("/")
        if first in self.cases:
            return self.cases[first], rest
        return self.cases.get(host.partition(".")[0].lower()), path.lstrip("/")

    def _count(self, name: str, method: str = "", target: str = "") -> int:
        with self._lock:
            self.asked[name] += 1
            self._tries[name, method, target] += 1
            return self._tries[name, method, target]


__all__ = ["CANARY", "CASES", "DOMAIN", "FaultServer"]
