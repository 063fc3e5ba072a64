import gzip
import resource
import socket
import subprocess
import sys
import threading
import time
import zlib
from pathlib import Path

import pytest

from linkaudit.errors import ConfigError
from linkaudit.model import Failure, Reply, Request
from linkaudit.resolver.schedule.retry import KEPT_CONNECTION
from linkaudit.resolver.settings import Settings
from linkaudit.resolver.transport import Transport
from tests.resolver.servers import OK, Line, Server, routed, saying, serving, then_close, tls


def get(server: Server, path: str = "/", **more: object) -> Reply | Failure:
    return Transport(server.settings()).get(Request(url=server.url(path), **more))  # type: ignore[arg-type]


def reply_of(server: Server, path: str = "/", **more: object) -> Reply:
    answer = get(server, path, **more)
    assert isinstance(answer, Reply), answer
    return answer


def failure_of(server: Server, path: str = "/", **more: object) -> Failure:
    answer = get(server, path, **more)
    assert isinstance(answer, Failure), answer
    return answer


def body(data: bytes, *fields: bytes) -> bytes:
    return b"\r\n".join([b"HTTP/1.1 200 OK", b"Content-Length: %d" % len(data), *fields, b"", data])


# --- what is asked ----------------------------------------------------------------------------------------------------


def test_an_answer_with_everything_it_says() -> None:
    said = b"HTTP/1.1 404 Nope\r\nX-Odd: \xfc\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 2\r\n\r\nno"
    with serving(saying(said)) as server:
        reply = reply_of(server)
    assert (reply.status, reply.body, reply.truncated, reply.problem) == (404, b"no", False, None)
    assert reply.headers == (("x-odd", "ü"), ("set-cookie", "a=1"), ("set-cookie", "b=2"), ("content-length", "2"))
    assert reply.started_at.endswith("Z")
    assert 0 <= reply.dialled <= reply.elapsed


def test_a_request_says_who_asks_and_nothing_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".netrc").write_text("default login me password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    with serving(saying(OK)) as server:
        reply_of(
            server, "/a|b[c]%7e?q={x}", accept="application/json", cookies=(("a", "1"), ("b", "2; evil"), ("c", "x\r\nX: y"))
        )
        head = server.log[0][1].split("\r\n")
    assert head[0] == "GET /a|b[c]%7e?q={x} HTTP/1.1"
    fields = dict(line.split(": ", 1) for line in head[1:] if line)
    assert fields.pop("User-Agent").startswith("linkaudit/")
    assert fields == {
        "Host": f"127.0.0.1:{server.port}",
        "Accept": "application/json",
        "Accept-Encoding": "gzip",
        "Cookie": "a=1",
    }


def test_one_exchange_and_nothing_followed() -> None:
    with serving(routed({"/": b"HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n"})) as server:
        reply = reply_of(server)
        assert (reply.status, reply.header("location")) == (302, "/next")
        assert server.paths == ["/"]


def test_connections_are_kept_and_cookies_are_not() -> None:
    with serving(saying(OK.replace(b"\r\n\r\n", b"\r\nSet-Cookie: id=1\r\n\r\n", 1))) as server:
        transport = Transport(server.settings())
        for _ in range(5):
            transport.get(Request(url=server.url()))
        assert server.connections == 1
        assert not any("Cookie" in head for _, head in server.log)


def test_nothing_is_left_behind_when_it_is_closed() -> None:
    def ours() -> set[threading.Thread]:
        return {thread for thread in threading.enumerate() if thread.name.startswith("linkaudit")}

    before = ours()
    with serving(saying(OK)) as server:
        transport = Transport(server.settings())
        transport.get(Request(url=server.url()))
        assert ours() - before
        transport.close()
        deadline = time.monotonic() + 3
        while ours() - before and time.monotonic() < deadline:
            time.sleep(0.05)
        assert ours() - before == set()


def test_a_body_that_was_not_read_to_its_end_is_never_taken_for_the_next_answer() -> None:
    with serving(routed({"/big": body(b"x" * 200_000)})) as server:
        transport = Transport(server.settings())
        first = transport.get(Request(url=server.url("/big"), max_bytes=1000))
        second = transport.get(Request(url=server.url("/small")))
    assert isinstance(first, Reply)
    assert isinstance(second, Reply)
    assert (len(first.body), first.truncated, second.body) == (1000, True, b"hello")


def test_a_kept_connection_that_was_closed_is_said_to_be_that() -> None:
    gone = threading.Event()

    def handler(line: Line) -> None:
        line.asked()
        line.say(OK)
        line.asked()
        gone.set()

    with serving(handler) as server:
        transport = Transport(server.settings())
        transport.get(Request(url=server.url()))
        second = transport.get(Request(url=server.url()))
    assert isinstance(second, Failure)
    assert (second.kind, second.detail) == ("reset", KEPT_CONNECTION)


# --- bodies -----------------------------------------------------------------------------------------------------------


def test_gzip_is_inflated() -> None:
    with serving(saying(body(gzip.compress(b"words " * 100), b"Content-Encoding: gzip"))) as server:
        assert reply_of(server).body == b"words " * 100


def test_members_of_gzip_follow_one_another_and_ballast_is_left() -> None:
    data = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0\0ballast"
    with serving(saying(body(data, b"Content-Encoding: x-gzip"))) as server:
        reply = reply_of(server)
    assert (reply.body, reply.problem) == (b"one two", None)


@pytest.mark.parametrize("coding", [b"br", b"zstd", b"gzip, gzip", b"deflate", b"gzip, identity"])
def test_other_and_stacked_codings_are_not_guessed_at(coding: bytes) -> None:
    with serving(saying(body(gzip.compress(gzip.compress(b"x")), b"Content-Encoding: " + coding))) as server:
        assert reply_of(server).problem == "undecodable"


def test_what_claims_to_be_gzip_and_is_not() -> None:
    with serving(saying(body(b"<p>plain", b"Content-Encoding: gzip"))) as server:
        assert reply_of(server).problem == "undecodable"


def test_an_empty_body_needs_no_coding() -> None:
    with serving(saying(body(b"", b"Content-Encoding: br"))) as server:
        assert reply_of(server).problem is None


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n5\r\nsho",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nshort\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"x" * 500)[:-9],
    ],
    ids=["length", "chunk", "no last chunk", "bad chunk", "gzip"],
)
def test_a_body_that_breaks_off_is_said_to(said: bytes) -> None:
    with serving(then_close(said)) as server:
        assert reply_of(server).problem == "cut short"


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Le",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n",
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 20",
        b"HTTP/1.1 100 Continue\r\n\r\n",
    ],
)
def test_a_head_that_breaks_off_is_no_answer(said: bytes) -> None:
    with serving(then_close(said)) as server:
        assert failure_of(server).kind == "reset"


