"""The command: argv to options to text to exit code. The only sub-package that prints.

Exit codes: 0 nothing at or above --fail-on · 1 findings · 2 usage or configuration · 3 the audit is incomplete or did not
take place · 130 and 143 ended by Ctrl-C or SIGTERM, with the partial report.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from importlib import import_module

import click

from linkaudit.cli.voice import say, silence
from linkaudit.errors import ConfigError, LinkAuditError
from linkaudit.version import __version__

EPILOG = """\b
Start here:
  linkaudit audit article.html            what became of its links, and whose words it holds
  linkaudit audit --offline article.txt   provenance only, nothing is asked
  linkaudit extract corpus/ -o out.jsonl  read and parse only, for data pipelines
  linkaudit explain post-gone             what a rule means and what to do about it

\b
Exit codes: 0 nothing to report, 1 findings, 2 usage, 3 incomplete.
Shell completion: eval "$(_LINKAUDIT_COMPLETE=bash_source linkaudit)"  (or zsh_source, fish_source)
"""


COMMANDS = {
    "audit": ("auditing", "Read, resolve, judge and report (the main job)."),
    "extract": ("extracting", "Read and parse only; asks no network."),
    "report": ("reporting", "Render a finished or partial run again."),
    "explain": ("explaining", "The manual of a rule."),
}
"""Each command's module and its line in the help."""


_FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EIO)


class _Desk(click.Group):
    """Loads a command when it is named: the help needs no more than their lines."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"linkaudit.cli.{COMMANDS[cmd_name][0]}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=_Desk, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, "--version", prog_name="linkaudit", message="%(prog)s %(version)s")
def program() -> None:
    """Audit news articles, passage by passage and link by link.

    Whose words are these, and is what they point at still there?
    """


def run(argv: Sequence[str]) -> int:
    """Run the command with these arguments and return the exit code; nothing but usage errors is raised to the shell."""
    try:
        code = program.main(args=list(argv), prog_name="linkaudit", standalone_mode=False)
    except (click.ClickException, click.exceptions.Exit) as error:
        code = _told_by_click(error)
    except (click.Abort, KeyboardInterrupt) as error:
        code = _aborted(error)
    except LinkAuditError as error:
        _say(f"linkaudit: {error}", error.hint)
        code = 2 if isinstance(error, ConfigError) else 3
    except (BrokenPipeError, SystemExit):
        # The reader of our output went away; nothing more can be said to it. click ends so with 1, which means findings here.
        silence()
        code = 3
    except Exception as error:  # noqa: BLE001 - a crash must not look like findings (a traceback's own exit code is 1)
        code = _crashed(error)
    return code if isinstance(code, int) else 0


def _told_by_click(error: click.ClickException | click.exceptions.Exit) -> int:
    if isinstance(error, click.ClickException):
        _said_as_usage(error)
    return error.exit_code


def _aborted(error: BaseException) -> int:
    """Ctrl-C; but click takes the end of any file for one, and a file that ended too soon is a fault of ours."""
    return _crashed(error.__cause__) if isinstance(error.__cause__, EOFError) else 130


def _crashed(error: Exception) -> int:
    if isinstance(error, OSError) and error.filename is None and error.errno in _FULL:
        # The help and the version are printed by click; what we print ourselves says so where it is written.
        silence()
        _say(f"linkaudit: standard output cannot be written: {error.strerror}", None)
        return 3
    if os.environ.get("LINKAUDIT_TRACEBACK"):
        import traceback  # noqa: PLC0415

        traceback.print_exc()
    _say(
        f"linkaudit: internal error: {type(error).__name__}: {error}",
        "LINKAUDIT_TRACEBACK=1 for the traceback, and report it with the input that caused it",
    )
    return 3


def _said_as_usage(error: click.ClickException) -> None:
    """As click says it, but what came from the command line cannot begin a line of its own."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        say(context.get_usage())
        say(f"Try '{context.command_path} --help' for help.")
    say(f"Error: {error.format_message()}")


def _say(line: str, hint: str | None) -> None:
    say(line)
    if hint:
        say(f"Try: {hint}")
