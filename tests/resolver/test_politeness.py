"""What servers see: asserted from their own logs, over real connections."""

import itertools
import threading
import time
from collections import Counter

from linkaudit.model import Reply, Request, Resolution, Target
from linkaudit.resolver.schedule import run
from linkaudit.resolver.schedule.jobs import Job
from linkaudit.resolver.settings import Settings
from linkaudit.resolver.transport import Transport
from tests.resolver.servers import LOOPBACK, OK, Handler, Line, Server, serving, then_close

INTERVAL = 0.25


def job(target: Target, settings: Settings) -> Job:
    url = target.url
    while True:
        answer = yield Request(url=url)
        result = answer.result
        if isinstance(result, Reply) and (location := result.header("location")):
            url = target.url[: target.url.index("/", 8)] + location
            continue
        status = result.status if isinstance(result, Reply) else None
        return Resolution(key=target.key, url=target.url, outcome="live", reason="asked", status=status)


def resolve(urls: list[str], ports: tuple[int, ...], **more: object) -> dict[str, Resolution]:
    given: dict[str, object] = {"allow_address": LOOPBACK, "allow_port": ports, "timeout": 3, "per_host_interval": INTERVAL}
    settings = Settings(**{**given, **more})  # type: ignore[arg-type]
    transport = Transport(settings)
    targets = [Target(key=url, url=url) for url in urls]
    return {one.url: one for one in run(targets, job, transport, settings)}


def gaps(server: Server) -> list[float]:
    times = [at for at, _ in server.log]
    return [later - earlier for earlier, later in itertools.pairwise(times)]


def counting(handler: Handler) -> tuple[Handler, Counter[str]]:
    """The handler, and how many of its connections were busy at once at most."""
    busy: Counter[str] = Counter()
    lock = threading.Lock()

    def counted(line: Line) -> None:
        with lock:
            busy["now"] += 1
            busy["most"] = max(busy["most"], busy["now"])
        try:
            handler(line)
        finally:
            with lock:
                busy["now"] -= 1

    return counted, busy


def slow_then_redirect(line: Line) -> None:
    """Closes after each answer, so that every request needs a new connection; some redirect, some fail once."""
    head = line.asked()
    if head is None:
        return
    path = head.split(" ", 2)[1]
    time.sleep(0.02)
    if path.startswith("/r"):
        line.say(b"HTTP/1.1 302 Found\r\nLocation: /to%s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" % path[2:].encode())
    elif path.startswith("/f") and line.server.paths.count(path) == 1:
        line.say(b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    else:
        line.say(OK)


def test_never_two_at_once_and_never_too_soon_hops_and_tries_included() -> None:
    handler, busy = counting(slow_then_redirect)
    with serving(handler) as server:
        urls = [server.url(f"/{kind}{number}") for number in range(3) for kind in "prf"]
        found = resolve(urls, (server.port,), retries=2)
        assert {one.status for one in found.values()} == {200}
        assert len(server.log) == 9 + 3 + 3
        assert min(gaps(server)) >= INTERVAL - 0.02
        assert busy["most"] == 1


def test_a_polite_run_takes_hardly_longer_than_its_bound() -> None:
    with serving(then_close(OK)) as server:
        began = time.monotonic()
        resolve([server.url(f"/{number}") for number in range(13)], (server.port,), per_host_interval=0.2)
        took = time.monotonic() - began
    assert took <= 12 * 0.2 * 1.05 + 0.3


def test_hosts_do_not_wait_for_one_another() -> None:
    with serving(then_close(OK)) as one, serving(then_close(OK), address="127.0.0.2") as other:
        began = time.monotonic()
        urls = [server.url(f"/{number}") for number in range(5) for server in (one, other)]
        resolve(urls, (one.port, other.port))
        assert time.monotonic() - began < 5 * INTERVAL + 0.4
        assert (len(one.log), len(other.log)) == (5, 5)


def asking_for_a_pause(field: str) -> Handler:
    def handler(line: Line) -> None:
        while (head := line.asked()) is not None:
            if head.startswith("GET /0 ") and line.server.paths.count("/0") == 1:
                line.say(b"HTTP/1.1 429 Slow down\r\nRetry-After: %s\r\nContent-Length: 0\r\n\r\n" % field.encode())
            else:
                line.say(OK)

    return handler


def test_a_pause_is_kept_to_by_every_request_to_the_host() -> None:
    with serving(asking_for_a_pause("1")) as server:
        found = resolve([server.url(f"/{number}") for number in range(3)], (server.port,), per_host_interval=0, retries=1)
        assert {one.status for one in found.values()} == {200}
        told = next(at for at, head in server.log if head.startswith("GET /0 "))
        later = [at for at, _ in server.log if at > told]
        assert min(later) - told >= 1


def test_hosts_of_one_platform_share_one_budget() -> None:
    """Names are given to loopback by a name service of the test."""
    import socket

    import pytest

    def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    with serving(then_close(OK)) as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", getaddrinfo)
        hosts = ("x.com", "twitter.com", "publish.x.com", "cdn.syndication.twimg.com")
        resolve([server.url("/", host=host) for host in hosts], (server.port,))
        assert len(server.log) == 4
        assert min(gaps(server)) >= INTERVAL - 0.02
