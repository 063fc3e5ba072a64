"""A thousand living links behind random faults: none is called dead. A thousand true 404s and 410s: all are called gone."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.faults.audit import audit_links
from tests.faults.crowd import SIZE, crowd
from tests.faults.server import DOMAIN, FaultServer


@pytest.mark.slow
def test_nothing_that_lives_is_called_dead_and_everything_gone_is() -> None:
    with FaultServer(cases=crowd()) as server:
        report = audit_links(
            {name: url for name, url in server.urls().items() if not name.startswith("handshake")},
            domain=DOMAIN,
            timeout=1.5,
            per_host_interval=0.0,
            per_host_concurrency=4,
            allow_address=("127.0.0.1/32",),
            allow_port=tuple(server.ports.values()),
            ca_bundle=server.bundle,
        )
    told = Counter((name.partition("-")[0], found["outcome"]) for name, found in report["resolutions"].items())
    assert {outcome for kind, outcome in told if kind == "alive"} <= {"live", "blocked", "unreachable", "unknown"}
    assert sum(count for (kind, _), count in told.items() if kind == "alive") == SIZE
    assert told["alive", "live"] > SIZE / 2
    assert told["gone", "gone"] == SIZE
    assert report["seconds"] < 90
    assert report["peak_mib"] < 200
