"""A corpus with corrupt records against a loopback web: whole, in little memory, asked once, and the same after any kill.

The same at full size: `python -m benchmarks.corpus`.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.scale import papers, web
from tests.scale.papers import Corpus
from tests.scale.runs import Result, difference, interrupted, measured, result
from tests.scale.web import Web

HOSTS = 40
WORKERS = 2
MOST_MIB = 300 + 60 * WORKERS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture(scope="module")
def world() -> Iterator[Web]:
    with web.running() as running:
        yield running


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return papers.write(tmp_path_factory.mktemp("corpus"), records=600, pages=60, hosts=HOSTS)


def audit(corpus: Corpus, world: Web, folder: Path) -> list[object]:
    state = ["--state", folder / "state.sqlite", "--max-age", "1d", "--jobs", WORKERS]
    return ["audit", corpus.folder, *state, *world.options, "-q", "--exit-zero", "-o", folder / "report.jsonl"]


@pytest.fixture(scope="module")
def undisturbed(corpus: Corpus, world: Web, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run that nothing befell."""
    folder = tmp_path_factory.mktemp("undisturbed")
    done = measured(*audit(corpus, world, folder), cwd=folder)
    assert done.code == 0, done.said
    assert done.peak_mib <= MOST_MIB
    return folder


@pytest.fixture(scope="module")
def truth(undisturbed: Path) -> Result:
    return result(undisturbed / "report.jsonl")


def test_every_record_is_accounted_for_once(corpus: Corpus, truth: Result) -> None:
    assert set(truth.ids) == corpus.ids
    assert set(truth.ids.values()) == {1}
    assert truth.unreadable == corpus.unreadable
    assert not [line for line in truth.lines if '"unchecked"' in line and '"resolution"' in line and "furniture" not in line]
    assert {"live", "gone", "moved", "blocked"} <= set(truth.outcomes)


def test_the_corpus_is_answered(corpus: Corpus, truth: Result) -> None:
    assert truth.corpus["articles"] == len(corpus.ids) - corpus.unreadable
    assert truth.corpus["suggested"]


def test_a_second_run_asks_nothing(corpus: Corpus, world: Web, undisturbed: Path, truth: Result) -> None:
    before = world.asked
    done = measured(*audit(corpus, world, undisturbed), cwd=undisturbed)
    assert done.code == 0, done.said
    assert world.asked == before
    assert result(undisturbed / "report.jsonl").lines == truth.lines


@pytest.mark.parametrize("seed", [1, 2])
def test_kills_at_any_moment_change_nothing(corpus: Corpus, world: Web, tmp_path: Path, truth: Result, seed: int) -> None:
    chance = Random(seed)
    for _ in range(4):
        interrupted(*audit(corpus, world, tmp_path), cwd=tmp_path, after=chance.uniform(0.4, 3.0), how=signal.SIGKILL)
    done = measured(*audit(corpus, world, tmp_path), cwd=tmp_path)
    assert done.code == 0, done.said
    found = result(tmp_path / "report.jsonl")
    assert found.lines == truth.lines, difference(found.lines, truth.lines)


@pytest.mark.parametrize(("how", "after"), [(signal.SIGINT, 0.3), (signal.SIGTERM, 1.6)])
def test_a_signal_gives_the_partial_report_and_a_whole_state(  # noqa: PLR0917 -- fixtures
    corpus: Corpus, world: Web, tmp_path: Path, truth: Result, how: signal.Signals, after: float
) -> None:
    state = tmp_path / "state.sqlite"
    code, said = interrupted(*audit(corpus, world, tmp_path), cwd=tmp_path, after=after, how=how, once=state)
    assert code in (128 + how, 0, -how), said
    assert "Traceback" not in said
    if code == 128 + how:
        assert result(tmp_path / "report.jsonl").run["complete"] is False
    assert measured(*audit(corpus, world, tmp_path), cwd=tmp_path).code == 0
    found = result(tmp_path / "report.jsonl")
    assert found.lines == truth.lines, difference(found.lines, truth.lines)