def test_informational_answers_are_passed_over() -> None:
    said = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + OK
    with serving(then_close(said)) as server:
        assert reply_of(server).status == 200


@pytest.mark.parametrize("version", [b"HTTP/2", b"HTTP/2.0", b"http/1.1", b"HTTP/1", b"HTTP/", b"HTTP"])
def test_an_answer_under_a_version_that_browsers_read_too(version: bytes) -> None:
    with serving(then_close(version + b" 404 Not Found\r\nContent-Length: 2\r\n\r\nno")) as server:
        reply = reply_of(server)
    assert (reply.status, reply.body) == (404, b"no")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (b"SSH-2.0-OpenSSH_9\r\n", "bad response"),
        (b"\x15\x03\x01\x00\x02\x02\x46", "bad response"),
        (b"<html>no head</html>", "bad response"),
        (b"HTTPS/1.1 200 OK\r\n\r\n", "bad response"),
        (b"HTTPD ready\r\n", "bad response"),
        (b"HTTP/1.1 2000 OK\r\n\r\n", "bad response"),
        (b"HTTP/1.1 abc OK\r\n\r\n", "bad response"),
        (b"HTTP/1.1 \xb2\xb2\xb2 OK\r\n\r\n", "bad response"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", "bad response"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "bad response"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 20_000 + b"\r\n", "bad response"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n", "bad response"),
        (b"", "reset"),
    ],
)
def test_what_is_no_answer(said: bytes, kind: str) -> None:
    with serving(then_close(said)) as server:
        assert failure_of(server).kind == kind


def test_strange_but_readable_heads() -> None:
    said = b"HTTP/1.0 999 \r\nfolded: a\r\n b\r\nno colon\r\n: no name\r\nContent-Length : 2\r\n\r\nok"
    with serving(then_close(said)) as server:
        reply = reply_of(server)
    assert (reply.status, reply.header("folded"), reply.body) == (999, "a b", b"ok")


def test_a_reset_and_a_refusal_are_told_apart() -> None:
    def resets(line: Line) -> None:
        line.asked()
        line.reset()

    with serving(resets) as server:
        assert failure_of(server).kind == "reset"
    assert failure_of(server).kind == "connection refused"


def test_pictures_are_read_only_as_far_as_sniffing_needs() -> None:
    with serving(saying(body(b"\xff" * 300_000, b"Content-Type: image/jpeg"))) as server:
        reply = reply_of(server)
    assert (len(reply.body), reply.truncated) == (16_384, True)


# --- what could hurt us -----------------------------------------------------------------------------------------------


