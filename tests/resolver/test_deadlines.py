"""Whatever a server does slowly, an exchange ends at its deadline; and what was cut is never taken for an answer."""

import gzip
import socket
import threading
import time
from pathlib import Path

import pytest

from linkaudit.model import Failure, Reply, Request
from linkaudit.resolver.transport import Transport
from tests.resolver.servers import Handler, Line, Server, serving, tls

DEADLINE = 0.6
SLACK = 0.5


def dripping(at_once: bytes, slowly: bytes, pause: float = 0.1) -> Handler:
    def handler(line: Line) -> None:
        line.asked()
        line.say(at_once)
        line.drip(slowly, pause)

    return handler


def silent(line: Line) -> None:
    line.asked()
    line.hold()


def deaf(line: Line) -> None:
    line.hold()


HEAD = b"HTTP/1.1 200 OK\r\n"
SLOW: dict[str, Handler] = {
    "silence": silent,
    "status line": dripping(b"", HEAD * 5),
    "header": dripping(HEAD, b"X-Slow: " + b"y" * 200),
    "many headers": dripping(HEAD, b"A: b\r\n" * 50, 0.02),
    "end of the header": dripping(HEAD + b"Content-Length: 0\r\n", b"\r" * 50),
    "body with a length": dripping(HEAD + b"Content-Length: 500\r\n\r\n", b"x" * 500),
    "body to the end": dripping(HEAD + b"\r\n", b"x" * 500),
    "chunk size": dripping(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"0" * 500),
    "chunk": dripping(HEAD + b"Transfer-Encoding: chunked\r\n\r\nfff\r\n", b"x" * 500),
    "trailer": dripping(HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: y\r\n" * 100, 0.02),
    "gzip": dripping(HEAD + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(bytes(range(256)) * 9)),
    "100 Continue": dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 50, 0.01),
    "404 with a slow body": dripping(b"HTTP/1.1 404 Not Found\r\nContent-Length: 99\r\n\r\n", b"x" * 99),
}


def ask(server: Server, **more: object) -> tuple[Reply | Failure, float]:
    transport = Transport(server.settings(**more))
    began = time.monotonic()
    answer = transport.get(Request(url=server.url()), deadline=began + DEADLINE)
    return answer, time.monotonic() - began


@pytest.mark.parametrize("slow", SLOW)
def test_each_drip_ends_at_the_deadline(slow: str) -> None:
    with serving(SLOW[slow]) as server:
        answer, took = ask(server)
    assert isinstance(answer, Failure), answer
    assert answer.kind == "timeout"
    assert took <= DEADLINE + SLACK


@pytest.mark.parametrize("slow", ["silence", "header", "body with a length", "chunk size"])
def test_the_same_under_tls(slow: str, tmp_path: Path) -> None:
    context, bundle = tls(tmp_path)
    with serving(SLOW[slow], context=context) as server:
        answer, took = ask(server, ca_bundle=bundle)
    assert isinstance(answer, Failure), answer
    assert answer.kind == "timeout"
    assert took <= DEADLINE + SLACK


@pytest.mark.parametrize(
    "handler", [deaf, lambda line: line.drip(b"\x16\x03\x03\x40\x00" + b"\x02" * 500)], ids=["deaf", "drip"]
)
def test_a_handshake_that_does_not_end(handler: Handler) -> None:
    with serving(handler) as server:
        began = time.monotonic()
        url = server.url().replace("http:", "https:")
        answer = Transport(server.settings()).get(Request(url=url), deadline=began + DEADLINE)
        took = time.monotonic() - began
    assert isinstance(answer, Failure), answer
    assert answer.kind == "timeout"
    assert took <= DEADLINE + SLACK


def test_a_listener_that_never_accepts() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        full = [socket.socket() for _ in range(4)]
        for one in full:
            one.settimeout(0)
            one.connect_ex(listener.getsockname())
        server = Server.__new__(Server)
        server.address, server.context, server.port = "127.0.0.1", None, listener.getsockname()[1]
        answer, took = ask(server)
        for one in full:
            one.close()
    assert isinstance(answer, Failure)
    assert answer.kind == "timeout"
    assert took <= DEADLINE + SLACK


def test_a_name_service_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()
    looked_up: list[str] = []

    def getaddrinfo(host: str, *_: object, **__: object) -> object:
        looked_up.append(host)
        release.wait(10)
        raise socket.gaierror(socket.EAI_AGAIN, "late")

    with serving(silent) as server:
        transport = Transport(server.settings())
        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        began = time.monotonic()
        for _ in range(3):
            answer = transport.get(Request(url="http://slow.test/"), deadline=time.monotonic() + 0.2)
            assert isinstance(answer, Failure)
            assert answer.kind == "no name service"
        took = time.monotonic() - began
        release.set()
    assert took <= 0.6 + SLACK
    assert looked_up == ["slow.test"], "later tries join the look-up under way"


def test_a_redirect_does_not_wait_for_its_body() -> None:
    moved = b"HTTP/1.1 301 Moved\r\nLocation: /x\r\nContent-Length: 500\r\n\r\n"
    with serving(dripping(moved, b"x" * 500)) as server:
        answer, took = ask(server)
    assert isinstance(answer, Reply)
    assert (answer.status, answer.header("location")) == (301, "/x")
    assert took < DEADLINE


def test_an_answer_in_time_stands_though_the_deadline_is_near() -> None:
    with serving(dripping(HEAD, b"Content-Length: 2\r\n\r\nok", 0.01)) as server:
        answer, _ = ask(server)
    assert isinstance(answer, Reply)
    assert answer.body == b"ok"


def test_stop_cuts_what_is_under_way_and_what_comes_later() -> None:
    with serving(silent) as server:
        transport = Transport(server.settings(timeout=30))
        threading.Timer(0.2, transport.stop).start()
        began = time.monotonic()
        first = transport.get(Request(url=server.url()))
        second = transport.get(Request(url=server.url()))
        took = time.monotonic() - began
    assert [one.kind for one in (first, second) if isinstance(one, Failure)] == ["stopped", "stopped"]
    assert took < 1.5


def test_the_watchdog_gives_every_descriptor_back() -> None:
    def until_cut(line: Line) -> None:
        line.asked()
        line.sock.recv(1)

    with serving(until_cut) as server:
        transport = Transport(server.settings())
        transport.get(Request(url=server.url()), deadline=time.monotonic() + 0.2)
        before = len(list(Path("/proc/self/fd").iterdir()))
        for _ in range(10):
            transport.get(Request(url=server.url()), deadline=time.monotonic() + 0.05)
        time.sleep(0.3)
        assert len(list(Path("/proc/self/fd").iterdir())) <= before + 2
