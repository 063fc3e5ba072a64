import itertools
import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from linkaudit.errors import OutputError
from linkaudit.model import Failure, FailureKind, Reply, Request, Resolution, Target
from linkaudit.resolver.schedule import run
from linkaudit.resolver.schedule.core import on_one_core
from linkaudit.resolver.schedule.jobs import Answer, Job
from linkaudit.resolver.schedule.watch import Watch, plan
from linkaudit.resolver.settings import Settings

Results = dict[str, Resolution]
QUICK = {"per_host_interval": 0.0, "retries": 0, "timeout": 5.0}


class Door:
    """Answers from a function; keeps a log of what was asked, when, and with which patience."""

    def __init__(self, answer: Callable[[Request, int], Reply | Failure], takes: float = 0.0) -> None:
        self.answer = answer
        self.takes = takes
        self.log: list[tuple[str, float, float]] = []
        self.lock = threading.Lock()
        self.open: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.stopped = threading.Event()

    def get(self, request: Request, *, deadline: float | None = None) -> Reply | Failure:
        host = request.url.split("/")[2]
        with self.lock:
            began = time.monotonic()
            self.log.append((request.url, began, (deadline or began) - began))
            count = sum(1 for url, _, _ in self.log if url == request.url)
            self.open[host] += 1
            self.most[host] = max(self.most[host], self.open[host])
        if self.stopped.wait(self.takes):
            return Failure(url=request.url, kind="stopped")
        with self.lock:
            self.open[host] -= 1
        return self.answer(request, count)

    def stop(self) -> None:
        self.stopped.set()

    @property
    def asked(self) -> list[str]:
        return [url for url, _, _ in self.log]


class Instant(Door):
    """Like a replay: nothing is waited for."""

    instant = True


def ok(request: Request, count: int) -> Reply:
    return Reply(url=request.url, status=200)


def always(status: int, **fields: str) -> Callable[[Request, int], Reply]:
    headers = tuple((name.replace("_", "-"), value) for name, value in fields.items())
    return lambda request, _: Reply(url=request.url, status=status, headers=headers, started_at="2026-11-22T10:00:00Z")


def failing(kind: FailureKind) -> Callable[[Request, int], Failure]:
    return lambda request, _: Failure(url=request.url, kind=kind)


def job_for(target: Target, settings: Settings) -> Job:
    """Follows Location; a reply is live or gone, a failure what it says."""
    url, attempts = target.url, 0
    while True:
        answer = yield Request(url=url)
        attempts += len(answer.attempts)
        result = answer.result
        if isinstance(result, Reply) and (location := result.header("location")):
            url = location
            continue
        break
    told = {"no such host": "gone", "connection refused": "broken", "stopped": "unchecked"}
    if isinstance(result, Failure):
        outcome, reason, status = told.get(result.kind, "unreachable"), result.kind, None
    else:
        assert isinstance(result, Reply)
        outcome, reason, status = ("gone" if result.status == 404 else "live"), str(result.status), result.status
        outcome = "unreachable" if result.status >= 500 else "blocked" if result.status == 429 else outcome
    return Resolution(
        key=target.key,
        url=target.url,
        outcome=outcome,  # type: ignore[arg-type]
        reason=reason,
        status=status,
        final_url=url,
        attempts=answer.attempts,
    )


def target(url: str, key: str | None = None) -> Target:
    return Target(key=key or f"url:{url}", url=url)


def resolve(door: Door, urls: list[str], watch: Watch | None = None, **more: object) -> Results:
    settings = Settings(**{**QUICK, **more})  # type: ignore[arg-type]
    found = list(run(map(target, urls), job_for, door, settings, watch))
    assert len({one.key for one in found}) == len(found)
    return {one.url: one for one in found}


def hosts(count: int, path: str = "/") -> list[str]:
    return [f"http://h{number}.test{path}" for number in range(count)]


# --- each key once ----------------------------------------------------------------------------------------------------


def test_every_target_is_resolved_once_and_asked_once() -> None:
    door = Door(ok)
    urls = [f"http://h{number % 7}.test/{number}" for number in range(300)]
    found = resolve(door, urls + urls)
    assert set(found) == set(urls)
    assert sorted(door.asked) == sorted(urls)


