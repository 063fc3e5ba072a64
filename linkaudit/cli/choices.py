"""The options that commands share, each declared once."""

from __future__ import annotations

from collections.abc import Callable

import click

Body = Callable[..., object]
"""A command's function, decorated so far."""

FAIL_ON = click.Choice(["confirmed", "error", "warning", "note", "never"])
REPORT_FORMATS = ("table", "csv", "json", "jsonl", "markdown", "html", "sarif", "junit", "github", "gitlab")
"""For the help alone, which loads no report; what there is says `reporter.FORMATS`."""
INPUT_FORMATS = click.Choice(["html", "text", "markdown", "jsonl", "csv", "warc", "parquet", "feed", "urls"])


def _stack(*decorators: Callable[[Body], Body]) -> Callable[[Body], Body]:
    def apply(function: Body) -> Body:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return apply


def reading(function: Body) -> Body:
    """What is read, and facts about it that the files may lack."""
    return _stack(
        click.argument("inputs", nargs=-1, required=True, metavar="INPUT..."),
        click.option(
            "--input-format", type=INPUT_FORMATS, help="Insist on a format instead of telling it by name and content."
        ),
        click.option("--max-article-size", type=int, metavar="BYTES", help="Larger articles are unreadable (default 8 MiB)."),
        click.option(
            "--jobs", type=click.IntRange(0, 256), metavar="N", help="Processes that parse (default: one a core; 0: none)."
        ),
        click.option(
            "--exclude-paths",
            multiple=True,
            metavar="PATTERN",
            help="Pass over files and folders that match (gitignore style).",
        ),
        click.option(
            "--since", metavar="GIT-REF", help="Only files that differ from where this branch left that commit; new ones too."
        ),
        click.option(
            "--inline-ignores/--no-inline-ignores",
            default=None,
            help="Heed `linkaudit: ignore` comments (default: in files, not in pages fetched and records of corpora).",
        ),
        click.option(
            "--encoding", metavar="LABEL", help="Encoding of what states none, such as windows-1252 or gbk (default: UTF-8)."
        ),
        click.option("--base-url", metavar="URL", help="Base of relative links in pages that state none."),
        click.option("--published", metavar="DATE", help="Date of the article where the file lacks it."),
        click.option(
            "--outlet-country", metavar="CC", help="Country of the outlet (PK, DE …): decides between readings of PTI, AAP, …"
        ),
    )(function)


def asking(function: Body) -> Body:
    """Which links are asked, and how."""
    return _stack(
        click.option("--offline/--no-offline", default=None, help="Ask nothing; every link stays unchecked."),
        click.option("--record", metavar="FILE.warc.gz", help="Keep every exchange as evidence."),
        click.option("--record-note", metavar="TEXT", help="What the recording says of itself when it is replayed."),
        click.option("--replay", metavar="FILE.warc.gz", help="Answer from a recording only; opens no socket."),
        click.option(
            "--include", multiple=True, metavar="PATTERN", help="Ask only links that match (gitignore style on host/path)."
        ),
        click.option("--exclude", multiple=True, metavar="PATTERN", help="Do not ask links that match."),
        click.option("--all-links/--no-all-links", default=None, help="Ask links in navigation, sidebar and footer too."),
        click.option("--archive/--no-archive", default=None, help="Look for a Wayback capture of what is gone."),
        click.option("--timeout", type=float, metavar="SECONDS", help="Network time of one try, all its hops (default 20)."),
        click.option("--retries", type=int, metavar="N", help="Further tries after a passing failure (default 3)."),
        click.option("--max-in-flight", type=int, metavar="N", help="Requests under way at once (default 128)."),
        click.option("--per-host-concurrency", type=int, metavar="N", help="Requests under way at one host (default 1)."),
        click.option(
            "--per-host-interval", type=float, metavar="SECONDS", help="Between two requests to a host (default 1.0; 0 = off)."
        ),
        click.option("--max-minutes", type=float, metavar="N", help="End after so long; the rest stays unchecked."),
        click.option("--egress-proxy", metavar="URL", help="Send everything through this proxy."),
        click.option("--ca-bundle", metavar="FILE", help="Certificate authorities to trust instead of the system's."),
        click.option(
            "--allow-address", multiple=True, metavar="CIDR", help="Allow an address block that is refused otherwise."
        ),
        click.option("--allow-port", multiple=True, type=int, metavar="N", help="Allow a port besides 80 and 443."),
        click.option("--user-agent", metavar="TEXT", help="How to introduce ourselves."),
    )(function)


def remembering(function: Body) -> Body:
    """What is kept from run to run."""
    return _stack(
        click.option("--state", metavar="FILE", help="SQLite state: resume, answers of earlier runs, history."),
        click.option("--max-age", metavar="AGE", help="How old an answer may be: 12h, or live=7d,gone=30m."),
    )(function)


def judging(function: Body) -> Body:
    """Which findings count, and which fail the run."""
    return _stack(
        click.option(
            "--index", metavar="FILE", help="Feed, sitemap or JSONL of titles and URLs, for unlinked cross-references."
        ),
        click.option(
            "--corpus/--no-corpus", default=None, help="Tell what the articles tell together (default: for more than one)."
        ),
        click.option("--select", multiple=True, metavar="RULE", help="Only these rules (repeat or separate by commas)."),
        click.option("--ignore", multiple=True, metavar="RULE", help="All rules but these."),
        click.option("--fail-on", type=FAIL_ON, help="What exits 1 (default error; confirmed: errors found dead over 7 days)."),
        click.option("--baseline", metavar="FILE", help="Known findings, put up with: only new ones fail."),
        click.option("--update-baseline", is_flag=True, default=None, help="Write what is found now to the baseline."),
        click.option("--strict/--no-strict", default=None, help="Uncertain outcomes make the audit incomplete (exit 3)."),
        click.option("--exit-zero/--no-exit-zero", help="Exit 0 whatever is found; a report-only run."),
    )(function)


def writing(default: str) -> Callable[[Body], Body]:
    """Where the report goes, and in what form."""
    return _stack(
        click.option(
            "--format", "format_", metavar="NAME", help=f"Report format (default {default}): {', '.join(REPORT_FORMATS)}."
        ),
        click.option(
            "--output",
            "-o",
            "outputs",
            multiple=True,
            metavar="FILE",
            help="Write to FILE; its suffix tells the format, or NAME:FILE (NAME:- is stdout). Repeatable.",
        ),
        click.option("--columns", metavar="NAMES", help="Only these CSV columns, separated by commas."),
        click.option(
            "--csv-tables", metavar="DIR", help="Write passages and references as two CSV tables with their schema too."
        ),
        click.option("--csv-bom/--no-csv-bom", help="Begin the CSV with a byte order mark, for Excel."),
        click.option(
            "--csv-raw/--no-csv-raw", help="CSV cells as they are, formulas too: for programs, never for a spreadsheet."
        ),
        click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True),
        click.option("--quiet/--no-quiet", "-q", help="No progress and no summary on stderr."),
        click.option("--verbose", "-v", count=True, help="Say more on stderr (-vv: each link as it is resolved)."),
    )
