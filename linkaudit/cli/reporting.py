"""`linkaudit report`: a run that is in a state file, in any format."""

from __future__ import annotations

import click

from linkaudit.cli import choices
from linkaudit.cli.auditing import exit_code
from linkaudit.cli.delivery import copies, deliver, look


@click.command(short_help="Render a finished or partial run again.")
@click.argument("state", metavar="STATE")
@choices.writing("table")
@click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]), default="never", help="What exits 1.")
def report(
    state: str,
    format_: str | None,
    outputs: tuple[str, ...],
    columns: str | None,
    csv_bom: bool,
    color: str,
    fail_on: str,
    **_: object,
) -> int:
    """Render the newest run in STATE, a file written by `linkaudit audit --state`.

    A run that was cut short is printed as far as it came, marked so, and exits 3.
    """
    from linkaudit.pipeline.kept import kept_report  # noqa: PLC0415 - not needed for --help

    wanted = copies(format_, outputs, "table")
    with kept_report(state) as kept:
        for copy in wanted:
            deliver(kept, copy, look(color=color, columns=columns, csv_bom=csv_bom, path=copy.path))
        return 3 if kept.run is None else exit_code(kept.run, fail_on)
