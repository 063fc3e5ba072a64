"""A run that is in a state file already: rendered again, or as far as it came."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from linkaudit.errors import StateError
from linkaudit.model import Article, Finding
from linkaudit.pipeline.run import Rows, report_of
from linkaudit.pipeline.tally import Tally
from linkaudit.reporter.report import Report
from linkaudit.rules import check_all
from linkaudit.store import StoredRun, last_whole, open_file, stored_run
from linkaudit.waivers import Waivers

PARTIAL = "this run was cut short: what follows is what there is, each article by itself"
AGAIN = "run {0} of this state asks the same anew and is not finished: --run {0} shows how far it came"


@contextmanager
def kept_report(path: str, number: int | None = None) -> Iterator[Report]:
    """The report of a run in a state file, of the newest one unless its number is given, from 1. Raises StateError.

    A run that was cut short is marked so. If it was asking once more what an earlier run has found out, that one is meant:
    nothing that could be read yesterday goes missing because a run is under way.
    """
    with open_file(path, write=False) as connection:
        stored, newest = stored_run(connection, number), stored_run(connection)
        if stored is None and newest is not None:
            raise StateError(f"{path} holds no run {number}", hint=f"its runs are 1 to {newest.number}")
        if stored is None:
            raise StateError(f"{path} holds no audit", hint="run: linkaudit audit --state FILE INPUT...")
        before = last_whole(connection, stored) if number is None else None
        yield _kept(stored) if before is None else _with_note(_kept(before), AGAIN.format(stored.number))


def _kept(stored: StoredRun) -> Report:
    run = stored.row()
    return report_of(stored, run) if run is not None else _partial(stored)


def _with_note(report: Report, note: str) -> Report:
    assert report.run is not None, "a finished run has its row"
    return replace(report, run=replace(report.run, notes=(*report.run.notes, note)))


def _partial(stored: StoredRun) -> Report:
    """A run that was killed before it could judge: judged now, and not complete."""
    tally, resolutions = Tally(strict=False), stored.resolutions()
    for entry in stored.entries():
        tally.add(entry, resolutions)
    for finding in _findings(stored):
        tally.found(finding)
    report = report_of(stored, tally.run(whole=False, notes=(PARTIAL,)))
    return replace(report, findings=Rows(lambda: _findings(stored)))


def _findings(stored: StoredRun) -> Iterator[Finding]:
    """What its articles waive themselves is waived; what the configuration of that run waived nobody knows."""
    resolutions, waivers = stored.resolutions(), Waivers()
    for entry in stored.entries():
        if isinstance(entry, Article):
            yield from (waivers.judge(finding, entry, None) for finding in check_all(entry, resolutions))
