"""What comes over a kept connection is read as what comes over a new one, whoever waits for it."""

import gzip
import time
from dataclasses import replace

import pytest

from linkaudit.model import Failure, Reply, Request, Target
from linkaudit.resolver import resolve
from linkaudit.resolver.schedule.lookout import Lookout
from linkaudit.resolver.schedule.retry import KEPT_CONNECTION
from linkaudit.resolver.transport import Transport
from tests.resolver.servers import OK, Line, serving, tls

WORDS = gzip.compress(b"words " * 100)
ANSWERS = {
    "plain": OK,
    "empty": b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    "no content": b"HTTP/1.1 204 No Content\r\n\r\n",
    "not modified": b"HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n",
    "missing": b"HTTP/1.1 404 Nope\r\nX-Odd: \xfc\r\nX-Odd: b\r\nContent-Length: 2\r\n\r\nno",
    "moved": b"HTTP/1.1 301 Moved\r\nLocation: /there\r\nContent-Length: 4\r\n\r\naway",
    "chunked": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n3\r\n on\r\n0\r\nX: y\r\n\r\n",
    "chunks cut": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
    "no chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello",
    "gzip": b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%b" % (len(WORDS), WORDS),
    "gzip cut": b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%b" % (len(WORDS), WORDS[:20]),
    "no gzip": b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",
    "shorter than it says": b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello",
    "to the end": b"HTTP/1.0 200 OK\r\n\r\nhello",
    "length that is none": b"HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\nhello",
    "not to be kept": b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello",
    "after hints": b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
    "bare line feeds": b"HTTP/1.1 200 OK\nContent-Length: 2\n\nhi",
    "folded": b"HTTP/1.1 200 OK\r\nX: a\r\n\tb\r\nContent-Length: 2\r\n\r\nhi",
    "longer than it says": b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhello",
}
FAULTS = {
    "head cut": (b"HTTP/1.1 200 OK\r\nContent-Le", "reset", "cut in the header"),
    "no HTTP": (b"220 mail ready\r\n", "reset", KEPT_CONNECTION),
    "impossible status": (b"HTTP/1.1 20 OK\r\n\r\n", "reset", KEPT_CONNECTION),
    "endless head": (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500, "reset", KEPT_CONNECTION),
    "nothing": (b"", "reset", KEPT_CONNECTION),
}


def second(answer: bytes):
    """The first request of a connection is answered well, the second with these bytes and then the end."""

    def handler(line: Line) -> None:
        if line.asked() is not None:
            line.say(OK)
        if line.asked() is not None:
            line.say(answer)

    return handler


def only(answer: bytes):
    def handler(line: Line) -> None:
        if line.asked() is not None:
            line.say(answer)

    return handler


def bare(result):
    return replace(result, url="", elapsed=0.0, started_at="", **({"dialled": 0.0} if isinstance(result, Reply) else {}))


def begun(transport: Transport, url: str) -> Reply | Failure:
    """Asked over the connection that is kept, and read afterwards."""
    way = transport.begin(Request(url=url), deadline=time.monotonic() + 2)
    assert way is not None
    return way if isinstance(way, Failure) else way.finish()


def asked(transport: Transport, url: str) -> Reply | Failure:
    return transport.get(Request(url=url))


@pytest.mark.parametrize("ask", [asked, begun])
@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_the_same_over_a_kept_connection(name, ask):
    with serving(only(ANSWERS[name])) as server:
        first = asked(Transport(server.settings()), server.url("/a"))
    with serving(second(ANSWERS[name])) as server:
        transport = Transport(server.settings())
        asked(transport, server.url("/b"))
        again = ask(transport, server.url("/a"))
        assert server.paths == ["/b", "/a"]
        assert server.connections == 1
        after = asked(transport, server.url("/c"))
    assert isinstance(first, Reply)
    assert bare(again) == bare(first)
    # Nothing of it is left for the next one; a connection that has ended meanwhile costs a try, at most.
    assert isinstance(after, Reply) or after.detail == KEPT_CONNECTION
    assert not isinstance(after, Reply) or after.body == b"hello"


