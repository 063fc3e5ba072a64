"""`python -m tests.accuracy`: every figure with a floor, for the open publishers, the shut ones, and random splits."""

import json
import statistics
from pathlib import Path

from tests.accuracy import corpus

SPLITS = 20


def figure(scores, kind, measure):
    return (scores["detail"] if kind == "detail" else scores.get(kind, {})).get(measure)


def main():
    floors = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
    opened, shut = corpus.parts()
    print(
        f"{len(opened)} documents of open publishers, {len(shut)} of shut ones; noise: the smaller part of {SPLITS} random splits"
    )
    print(f"{'view':5} {'figure':42} {'floor':>6} {'all':>6} {'open':>6} {'shut':>6}   random thirds: lowest, mean ± s")
    for view in corpus.VIEWS:
        whole, first, second = (corpus.score(view, documents) for documents in (None, opened, shut))
        thirds = [corpus.score(view, corpus.random_split(seed)[1]) for seed in range(SPLITS)]
        for kind, measures in floors[view].items():
            for measure, floor in measures.items():
                cells = [figure(part, kind, measure) for part in (whole, first, second)]
                noise = [value for third in thirds if (value := figure(third, kind, measure)) is not None]
                shown = " ".join("     –" if value is None else f"{value:6.3f}" for value in cells)
                spread = f"{min(noise):.3f}, {statistics.mean(noise):.3f} ± {statistics.pstdev(noise):.3f}" if noise else "–"
                print(f"{view:5} {kind + ' ' + measure:42} {floor:6.2f} {shown}   {spread}")


if __name__ == "__main__":
    main()
