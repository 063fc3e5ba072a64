"""A thousand living links behind random faults: none is called dead. A thousand true 404s and 410s: all are called gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.faults.audit import audit_links
from tests.faults.crowd import SIZE, crowd
from tests.faults.server import DOMAIN, FaultServer

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def audited() -> Iterator[dict[str, Any]]:
    with FaultServer(cases=crowd()) as server:
        urls = {name: url for name, url in server.urls().items() if not name.startswith("handshake")}
        yield audit_links(
            urls,
            domain=DOMAIN,
            timeout=1.5,
            per_host_interval=0.0,
            per_host_concurrency=4,
            allow_address=("127.0.0.1/32",),
            allow_port=tuple(server.ports.values()),
            ca_bundle=server.bundle,
        )


def outcomes(audited: dict[str, Any], kind: str) -> Counter[str]:
    return Counter(found["outcome"] for name, found in audited["resolutions"].items() if name.startswith(kind))


def test_nothing_that_lives_is_called_dead(audited: dict[str, Any]) -> None:
    told = outcomes(audited, "alive")
    assert told.total() == SIZE
    assert (told["gone"], told["broken"], told["refused"], told["unchecked"]) == (0, 0, 0, 0)
    assert told["live"] > SIZE / 2


def test_everything_that_is_gone_is_called_gone(audited: dict[str, Any]) -> None:
    assert outcomes(audited, "gone") == {"gone": SIZE}


def test_the_crowd_passes_in_time(audited: dict[str, Any]) -> None:
    assert audited["seconds"] < 90
    assert audited["peak_mib"] < 200
