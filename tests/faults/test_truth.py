"""The whole table in one run of the real thing: every outcome right, nothing forbidden dialled, in bounded time and memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.faults.audit import audit_links
from tests.faults.case import ALIVE, Case
from tests.faults.cases import BY_NAME, CASES
from tests.faults.server import DOMAIN, FaultServer

DEAD = ("gone", "broken")
MOST_SECONDS, MOST_MIB = 60, 200


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[FaultServer, dict[str, Any]]]:
    with FaultServer() as server:
        yield (
            server,
            audit_links(
                server.urls(),
                domain=DOMAIN,
                timeout=2.5,
                per_host_interval=0.0,
                allow_address=("127.0.0.1/32", "127.0.0.3/32"),
                allow_port=tuple(server.ports.values()),
                ca_bundle=server.bundle,
            ),
        )


def test_names_in_the_table_are_unique() -> None:
    assert len(CASES) == len(BY_NAME)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_outcome(case: Case, served: tuple[FaultServer, dict[str, Any]]) -> None:
    found = served[1]["resolutions"][case.name]
    assert found is not None, "the link is missing from the report"
    assert found["outcome"] in case.outcomes, found
    assert case.reason is None or case.reason in found["reason"], found


def test_nothing_alive_is_called_dead_and_nothing_dead_alive(served: tuple[FaultServer, dict[str, Any]]) -> None:
    outcomes = {name: found["outcome"] for name, found in served[1]["resolutions"].items()}
    false_dead = [name for name, outcome in outcomes.items() if outcome in DEAD and not set(BY_NAME[name].outcomes) & set(DEAD)]
    false_alive = [
        name for name, outcome in outcomes.items() if outcome in ALIVE and not set(BY_NAME[name].outcomes) & set(ALIVE)
    ]
    assert (false_dead, false_alive) == ([], [])


def test_the_canary_was_never_dialled(served: tuple[FaultServer, dict[str, Any]]) -> None:
    assert served[0].dials == []


def test_the_run_stays_within_its_time_and_memory(served: tuple[FaultServer, dict[str, Any]]) -> None:
    assert served[1]["seconds"] < MOST_SECONDS
    assert served[1]["peak_mib"] < MOST_MIB
