import contextlib
import socket
import threading
from pathlib import Path

import pytest

from linkaudit.model import Failure, Reply, Request
from linkaudit.resolver.settings import Settings
from linkaudit.resolver.transport import Transport
from tests.resolver.servers import OK, Line, Server, saying, serving, tls


def proxying(origin: Server | None, answer: bytes = b"HTTP/1.1 200 Connection established\r\n\r\n"):
    """A proxy that answers CONNECT with `answer` and then joins the line to the origin, whatever name was asked for."""

    def handler(line: Line) -> None:
        head = line.asked()
        if head is None or not head.startswith("CONNECT"):
            line.say(OK)
            return
        line.say(answer)
        if origin is not None:
            with socket.create_connection(("127.0.0.1", origin.port)) as far:
                back = threading.Thread(target=_pump, args=(far, line.sock), daemon=True)
                back.start()
                _pump(line.sock, far)

    return handler


def _pump(source: socket.socket, sink: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            sink.sendall(data)
    except OSError:
        pass
    for one in (source, sink):
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)


def through(proxy: Server, **more: object) -> Transport:
    credentials = more.pop("credentials", "")
    return Transport(Settings(egress_proxy=f"http://{credentials}127.0.0.1:{proxy.port}", timeout=2, **more))  # type: ignore[arg-type]


def test_https_goes_through_a_tunnel_and_the_certificate_is_the_origins(tmp_path: Path) -> None:
    context, bundle = tls(tmp_path, "news.test")
    with serving(saying(OK), context=context) as origin, serving(proxying(origin)) as proxy:
        transport = through(proxy, ca_bundle=bundle, credentials="me:secret@")
        for _ in range(2):
            assert isinstance(transport.get(Request(url="https://news.test/a?b")), Reply)
        wrong = transport.get(Request(url="https://other.test/"))
        assert origin.paths == ["/a?b", "/a?b"]
    assert isinstance(wrong, Failure)
    assert wrong.kind == "tls"
    # the version of HTTP in which a tunnel is asked for is the interpreter's affair
    assert [head.split(" HTTP/")[0] for _, head in proxy.log] == ["CONNECT news.test:443", "CONNECT other.test:443"]
    assert "proxy-authorization: basic" in proxy.log[0][1].lower()
    assert not any("proxy-authorization" in head.lower() for _, head in origin.log)


def test_plain_http_is_asked_of_the_proxy_itself() -> None:
    with serving(proxying(None)) as proxy:
        answer = through(proxy).get(Request(url="http://news.test/a|b?c"))
    assert isinstance(answer, Reply)
    assert proxy.log[0][1].startswith("GET http://news.test/a|b?c HTTP/1.1\r\nHost: news.test\r\n")


@pytest.mark.parametrize("status", [403, 407, 502, 503, 504])
def test_what_the_proxy_itself_answers_is_its_failure(status: int) -> None:
    with serving(proxying(None, b"HTTP/1.1 %d No\r\nContent-Length: 0\r\n\r\n" % status)) as proxy:
        answer = through(proxy).get(Request(url="https://news.test/"))
    assert isinstance(answer, Failure)
    assert (answer.kind, answer.detail) == ("proxy", f"the proxy answered {status}")


def test_a_proxy_that_is_not_there() -> None:
    with serving(saying(OK)) as proxy:
        pass
    for scheme in ("http", "https"):
        answer = through(proxy).get(Request(url=f"{scheme}://news.test/"))
        assert isinstance(answer, Failure)
        assert answer.kind == "proxy"


def test_the_gate_holds_before_the_proxy() -> None:
    with serving(proxying(None)) as proxy:
        transport = through(proxy)
        for url in (
            "http://127.0.0.1/",
            "http://localhost/",
            "http://news.test:22/",
            "file:///etc/hostname",
            "http://2130706433/",
        ):
            answer = transport.get(Request(url=url))
            assert isinstance(answer, Failure)
            assert answer.kind == "refused"
        assert proxy.connections == 0


def test_a_proxy_that_says_nothing_ends_at_the_deadline() -> None:
    with serving(lambda line: line.hold()) as proxy:
        answer = through(proxy).get(Request(url="https://news.test/"))
    assert isinstance(answer, Failure)
    assert answer.kind in ("timeout", "proxy")
    assert answer.elapsed < 2.6
