"""A corpus at full size: 20,000 records and 2,000 pages, one in twenty corrupt, against a loopback web of 200 hosts.

`python -m benchmarks.corpus [WHAT…]` on the parts of `tests/scale`: `whole` (every entry once, memory, rate), `again` (the same
state asks nothing), `kills` (SIGKILL at random moments, resumed, gives the same report) and `cores` (extraction at one desk and
at two). Ends with 1 where something does not hold. Linux only.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from random import Random

from tabulate import tabulate

from benchmarks.links.speed import cores
from tests.scale import papers, web
from tests.scale.meter import quiet
from tests.scale.papers import Corpus
from tests.scale.runs import Measured, Result, difference, interrupted, measured, result

WORKERS = 2
MOST_MIB = 300 + 60 * WORKERS
ROUNDS = 3
PATIENCE = 120.0
"""Seconds to wait for a quiet machine before `cores` is measured; the load is reported with the figures."""


@dataclass(slots=True)
class Undisturbed:
    """A run that nothing befell."""

    folder: Path
    run: Measured
    result: Result


@dataclass
class Trial:
    """One corpus and its web, and what was found wrong so far."""

    corpus: Corpus
    world: web.Web
    home: Path
    kills: int
    wrong: list[str] = field(default_factory=list)

    @cached_property
    def undisturbed(self) -> Undisturbed:
        """The run that the others are held against; made when it is first needed."""
        folder = self.folder("undisturbed")
        run = self.audit(folder)
        return Undisturbed(folder, run, result(folder / "report.jsonl"))

    def folder(self, name: str) -> Path:
        """A new folder for a run."""
        made = self.home / name
        made.mkdir()
        return made

    def command(self, folder: Path) -> list[object]:
        """The audit whose state and report stand in that folder."""
        state = ["--state", folder / "state.sqlite", "--max-age", "1d", "--jobs", WORKERS]
        return ["audit", self.corpus.folder, *state, *self.world.options, "-q", "--exit-zero", "-o", folder / "report.jsonl"]

    def audit(self, folder: Path) -> Measured:
        """Run it to its end."""
        run = measured(*self.command(folder), cwd=folder)
        self.hold(run.code == 0, f"exit {run.code}: {run.said[-300:]}")
        return run

    def hold(self, true: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
        """Note what is wrong unless something is true."""
        if not true:
            self.wrong.append(otherwise)


Rows = Iterator[Mapping[str, object]]


def whole(trial: Trial) -> Rows:
    """Every entry once, in how much memory and time."""
    run, found = trial.undisturbed.run, trial.undisturbed.result
    doubled = sum(count > 1 for count in found.ids.values())
    missing, strange = len(trial.corpus.ids - set(found.ids)), len(set(found.ids) - trial.corpus.ids)
    trial.hold(not (doubled or missing or strange), f"{missing} entries missing, {doubled} doubled, {strange} unknown")
    trial.hold(found.unreadable == trial.corpus.unreadable, f"{found.unreadable} unreadable, not {trial.corpus.unreadable}")
    trial.hold(run.peak_mib <= MOST_MIB, f"{run.peak_mib:.0f} MiB, more than {MOST_MIB}")
    links = sum(found.outcomes.values())
    yield {
        "entries": len(trial.corpus.ids),
        "missing or doubled": missing + doubled + strange,
        "unreadable": found.unreadable,
        "links": links,
        "seconds": round(run.seconds),
        "entries/s": round(len(trial.corpus.ids) / run.seconds),
        "links/s": round(links / run.seconds),
        "peak MiB": round(run.peak_mib),
        "of at most": MOST_MIB,
        "main process": round(run.parent_mib),
    }


def again(trial: Trial) -> Rows:
    """The same state once more, inside --max-age."""
    first = trial.undisturbed
    before = trial.world.asked
    run = trial.audit(first.folder)
    asked = trial.world.asked - before
    found = result(first.folder / "report.jsonl")
    trial.hold(asked == 0, f"the second run sent {asked} requests")
    trial.hold(found.lines == first.result.lines, f"the second run differs, {difference(found.lines, first.result.lines)}")
    trial.hold(run.peak_mib <= MOST_MIB, f"the second run took {run.peak_mib:.0f} MiB, more than {MOST_MIB}")
    same = found.lines == first.result.lines
    yield {"requests": asked, "same report": same, "seconds": round(run.seconds), "peak MiB": round(run.peak_mib)}


def kills(trial: Trial) -> Rows:
    """Killed at random moments of a run's length until there were enough, each chain resumed to its end."""
    truth, length = trial.undisturbed.result, trial.undisturbed.run.seconds
    chance, left = Random(1), trial.kills
    while left > 0:
        folder, killed, began = trial.folder(f"killed-{left}"), 0, time.monotonic()
        while killed < left:
            code, _ = interrupted(*trial.command(folder), cwd=folder, after=chance.uniform(0.5, length / 8), how=signal.SIGKILL)
            if code != -signal.SIGKILL:
                break
            killed += 1
        run = trial.audit(folder)
        found = result(folder / "report.jsonl")
        same = found.lines == truth.lines
        trial.hold(same, f"after {killed} kills the report differs, {difference(found.lines, truth.lines)}")
        trial.hold(run.peak_mib <= MOST_MIB, f"after {killed} kills {run.peak_mib:.0f} MiB, more than {MOST_MIB}")
        left -= max(killed, 1)
        seconds = round(time.monotonic() - began)
        yield {"kills": killed, "same report": same, "seconds in all": seconds, "peak MiB": round(run.peak_mib)}


