"""Two crowds of links: a thousand alive behind random faults, a thousand truly gone; the seed is fixed, so runs repeat."""

from __future__ import annotations

from random import Random

from tests.faults.behaviours.prose import ALIVE
from tests.faults.behaviours.retries import FINE, cut_in_body, later
from tests.faults.behaviours.secure import handshake_cut, handshake_silent
from tests.faults.case import Case
from tests.faults.line import Act, Line, after, answer, head

SIZE = 1000
ALIVE_OUTCOMES = ("live", "blocked", "unreachable", "unknown")
"""What a living link behind a fault may be called: alive, or not known."""


def half_header(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Ha")


def headers_then_reset(line: Line) -> None:
    line.send(head(200, ("Content-Length", str(len(ALIVE)))))
    line.reset()


FAULTS: tuple[Act, ...] = (
    Line.hold,
    Line.reset,
    lambda line: None,
    half_header,
    headers_then_reset,
    cut_in_body,
    answer(403, b"no"),
    answer(429, b"slow down"),
    later("1"),
    later("1", 503),
    *(answer(status, b"oops") for status in (500, 502, 503, 504, 408, 522)),
)
DOORS = (
    *(("handshake-silent", "handshake-cut") * 20),
    *(("late",) * 40),
    *(("servfail", "servfail-once", "slowname", "nxdomain-once") * 10),
)
"""Troubles before any request: one each for so many of the living links."""


def crowd(seed: int = 2026) -> dict[str, Case]:
    """Name → case: `alive-N` and `gone-N`, and the two ports whose handshakes fail."""
    chance = Random(seed)
    cases = [
        Case(name="handshake-silent", outcomes=ALIVE_OUTCOMES, act=handshake_silent, door="own-tls"),
        Case(name="handshake-cut", outcomes=ALIVE_OUTCOMES, act=handshake_cut, door="own-tls"),
        *(_behind(number, door) for number, door in enumerate(DOORS)),
        *(_faulty(number, chance) for number in range(len(DOORS), SIZE)),
        *(_gone(number, chance) for number in range(SIZE)),
    ]
    return {case.name: case for case in cases}


def _behind(number: int, door: str) -> Case:
    name = f"alive-{number}"
    if door.startswith("handshake"):
        return Case(name=name, outcomes=ALIVE_OUTCOMES, url=f"https://{{host}}:{{{door}}}/{name}")
    if door == "late":
        return Case(name=name, outcomes=ALIVE_OUTCOMES, act=FINE, door="late")
    label, _, once = door.partition("-")
    return Case(name=name, outcomes=ALIVE_OUTCOMES, act=FINE, host=f"{label}-{number}" + (f"-{once}" if once else ""))


def _faulty(number: int, chance: Random) -> Case:
    """Most pass after a try or two, some never do."""
    act = after(chance.choice((1, 1, 2, 99)), chance.choice(FAULTS), FINE)
    return Case(name=f"alive-{number}", outcomes=ALIVE_OUTCOMES, act=act, door=chance.choice(("http", "http", "https")))


def _gone(number: int, chance: Random) -> Case:
    """404 or 410, ten to a host; one in ten only after a hiccup."""
    status = chance.choice((404, 404, 404, 410))
    act = answer(status, b"<title>Not here</title>")
    if number % 10 == 0:
        act = after(1, chance.choice((answer(503), Line.reset, answer(500))), act)
    return Case(name=f"gone-{number}", outcomes=("gone",), act=act, host=f"gone{number // 10}")