def endless(head: bytes, piece: bytes) -> object:
    def handler(line: Line) -> None:
        line.asked()
        line.say(head)
        while not line.server.stopping.is_set():
            line.say(piece)

    return handler


def gzip_bomb() -> bytes:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(squeeze.compress(bytes(1 << 20)) for _ in range(200)) + squeeze.flush()


FLOODS = {
    "endless body": endless(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 65536),
    "endless chunks": endless(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b"x" * 65536 + b"\r\n"),
    "endless redirect body": endless(b"HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n", b"x" * 65536),
    "endless header": endless(b"HTTP/1.1 200 OK\r\n", b"X: " + b"y" * 1000 + b"\r\n"),
    "endless header line": endless(b"HTTP/1.1 200 OK\r\nX: ", b"y" * 65536),
    "endless 100": endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "endless chunk line": endless(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", b"y" * 65536),
    "gzip bomb": then_close(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip_bomb()),
    "redirect with a bomb": then_close(b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Encoding: gzip\r\n\r\n" + gzip_bomb()),
}


@pytest.mark.parametrize("flood", FLOODS)
def test_floods_end_soon_and_memory_stays_flat(flood: str) -> None:
    with serving(FLOODS[flood]) as server:  # type: ignore[arg-type]
        transport = Transport(server.settings())
        transport.get(Request(url=server.url("/warm-up")))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for _ in range(3):
            answer = transport.get(Request(url=server.url()))
            assert answer.elapsed <= 2.5
            assert not isinstance(answer, Reply) or len(answer.body) <= 262_144
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024


# --- which address is dialled -----------------------------------------------------------------------------------------


def names(monkeypatch: pytest.MonkeyPatch, table: dict[str, list[list[str]]]) -> list[str]:
    """A name service: each look-up of a name takes its next list, the last repeats."""
    asked: list[str] = []

    def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        if host not in table:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        lists = table[host]
        found = lists[min(asked.count(host), len(lists)) - 1]
        return [(socket.AF_INET6 if ":" in one else socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in found]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


def test_the_checked_address_is_dialled_and_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(then_close(OK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1))) as server:
        asked = names(monkeypatch, {"rebind.test": [["127.0.0.1"], ["127.0.0.2"]]})
        transport = Transport(server.settings(allow_address=("127.0.0.1/32",)))
        first = transport.get(Request(url=server.url(host="rebind.test")))
        assert isinstance(first, Reply)
        assert asked == ["rebind.test"]
        assert f"Host: rebind.test:{server.port}" in server.log[0][1]
        second = transport.get(Request(url=server.url(host="rebind.test")))
        assert isinstance(second, Failure)
        assert (second.kind, second.detail) == ("refused", "address (loopback)")


def test_one_private_answer_among_public_ones_condemns_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(saying(OK)) as server:
        names(monkeypatch, {"mixed.test": [["127.0.0.1", "10.0.0.1"]]})
        answer = Transport(server.settings()).get(Request(url=server.url(host="mixed.test")))
        assert isinstance(answer, Failure)
        assert answer.kind == "refused"
        assert server.connections == 0


def test_the_next_address_is_tried_and_only_refusals_everywhere_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(saying(OK)) as server:
        names(monkeypatch, {"two.test": [["127.0.0.3", "127.0.0.1"]], "none.test": [["127.0.0.3", "127.0.0.4"]]})
        transport = Transport(server.settings())
        assert isinstance(transport.get(Request(url=server.url(host="two.test"))), Reply)
        answer = transport.get(Request(url=server.url(host="none.test")))
    assert isinstance(answer, Failure)
    assert answer.kind == "connection refused"


def test_a_missing_name_is_not_a_silent_name_service(monkeypatch: pytest.MonkeyPatch) -> None:
    transport = Transport(Settings(timeout=1))

    def getaddrinfo(host: str, *_: object, **__: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME if host == "missing.test" else socket.EAI_AGAIN, "…")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    kinds = [transport.get(Request(url=f"http://{host}/")) for host in ("missing.test", "silent.test")]
    assert [one.kind for one in kinds if isinstance(one, Failure)] == ["no such host", "no name service"]


def test_should_the_hook_ever_be_passed_over_the_answer_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from urllib3.connection import HTTPConnection

    from linkaudit.resolver.transport import connections

    with serving(saying(OK)) as server:
        monkeypatch.setattr(connections.Checked, "_new_conn", HTTPConnection._new_conn)
        answer = get(server)
    assert isinstance(answer, Failure)
    assert (answer.kind, answer.detail) == ("refused", "unchecked connection")


def test_the_hook_is_what_urllib3_dials_with() -> None:
    with serving(saying(OK)) as server:
        transport = Transport(server.settings())
        dialled: list[tuple[str, int]] = []
        dial = transport._adapter._dialler.dial

        def counted(host: str, port: int, *rest: object, **more: object) -> object:
            dialled.append((host, port))
            return dial(host, port, *rest, **more)  # type: ignore[arg-type]

        transport._adapter._dialler.dial = counted  # type: ignore[method-assign, assignment]
        transport.get(Request(url=server.url()))
    assert dialled == [("127.0.0.1", server.port)]


FEW_DESCRIPTORS = """
import resource, sys
from linkaudit.model import Reply, Request
from linkaudit.resolver.settings import Settings
from linkaudit.resolver.transport import Transport
port = int(sys.argv[1])
transport = Transport(Settings(allow_address=("127.0.0.0/8",), allow_port=(port,)))
resource.setrlimit(resource.RLIMIT_NOFILE, (48, 48))
answers = [transport.get(Request(url=f"http://127.0.0.{n}:{port}/")) for n in range(1, 61)]
print(sum(isinstance(one, Reply) for one in answers))
"""


def test_without_a_descriptor_left_kept_connections_make_room() -> None:
    with serving(saying(OK), address="0.0.0.0") as server:
        command = [sys.executable, "-c", FEW_DESCRIPTORS, str(server.port)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    # whatever failed on the way was let go without a word: nothing half made fell over in its undoing
    assert (done.stdout, done.stderr) == ("60\n", "")


# --- TLS --------------------------------------------------------------------------------------------------------------


def test_a_certificate_that_is_vouched_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, bundle = tls(tmp_path, "good.test")
    seen: list[str | None] = []
    context.sni_callback = lambda _, name, __: seen.append(name)
    with serving(saying(OK), context=context) as server:
        names(monkeypatch, {"good.test": [["127.0.0.1"]], "other.test": [["127.0.0.1"]]})
        transport = Transport(server.settings(ca_bundle=bundle))
        assert isinstance(transport.get(Request(url=server.url(host="good.test"))), Reply)
        assert seen == ["good.test"]
        wrong = transport.get(Request(url=server.url(host="other.test")))
    assert isinstance(wrong, Failure)
    assert wrong.kind == "tls"
    assert "mismatch" in wrong.detail


def test_a_certificate_nobody_vouches_for_fails_though_the_context_is_shared(tmp_path: Path) -> None:
    good, bundle = tls(tmp_path / "a")
    bad, _ = tls(tmp_path / "b")
    with serving(saying(OK), context=good) as server, serving(saying(OK), context=bad) as other:
        transport = Transport(server.settings(ca_bundle=bundle, allow_port=(server.port, other.port)))
        for _ in range(2):
            assert isinstance(transport.get(Request(url=server.url())), Reply)
            answer = transport.get(Request(url=other.url()))
            assert isinstance(answer, Failure)
            assert (answer.kind, answer.detail.partition(":")[0]) == ("tls", "certificate")


def test_a_server_without_tls_is_told_from_a_cut_handshake() -> None:
    def cuts(line: Line) -> None:
        line.sock.recv(10)
        line.sock.close()

    def speaks_http(line: Line) -> None:
        line.sock.recv(10_000)
        line.say(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with serving(speaks_http) as plain, serving(cuts) as cut:
        transport = Transport(plain.settings(allow_port=(plain.port, cut.port)))
        no_tls = transport.get(Request(url=plain.url().replace("http:", "https:")))
        broken_off = transport.get(Request(url=cut.url().replace("http:", "https:")))
    assert isinstance(no_tls, Failure)
    assert isinstance(broken_off, Failure)
    assert (no_tls.kind, no_tls.detail) == ("tls", "the server does not speak TLS")
    assert broken_off.kind == "reset"


def test_a_bundle_that_cannot_be_used_is_a_mistake_of_configuration(tmp_path: Path) -> None:
    empty = tmp_path / "empty.pem"
    empty.write_text("")
    for path in (empty, tmp_path / "missing.pem"):
        with pytest.raises(ConfigError):
            Transport(Settings(ca_bundle=str(path)))


def test_an_answer_that_spills_over_is_not_the_next_one_and_its_server_is_not_trusted_again() -> None:
    def spilling(line: Line) -> None:
        while line.asked() is not None:
            line.say(OK)
            time.sleep(0.02)
            line.say(b"and more")

    with serving(spilling) as server:
        transport = Transport(server.settings())
        first = transport.get(Request(url=server.url()))
        second = transport.get(Request(url=server.url()))
        assert isinstance(first, Reply)
        assert isinstance(second, Failure)
        assert second.detail == KEPT_CONNECTION
        for _ in range(5):
            again = transport.get(Request(url=server.url()))
            assert isinstance(again, Reply)
            assert again.body == b"hello"
