"""`python -m benchmarks`: the ratios to peers; `extraction`, `links [WHAT…]`, `corpus …` or `hostile` behind it for one kind.

The corpus at full size takes an hour, the hostile articles ten minutes, and neither compares with anybody: they are measured
only when asked for.
"""

from __future__ import annotations

import sys

from benchmarks import corpus, extraction, hostile
from benchmarks.links import __main__ as links


def main() -> None:
    kind, rest = (sys.argv[1], sys.argv[2:]) if len(sys.argv) > 1 else ("", [])
    if kind in {"", "extraction"}:
        sys.argv = ["python -m benchmarks.extraction", *rest]
        extraction.main()
    if kind in {"", "links"}:
        sys.argv = ["python -m benchmarks.links", *(rest or ["truth", "speed"])]
        links.main()
    if kind == "corpus":
        sys.argv = ["python -m benchmarks.corpus", *rest]
        corpus.main()
    if kind == "hostile":
        sys.argv = ["python -m benchmarks.hostile", *rest]
        hostile.main()


if __name__ == "__main__":
    main()