def cores_used(trial: Trial) -> Rows:
    """Extraction at one desk and at two, in turns."""
    calm = quiet(patience=PATIENCE)
    load = os.getloadavg()[0]
    spent: dict[int, list[float]] = {1: [], 2: []}
    folder = trial.folder("cores")
    for _ in range(ROUNDS):
        for desks, seconds in spent.items():
            command = ["extract", trial.corpus.folder, "--jobs", desks, "-q", "-o", folder / f"{desks}.jsonl"]
            run = measured(*command, cwd=folder)
            trial.hold(run.code == 3, f"extract --jobs {desks}: exit {run.code}")
            seconds.append(run.seconds)
    same = (folder / "1.jsonl").read_bytes() == (folder / "2.jsonl").read_bytes()
    trial.hold(same, "one desk and two write different reports")
    ratio = statistics.median(one / two for one, two in zip(spent[1], spent[2], strict=True))
    trial.hold(ratio >= 1.7 or not calm, f"two desks are {ratio:.2f} times as fast as one on a quiet machine")
    yield {
        "seconds, 1 desk": round(min(spent[1]), 1),
        "2 desks": round(min(spent[2]), 1),
        "ratio": round(ratio, 2),
        "load before": round(load, 2),
        "quiet": calm,
        "same bytes": same,
    }


WHAT: dict[str, Callable[[Trial], Rows]] = {"whole": whole, "again": again, "kills": kills, "cores": cores_used}


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__)
    arguments.add_argument("what", nargs="*", choices=[*WHAT, []], help="default: all")
    arguments.add_argument("--records", type=int, default=20_000)
    arguments.add_argument("--pages", type=int, default=2_000)
    arguments.add_argument("--kills", type=int, default=50)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="corpus-") as made, web.running() as world:
        home = Path(made)
        (home / "corpus").mkdir()
        corpus = papers.write(home / "corpus", chosen.records, chosen.pages)
        trial = Trial(corpus, world, home, chosen.kills)
        print(f"### Corpus: {chosen.records:,} records, {chosen.pages:,} pages, {papers.HOSTS} hosts, on {cores()}\n")
        for name in chosen.what or WHAT:
            rows = list(WHAT[name](trial))
            print(f"{WHAT[name].__doc__}\n\n{tabulate(rows, headers='keys', tablefmt='github')}\n", flush=True)
    for each in trial.wrong:
        print(f"DOES NOT HOLD: {each}")
    sys.exit(bool(trial.wrong))


if __name__ == "__main__":
    main()