def test_results_stream_out_while_targets_come_in() -> None:
    door = Door(ok)
    given = 0

    def endless() -> Iterator[Target]:
        nonlocal given
        while True:
            given += 1
            yield target(f"http://h{given % 50}.test/{given}")

    found = run(endless(), job_for, door, Settings(**QUICK))  # type: ignore[arg-type]
    first = [next(found) for _ in range(500)]
    found.close()  # type: ignore[attr-defined]
    assert len({one.key for one in first}) == 500
    assert given < 110_000


def test_nothing_to_do_ends_at_once() -> None:
    assert resolve(Door(ok), []) == {}


def depending(target_: Target, settings: Settings) -> Job:
    """`t.co:N` asks its own address, then wants to know what became of `x:N`, or of the key its host names."""
    answer = yield Request(url=target_.url)
    if target_.key.startswith("t.co:"):
        wanted = target_.key.replace("t.co:", "x:")
        found = (yield Target(key=wanted, url=f"http://x.test/{wanted}")).result
        assert isinstance(found, Resolution)
        return Resolution(key=target_.key, url=target_.url, outcome=found.outcome, reason=found.reason, leads_to=found.key)
    assert isinstance(answer.result, Reply)
    return Resolution(key=target_.key, url=target_.url, outcome="live", reason=str(answer.result.status))


@pytest.mark.parametrize("in_flight", [1, 16])
def test_a_job_waits_for_another_keys_resolution_without_a_worker(in_flight: int) -> None:
    door = Door(ok)
    shorts = [Target(key=f"t.co:{n}", url=f"http://t.test/{n}") for n in range(40)]
    posts = [Target(key=f"x:{n}", url=f"http://x.test/x:{n}") for n in range(20)]
    settings = Settings(**{**QUICK, "max_in_flight": in_flight})  # type: ignore[arg-type]
    found = {one.key: one for one in run([*shorts, *posts], depending, door, settings)}
    assert len(found) == 60, "only what was asked for"
    assert {found[f"t.co:{n}"].leads_to for n in range(40)} == {f"x:{n}" for n in range(40)}
    assert Counter(door.asked).most_common(1)[0][1] == 1
    assert len(door.asked) == 80


def test_a_key_that_some_job_resolved_is_not_asked_again_when_the_caller_brings_it_later() -> None:
    door = Door(ok)

    def targets() -> Iterator[Target]:
        yield Target(key="t.co:1", url="http://t.test/1")
        time.sleep(0.3)
        yield Target(key="x:1", url="http://x.test/x:1")

    found = list(run(targets(), depending, door, Settings(**QUICK)))  # type: ignore[arg-type]
    assert sorted(one.key for one in found) == ["t.co:1", "x:1"]
    assert door.asked.count("http://x.test/x:1") == 1


def circling(target_: Target, settings: Settings) -> Job:
    number = int(target_.key)
    answer = yield Target(key=str((number + 1) % 3), url=target_.url)
    assert isinstance(answer.result, Resolution)
    return Resolution(key=target_.key, url=target_.url, outcome=answer.result.outcome, reason=answer.result.reason)


def test_keys_that_wait_for_one_another_in_a_circle_end() -> None:
    targets = [Target(key=str(n), url=f"http://h{n}.test/") for n in range(3)]
    found = list(run(targets, circling, Door(ok), Settings(**QUICK)))  # type: ignore[arg-type]
    assert {(one.outcome, one.reason) for one in found} == {("broken", "redirect loop")}


def test_a_job_that_breaks_is_one_unknown_link() -> None:
    def breaking(target_: Target, settings: Settings) -> Job:
        yield Request(url=target_.url)
        if "3" in target_.url:
            raise ValueError("a fault of ours")
        return Resolution(key=target_.key, url=target_.url, outcome="live", reason="200")

    found = list(run(map(target, hosts(9)), breaking, Door(ok), Settings(**QUICK)))  # type: ignore[arg-type]
    assert Counter(one.outcome for one in found) == {"live": 8, "unknown": 1}
    assert next(one for one in found if one.outcome == "unknown").reason == "internal error: ValueError"


def test_a_door_that_breaks_costs_the_link_and_not_the_run() -> None:
    def answer(request: Request, count: int) -> Reply:
        if "h3" in request.url:
            raise RuntimeError("a fault of ours")
        return ok(request, count)

    found = resolve(Door(answer), hosts(9))
    assert Counter(one.outcome for one in found.values()) == {"live": 8, "unreachable": 1}


