from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.model import Failure, FailureKind, Reply
from linkaudit.resolver.schedule.patience import Patience
from linkaudit.resolver.schedule.retry import LONGEST_PAUSE, Result, may_pass, pause_asked, settled

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def reply(status: int, **fields: str) -> Reply:
    headers = tuple((name.replace("_", "-"), value) for name, value in fields.items())
    return Reply(url="http://a.test/", status=status, headers=headers, started_at="2026-11-22T10:00:00.000Z")


def failure(kind: FailureKind, detail: str = "") -> Failure:
    return Failure(url="http://a.test/", kind=kind, detail=detail)


PASSING: list[Result] = [
    *(reply(status) for status in (408, 429, 500, 502, 503, 504, 520)),
    *(failure(kind) for kind in ("timeout", "reset", "connection refused", "no such host", "no name service", "proxy")),
    Reply(url="http://a.test/", status=200, problem="cut short"),
    failure("bad response", "not HTTP"),
    failure("tls", "the server does not speak TLS"),
]
LASTING: list[Result] = [
    *(reply(status) for status in (200, 204, 301, 401, 403, 404, 410, 451, 999)),
    *(failure(kind) for kind in ("malformed", "refused", "tls", "bad response", "not recorded", "stopped")),
    failure("proxy", "the proxy answered 407"),
    Reply(url="http://a.test/", status=200, problem="undecodable"),
]


@pytest.mark.parametrize("result", PASSING)
def test_what_may_pass_is_tried_again(result: Result) -> None:
    assert may_pass(result)
    assert Patience(3).wait([result]) is not None


@pytest.mark.parametrize("result", LASTING)
def test_what_stands_is_not(result: Result) -> None:
    assert Patience(3).wait([result]) is None


def test_the_number_of_tries_is_the_users() -> None:
    patience = Patience(2)
    tries: list[Result] = [reply(500)]
    while patience.wait(tries) is not None:
        tries.append(reply(500))
    assert len(tries) == 3
    assert Patience(0).wait([reply(500)]) is None


@given(st.integers(1, 19))
def test_back_off_is_capped(number: int) -> None:
    assert 0 <= (Patience(20).wait([reply(500)] * number) or 0) <= 30


@pytest.mark.parametrize("kind", ["no such host", "connection refused"])
def test_a_proof_is_looked_at_twice_at_least_two_seconds_apart(kind: FailureKind) -> None:
    for retries in (0, 3):
        wait = Patience(retries).wait([failure(kind)])
        assert wait is not None
        assert wait >= 2
    assert Patience(0).wait([failure(kind)] * 2) is None


def test_two_look_ups_settle_a_name_and_every_try_a_refusal() -> None:
    missing, refused = failure("no such host"), failure("connection refused")
    assert Patience(3).wait([missing] * 2) is None
    assert settled([failure("timeout"), missing, missing]) == missing
    assert Patience(3).wait([refused] * 2) is not None
    assert settled([refused] * 4) == refused


@pytest.mark.parametrize("other", [failure("bad response", "not HTTP"), failure("tls", "the server does not speak TLS")])
def test_another_tongue_counts_if_it_is_met_at_every_try(other: Failure) -> None:
    assert (Patience(0).wait([other]) or 0) >= 2
    assert settled([other] * 4) == other


@pytest.mark.parametrize(
    ("tries", "kind"),
    [
        ([failure("no name service"), failure("no such host")], "no name service"),
        ([failure("timeout"), failure("connection refused")], "timeout"),
        ([reply(503), failure("connection refused")], "reset"),
        ([failure("reset"), failure("bad response", "not HTTP")], "reset"),
        ([reply(502), failure("tls", "the server does not speak TLS")], "reset"),
    ],
)
def test_a_proof_that_something_spoke_against_is_none(tries: list[Result], kind: str) -> None:
    result = settled(tries)
    assert isinstance(result, Failure)
    assert result.kind == kind


def date(seconds: float) -> str:
    return format_datetime(NOW + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("7", 7),
        (" 7 ", 7),
        ("0", 1),
        ("86400", 86400),
        ("9" * 5000, 999_999_999_999),
        ("-5", 5),
        ("+5", 5),
        ("1.5", 5),
        ("soon", 5),
        ("", 5),
        ("٣", 5),
        ("1e9", 5),
        (date(90), 90),
        (date(-90), 5),
        ("Sun, 99 Nov 2026 99:00:00 GMT", 5),
        ("Sunday, 22-Nov-26 10:00:30 GMT", 30),
        ("Sun Nov 22 10:00:30 2026", 30),
    ],
)
def test_both_forms_of_retry_after_and_nonsense(text: str, seconds: float) -> None:
    assert pause_asked(reply(429, retry_after=text)) == seconds


def test_a_date_counts_from_the_servers_own_clock() -> None:
    assert pause_asked(reply(503, date=date(1000), retry_after=date(1010))) == 10


def test_only_refusals_that_ask_for_it_pause() -> None:
    assert pause_asked(reply(429)) is None
    assert pause_asked(reply(200, retry_after="9")) is None
    assert pause_asked(reply(301, retry_after="9")) is None


def test_a_pause_is_waited_out_up_to_the_clamp_and_never_beyond() -> None:
    patience = Patience(3)
    assert patience.wait([reply(429, retry_after="7")]) == 7
    assert patience.wait([reply(503, retry_after="120")]) == LONGEST_PAUSE
    assert patience.wait([reply(503, retry_after="121")]) is None


@given(st.text(max_size=80), st.text(max_size=40))
def test_no_header_can_break_it(text: str, now: str) -> None:
    pause = pause_asked(reply(429, retry_after=text, date=now))
    assert pause is not None
    assert pause >= 1
