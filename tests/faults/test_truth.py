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


def test_names_in_the_table_are_unique() -> None:
    assert len(CASES) == len(BY_NAME)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, Any], dict[str, Any], list[str]]]:
    """The table audited once and recorded, the same audit from the record, and what reached the canary."""
    record = str(tmp_path_factory.mktemp("faults") / "faults.warc.gz")
    with FaultServer() as server:
        options = {
            "timeout": 2.5,
            "per_host_interval": 0.0,
            "allow_address": ("127.0.0.1/32", "127.0.0.3/32"),
            "allow_port": tuple(server.ports.values()),
            "ca_bundle": server.bundle,
        }
        live = audit_links(server.urls(), domain=DOMAIN, record=record, **options)
        dials = list(server.dials)
        again = audit_links(server.urls(), domain="nowhere.test", replay=record, **options)
        yield live, again, [*dials, *server.dials]


def test_every_fault_is_told_right(told: tuple[dict[str, Any], dict[str, Any], list[str]]) -> None:
    """One test, because one run: it is the table as a whole that must pass within its bounds."""
    report, _, dials = told
    found = report["resolutions"]
    assert wrong(found) == {}
    assert false(found, DEAD) == []
    assert false(found, ALIVE) == []
    assert dials == [], "the canary was dialled"
    assert report["run"]["complete"]
    assert report["seconds"] < MOST_SECONDS
    assert report["peak_mib"] < MOST_MIB


def test_the_record_tells_the_same_of_every_fault(told: tuple[dict[str, Any], dict[str, Any], list[str]]) -> None:
    live, again, _ = told
    differing = [name for name, found in live["resolutions"].items() if _lasting(found) != _lasting(again["resolutions"][name])]
    assert differing == []
    assert (live["findings"], live["run"]) == (again["findings"], again["run"])


def _lasting(found: dict[str, Any]) -> dict[str, Any]:
    """All that a resolution says but for the tries, which a replay does not repeat where they only waited."""
    return {name: value for name, value in found.items() if name != "attempts"}


def wrong(found: dict[str, Any]) -> dict[str, tuple[tuple[str, ...], Any]]:
    """Name → what is true and what was told, where they differ; a link missing from the report is told None."""
    told = {case: found[case.name] for case in CASES}
    return {case.name: (case.outcomes, what) for case, what in told.items() if not _right(case, what)}


def false(found: dict[str, Any], group: tuple[str, ...]) -> list[str]:
    """Links told to be in a group (dead, alive) where the table allows no outcome of it."""
    return [case.name for case in CASES if found[case.name]["outcome"] in group and not set(case.outcomes) & set(group)]


def _right(case: Case, told: dict[str, Any] | None) -> bool:
    return told is not None and told["outcome"] in case.outcomes and (case.reason or "") in told["reason"]