def test_a_record_that_cannot_be_written_ends_the_run() -> None:
    def answer(request: Request, count: int) -> Reply:
        raise OutputError("disk full")

    with pytest.raises(OutputError):
        resolve(Door(answer), hosts(9))


# --- tries ------------------------------------------------------------------------------------------------------------


def test_what_passes_within_the_retries_is_live_and_every_try_is_told() -> None:
    def answer(request: Request, count: int) -> Reply | Failure:
        steps = [
            Failure(url=request.url, kind="timeout"),
            Reply(url=request.url, status=503),
            Reply(url=request.url, status=200),
        ]
        return steps[min(count, 3) - 1]

    found = resolve(Instant(answer), ["http://a.test/"], retries=3)["http://a.test/"]
    assert found.outcome == "live"
    assert [(one.status, one.error) for one in found.attempts] == [(None, "timeout"), (503, None), (200, None)]


def test_a_kept_connection_that_was_closed_costs_no_try() -> None:
    def answer(request: Request, count: int) -> Reply | Failure:
        closed = Failure(url=request.url, kind="reset", detail="kept connection was closed")
        return closed if count == 1 else ok(request, count)

    door = Instant(answer)
    assert resolve(door, ["http://a.test/"], retries=0)["http://a.test/"].outcome == "live"
    assert len(door.log) == 2


def test_refusals_are_at_least_two_seconds_apart() -> None:
    door = Door(failing("connection refused"))
    found = resolve(door, ["http://a.test/"], retries=1)["http://a.test/"]
    assert found.outcome == "broken"
    (_, first, _), (_, second, _) = door.log
    assert second - first >= 2


def test_a_refusal_that_passes_is_none() -> None:
    def answer(request: Request, count: int) -> Reply | Failure:
        return Failure(url=request.url, kind="connection refused") if count < 3 else ok(request, count)

    assert resolve(Instant(answer), ["http://a.test/"], retries=3)["http://a.test/"].outcome == "live"


def test_a_missing_name_is_looked_up_twice_and_needs_another_that_was_found() -> None:
    def answer(request: Request, count: int) -> Reply | Failure:
        return Failure(url=request.url, kind="no such host") if "gone" in request.url else ok(request, count)

    door = Instant(answer)
    alone = resolve(door, ["http://gone.test/"])
    assert (alone["http://gone.test/"].outcome, alone["http://gone.test/"].reason) == ("unreachable", "no name service")
    assert len(door.log) == 2
    watch = Watch()
    together = resolve(Instant(answer), ["http://gone.test/", "http://here.test/"], watch)
    assert together["http://gone.test/"].outcome == "gone"
    assert (watch.notes, watch.complete) == ([], True)


def test_a_pause_asked_for_is_kept_by_the_whole_host_and_no_other() -> None:
    def answer(request: Request, count: int) -> Reply:
        first = request.url == "http://a.test/0" and count == 1
        return always(429, retry_after="1")(request, count) if first else ok(request, count)

    door = Door(answer)
    found = resolve(door, [f"http://a.test/{n}" for n in range(4)] + ["http://b.test/"], retries=1)
    assert {one.outcome for one in found.values()} == {"live"}
    times = [at for url, at, _ in door.log if "a.test" in url]
    assert min(at - times[0] for at in times[1:]) >= 1
    assert next(at for url, at, _ in door.log if "b.test" in url) - times[0] < 0.9


def test_a_pause_too_long_is_never_slept_and_a_host_that_insists_is_left_alone() -> None:
    door = Door(always(429, retry_after="86400"))
    began = time.monotonic()
    found = resolve(door, [f"http://a.test/{n}" for n in range(20)], retries=3)
    assert time.monotonic() - began < 2
    assert {one.outcome for one in found.values()} == {"blocked"}
    assert len(door.log) == 2


def test_a_dead_host_does_not_cost_the_patience_of_each_link() -> None:
    door = Instant(failing("timeout"))
    found = resolve(door, [f"http://a.test/{n}" for n in range(50)], retries=1, per_host_interval=5.0)
    assert len(door.log) <= 12
    reasons = Counter(one.reason for one in found.values())
    assert reasons["host breaker"] >= 44
    assert reasons["host breaker"] + reasons["timeout"] == 50
    assert {one.outcome for one in found.values()} == {"unreachable"}


