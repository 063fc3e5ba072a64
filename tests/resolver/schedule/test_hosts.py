from linkaudit.model import Failure, FailureKind, Reply
from linkaudit.resolver.schedule.hosts import BREAKER, Hosts

URL = "http://a.test/1"


def failure(kind: FailureKind) -> Failure:
    return Failure(url=URL, kind=kind)


def away(seconds: int) -> Reply:
    return Reply(
        url=URL, status=429, headers=(("retry-after", str(seconds)),), started_at="2026-11-22T10:00:00Z", body=b"slow down"
    )


def fail(hosts: Hosts, times: int, now: float = 0.0) -> None:
    for _ in range(times):
        hosts.concluded(URL, failure("timeout"), now)


def test_five_links_in_a_row_open_the_breaker() -> None:
    hosts = Hosts()
    fail(hosts, 4)
    assert hosts.instead_of_asking(URL, 0.0, begun=False) is None
    fail(hosts, 1)
    known = hosts.instead_of_asking("http://a.test/2", 1.0, begun=False)
    assert isinstance(known, Failure)
    assert (known.url, known.detail) == ("http://a.test/2", BREAKER)
    assert hosts.instead_of_asking("http://b.test/", 1.0, begun=False) is None
    assert hosts.instead_of_asking("http://a.test:8080/", 1.0, begun=False) is None


def test_five_tries_that_did_not_even_connect_open_it_too() -> None:
    hosts = Hosts()
    late = Failure(url=URL, kind="timeout", detail="connecting")
    for _ in range(4):
        hosts.answered(URL, late, 0.0)
    hosts.concluded(URL, late, 0.0)
    assert hosts.instead_of_asking(URL, 0.0, begun=False) is None
    hosts.answered("http://a.test/2", late, 0.0)
    assert hosts.instead_of_asking("http://a.test/3", 0.0, begun=False) is not None
    slow = Failure(url="http://b.test/1", kind="timeout", detail="reading the answer")
    for _ in range(9):
        hosts.answered(slow.url, slow, 0.0)
    assert hosts.instead_of_asking("http://b.test/2", 0.0, begun=False) is None


def test_what_was_begun_keeps_its_tries() -> None:
    hosts = Hosts()
    fail(hosts, 5)
    assert hosts.instead_of_asking(URL, 1.0, begun=True) is None


def test_one_probe_a_minute_and_an_answer_closes_it() -> None:
    hosts = Hosts()
    fail(hosts, 5, now=0.0)
    assert hosts.instead_of_asking(URL, 59.0, begun=False) is not None
    assert hosts.instead_of_asking(URL, 61.0, begun=False) is None, "the probe"
    assert hosts.instead_of_asking(URL, 62.0, begun=False) is not None
    hosts.answered(URL, Reply(url=URL, status=404), 62.0)
    assert hosts.instead_of_asking(URL, 63.0, begun=False) is None


def test_an_answer_in_between_starts_the_count_anew() -> None:
    hosts = Hosts()
    for _ in range(9):
        fail(hosts, 3)
        hosts.answered(URL, Reply(url=URL, status=200), 0.0)
    assert hosts.instead_of_asking(URL, 0.0, begun=False) is None


def test_server_errors_count_and_our_own_refusals_do_not() -> None:
    hosts = Hosts()
    for _ in range(9):
        hosts.concluded(URL, failure("refused"), 0.0)
        hosts.concluded(URL, failure("tls"), 0.0)
        hosts.concluded(URL, Reply(url=URL, status=404), 0.0)
    assert hosts.instead_of_asking(URL, 0.0, begun=False) is None
    for _ in range(5):
        hosts.concluded(URL, Reply(url=URL, status=503), 0.0)
    assert hosts.instead_of_asking(URL, 0.0, begun=False) is not None


def test_a_proof_is_shared_for_a_minute() -> None:
    for kind in ("no such host", "connection refused"):
        hosts = Hosts()
        hosts.concluded(URL, failure(kind), 0.0)  # type: ignore[arg-type]
        known = hosts.instead_of_asking("http://a.test/2", 30.0, begun=True)
        assert isinstance(known, Failure)
        assert (known.kind, known.url) == (kind, "http://a.test/2")
        assert hosts.instead_of_asking(URL, 61.0, begun=False) is None


def test_a_host_that_sends_us_away_twice_in_a_row_is_left_alone_until_then() -> None:
    hosts = Hosts()
    hosts.answered(URL, away(3600), 0.0)
    assert hosts.instead_of_asking(URL, 1.0, begun=False) is None, "once may be that page's own matter"
    hosts.answered(URL, Reply(url=URL, status=200), 1.0)
    hosts.answered(URL, away(3600), 2.0)
    hosts.answered(URL, away(3600), 3.0)
    known = hosts.instead_of_asking("http://a.test/2", 4.0, begun=False)
    assert isinstance(known, Reply)
    assert (known.status, known.url, known.body) == (429, "http://a.test/2", b"")
    assert hosts.instead_of_asking(URL, 3700.0, begun=False) is None


def test_a_pause_short_enough_to_wait_out_sends_nobody_away() -> None:
    hosts = Hosts()
    for _ in range(9):
        hosts.answered(URL, away(120), 0.0)
    assert hosts.instead_of_asking(URL, 1.0, begun=False) is None
