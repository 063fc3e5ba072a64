from linkaudit.model import Attempt, Failure, FailureKind, OutcomeName, Reply, Resolution
from linkaudit.resolver.schedule.tally import NETWORK_DOWN, NO_NAME_SERVICE, Tally

TRIED = (Attempt(url="http://x.test/", at="2026-11-22T10:00:00Z"),)


def url(host: object) -> str:
    return f"http://{host}/"


def verdict(outcome: OutcomeName, host: object, reason: str = "404") -> Resolution:
    return Resolution(key=url(host), url=url(host), outcome=outcome, reason=reason, attempts=TRIED)


def failed(host: object, kind: FailureKind = "timeout") -> Failure:
    return Failure(url=url(host), kind=kind)


def reached(tally: Tally, hosts: list[str]) -> None:
    for host in hosts:
        tally.expect(url(host))
        tally.heard(url(host), Reply(url=url(host), status=200))
        assert list(tally.conclude(url(host), verdict("live", host), None)) == [verdict("live", host)]


def lost(tally: Tally, hosts: list[str], kind: FailureKind = "timeout") -> None:
    for host in hosts:
        tally.expect(url(host))
        tally.heard(url(host), failed(host, kind))
        list(tally.conclude(url(host), verdict("unreachable", host, kind), None))


def names(count: int, letter: str = "a") -> list[str]:
    return [f"{letter}{number}.test" for number in range(count)]


def dead(tally: Tally, host: str = "dead.test") -> list[Resolution]:
    tally.expect(url(host))
    tally.heard(url(host), Reply(url=url(host), status=404))
    return list(tally.conclude(url(host), verdict("gone", host), None))


def missing(tally: Tally, host: str = "missing.test") -> list[Resolution]:
    tally.expect(url(host))
    tally.heard(url(host), failed(host, "no such host"))
    return list(tally.conclude(url(host), verdict("gone", host, "no such host"), url(host)))


def test_with_the_network_up_a_dead_verdict_comes_at_once() -> None:
    tally = Tally()
    reached(tally, names(12))
    assert dead(tally) == [verdict("gone", "dead.test")]
    assert not tally.looks_down()


def test_before_enough_hosts_have_answered_it_waits_for_the_end() -> None:
    tally = Tally()
    assert dead(tally) == []
    assert list(tally.end()) == [verdict("gone", "dead.test")]


def test_hosts_not_asked_yet_may_still_prove_to_be_out_of_reach() -> None:
    tally = Tally()
    reached(tally, names(6))
    for host in names(6, "b"):
        tally.expect(url(host))
    assert dead(tally) == []
    for host in names(6, "b"):
        tally.heard(url(host), Reply(url=url(host), status=200))
    assert list(tally.conclude(url("b0.test"), verdict("live", "b0.test"), None))[1:] == [verdict("gone", "dead.test")]


def test_more_than_three_in_ten_out_of_reach_and_nothing_is_called_dead() -> None:
    tally = Tally()
    reached(tally, names(6))
    lost(tally, names(4, "b"))
    assert dead(tally) == []
    assert tally.looks_down()
    (doubted,) = tally.end()
    assert (doubted.outcome, doubted.reason, doubted.evidence) == ("unreachable", NETWORK_DOWN, "gone: 404")


def test_three_in_ten_are_the_links_own_fault() -> None:
    tally = Tally()
    reached(tally, names(9))
    lost(tally, names(4, "b"))
    dead(tally)
    assert not tally.looks_down()


def test_a_handful_of_hosts_proves_nothing_about_the_network() -> None:
    tally = Tally()
    lost(tally, names(5), "connection refused")
    dead(tally)
    assert not tally.looks_down()
    assert [one.outcome for one in tally.end()] == ["gone"]


def test_answers_of_any_kind_show_that_a_host_is_reached() -> None:
    tally = Tally()
    for number, kind in enumerate(("tls", "bad response") * 6):
        lost(tally, [f"a{number}.test"], kind)  # type: ignore[arg-type]
    assert not tally.looks_down()


def test_one_answer_outweighs_all_failures_of_a_host() -> None:
    tally = Tally()
    lost(tally, names(12))
    for host in names(12):
        tally.heard(url(host), Reply(url=url(host), status=503))
    assert not tally.looks_down()


def test_a_missing_name_is_believed_once_another_was_found() -> None:
    tally = Tally()
    assert missing(tally) == []
    tally.whole = True
    tally.expect(url("found.test"))
    tally.heard(url("found.test"), Reply(url=url("found.test"), status=200))
    given = list(tally.conclude(url("found.test"), verdict("live", "found.test"), None))
    assert [(one.url, one.outcome) for one in given] == [(url("found.test"), "live"), (url("missing.test"), "gone")]


def test_a_refused_connection_shows_that_its_name_was_found() -> None:
    tally = Tally()
    missing(tally)
    lost(tally, ["refusing.test"], "connection refused")
    assert [one.outcome for one in tally.end()] == ["gone"]


def test_without_any_name_every_name_looks_missing() -> None:
    tally = Tally()
    for host in names(3):
        assert missing(tally, host) == []
    assert tally.nameless
    assert tally.looks_down()
    assert {(one.outcome, one.reason) for one in tally.end()} == {("unreachable", NO_NAME_SERVICE)}


def test_an_address_without_a_name_proves_the_network_but_no_name_service() -> None:
    tally = Tally()
    missing(tally)
    dead(tally, "192.0.2.1")
    assert tally.nameless
    assert not tally.looks_down()
    assert [(one.outcome, one.reason) for one in tally.end()] == [("unreachable", NO_NAME_SERVICE), ("gone", "404")]


def test_a_name_does_not_vouch_for_itself() -> None:
    tally = Tally()
    reached(tally, ["flaky.test"])
    missing(tally, "flaky.test")
    assert [one.reason for one in tally.end()] == [NO_NAME_SERVICE]


def test_what_was_dead_without_asking_is_not_doubted() -> None:
    tally = Tally()
    lost(tally, names(12))
    malformed = Resolution(key="k", url="http://a b/", outcome="broken", reason="malformed")
    assert list(tally.conclude(malformed.url, malformed, None)) == [malformed]


def test_our_own_refusals_say_nothing_about_the_network() -> None:
    tally = Tally()
    for kind in ("refused", "malformed", "stopped", "not recorded"):
        lost(tally, names(12, kind[0]), kind)  # type: ignore[arg-type]
    assert not tally.looks_down()