def test_a_host_that_refuses_is_proven_once_for_all_its_links() -> None:
    door = Instant(failing("connection refused"))
    found = resolve(door, [f"http://a.test/{n}" for n in range(50)], retries=1, per_host_interval=5.0)
    assert {one.outcome for one in found.values()} == {"broken"}
    assert len(door.log) == 2


def test_hops_share_the_time_of_one_try() -> None:
    def answer(request: Request, count: int) -> Reply:
        hop = int(request.url.rsplit("/", 1)[1])
        headers = (("location", f"http://a.test/{hop + 1}"),) if hop < 5 else ()
        return Reply(url=request.url, status=302 if headers else 200, headers=headers, elapsed=0.4)

    door = Instant(answer)
    found = resolve(door, ["http://a.test/0"], timeout=1.0)["http://a.test/0"]
    assert (found.outcome, found.reason) == ("unreachable", "timeout")
    assert [round(left, 1) for _, _, left in door.log] == [1.0, 0.6, 0.2]


# --- pacing -----------------------------------------------------------------------------------------------------------


def test_no_host_is_asked_twice_at_once_or_too_soon_and_none_waits_for_another() -> None:
    door = Door(ok, takes=0.02)
    urls = [f"http://h{number % 5}.test/{number}" for number in range(20)] + [f"http://hot.test/{n}" for n in range(8)]
    began = time.monotonic()
    resolve(door, urls, per_host_interval=0.2)
    took = time.monotonic() - began
    assert set(door.most.values()) == {1}
    for host in {url.split("/")[2] for url in urls}:
        times = sorted(at for url, at, _ in door.log if url.split("/")[2] == host)
        assert all(later - earlier >= 0.2 for earlier, later in itertools.pairwise(times))
    assert took <= 7 * 0.2 + 0.6, "bounded by the hottest host alone"


def test_never_more_in_flight_than_allowed() -> None:
    door = Door(ok, takes=0.02)
    most = 0
    settings = Settings(**{**QUICK, "max_in_flight": 8})  # type: ignore[arg-type]
    for _ in run(map(target, hosts(100)), job_for, door, settings):
        most = max(most, sum(door.open.values()))
    assert most <= 8


def test_a_request_that_should_wait_waits_and_nobody_with_it() -> None:
    def waiting(target_: Target, settings: Settings) -> Job:
        yield Request(url=target_.url, after=0.3)
        return Resolution(key=target_.key, url=target_.url, outcome="live", reason="200")

    door = Door(ok)
    settings = Settings(**{**QUICK, "max_in_flight": 2})  # type: ignore[arg-type]
    began = time.monotonic()
    assert len(list(run(map(target, hosts(40)), waiting, door, settings))) == 40
    assert min(at for _, at, _ in door.log) - began >= 0.3
    assert time.monotonic() - began < 1.5


def test_a_replay_waits_for_nothing() -> None:
    door = Instant(always(503, retry_after="60"))
    began = time.monotonic()
    resolve(door, [f"http://a.test/{n}" for n in range(3)], per_host_interval=30.0, retries=3)
    assert time.monotonic() - began < 2


# --- ending -----------------------------------------------------------------------------------------------------------


def test_a_stop_drops_what_is_under_way_and_lists_the_rest() -> None:
    door = Door(ok, takes=30)
    watch = Watch()
    threading.Timer(0.3, watch.stop.set).start()
    began = time.monotonic()
    found = resolve(door, [f"http://h{n % 50}.test/{n}" for n in range(500)], watch, timeout=60)
    assert time.monotonic() - began < 5
    assert len(found) == 500
    assert {(one.outcome, one.reason) for one in found.values()} == {("unchecked", "stopped")}
    assert (watch.complete, watch.notes) == (False, ["the run was stopped"])


def test_what_ends_in_time_counts() -> None:
    door = Door(ok, takes=0.5)
    watch = Watch()
    threading.Timer(0.2, watch.stop.set).start()
    found = resolve(door, [f"http://h{n}.test/" for n in range(10)], watch, max_in_flight=5)
    assert Counter(one.outcome for one in found.values()) == {"live": 5, "unchecked": 5}


def test_a_budget_of_minutes() -> None:
    door = Door(ok, takes=0.05)
    watch = Watch()
    found = resolve(door, [f"http://a.test/{n}" for n in range(100)], watch, max_minutes=0.5 / 60)
    outcomes = Counter((one.outcome, one.reason) for one in found.values())
    assert 3 <= outcomes["live", "200"] <= 15
    assert outcomes["unchecked", "budget ended"] == 100 - outcomes["live", "200"]
    assert not watch.complete


