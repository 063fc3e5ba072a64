"""Markdown for job summaries, issues and notes. Foreign text can neither mark up, mention, link nor close anything.

All its ASCII punctuation is written as numeric references; after `@` and `#` a zero-width space stands as well, because
GitHub looks for mentions and issue numbers only after it has decoded references. Over 1 MiB GitHub drops a whole summary.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from urllib.parse import quote, urlsplit

from linkaudit.model import Article, Corpus, Finding, Unreadable
from linkaudit.reporter.corpus_answers import answers
from linkaudit.reporter.corpus_answers import figures as corpus_figures
from linkaudit.reporter.groups import TITLES, Address, Entry, columns, grouped
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
from linkaudit.reporter.visible import one_line, visible

MOST_BYTES = 1_000_000
_KEPT_FOR_END = 2_000
_CELL = 300
"""Characters of a passage's words in a table."""
_ACTIVE = str.maketrans(
    {sign: f"&#{ord(sign)};{'&#8203;' if sign in '@#' else ''}" for sign in string.punctuation if sign not in ",;'?()-%+=/"}
)


def parts(report: Report, look: Look) -> Iterator[str]:
    """The report: notes, figures, findings, then the articles as far as they fit."""
    written = 0
    for part in _all(report, look):
        size = len(part.encode("utf-8", "surrogatepass"))
        if written + size > MOST_BYTES - _KEPT_FOR_END:
            yield "\n*The rest is left out: this report is cut at 1 MB. The JSON report holds all of it.*\n"
            return
        written += size
        yield part


def escape(text: str) -> str:
    """Foreign text, already visible, that stays text wherever it is put."""
    return text.translate(_ACTIVE)


def link(address: Address) -> str:
    """`[host](address)` for web addresses, the bare text for anything else."""
    target = href(address.url)
    if target is None:
        return f"{address.lead}{escape(address.shown)}"
    return f"{address.lead}[{escape(visible(urlsplit(target).netloc))}](<{target}>)"


def href(url: str | None) -> str | None:
    """A web address with all percent-coded that could end a link; None for any other scheme, or where browsers differ."""
    try:
        parts = urlsplit(url or "")
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host or "\\" in parts.netloc:
        return None
    return quote(parts.geturl().encode("utf-8", "replace"), safe="/:?#@!$&*+,;=%~")


def _all(report: Report, look: Look) -> Iterator[str]:
    yield f"# {escape(visible(look.title))}\n\n"
    for note in run_notes(report.run):
        yield f"> **Note:** {escape(note)}\n\n"
    summary = summarise(report)
    yield "| figure | value |\n| --- | --- |\n"
    for name, value in figures(report, summary):
        yield f"| {name} | {escape(value)} |\n"
    yield "\n| label | passages | words |\n| --- | ---: | ---: |\n"
    for label, passages, count in label_figures(summary):
        yield f"| {label.replace('_', ' ')} | {passages:,} | {count:,} |\n"
    if report.corpus:
        yield from _corpus(report.corpus)
    yield from _findings(report)
    for entry in report.entries:
        yield from (_unreadable(entry) if isinstance(entry, Unreadable) else _article(report, entry))


def _corpus(corpus: Corpus) -> Iterator[str]:
    yield "\n## Corpus\n\n"
    yield from (f"{name}: {escape(value)}.\n\n" for name, value in corpus_figures(corpus))
    for answer in answers(corpus):
        if answer.rows:
            heads = " | ".join(column.heading for column in answer.seen)
            rule = "|".join(" ---: " if column.number else " --- " for column in answer.seen)
            yield f"### {answer.heading}\n\n| {heads} |\n|{rule}|\n"
            yield from (f"| {' | '.join(map(escape, row))} |\n" for row in answer.shown())
            yield f"\n{answer.more()}\n"


def _findings(report: Report) -> Iterator[str]:
    head = "\n## Findings\n\n| severity | rule | where | what |\n| --- | --- | --- | --- |\n"
    for finding in counted_first(report.findings):
        words = f"{severity_words(finding)} | {finding.rule} | {_where(finding)} | {escape(finding_words(finding))}"
        yield f"{head}| {words} |\n"
        head = ""


def _where(finding: Finding) -> str:
    place = f":{finding.place.line}" if finding.place else ""
    return escape(f"{one_line(finding.article)}{place}")


def _unreadable(entry: Unreadable) -> Iterator[str]:
    yield f"\n## Unreadable: {escape(one_line(entry.id))}\n\nReason: {escape(one_line(entry.reason))}.\n"


def _article(report: Report, article: Article) -> Iterator[str]:
    title = f": {escape(one_line(article.title, _CELL))}" if article.title else ""
    yield f"\n## {escape(one_line(article.id))}{title}\n\nCredit: {escape(credit_words(article.credit))}.\n"
    sorted_rows = grouped(report, article)
    for name, entries in sorted_rows.groups.items():
        if entries:
            yield f"\n### {TITLES[name]}\n\n"
            yield from _table(entries)
    if sorted_rows.furniture:
        yield f"\nLeft out: {plural(sorted_rows.furniture, 'link')} in navigation, sidebars and footers.\n"


def _table(entries: Sequence[Entry]) -> Iterator[str]:
    names = ("place", *columns(entries))
    yield f"| {' | '.join((*names, 'text'))} |\n|{' --- |' * (len(names) + 1)}\n".replace("| place |", "| line |", 1)
    for entry in entries:
        words = entry.words if len(entry.words) <= _CELL else f"{entry.words[:_CELL]}…"
        text = " · ".join([escape(words), *map(link, entry.addresses)] if words else map(link, entry.addresses))
        yield f"| {' | '.join((*(escape(getattr(entry, name)) for name in names), text))} |\n"
