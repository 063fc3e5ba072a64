"""Many links at once: nothing lost, nothing doubled, memory flat."""

import resource
import time
from collections import Counter

from linkaudit.model import Failure, Reply, Request, Resolution, Target
from linkaudit.resolver.schedule import run
from linkaudit.resolver.schedule.jobs import Job
from linkaudit.resolver.settings import Settings

PAGE = b"<title>Tide table</title>" * 3
HEADERS = (("content-type", "text/html"), ("content-length", "75"))


class Far:
    """Answers at once; one in twenty fails in some way, now and then for good."""

    def get(self, request: Request, *, deadline: float | None = None) -> Reply | Failure:
        number = int(request.url.rsplit("/", 1)[1])
        if number % 20 == 7:
            return Reply(url=request.url, status=404, headers=HEADERS)
        if number % 40 == 3:
            return Failure(url=request.url, kind="reset", detail="")
        return Reply(url=request.url, status=200, headers=HEADERS, body=PAGE)


class Recorded(Far):
    instant = True


def job(target: Target, settings: Settings) -> Job:
    answer = yield Request(url=target.url)
    result = answer.result
    if isinstance(result, Failure):
        return Resolution(key=target.key, url=target.url, outcome="unreachable", reason=result.kind, attempts=answer.attempts)
    assert isinstance(result, Reply)
    outcome = "gone" if result.status == 404 else "live"
    return Resolution(key=target.key, url=target.url, outcome=outcome, reason="", attempts=answer.attempts)  # type: ignore[arg-type]


def targets(count: int, hosts: int) -> list[Target]:
    return [Target(key=f"url:{n}", url=f"http://h{n % hosts}.test/{n}") for n in range(count)]


def counted(door: Far, count: int, hosts: int, **more: object) -> Counter[str]:
    settings = Settings(**{"per_host_interval": 0.0, "per_host_concurrency": 8, "retries": 1} | more)  # type: ignore[arg-type]
    keys: Counter[str] = Counter()
    outcomes: Counter[str] = Counter()
    for one in run(iter(targets(count, hosts)), job, door, settings):
        keys[one.key] += 1
        outcomes[one.outcome] += 1
    assert len(keys) == count
    assert set(keys.values()) == {1}
    return outcomes


def test_nothing_is_lost_or_doubled_whatever_the_crew() -> None:
    for in_flight in (1, 7, 64):
        outcomes = counted(Far(), 4000, 301, max_in_flight=in_flight)
        assert outcomes == {"live": 3700, "gone": 200, "unreachable": 100}


def test_memory_does_not_grow_with_what_is_done() -> None:
    counted(Recorded(), 2000, 50)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    counted(Recorded(), 30_000, 50)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024
    assert time.monotonic() - began < 30
