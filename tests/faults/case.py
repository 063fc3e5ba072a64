"""A row of the table: a link, what the server does when it is asked, and what is true of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from tests.faults.line import Act

Door = Literal["http", "https", "own", "own-tls", "certificate", "closed", "late"]
"""Where the case lives: on the common http or https port, on a port of its own (spoken to raw, before any request), on an
https port with a certificate of its own, on a port where nothing listens, or on one that opens a few seconds after the
start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`outcomes` are all that is right; the first is the one the design names."""

    name: str
    outcomes: tuple[str, ...]
    act: Act | None = None
    door: Door = "http"
    path: str = ""
    """Below the case's own segment; may hold a fragment."""
    host: str | None = None
    """Another first label than the case's name: the name service does something of its own for it."""
    url: str | None = None
    """A link spelled out; `{http}` and `{https}` stand for the ports, `{host}` for the case's own name."""
    reason: str | None = None
    """A word the reason must contain, where the design names one."""
    group: str = ""
    note: str = ""
    """What a client must know or have for the outcome to be true."""


ALIVE = ("live", "moved")
UNCERTAIN = ("blocked", "unreachable", "unknown")


OWN_NAMES = "needs the name service of `names.py`"


def case(name: str, outcomes: str, act: Act | None = None, **more: str) -> Case:
    """A row, its outcomes as words: `case("silent", "unreachable", hold)`."""
    return Case(name=name, outcomes=tuple(outcomes.split()), act=act, **more)  # type: ignore[arg-type]


def grouped(group: str, *cases: Case) -> tuple[Case, ...]:
    """The rows, each marked with the group."""
    return tuple(replace(row, group=group) for row in cases)