def test_closing_the_iterator_ends_the_threads() -> None:
    before = {thread for thread in threading.enumerate() if thread.name.startswith("linkaudit")}
    found = run(map(target, hosts(50)), job_for, Door(ok, takes=0.01), Settings(**QUICK))  # type: ignore[arg-type]
    next(found)
    found.close()  # type: ignore[attr-defined]
    deadline = time.monotonic() + 3
    while time.monotonic() < deadline:
        left = {thread for thread in threading.enumerate() if thread.name.startswith("linkaudit")} - before
        if not left:
            return
        time.sleep(0.05)
    pytest.fail(f"still running: {left}")


# --- is it us? --------------------------------------------------------------------------------------------------------


def test_without_a_name_service_nothing_is_gone_and_it_is_said() -> None:
    watch = Watch()
    found = resolve(Instant(failing("no such host")), hosts(20), watch)
    assert {(one.outcome, one.reason) for one in found.values()} == {("unreachable", "no name service")}
    assert not watch.complete
    assert watch.notes[0].startswith("no name service")


def test_a_silent_name_service_is_not_asked_again_and_again_by_every_link() -> None:
    door = Instant(failing("no name service"))
    found = resolve(door, hosts(100), retries=3)
    assert {one.outcome for one in found.values()} == {"unreachable"}
    assert len(door.log) <= 100 + 4 * 5


def test_when_most_hosts_fail_nothing_is_called_dead() -> None:
    def answer(request: Request, count: int) -> Reply | Failure:
        number = int(request.url.split("h")[2].split(".")[0])
        return Reply(url=request.url, status=404) if number < 6 else Failure(url=request.url, kind="timeout")

    watch = Watch()
    found = resolve(Instant(answer), hosts(20), watch)
    assert {one.outcome for one in found.values()} == {"unreachable"}
    assert any("network looks down" in note for note in watch.notes)


# --- the plan ---------------------------------------------------------------------------------------------------------


def test_the_plan_names_the_hosts_that_bound_the_time() -> None:
    lines = plan({"t.co": 12_000, "x.com": 300, "twitter.com": 3300, "a.example": 59, "b.example": 60}, Settings())
    assert lines == (
        "t.co: 12,000 links at 1/s: 3 h 20 min",
        "twitter.com: 3,600 links at 1/s: 1 h",
        "b.example: 60 links at 1/s: 1 min",
    )


def test_the_plan_follows_the_interval() -> None:
    assert plan({"a.example": 100_000}, Settings(per_host_interval=0)) == ()
    assert plan({"a.example": 1000}, Settings(per_host_interval=0.5)) == ("a.example: 1,000 links at 2/s: 8 min",)
    assert plan({"a.example": 100_000}, Settings(per_host_interval=2)) == (
        "a.example: 100,000 links at 1 in 2 s: 2 d 7 h 33 min",
    )


def test_answers_carry_all_tries() -> None:
    seen: list[Answer] = []

    def watching(target_: Target, settings: Settings) -> Job:
        seen.append((yield Request(url=target_.url)))
        return Resolution(key=target_.key, url=target_.url, outcome="unreachable", reason="503")

    list(run([target("http://a.test/")], watching, Instant(always(503)), Settings(retries=2)))
    (answer,) = seen
    assert [one.status for one in answer.attempts] == [503, 503, 503]
    assert all(one.url == "http://a.test/" and one.at for one in answer.attempts)


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="the system does not tell the cores of a thread")
def test_a_run_keeps_its_threads_on_one_core_and_its_caller_where_he_was() -> None:
    before, seen = os.sched_getaffinity(0), []

    def answer(request: Request, _: int) -> Reply:
        seen.append(os.sched_getaffinity(0))
        return Reply(url=request.url, status=200)

    settings = Settings(**QUICK)
    found = list(
        run([Target(key="a", url="http://a.test/"), Target(key="b", url="http://b.test/")], job_for, Door(answer), settings)
    )
    assert len(found) == 2
    assert {len(cores) for cores in seen} == {1}
    assert os.sched_getaffinity(0) == before
    with on_one_core():
        assert os.sched_getaffinity(0) == seen[0]
    assert os.sched_getaffinity(0) == before
