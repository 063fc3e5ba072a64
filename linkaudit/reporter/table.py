"""The terminal's report: per article the four groups, then findings, figures and what must be said aloud.

Foreign text stands in the last column, so that a right-to-left script cannot pull other columns over; every line of it
has a bar before it, so that none can pass for a log's or a CI runner's own. Colour only repeats what words say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from tabulate import tabulate
from wcwidth import wcswidth, wrap

from linkaudit.model import Article, Unreadable
from linkaudit.reporter.corpus_table import corpus_parts
from linkaudit.reporter.groups import TITLES, Entry, Grouped, columns, grouped
from linkaudit.reporter.look import Look
from linkaudit.reporter.phrases import (
    counted_first,
    credit_words,
    figures,
    finding_words,
    label_figures,
    plural,
    run_notes,
    severity_words,
)
from linkaudit.reporter.report import Report, summarise
from linkaudit.reporter.visible import one_line

PIPE_WIDTH = 100
_BAR = "  | "
"""Before foreign text that begins a line."""
_NARROW = 64
"""Below it the columns of an entry stand one under the other."""
_COMFORT, _LEAST = 32, 20
"""Columns of text below which the date joins the account, and below which columns are given up."""
_HEADER_ROOM = 2
"""tabulate keeps this many columns beside a heading."""
_CAPS = {"what": 24, "who": 26, "when": 10, "today": 26}
_COLORS = {"alive": "32", "dead": "1;31", "uncertain": "33", "error": "1;31", "warning": "33", "heading": "1"}


def parts(report: Report, look: Look) -> Iterator[str]:
    """The report in pieces, one article at a time."""
    page = _Page(look)
    for entry in report.entries:
        yield from (_unreadable(entry, page) if isinstance(entry, Unreadable) else _article(report, entry, page))
    yield from _findings(report, page)
    yield from _summary(report, page)
    if report.corpus:
        for heading, text in corpus_parts(report.corpus, page.width, fold):
            yield f"\n{page.heading(heading)}{text}"


class _Page:
    """A width to fill, and whether colours are wanted."""

    def __init__(self, look: Look) -> None:
        self.width = max(20, look.width or PIPE_WIDTH)
        self.color = look.color

    def paint(self, text: str, tone: str) -> str:
        code = _COLORS.get(tone) if self.color else None
        return "\n".join(f"\x1b[{code}m{line}\x1b[0m" for line in text.split("\n")) if code and text else text

    def heading(self, text: str) -> str:
        return "".join(f"{self.paint(line, 'heading')}\n" for line in self._lines(text))

    def prose(self, text: str) -> str:
        return "".join(f"{line}\n" for line in self._lines(text))

    def _lines(self, text: str) -> Iterator[str]:
        """Folded; the first line begins with a word of ours, the others have a bar before them."""
        first, *rest = fold(text, self.width - len(_BAR))
        yield first
        yield from (f"{_BAR}{line}" for line in rest)

    def table(self, body: Sequence[Sequence[str]], headers: Sequence[str]) -> str:
        align = ["right", *["left"] * (len(headers) - 1)]
        drawn = tabulate(body, headers=headers, tablefmt="presto", disable_numparse=True, colalign=align)
        head, rule, *rows = drawn.split("\n")
        # tabulate rules the blank behind the last column too, which a terminal that is full would put on a line of its own.
        return "\n".join((head, rule[: self.width], *rows, ""))


@lru_cache(maxsize=4096)
def fold(text: str, width: int, lines: int | None = None) -> tuple[str, ...]:
    """The text in lines of at most `width` columns, and at most `lines` of them, the last cut with `…`."""
    if text.isascii() and len(text) <= width:
        return (text,)
    if lines is not None:
        text = text[: width * (lines + 1)]
    folded = wrap(text, max(width, 2), max_lines=lines, placeholder="…", break_on_hyphens=False, control_codes="ignore")
    return tuple(folded) or ("",)


def _unreadable(entry: Unreadable, page: _Page) -> Iterator[str]:
    yield page.heading(f"Unreadable: {one_line(entry.id)}: {one_line(entry.reason)}")
    yield "\n"


def _article(report: Report, article: Article, page: _Page) -> Iterator[str]:
    title = f": {one_line(article.title, 300)}" if article.title else ""
    published = f"Published {one_line(article.published, 40)}. " if article.published else ""
    yield page.heading(f"Article {one_line(article.id)}{title}")
    yield page.prose(f"{published}Credit: {credit_words(article.credit)}.")
    sorted_rows = grouped(report, article)
    for name, entries in sorted_rows.groups.items():
        if entries:
            yield f"\n{page.heading(TITLES[name])}{_entries(entries, page)}"
    yield from (page.prose(remark) for remark in _remarks(article, sorted_rows))
    yield "\n"


def _remarks(article: Article, sorted_rows: Grouped) -> Iterator[str]:
    if sorted_rows.furniture:
        yield f"Left out: {plural(sorted_rows.furniture, 'link')} in navigation, sidebars and footers."
    if not article.passages and not article.references:
        yield "Nothing to read in it."
    for note in article.notes:
        yield f"Note: {one_line(note)}"


def _entries(entries: Sequence[Entry], page: _Page) -> str:
    names = columns(entries)
    if "when" in names and _room(names, entries, page) < _COMFORT:
        entries = [replace(entry, who=f"{entry.who} {entry.when}".strip(), when="") for entry in entries]
        names = columns(entries)
    room = _room(names, entries, page)
    if page.width < _NARROW or room < _LEAST:
        return _stacked_table(entries, names, page)
    widths = [_column_width(name, entries) for name in names]
    body = [[entry.place, *_cells(entry, names, widths, page), _text(entry, room)] for entry in entries]
    return page.table(body, ["line", *names, "text"])


def _stacked_table(entries: Sequence[Entry], names: Sequence[str], page: _Page) -> str:
    room = page.width - _line_width(entries) - 4
    return page.table([[entry.place, _stacked(entry, names, page, room)] for entry in entries], ["line", "what it is"])


def _room(names: Sequence[str], entries: Sequence[Entry], page: _Page) -> int:
    """Columns left for the text."""
    taken = sum(_column_width(name, entries) + 3 for name in names)
    return page.width - _line_width(entries) - taken - 4


def _line_width(entries: Sequence[Entry]) -> int:
    return max(len("line") + _HEADER_ROOM, *(len(entry.place) for entry in entries))


def _column_width(name: str, entries: Sequence[Entry]) -> int:
    """As wide as the cells are once they are folded at the column's cap."""
    folded = (line for entry in entries for line in fold(getattr(entry, name), _CAPS[name]))
    return max(len(name) + _HEADER_ROOM, *map(wcswidth, folded))


