"""Servers that are slow, silent or never done: each must end at the deadline, and none passes for a page."""

from __future__ import annotations

import itertools

from tests.faults.behaviours.prose import ALIVE
from tests.faults.case import case, grouped
from tests.faults.line import Line, answer, head

_BODY = ALIVE.encode()


def status_drip(line: Line) -> None:
    line.drip(b"HTTP/1.1 200 OK" + b" " * 2000)


def header_drip(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Slow: ")
    line.drip(b"z" * 2000)


def header_lines_drip(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n")
    line.drip((f"X-{n}: 1\r\n".encode() for n in itertools.count()), 0.3)


def chunk_size_drip(line: Line) -> None:
    line.send(head(200, ("Transfer-Encoding", "chunked")))
    line.drip(b"0" * 2000)


def chunk_drip(line: Line) -> None:
    line.send(head(200, ("Transfer-Encoding", "chunked")))
    line.drip(itertools.repeat(b"1\r\nx\r\n"))


def body_drip(line: Line) -> None:
    line.send(head(200, ("Content-Length", str(len(_BODY)))))
    line.drip(_BODY)


def empty_then_hold(line: Line) -> None:
    line.send(head(200, ("Content-Length", str(len(_BODY)))))
    line.hold()


def redirect_drip(line: Line) -> None:
    line.send(f"HTTP/1.1 302 Found\r\nLocation: {line.link('alive')}\r\nX-Slow: ".encode())
    line.drip(b"z" * 2000)


def endless_continue(line: Line) -> None:
    line.drip(itertools.repeat(b"HTTP/1.1 100 Continue\r\n\r\n"), 0.005)


def slow_but_fine(line: Line) -> None:
    line.stop.wait(0.7)
    line.say(200, ALIVE)


def slow_chain(line: Line) -> None:
    """Every hop takes its time; together they exceed any deadline."""
    step = int(line.rest or "0")
    line.stop.wait(0.5)
    line.say(302, b"", ("Location", f"{line.link('slow-chain')}{step + 1}"))


CASES = grouped(
    "slow",
    case("silent", "unreachable", Line.hold),
    case("status-drip", "unreachable", status_drip),
    case("header-drip", "unreachable", header_drip),
    case("header-lines-drip", "unreachable", header_lines_drip),
    case("chunk-size-drip", "unreachable", chunk_size_drip),
    case("chunk-drip", "unreachable", chunk_drip),
    case("body-drip", "unreachable", body_drip),
    case("empty-then-hold", "unreachable", empty_then_hold),
    case("redirect-drip", "unreachable", redirect_drip),
    case("endless-continue", "unreachable unknown", endless_continue),
    case("slow-chain", "unreachable broken", slow_chain),
    case("slow-but-fine", "live", slow_but_fine),
    case("status-drip-tls", "unreachable", status_drip, door="https"),
    case("header-drip-tls", "unreachable", header_drip, door="https"),
    case("chunk-size-drip-tls", "unreachable", chunk_size_drip, door="https"),
    case("body-drip-tls", "unreachable", body_drip, door="https"),
    case("silent-tls", "unreachable", Line.hold, door="https"),
    case("endless-continue-tls", "unreachable unknown", endless_continue, door="https"),
    case("alive", "live", answer(200, ALIVE)),
    case("alive-tls", "live", answer(200, ALIVE), door="https"),
)
