"""Trouble that passes, and servers that ask to come back later: within the tries it is alive, beyond them it is not dead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tests.faults.behaviours.prose import ALIVE
from tests.faults.case import Case, case, grouped
from tests.faults.line import Act, Line, after, answer

FINE = answer(200, ALIVE)


def later(value: str | Callable[[], str], status: int = 429) -> Act:
    """Please come back, in the words of one `Retry-After`."""
    return lambda line: line.say(status, b"later", ("Retry-After", value if isinstance(value, str) else value()))


def date_in(seconds: float, form: str) -> Callable[[], str]:
    """An HTTP date so many seconds from now."""
    return lambda: (datetime.now(UTC) + timedelta(seconds=seconds)).strftime(form)


IMF = "%a, %d %b %Y %H:%M:%S GMT"
RFC850 = "%A, %d-%b-%y %H:%M:%S GMT"
ASCTIME = "%a %b %e %H:%M:%S %Y"

_FORMS: dict[str, str | Callable[[], str]] = {
    "seconds": "1",
    "date": date_in(1.5, IMF),
    "rfc850": date_in(1.5, RFC850),
    "asctime": date_in(1.5, ASCTIME),
    "past-date": date_in(-3600, IMF),
    "zero": "0",
    "negative": "-5",
    "fraction": "0.5",
    "garbage": "soon, promise",
    "empty": "",
    "signed": "+1",
    "list": "1, 1",
    "arabic-digits": "٣",
}
_TOO_LONG: dict[str, str | Callable[[], str]] = {
    "day": "86400",
    "long-date": date_in(90_000, IMF),
    "huge": "9" * 5000,
    "century": "Fri, 31 Dec 9999 23:59:59 GMT",
}


def _waits() -> tuple[Case, ...]:
    return (
        *(case(f"retry-after-{name}", "live", after(1, later(value), FINE)) for name, value in _FORMS.items()),
        *(
            case(f"retry-after-503-{name}", "live", after(1, later(value, 503), FINE))
            for name, value in list(_FORMS.items())[:2]
        ),
        *(case(f"retry-after-{name}", "blocked", later(value)) for name, value in _TOO_LONG.items()),
        case("retry-after-503-day", "blocked unreachable", later("86400", 503)),
    )


def cut_in_body(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 90000\r\n\r\n<title>half")


def _passing() -> tuple[Case, ...]:
    return tuple(
        case(f"passes-{status}", "live", after(1, answer(status, b"oops"), FINE))
        for status in (408, 429, 500, 502, 503, 504, 522)
    )


def _staying() -> tuple[Case, ...]:
    return tuple(
        case(f"stays-{status}", "unreachable", answer(status, b"oops"))
        for status in (500, 502, 503, 504, 520, 521, 522, 523, 530, 598)
    )


CASES = grouped(
    "retries",
    *_waits(),
    *_passing(),
    *_staying(),
    case("passes-500-twice", "live", after(2, answer(500), FINE)),
    case("passes-reset", "live", after(1, Line.reset, FINE)),
    case("passes-close", "live", after(1, lambda line: None, FINE)),
    case("passes-cut-body", "live", after(1, cut_in_body, FINE)),
    case("passes-silence", "live", after(1, Line.hold, FINE)),
    case("passes-to-404", "gone", after(1, answer(503), answer(404, "<title>Gone fishing</title>"))),
    case("stays-429", "blocked", answer(429, b"slow down")),
    case("stays-408", "unreachable", answer(408)),
    case("refused", "broken", door="closed", reason="refused"),
    case("refused-tls", "broken", door="closed", url="https://{host}:{closed}/"),
    case("refused-that-passes", "live", FINE, door="late"),
)
