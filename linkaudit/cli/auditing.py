"""`linkaudit audit`: the main job."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from linkaudit.cli import choices
from linkaudit.cli.configured import config_option
from linkaudit.cli.delivery import Delivery, standard_input
from linkaudit.cli.interruption import Interruption
from linkaudit.cli.progress import Progress
from linkaudit.cli.voice import say

if TYPE_CHECKING:
    from linkaudit.configuration import Configuration
    from linkaudit.model import Run

EXIT_CODES = {
    0: "nothing at or above --fail-on",
    1: "findings",
    2: "usage or configuration",
    3: "the audit is incomplete or did not take place",
}
COUNTED = {"error": ("error",), "warning": ("error", "warning"), "note": ("error", "warning", "note")}


@click.command()
@choices.reading
@choices.asking
@choices.remembering
@choices.judging
@choices.writing("table")
@config_option
def audit(
    inputs: tuple[str, ...], configuration: Configuration, quiet: bool, verbose: int, exit_zero: bool, **rest: object
) -> int:
    """Audit articles: whose words each passage is, and what became of everything it points at.

    INPUT is a file, a folder, a glob, a URL, or - for standard input.

    \b
    Examples:
      linkaudit audit article.html
      linkaudit audit --offline article.txt
      linkaudit audit articles/ -o report.csv -o report.json
      linkaudit audit article.html --record evidence.warc.gz
      linkaudit audit articles/ --select post-gone,link-gone --fail-on warning

    \b
    Exit codes:
      0  nothing at or above --fail-on     2  usage or configuration
      1  findings                          3  the audit is incomplete
    """
    from linkaudit import pipeline  # noqa: PLC0415 - not needed for --help

    delivery = Delivery.of(rest, "table").spare(inputs)
    options = pipeline.Options.of(**given(rest), **configuration.extras())
    with (
        Interruption() as interruption,
        Progress(quiet=quiet, verbose=verbose) as progress,
        pipeline.Audit(
            inputs, options, stop=interruption.stop, watch=progress, stdin=standard_input(), reports=delivery.paths
        ) as run,
    ):
        done = run.carry_out()
        delivery.carry_out(run.report(), options.fail_on)
        if not quiet:
            say(_summary(done))
        return interruption.code or (0 if exit_zero else exit_code(done, options.fail_on))


def exit_code(run: Run, fail_on: str) -> int:
    """Findings win over incompleteness: 1 before 3. What is waived does not count."""
    found = run.confirmed if fail_on == "confirmed" else sum(run.findings.get(name, 0) for name in COUNTED.get(fail_on, ()))
    if found:
        return 1
    return 0 if run.complete else 3


def given(options: Mapping[str, object]) -> dict[str, object]:
    """Only what was given on the command line; the library knows the defaults. Rule lists may be separated by commas."""
    chosen: dict[str, object] = {"jobs": None}
    chosen |= {name: value for name, value in options.items() if value is not None and value != ()}
    for name in ("select", "ignore"):
        if name in chosen:
            value = chosen[name]
            assert isinstance(value, tuple)
            chosen[name] = tuple(rule.strip() for item in value for rule in item.split(",") if rule.strip())
    return chosen


def _summary(run: Run) -> str:
    from linkaudit.reporter.phrases import plural  # noqa: PLC0415 - not needed for --help

    outcomes = ", ".join(f"{count:,} {name}" for name, count in run.outcomes.items()) or "none"
    findings = ", ".join(plural(count, name) for name, count in run.findings.items()) or "no findings"
    waived = f", {run.waived:,} waived" if run.waived else ""
    state = "" if run.complete else " · INCOMPLETE"
    return f"{plural(run.articles, 'article')} · {plural(run.references, 'reference')}: {outcomes} · {findings}{waived}{state}"
