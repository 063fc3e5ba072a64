"""The small parts of the scheduler: keys, clocks, crews, look-ups."""

import socket
import threading
import time

import pytest

from linkaudit.model import Request, Resolution, Target
from linkaudit.resolver.schedule.clock import Clock, JumpingClock, stamp
from linkaudit.resolver.schedule.crew import Crew
from linkaudit.resolver.schedule.keys import Keys
from linkaudit.resolver.schedule.task import Task
from linkaudit.resolver.transport.faults import Fault
from linkaudit.resolver.transport.names import Names
from linkaudit.resolver.transport.watchdog import Watchdog


def target(key: str) -> Target:
    return Target(key=key, url=f"http://{key}.test/")


def task(key: str) -> Task:
    def job():
        yield Request(url="http://a.test/")

    return Task(target(key), job())


def verdict(key: str) -> Resolution:
    return Resolution(key=key, url=f"http://{key}.test/", outcome="live", reason="200")


def test_a_key_is_begun_once() -> None:
    keys = Keys()
    assert keys.take_on(target("a")) is True
    assert keys.take_on(target("a")) is False
    assert (keys.count, keys.all_done) == (1, False)
    assert keys.finish(verdict("a")) == (True, [])
    assert keys.all_done
    assert keys.take_on(target("a")) is False


def test_who_waits_is_woken_and_inner_keys_are_not_the_callers() -> None:
    keys = Keys()
    keys.take_on(target("short"))
    waiting = task("short")
    assert keys.wait(waiting, target("post")) is True
    assert keys.wait(task("other"), target("post")) is False
    wanted, woken = keys.finish(verdict("post"))
    assert (wanted, len(woken), woken[0]) == (False, 2, waiting)
    assert keys.wait(task("third"), target("post")) == verdict("post")
    assert keys.take_on(target("post")) == verdict("post")


def test_an_inner_key_that_the_caller_brings_becomes_his() -> None:
    keys = Keys()
    keys.wait(task("short"), target("post"))
    assert keys.take_on(target("post")) is False
    assert keys.finish(verdict("post"))[0] is True


def test_circles_of_any_length_are_broken() -> None:
    keys = Keys()
    keys.wait(task("a"), target("b"))
    keys.wait(task("b"), target("c"))
    found = keys.wait(task("c"), target("a"))
    assert isinstance(found, Resolution)
    assert (found.outcome, found.reason) == ("broken", "redirect loop")
    own = keys.wait(task("d"), target("d"))
    assert isinstance(own, Resolution)


def test_what_is_left_is_what_the_caller_wants() -> None:
    keys = Keys()
    keys.take_on(target("a"))
    keys.take_on(target("b"))
    keys.wait(task("a"), target("inner"))
    keys.finish(verdict("a"))
    assert [one.key for one in keys.left()] == ["b"]


def test_a_clock_that_jumps_never_goes_back() -> None:
    clock = JumpingClock()
    clock.jump(5.0)
    clock.jump(3.0)
    assert clock.now() == 5.0
    assert Clock().now() <= Clock().now()
    assert len(stamp()) == len("2026-11-22T10:00:00.000Z")


def test_a_crew_is_hired_as_needed_and_let_go() -> None:
    done: list[int] = []
    lock = threading.Lock()
    hold = threading.Event()

    def work(piece: int) -> int | None:
        hold.wait(2)
        with lock:
            done.append(piece)
            if piece < 10:
                return piece + 10
            crew.rest()
        return None

    crew: Crew[int] = Crew(3, work)
    with lock:
        for piece in range(3):
            assert crew.free
            crew.hand(piece)
        assert not crew.free
        assert crew.busy == 3
    hold.set()
    deadline = time.monotonic() + 2
    while crew.busy and time.monotonic() < deadline:
        time.sleep(0.01)
    assert sorted(done) == [0, 1, 2, 10, 11, 12]
    crew.dismiss()


def test_look_ups_are_bounded_and_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    release = threading.Event()

    def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        release.wait(5)
        if host == "odd.test":
            raise UnicodeError("label too long")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.1", port))] * 2

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    names, dog = Names(threads=2), Watchdog()
    found: list[object] = []

    def find(host: str) -> None:
        with dog.exchange(time.monotonic() + 5) as exchange:
            try:
                found.append(names.find(host, 80, exchange))
            except Fault as fault:
                found.append(fault.kind)

    threads = [threading.Thread(target=find, args=(host,)) for host in ("a.test", "a.test", "b.test", "c.test", "odd.test")]
    for thread in threads:
        thread.start()
    time.sleep(0.2)
    assert sorted(asked) == ["a.test", "b.test"], "two at a time, and one look-up for two who ask"
    release.set()
    for thread in threads:
        thread.join(5)
    assert len(asked) == 4
    answers = ((socket.AF_INET, "192.0.2.1"),)
    assert sorted(map(str, found)) == sorted(map(str, [answers] * 4 + ["no name service"]))


def test_a_look_up_ends_when_the_run_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(3))
    names, dog = Names(threads=1), Watchdog()
    threading.Timer(0.2, dog.stop).start()
    began = time.monotonic()
    with dog.exchange(began + 30) as exchange, pytest.raises(Fault) as caught:
        names.find("a.test", 80, exchange)
    assert caught.value.kind == "stopped"
    assert time.monotonic() - began < 1
