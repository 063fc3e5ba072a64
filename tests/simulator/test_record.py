"""The recordings beside the fixture articles still say what the simulated world says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.simulator import Simulator
from tests.simulator.hosts import ALL
from tests.simulator.record import ARTICLES, refresh

FOLDERS = sorted(path.parent for path in ARTICLES.glob("*/replies.warc.gz"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_replay_equals_the_world(folder: Path) -> None:
    with Simulator(ALL) as world:
        assert refresh(folder, world, check=True)
