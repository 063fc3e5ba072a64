import gzip
import os
import random
import resource
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from linkaudit.errors import InputError, OutputError
from linkaudit.model import Failure, FailureKind, Reply, Request, Resolution, Target
from linkaudit.resolver.schedule import run
from linkaudit.resolver.schedule.doors import Instant
from linkaudit.resolver.schedule.jobs import Job
from linkaudit.resolver.settings import Settings
from linkaudit.resolver.transport import Transport
from linkaudit.resolver.warc import Recorder, Replay
from tests.resolver.servers import LOOPBACK, OK, Line, routed, serving

URL = "http://news.test/a"
AT = "2026-11-22T10:00:00.123Z"


class Script:
    """Gives these results in turn, for any address."""

    def __init__(self, results: Iterable[Reply | Failure]) -> None:
        self._results = iter(results)

    def get(self, request: Request, *, deadline: float | None = None) -> Reply | Failure:
        return next(self._results)


def reply(**more: object) -> Reply:
    given: dict[str, object] = {"url": URL, "status": 200, "started_at": AT, "elapsed": 0.25} | more
    return Reply(**given)  # type: ignore[arg-type]


def recorded(path: Path, *results: Reply | Failure, description: str | None = None) -> Replay:
    with Recorder(Script(results), str(path), description) as recorder:
        for result in results:
            assert recorder.get(Request(url=result.url)) == result
    return Replay(str(path))


@pytest.mark.parametrize(
    "kept",
    [
        reply(headers=(("content-type", "text/html"), ("content-length", "5")), body=b"hello"),
        reply(
            headers=(("content-encoding", "gzip"), ("content-length", "99"), ("transfer-encoding", "chunked")), body=b"hello"
        ),
        reply(headers=(("content-encoding", "br"),), body=b"\x8b\x02\x80raw", problem="undecodable"),
        reply(
            headers=(("x-odd", "ü\xff"), ("set-cookie", "a=1"), ("set-cookie", "b=2"), ("empty", "")), body=b"\r\n\r\n\0\xff"
        ),
        reply(status=999, body=b"x" * 300_000, truncated=True),
        reply(status=301, headers=(("location", "/caf\xc3\xa9 x"),), dialled=0.125),
        reply(status=204),
        reply(body=b"half", problem="cut short"),
        Failure(url=URL, kind="timeout", detail="deadline", elapsed=20.0, started_at=AT),
        Failure(url=URL, kind="tls", detail="certificate: Hostname mismatch", started_at=AT),
        Failure(url=URL, kind="reset", detail="host breaker", started_at=AT),
    ],
    ids=lambda kept: f"{type(kept).__name__} {getattr(kept, 'status', '')}{getattr(kept, 'kind', '')}",
)
@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_what_is_recorded_comes_back_the_same(kept: Reply | Failure, name: str, tmp_path: Path) -> None:
    replay = recorded(tmp_path / name, kept)
    assert replay.get(Request(url=URL)) == kept
    assert replay.get(Request(url=URL)) == kept, "the last answer repeats"


@given(
    st.integers(100, 999),
    st.lists(
        st.tuples(
            st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True),
            st.text(st.characters(min_codepoint=33, max_codepoint=255), max_size=30),
        ),
        max_size=5,
    ),
    st.binary(max_size=300),
)
def test_any_reply_survives(
    tmp_path_factory: pytest.TempPathFactory, status: int, headers: list[tuple[str, str]], body: bytes
) -> None:
    clean = tuple((name, value.replace("\x85", "").strip()) for name, value in headers)
    kept = reply(status=status, headers=clean, body=body)
    assert recorded(tmp_path_factory.mktemp("warc") / "a.warc.gz", kept).get(Request(url=URL)) == kept


def test_answers_come_in_recorded_order_by_address(tmp_path: Path) -> None:
    other = "http://news.test/b"
    replay = recorded(tmp_path / "a.warc.gz", reply(status=503), reply(url=other, status=404), reply(status=200))
    assert [replay.get(Request(url=URL)).status for _ in range(3)] == [503, 200, 200]  # type: ignore[union-attr]
    assert replay.get(Request(url="HTTP://News.test:80/b#part")).status == 404  # type: ignore[union-attr]


def test_what_was_not_recorded_is_said_to_be_missing_and_the_gate_holds(tmp_path: Path) -> None:
    replay = recorded(tmp_path / "a.warc.gz", reply())
    kinds = [replay.get(Request(url=url)) for url in ("http://news.test/other", "http://127.0.0.1/", "http://a b/")]
    assert [one.kind for one in kinds if isinstance(one, Failure)] == ["not recorded", "refused", "malformed"]


def test_a_record_says_what_it_is(tmp_path: Path) -> None:
    replay = recorded(tmp_path / "a.warc.gz", reply(), description="simulated\nreplies")
    assert replay.description == "simulated replies"
    assert recorded(tmp_path / "b.warc.gz", reply()).description is None
    assert isinstance(replay, Instant)


