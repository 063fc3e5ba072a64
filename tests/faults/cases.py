"""The table: every case, what the server does, and what is true."""

from __future__ import annotations

from tests.faults.behaviours import (
    barriers,
    briefs,
    built,
    codes,
    contents,
    floods,
    foreign,
    guards,
    living,
    machines,
    movers,
    oddities,
    redirects,
    retries,
    secure,
    signposted,
    slow,
    soft404,
    spelled,
    statuses,
    unlike,
    walls,
    wanderings,
    wires,
)
from tests.faults.case import Case

CASES: tuple[Case, ...] = (
    *slow.CASES,
    *floods.CASES,
    *retries.CASES,
    *statuses.CASES,
    *redirects.CASES,
    *soft404.CASES,
    *contents.CASES,
    *secure.CASES,
    *oddities.CASES,
    *walls.CASES,
    *spelled.CASES,
    *movers.CASES,
    *codes.CASES,
    *wires.CASES,
    *foreign.CASES,
    *living.CASES,
    *unlike.CASES,
    *briefs.CASES,
    *guards.CASES,
    *wanderings.CASES,
    *signposted.CASES,
    *built.CASES,
    *barriers.CASES,
    *machines.CASES,
)
BY_NAME: dict[str, Case] = {case.name: case for case in CASES}
