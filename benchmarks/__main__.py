"""`python -m benchmarks`: every measurement; `python -m benchmarks extraction` or `links [WHAT…]` for one kind."""

from __future__ import annotations

import sys

from benchmarks import extraction
from benchmarks.links import __main__ as links


def main() -> None:
    kind, rest = (sys.argv[1], sys.argv[2:]) if len(sys.argv) > 1 else ("", [])
    if kind in {"", "extraction"}:
        sys.argv = ["python -m benchmarks.extraction", *rest]
        extraction.main()
    if kind in {"", "links"}:
        sys.argv = ["python -m benchmarks.links", *(rest or ["truth", "speed"])]
        links.main()


if __name__ == "__main__":
    main()
