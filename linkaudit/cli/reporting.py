"""`linkaudit report`: a run that is in a state file, in any format."""

from __future__ import annotations

import click

from linkaudit.cli import choices
from linkaudit.cli.auditing import exit_code
from linkaudit.cli.configured import config_option
from linkaudit.cli.delivery import Delivery


@click.command()
@click.argument("state", metavar="STATE")
@click.option("--run", "number", type=click.IntRange(1), metavar="N", help="The N-th run of the state instead of the newest.")
@choices.writing("table")
@click.option("--fail-on", type=choices.FAIL_ON, default="never", help="What exits 1.")
@config_option
def report(state: str, number: int | None, fail_on: str, **rest: object) -> int:
    """Render a run in STATE, a file written by `linkaudit audit --state`; the newest unless --run says which.

    A run that was cut short is printed as far as it came, marked so, and exits 3; but while the newest asks anew what an
    earlier one has found out, the earlier one is shown, with a note.
    """
    from linkaudit.pipeline.kept import kept_report  # noqa: PLC0415 - not needed for --help

    delivery = Delivery.of(rest, "table")
    with kept_report(state, number) as kept:
        delivery.carry_out(kept, fail_on)
        return 3 if kept.run is None else exit_code(kept.run, fail_on)
