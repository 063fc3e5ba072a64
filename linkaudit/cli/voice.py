"""What is said on standard error. Names and messages from outside are made harmless before they reach a terminal or a log.

GitHub takes workflow commands from every line of a step's output. There each line of ours begins with a fixed word.
"""

from __future__ import annotations

import os
import sys
from typing import TextIO

import click

LEAD = "linkaudit | "


def say(line: str) -> None:
    """One line, whatever it holds."""
    from linkaudit.reporter.visible import visible  # noqa: PLC0415 - not needed for --help

    shown = visible(line, None)
    own = shown.startswith(("linkaudit: ", "linkaudit | "))
    try:
        click.echo(shown if own or not on_github() else f"{LEAD}{shown}", err=True)
    except OSError:
        # Nobody can be told, and that is no reason to lose the report or its exit code.
        silence(sys.stderr)


def on_github() -> bool:
    """Whether this is a step of a GitHub job."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def silence(stream: TextIO | None = None) -> None:
    """Let nothing more be written to standard output (or another): what still stands in its buffer cannot go out either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), (stream or sys.stdout).fileno())