def test_the_file_is_sound_warc_and_keeps_the_request(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    with serving(routed({})) as server:
        transport = Transport(server.settings())
        with Recorder(transport, str(path)) as recorder:
            recorder.get(Request(url=server.url("/p?q"), accept="application/json", cookies=(("a", "1"),)))
            recorder.get(Request(url="http://127.0.0.1:9/refused-port"))
    with path.open("rb") as file:
        records = [
            (one.rec_type, one.rec_headers, one.content_stream().read(), one.http_headers) for one in ArchiveIterator(file)
        ]
    assert [kind for kind, *_ in records] == ["warcinfo", "response", "request", "metadata"]
    _, fields, body, head = records[1]
    assert (body, head.get_statuscode(), fields.get_header("WARC-Target-URI")) == (b"hello", "200", server.url("/p?q"))
    asked = records[2]
    assert asked[1].get_header("WARC-Concurrent-To") == fields.get_header("WARC-Record-ID")
    assert asked[1].get_header("WARC-Date") == fields.get_header("WARC-Date")
    assert dict(asked[3].headers)["Cookie"] == "a=1"
    assert dict(asked[3].headers)["Accept"] == "application/json"
    assert b"failure: refused" in records[3][2]
    problems: list[str] = []
    Checker(_Options(str(path), problems)).process_all()
    assert problems == []


class _Options:
    verbose = False

    def __init__(self, path: str, problems: list[str]) -> None:
        self.inputs = [path]
        self.problems = problems


def test_many_threads_write_one_file(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"

    class Echo:
        def get(self, request: Request, *, deadline: float | None = None) -> Reply:
            return Reply(url=request.url, status=200, body=request.url.encode() * 50, started_at=AT)

    with Recorder(Echo(), str(path)) as recorder:

        def some(first: int) -> None:
            for number in range(first, first + 40):
                recorder.get(Request(url=f"http://news.test/{number}"))

        threads = [threading.Thread(target=some, args=(40 * n,)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    replay = Replay(str(path))
    for number in range(320):
        answer = replay.get(Request(url=f"http://news.test/{number}"))
        assert isinstance(answer, Reply)
        assert answer.body == f"http://news.test/{number}".encode() * 50


def test_hostile_addresses_cannot_write_records_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    hostile = "http://news.test/\r\nWARC-Type: response\r\n\r\nx"
    with Recorder(Script([Failure(url=hostile, kind="timeout")]), str(path)) as recorder:
        recorder.get(Request(url=hostile))
    with path.open("rb") as file:
        assert [one.rec_type for one in ArchiveIterator(file)] == ["warcinfo", "metadata"]


def test_a_record_that_breaks_off_is_used_up_to_the_break(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    recorded(path, reply(status=404), reply(url="http://news.test/b", body=b"x" * 9999))
    path.write_bytes(path.read_bytes()[:-200])
    replay = Replay(str(path))
    assert replay.get(Request(url=URL)).status == 404  # type: ignore[union-attr]
    assert replay.damaged == 1


def damaged(path: Path, break_it: Callable[[bytearray, int], None]) -> Replay:
    """The record of three answers, with damage in the one in the middle."""
    names = [f"http://news.test/{letter}" for letter in "abc"]
    recorded(path, *(reply(url=name, status=404, body=random.Random(name).randbytes(3000)) for name in names))
    data = bytearray(path.read_bytes())
    with path.open("rb") as file:
        records = ArchiveIterator(file)
        spots = [records.get_record_offset() for one in records if one.rec_type == "response"]
    break_it(data, spots[1])
    path.write_bytes(data)
    return Replay(str(path))


def flip(data: bytearray, spot: int) -> None:
    data[spot + 1500 : spot + 1504] = bytes(255 - byte for byte in data[spot + 1500 : spot + 1504])


def lose(data: bytearray, spot: int) -> None:
    del data[spot + 1000 : spot + 1700]


def swell(data: bytearray, spot: int) -> None:
    data[spot + 1000 : spot + 1000] = b"\nWARC/ \x1f\x8b\x08 and more of the like" * 9


def behead(data: bytearray, spot: int) -> None:
    data[spot : spot + 12] = b"\0" * 12


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
@pytest.mark.parametrize("break_it", [flip, lose, swell, behead])
def test_damage_costs_the_record_that_bears_it(
    name: str, break_it: Callable[[bytearray, int], None], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    replay = damaged(tmp_path / name, break_it)
    told = [replay.get(Request(url=f"http://news.test/{letter}")) for letter in "abc"]
    assert [getattr(one, "status", None) for one in told] == [404, None, 404]
    assert isinstance(told[1], Failure)
    assert told[1].kind == "not recorded"
    assert replay.damaged or told[1].detail == "damaged record"
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("content", [None, b"", b"no record at all", gzip.compress(b"nor this", mtime=0)])
def test_what_is_no_record(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        Replay(str(path))
    assert caught.value.hint


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        Recorder(Script([]), str(tmp_path / "missing" / "a.warc.gz"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_disk_that_is_full_is_found_before_anything_is_asked() -> None:
    with pytest.raises(OutputError):
        Recorder(Script([]), "/dev/full")


def test_a_disk_that_fills_up_ends_the_run(tmp_path: Path) -> None:
    def job(target: Target, settings: Settings) -> Job:
        yield Request(url=target.url)
        return Resolution(key=target.key, url=target.url, outcome="live", reason="200")

    noise = (reply(body=os.urandom(9999)) for _ in range(99))
    targets = [Target(key=str(n), url=f"http://h{n}.test/") for n in range(50)]
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
    try:
        recorder = Recorder(Script(noise), str(tmp_path / "a.warc.gz"))
        with pytest.raises(OutputError):
            list(run(targets, job, recorder, Settings(per_host_interval=0)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    recorder.close()
    assert isinstance(Replay(str(tmp_path / "a.warc.gz")).get(Request(url=URL)), Failure)


# --- a whole run ------------------------------------------------------------------------------------------------------


def simple(target: Target, settings: Settings) -> Job:
    url = target.url
    for _ in range(5):
        answer = yield Request(url=url)
        result = answer.result
        if not isinstance(result, Reply) or result.status not in (301, 302):
            break
        url = target.url.rsplit("/", 1)[0] + (result.header("location") or "")
    if isinstance(result, Failure):
        dead: dict[FailureKind, str] = {"no such host": "gone", "connection refused": "broken", "tls": "broken"}
        outcome, reason = dead.get(result.kind, "unreachable"), f"{result.kind} {result.detail}"
    else:
        outcome, reason = ("gone" if result.status == 404 else "live"), f"{result.status} {result.problem} {len(result.body)}"
    return Resolution(key=target.key, url=target.url, outcome=outcome, reason=reason, attempts=answer.attempts)  # type: ignore[arg-type]


def faulty(line: Line) -> None:
    """Answers, redirects, cuts, resets and delays, by path; every third request of a path behaves."""
    while (head := line.asked()) is not None:
        path = head.split(" ", 2)[1]
        number = int(path.strip("/").split("-")[-1])
        tries = line.server.paths.count(path)
        if number % 7 == 1:
            line.say(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
        elif number % 7 == 2:
            line.say(b"HTTP/1.1 302 Found\r\nLocation: /moved-%d\r\nContent-Length: 0\r\n\r\n" % (number + 5))
        elif number % 7 == 3 and tries < 3:
            line.reset()
            return
        elif number % 7 == 4 and tries < 2:
            line.say(b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")
        elif number % 7 == 5:
            line.say(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort")
            return
        else:
            line.say(OK)


def test_a_replayed_run_gives_the_same_outcomes_and_reasons(tmp_path: Path) -> None:
    path = str(tmp_path / "run.warc.gz")
    with serving(faulty) as server:
        settings = Settings(
            allow_address=LOOPBACK,
            allow_port=(server.port, 9),
            per_host_interval=0,
            per_host_concurrency=4,
            retries=2,
            timeout=2,
        )
        targets = [Target(key=str(n), url=server.url(f"/p-{n}")) for n in range(60)]
        targets += [Target(key="refused", url="http://127.0.0.1:9/x-0"), Target(key="private", url="http://10.0.0.1/")]
        with Recorder(Transport(settings), path) as recorder:
            live = {one.key: one for one in run(targets, simple, recorder, settings)}
    replay = Replay(path, settings)
    again = {one.key: one for one in run(targets, simple, replay, settings)}
    assert {key: (one.outcome, one.reason) for key, one in again.items()} == {
        key: (one.outcome, one.reason) for key, one in live.items()
    }
    assert {one.outcome for one in live.values()} == {"live", "gone", "broken", "unreachable"}
    assert {key: [(a.status, a.error) for a in one.attempts] for key, one in again.items()} == {
        key: [(a.status, a.error) for a in one.attempts] for key, one in live.items()
    }


def test_what_was_spared_in_life_is_spared_in_the_replay_and_nothing_else(tmp_path: Path) -> None:
    """A host fails five links in a row, then recovers; the replay, in whatever order, tells the same of each link."""

    class Moody:
        """Slow to fail, so that links of the other half are asked meanwhile."""

        def get(self, request: Request, *, deadline: float | None = None) -> Reply | Failure:
            number = int(request.url.rsplit("/", 1)[1])
            if "a.test" in request.url and number < 12:
                return Failure(url=request.url, kind="reset", detail="")
            return Reply(url=request.url, status=200, started_at=AT)

    path = str(tmp_path / "a.warc.gz")
    settings = Settings(per_host_interval=0.005, retries=0)
    targets = [Target(key=f"{host}{n}", url=f"http://{host}.test/{n}") for n in range(24) for host in "ab"]
    with Recorder(Moody(), path) as recorder:
        live = {one.key: (one.outcome, one.reason) for one in run(targets, simple, recorder, settings)}
    assert ("unreachable", "host breaker") in live.values()
    replay = Replay(path, settings)
    for order in (targets, targets[::-1]):
        assert {one.key: (one.outcome, one.reason) for one in run(order, simple, Replay(path), settings)} == live
    with Recorder(replay, str(tmp_path / "b.warc.gz")) as again:
        assert {one.key: (one.outcome, one.reason) for one in run(targets, simple, again, settings)} == live