@pytest.mark.parametrize("ask", [asked, begun])
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_over_a_kept_connection_is_told(name, ask):
    answer, kind, detail = FAULTS[name]
    with serving(second(answer)) as server:
        transport = Transport(server.settings())
        asked(transport, server.url("/b"))
        found = ask(transport, server.url("/a"))
        assert isinstance(found, Failure)
        assert (found.kind, found.detail) == (kind, detail)
        # The next request has a connection of its own.
        assert isinstance(asked(transport, server.url("/c")), Reply)


def test_nothing_is_begun_without_an_open_connection():
    with serving(only(OK)) as server:
        transport = Transport(server.settings())
        assert transport.begin(Request(url=server.url()), deadline=time.monotonic() + 1) is None
        assert transport.begin(Request(url="http://10.0.0.1/"), deadline=time.monotonic() + 1) is None
        assert server.connections == 0


def test_over_tls_too(tmp_path):
    context, bundle = tls(tmp_path)
    with serving(second(ANSWERS["chunked"]), context=context) as server:
        transport = Transport(server.settings(ca_bundle=bundle))
        asked(transport, server.url("/b"))
        assert begun(transport, server.url("/a")).body == b"hello on"
        assert server.connections == 1


# --- in a run, where the lookout waits


def holding(line: Line) -> None:
    if line.asked() is not None:
        line.say(OK)
    if line.asked() is not None:
        line.hold()


def dripping(line: Line) -> None:
    if line.asked() is not None:
        line.say(OK)
    if line.asked() is not None:
        line.drip(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + b"x" * 500, pause=0.05)


def targets(server, count):
    return [Target(key=f"url:{n}", url=server.url(f"/{n}")) for n in range(count)]


@pytest.mark.parametrize("handler", [holding, dripping])
def test_a_deadline_holds_while_the_lookout_waits(handler):
    with serving(handler) as server:
        settings = server.settings(timeout=0.5, retries=0, per_host_interval=0.0)
        began = time.monotonic()
        found = {one.key: (one.outcome, one.reason) for one in resolve(targets(server, 2), Transport(settings), settings)}
    assert found == {"url:0": ("live", "it answers"), "url:1": ("unreachable", "deadline")}
    assert time.monotonic() - began < 5


def test_drips_keep_no_other_answer_waiting():
    def handler(line: Line) -> None:
        while (head := line.asked()) is not None:
            slow = int(head.split(" ")[1].strip("/")) in range(20, 32)
            line.drip(OK, pause=0.03) if slow else line.say(OK)

    with serving(handler) as server:
        settings = server.settings(timeout=9.0, per_host_interval=0.0, per_host_concurrency=20, max_in_flight=20)
        began, times = time.monotonic(), {}
        for one in resolve(targets(server, 60), Transport(settings), settings):
            assert one.outcome == "live"
            times[one.key] = time.monotonic() - began
    quick = [spent for key, spent in times.items() if int(key.removeprefix("url:")) not in range(20, 32)]
    assert len(times) == 60
    assert max(quick) < min(spent for key, spent in times.items() if int(key.removeprefix("url:")) in range(20, 32))


@pytest.mark.skipif(not Lookout.possible, reason="nothing to wait with on this system")
def test_a_run_that_is_given_up_counts_what_is_under_way():
    with serving(holding) as server:
        settings = server.settings(timeout=30, retries=0, per_host_interval=0.0, max_minutes=0.02)
        began = time.monotonic()
        found = {one.key: (one.outcome, one.reason) for one in resolve(targets(server, 3), Transport(settings), settings)}
    assert found["url:0"] == ("live", "it answers")
    assert {found["url:1"], found["url:2"]} == {("unchecked", "budget ended")}
    assert time.monotonic() - began < 10
