"""`linkaudit extract`: read and parse only."""

from __future__ import annotations

import sys

import click

from linkaudit.cli import choices
from linkaudit.cli.delivery import copies, deliver, look, write
from linkaudit.cli.interruption import Interruption
from linkaudit.cli.progress import Progress


@click.command(short_help="Read and parse only; asks no network.")
@choices.reading
@choices.writing("jsonl")
def extract(
    inputs: tuple[str, ...],
    format_: str | None,
    outputs: tuple[str, ...],
    columns: str | None,
    csv_bom: bool,
    color: str,
    quiet: bool,
    verbose: int,
    **reading: object,
) -> int:
    r"""Read articles and print their passages, mentions and references; nothing is asked.

    INPUT is a file, a folder, a glob, or - for standard input.

    \b
    Examples:
      linkaudit extract article.html
      linkaudit extract 'corpus/**/*.html' -o corpus.jsonl
      curl -s https://example.org/a | linkaudit extract - --base-url https://example.org/a
    """
    from linkaudit import pipeline  # noqa: PLC0415 - not needed for --help
    from linkaudit.cli.auditing import given, say  # noqa: PLC0415

    options = pipeline.Options.of(**given(reading), offline=True)
    wanted = copies(format_, outputs, "jsonl")
    with (
        Interruption() as interruption,
        Progress(quiet=quiet, verbose=verbose) as progress,
        pipeline.Audit(inputs, options, stop=interruption.stop, watch=progress, stdin=sys.stdin.buffer) as run,
    ):
        if [copy.form.name for copy in wanted] == ["jsonl"]:
            write(run.lines(), wanted[0].path)
        else:
            report = run.extraction()
            for copy in wanted:
                deliver(report, copy, look(color=color, columns=columns, csv_bom=csv_bom, path=copy.path))
        if verbose and not quiet:
            say("some inputs were not read" if run.unreadable else "every input was read")
        return interruption.code or (3 if run.unreadable else 0)
