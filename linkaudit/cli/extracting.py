"""`linkaudit extract`: read and parse only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from linkaudit.cli import choices
from linkaudit.cli.configured import config_option
from linkaudit.cli.delivery import Delivery, standard_input, write
from linkaudit.cli.interruption import Interruption
from linkaudit.cli.progress import Progress
from linkaudit.cli.voice import say

if TYPE_CHECKING:
    from linkaudit.configuration import Configuration


@click.command()
@choices.reading
@choices.writing("jsonl")
@config_option
def extract(inputs: tuple[str, ...], configuration: Configuration, quiet: bool, verbose: int, **rest: object) -> int:
    """Read articles and print their passages, mentions and references; nothing is asked.

    INPUT is a file, a folder, a glob, or - for standard input.

    \b
    Examples:
      linkaudit extract article.html
      linkaudit extract 'corpus/**/*.html' -o corpus.jsonl
      curl -s https://example.org/a | linkaudit extract - --base-url https://example.org/a
    """
    from linkaudit import pipeline  # noqa: PLC0415 - not needed for --help
    from linkaudit.cli.auditing import given  # noqa: PLC0415

    delivery = Delivery.of(rest, "jsonl").spare(inputs)
    options = pipeline.Options.of(**given(rest), **configuration.extras(), offline=True)
    with (
        Interruption() as interruption,
        Progress(quiet=quiet, verbose=verbose) as progress,
        pipeline.Audit(
            inputs, options, stop=interruption.stop, watch=progress, stdin=standard_input(), reports=delivery.paths
        ) as run,
    ):
        if delivery.only_lines:
            write(run.lines(), delivery.copies[0].path)
        else:
            delivery.carry_out(run.extraction())
        if verbose and not quiet:
            say("some inputs were not read" if run.unreadable else "every input was read")
        return interruption.code or (3 if run.unreadable else 0)