def _cells(entry: Entry, names: Sequence[str], widths: Sequence[int], page: _Page) -> Iterator[str]:
    for name, width in zip(names, widths, strict=True):
        cell = "\n".join(fold(getattr(entry, name), width))
        yield page.paint(cell, entry.tone) if name == "today" else cell


def _stacked(entry: Entry, names: Sequence[str], page: _Page, room: int) -> str:
    first = " · ".join(getattr(entry, name) for name in names if name != "today" and getattr(entry, name))
    today = page.paint("\n".join(fold(entry.today, room)), entry.tone)
    return "\n".join(part for part in ("\n".join(fold(first, room)), today, _text(entry, room)) if part)


def _text(entry: Entry, room: int) -> str:
    lines = 2 if entry.passage else 4
    return "\n".join(line for text in entry.texts for line in fold(text, room, lines))


def _findings(report: Report, page: _Page) -> Iterator[str]:
    first = True
    for finding in counted_first(report.findings):
        if first:
            yield page.heading("Findings")
            first = False
        place = f":{finding.place.line}:{finding.place.column}" if finding.place else ""
        where = page.prose(f"{severity_words(finding)} {finding.rule} in {one_line(finding.article)}{place}")
        yield page.paint(where.rstrip("\n"), severity_words(finding)) + "\n"
        yield "".join(f"{_BAR}{line}\n" for line in fold(finding_words(finding), page.width - len(_BAR)))
    if not first:
        yield "\n"


def _summary(report: Report, page: _Page) -> Iterator[str]:
    summary = summarise(report)
    yield page.heading("Summary")
    for name, value in figures(report, summary):
        yield page.prose(f"{name}: {value}.")
    body = [[label.replace("_", " "), f"{passages:,}", f"{count:,}"] for label, passages, count in label_figures(summary)]
    if body:
        aligned = ("left", "right", "right")
        headers = ["label", "passages", "words"]
        yield "\n" + tabulate(body, headers=headers, tablefmt="presto", disable_numparse=True, colalign=aligned) + "\n"
    for note in run_notes(report.run):
        yield page.prose(f"Note: {note}")
