"""Accuracy is measured, and may not fall: the floors stand in a file, so that lowering one shows in the diff."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.accuracy import corpus
from tests.places import ROOT, SHARED

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
CASES = [
    (view, kind, measure, floor)
    for view in corpus.VIEWS
    for kind, measures in FLOORS[view].items()
    for measure, floor in measures.items()
]
needs_corpus = pytest.mark.skipif(not corpus.GOLD.exists(), reason="the articles with gold are not part of the project")


@pytest.fixture(scope="module")
def scores():
    return {view: corpus.score(view) for view in corpus.VIEWS}


@needs_corpus
@pytest.mark.xdist_group("accuracy")
@pytest.mark.parametrize(("view", "kind", "measure", "floor"), CASES)
def test_no_figure_falls_below_its_floor(scores, view, kind, measure, floor):
    found = scores[view][kind]
    assert (found if kind != "detail" else scores[view]["detail"])[measure] >= floor


@pytest.mark.skipif(not SHARED.exists(), reason="the attribution rows are not part of the project")
def test_attribution_sentences():
    program = Path(sys.executable).parent / "linkaudit"
    argv = [sys.executable, SHARED / "tools/score_attribution.py", SHARED / "data/attribution_open.jsonl", "--exe", program]
    said = subprocess.run(argv, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    exact, alarms = re.search(r"positives (\d+)/", said)[1], re.search(r"alarms (\d+)/", said)[1]
    assert int(exact) >= FLOORS["attribution"]["exact"], said
    assert int(alarms) <= FLOORS["attribution"]["alarms"], said
