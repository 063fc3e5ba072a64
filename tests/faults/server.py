"""The fault server: one http and one https port for most cases, ports of their own for those that fail before a request.

A case is found by the first segment of the path, else by the host, so the same table serves clients with a name service of
their own (`http://header-drip.faults.test:PORT/header-drip/`) and those without, for which each case has a loopback
address of its own (`http://127.1.0.3:PORT/header-drip/`).
"""

from __future__ import annotations

import contextlib
import selectors
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Self

from tests.faults.case import Case
from tests.faults.cases import BY_NAME
from tests.faults.line import Line
from tests.simulator.authority import Authority

DOMAIN = "faults.test"
LATE_SECONDS = 3.0
"""After which the `late` port opens."""
CANARY = "127.0.0.2"
"""Never to be dialled."""
ISSUER_AT = f"http://{CANARY}/issuer.crt"
"""Where a certificate says its issuer's is."""

Serve = Callable[[socket.socket], None]


class FaultServer:
    """Runs the table on loopback. `dials` lists what reached the canary on 127.0.0.2; `asked` counts requests per case."""

    def __init__(
        self, *, by_name: bool = True, authority: Authority | None = None, cases: Mapping[str, Case] = BY_NAME
    ) -> None:
        self.by_name = by_name
        self.cases = dict(cases)
        self.authority = authority or Authority()
        self.asked: Counter[str] = Counter()
        self.dials: list[str] = []
        self.ports: dict[str, int] = {}
        self._addresses = {f"127.1.{n // 250}.{n % 250 + 1}": case for n, case in enumerate(self.cases.values())}
        self._own_address = {case.name: address for address, case in self._addresses.items()}
        self._tries: Counter[tuple[str, str, str]] = Counter()
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._selector = selectors.DefaultSelector()
        self._reserved: list[socket.socket] = []

    def __enter__(self) -> Self:
        everywhere = ("127.0.0.1",) if self.by_name else ("127.0.0.1", *self._addresses)
        self.ports["http"] = self._listen(partial(self._converse, "http"), *everywhere)
        self.ports["https"] = self._listen(partial(self._secure, self._good_certificate()), *everywhere)
        self._listen(self._serve_canary, CANARY, port=self.ports["http"])
        self.ports["closed"] = self._reserve().getsockname()[1]
        late = self._reserve()
        self.ports["late"] = late.getsockname()[1]
        self._open_own()
        self._spawn(self._accept)
        self._spawn(self._open_late, late)
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        time.sleep(0.15)
        for sock in (*self._reserved, *(key.fileobj for key in list(self._selector.get_map().values()))):
            sock.close()  # type: ignore[union-attr]
        self._selector.close()

    @property
    def bundle(self) -> str:
        """CA file that makes the good certificates good."""
        return str(self.authority.bundle)

    # --- links --------------------------------------------------------------------------------------------------------

    def url(self, case: Case) -> str:
        """The link of a case."""
        if self.by_name:
            host = f"{case.host or case.name}.{DOMAIN}"
        else:
            host = self._own_address[case.name] if case.door in ("http", "https") else "127.0.0.1"
        if case.url is not None:
            return case.url.format(host=host, **self.ports)
        port = self.ports.get(case.door) or self.ports[case.name]
        scheme = "https" if case.door in ("https", "own-tls", "certificate") else "http"
        return f"{scheme}://{host}:{port}/{case.name}/{case.path}"

    def urls(self) -> dict[str, str]:
        """Name → link, in the order of the table."""
        return {name: self.url(case) for name, case in self.cases.items()}

    # --- ports --------------------------------------------------------------------------------------------------------

    def _open_own(self) -> None:
        for case in self.cases.values():
            if case.door in ("own", "own-tls"):
                self.ports[case.name] = self._listen(partial(self._serve_raw, case), "127.0.0.1")
            elif case.door == "certificate":
                self.ports[case.name] = self._listen(partial(self._secure, self._bad_certificate(case.name)), "127.0.0.1")

    def _good_certificate(self) -> ssl.SSLContext:
        return self.authority.issue([f"*.{DOMAIN}", "127.0.0.1", *([] if self.by_name else self._addresses)])

    def _bad_certificate(self, name: str) -> ssl.SSLContext:
        issue, right = self.authority.issue, [f"*.{DOMAIN}", "127.0.0.1"]
        return {
            "certificate-expired": lambda: issue(right, age_days=60),
            "certificate-not-yet": lambda: issue(right, age_days=-5),
            "certificate-wrong-name": lambda: issue(["somewhere-else.test"]),
            "certificate-self-signed": lambda: issue(right, self_signed=True),
            "certificate-unknown-root": lambda: Authority(name="nobody's authority").issue(right, shows_root=True),
            "certificate-unknown-issuer": lambda: Authority(name="nobody's authority").issue(right),
            "certificate-chain-cut": lambda: Authority(name="an authority between").issue(right, issuer_at=ISSUER_AT),
        }[name]()

    def _reserve(self) -> socket.socket:
        """A port that is bound but does not listen: dialling it is refused."""
        sock = socket.socket()
        sock.bind(("127.0.0.1", 0))
        self._reserved.append(sock)
        return sock

    def _listen(self, serve: Serve, *addresses: str, port: int = 0) -> int:
        """The one port, the same on all addresses, on which `serve` answers."""
        for address in addresses:
            sock = socket.socket()
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sock.bind((address, port))
            sock.listen(512)
            port = int(sock.getsockname()[1])
            self._selector.register(sock, selectors.EVENT_READ, serve)
        return port

    def _open_late(self, sock: socket.socket) -> None:
        if not self._stop.wait(LATE_SECONDS):
            sock.listen(16)
            self._selector.register(sock, selectors.EVENT_READ, partial(self._converse, "http"))

    def _accept(self) -> None:
        while not self._stop.is_set():
            for key, _ in self._selector.select(0.1):
                with contextlib.suppress(OSError):
                    sock, _ = key.fileobj.accept()  # type: ignore[union-attr]
                    self._spawn(self._guarded, sock, key.data)

    def _spawn(self, work: Callable[..., None], *arguments: object) -> None:
        threading.Thread(target=work, args=arguments, daemon=True).start()

    def _guarded(self, sock: socket.socket, serve: Serve) -> None:
        sock.settimeout(120)
        with contextlib.suppress(OSError, ValueError), sock:
            serve(sock)

    # --- conversations --------------------------------------------------------------------------------------------------

    def _serve_raw(self, case: Case, sock: socket.socket) -> None:
        self._count(case.name)
        if case.act:
            case.act(Line(sock, self._stop))
        time.sleep(0.05)  # let what was sent arrive before the reset of an unread request

    def _secure(self, context: ssl.SSLContext, sock: socket.socket) -> None:
        with context.wrap_socket(sock, server_side=True) as secure:
            self._converse("https", secure)

    def _serve_canary(self, sock: socket.socket) -> None:
        self.dials.append(sock.recv(4096).decode("latin-1").partition("\r\n")[0] or "dialled, nothing asked")
        sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret")

    def _converse(self, scheme: str, sock: socket.socket) -> None:
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
        line.link = lambda name: self.url(replace(self.cases[name], path=""))
        line.leak = lambda where: f"{where.replace('%', str(self.ports['http']))}leak/{case.name}"
        case.act(line)
        return line.keep

    def _find(self, target: str, host: str) -> tuple[Case | None, str]:
        path = target.partition("?")[0].partition("#")[0]
        first, _, rest = path.lstrip("/").partition("/")
        if first in self.cases or first == "robots.txt":
            return self.cases.get(first), rest
        host = host.partition(":")[0].lower()
        return self._addresses.get(host) or self.cases.get(host.partition(".")[0]), path.lstrip("/")

    def _count(self, name: str, method: str = "", target: str = "") -> int:
        with self._lock:
            self.asked[name] += 1
            self._tries[name, method, target] += 1
            return self._tries[name, method, target]
