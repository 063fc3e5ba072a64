"""The fault server does what its table says: checked with bare sockets, before anything of ours is trusted on it."""

from __future__ import annotations

import gzip
import io
import socket
import ssl
import time
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

import pytest

from tests.faults.behaviours.floods import BOMB_MIB, bomb
from tests.faults.cases import BY_NAME
from tests.faults.server import FaultServer


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with FaultServer(by_name=False) as running:
        yield running


def ask(server: FaultServer, name: str, method: str = "GET", most: int = 100_000, seconds: float = 2) -> bytes:
    parts = urlsplit(server.url(BY_NAME[name]))
    received = b""
    with _connect(server, parts) as sock:
        sock.settimeout(seconds)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        sock.sendall(f"{method} {target} HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: close\r\n\r\n".encode())
        try:
            while len(received) < most and not _whole(received) and (piece := sock.recv(65_536)):
                received += piece
        except TimeoutError:
            received += b"<timeout>"
        except ConnectionResetError:
            received += b"<reset>"
    return received


def _connect(server: FaultServer, parts: SplitResult) -> socket.socket:
    plain = socket.create_connection((parts.hostname or "", parts.port or 80), timeout=2)
    if parts.scheme == "http":
        return plain
    context = ssl.create_default_context(cafile=server.bundle)
    return context.wrap_socket(plain, server_hostname=parts.hostname)


def _whole(received: bytes) -> bool:
    """True once a body is as long as its header says."""
    head, _, body = received.partition(b"\r\n\r\n")
    lengths = [line[15:].strip() for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    return len(lengths) == 1 and lengths[0].isdigit() and len(body) >= int(lengths[0])


def test_the_plain_cases_answer_as_the_table_says(server: FaultServer) -> None:
    assert ask(server, "alive").startswith(b"HTTP/1.1 200 ")
    assert b"Forty-one" in ask(server, "alive-tls")
    assert ask(server, "status-410").startswith(b"HTTP/1.1 410 ")
    assert ask(server, "head-200-get-404", "HEAD").startswith(b"HTTP/1.1 200 ")
    assert ask(server, "head-200-get-404").startswith(b"HTTP/1.1 404 ")


def test_trouble_passes_after_its_tries(server: FaultServer) -> None:
    assert [ask(server, "passes-500-twice")[9:12] for _ in range(3)] == [b"500", b"500", b"200"]
    assert ask(server, "passes-reset") in (b"", b"<reset>")
    assert ask(server, "passes-reset").startswith(b"HTTP/1.1 200")


def test_drips_never_finish(server: FaultServer) -> None:
    for name in ("header-drip", "status-drip", "body-drip", "chunk-size-drip", "silent", "header-drip-tls"):
        began = time.monotonic()
        received = ask(server, name, seconds=0.05)
        assert received.endswith(b"<timeout>"), name
        assert time.monotonic() - began < 1


def test_the_bomb_is_small_and_true() -> None:
    packed = bomb()
    assert len(packed) < 1 << 20
    with gzip.open(io.BytesIO(packed)) as reader:
        size = sum(len(piece) for piece in iter(lambda: reader.read(1 << 20), b""))
    assert size > BOMB_MIB << 20


def test_redirects_stay_in_the_spelling_of_the_client(server: FaultServer) -> None:
    assert f"Location: {server.url(BY_NAME['alive'])}".encode() in ask(server, "redirect-301")
    assert f"Location: http://127.0.0.2:{server.ports['http']}/leak/leak-dotted".encode() in ask(server, "leak-dotted")


def test_the_canary_notes_who_comes(server: FaultServer) -> None:
    with socket.create_connection(("127.0.0.2", server.ports["http"]), timeout=2) as sock:
        sock.sendall(b"GET /leak/test HTTP/1.1\r\n\r\n")
        sock.recv(100)
    assert server.dials.pop() == "GET /leak/test HTTP/1.1"


def test_a_closed_port_refuses_and_the_late_one_only_at_first(server: FaultServer) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", server.ports["closed"]), timeout=1)


BAD = [
    "certificate-expired",
    "certificate-not-yet",
    "certificate-wrong-name",
    "certificate-self-signed",
    "certificate-unknown-root",
    "certificate-unknown-issuer",
    "certificate-chain-cut",
]


@pytest.mark.parametrize("name", BAD)
def test_bad_certificates_are_bad(server: FaultServer, name: str) -> None:
    context = ssl.create_default_context(cafile=server.bundle)
    with socket.create_connection(("127.0.0.1", server.ports[name]), timeout=2) as plain, pytest.raises(ssl.SSLError):
        context.wrap_socket(plain, server_hostname="127.0.0.1")
