"""`python -m benchmarks.links WHAT…`: print the tables as Markdown."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence

from tabulate import tabulate

from benchmarks.links import contestants, speed, truth

Rows = Sequence[Mapping[str, object]]


def _truth() -> Rows:
    return [{"contestant": name, **counts} for name, counts in truth.compete().items()]


WHAT: dict[str, tuple[str, Callable[[], Rows]]] = {
    "truth": ("Truth on the fault table", _truth),
    "speed": ("10,000 links, 16 hosts, 50 ms, 128 in flight, pacing off", speed.speed),
    "slow": ("1,000 links, 16 hosts, 50 ms, 128 in flight", speed.against_slow),
    "memory": ("100,000 links on 100 pages, 16 hosts, no latency", speed.memory),
    "secure": ("1,000 distinct https hosts", lambda: [speed.secure()]),
    "polite": ("Polite run against its bound", lambda: [speed.polite()]),
}


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m benchmarks.links", description=__doc__)
    arguments.add_argument("what", nargs="+", choices=[*WHAT, "all"])
    chosen = arguments.parse_args().what
    wanted = list(WHAT) if "all" in chosen else chosen
    if set(wanted) & {"truth", "speed", "slow", "memory"}:
        contestants.install()
    print(f"Measured on {speed.cores()}.\n")
    for name in wanted:
        title, measure = WHAT[name]
        print(f"### {title}\n\n{tabulate(list(measure()), headers='keys', tablefmt='github')}\n", flush=True)


if __name__ == "__main__":
    main()
