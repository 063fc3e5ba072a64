"""Real articles with gold, scored by their own scorer. They are no part of the project; where they are absent, nothing is scored.

A third of the publishers, drawn by a hash of their names, was kept shut while the parser was built, and opened once at the
end: `python -m tests.accuracy` prints both parts side by side, with random splits of the same size for the noise.
"""

import hashlib
import importlib.util
import json
import random
import subprocess
import sys
import warnings
from functools import cache

from tests.places import ROOT, SHARED

GOLD = SHARED / "data/articles"
TOOLS = SHARED / "tools"
VIEWS = ("html", "traf", "glue")


def publishers():
    """{document: publisher}."""
    rows = (json.loads(line) for line in (GOLD / "docs.jsonl").read_text(encoding="utf-8").splitlines())
    return {row["doc"]: row["publisher"] for row in rows}


def is_shut(publisher):
    """Whether a publisher belongs to the third that nobody looked at."""
    return int(hashlib.sha256(publisher.encode()).hexdigest(), 16) % 3 == 0


def parts():
    """The documents of the open and of the shut publishers."""
    of = publishers()
    return {doc for doc in of if not is_shut(of[doc])}, {doc for doc in of if is_shut(of[doc])}


def random_split(seed):
    """Documents of two thirds of the publishers and of the other third."""
    of = publishers()
    names = sorted(set(of.values()))
    random.Random(seed).shuffle(names)
    third = set(names[: len(names) // 3])
    return {doc for doc in of if of[doc] not in third}, {doc for doc in of if of[doc] in third}


@cache
def predictions():
    """What the command extracts from every view of every document, as the scorer reads it."""
    argv = [sys.executable, "-m", "linkaudit", "extract", str(GOLD / "*.html.gz"), str(GOLD / "*.txt"), "--format", "jsonl"]
    extracted = subprocess.run(argv, capture_output=True, check=True, cwd=ROOT).stdout
    told = subprocess.run([sys.executable, TOOLS / "predict.py"], input=extracted, capture_output=True, check=True).stdout
    return told.decode("utf-8")


def score(view, documents=None):
    """{kind: {precision, recall, f1, …}} with the spans' exactness under `detail`, over some documents or all."""
    rows = [json.loads(line) for line in predictions().splitlines()]
    # The scorer leaves the closing of its files to the interpreter.
    with warnings.catch_warnings(action="ignore", category=ResourceWarning):
        kinds, detail, _ = _scorer().score(str(GOLD), rows, view, documents)
    shares = {name.removesuffix("_correct_of_found"): share for name, share in detail.items() if name.endswith("_of_found")}
    return {**kinds, "detail": shares}


@cache
def _scorer():
    spec = importlib.util.spec_from_file_location("score_extraction", TOOLS / "score_extraction.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
