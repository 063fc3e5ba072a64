"""The corpus answers as tables, alike in every format: a name, a heading, columns with their meaning, rows.

People are shown the first rows; CSV and JSON hold all that the run kept. Foreign text stands in the last columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from linkaudit.model import Account, Copies, Corpus, Insertions, Rot, Share, SharedPost
from linkaudit.reporter.corpus_columns import HEADINGS, TABLES, Column, Kind
from linkaudit.reporter.phrases import agency_words, platform_words, plural
from linkaudit.reporter.rows import Cell
from linkaudit.reporter.visible import mask, one_line

SHOWN = 12
"""Rows of a table that people are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One table; `rows` are in the order of `columns`."""

    name: str
    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    """Rows there would be if all had been kept."""

    @property
    def seen(self) -> tuple[Column, ...]:
        """The columns that people are shown."""
        return tuple(column for column in self.columns if column.heading)

    def shown(self) -> Iterator[tuple[str, ...]]:
        """The first rows as people read them; all text is visible."""
        for row in self.rows[:SHOWN]:
            pairs = zip(self.columns, row, strict=True)
            yield tuple(_said(column, cell) for column, cell in pairs if column.heading)

    def more(self) -> str:
        """How many rows are not shown, or nothing."""
        hidden = self.total - min(SHOWN, len(self.rows))
        return f"And {plural(hidden, 'more row')}; the CSV and JSON reports hold {len(self.rows):,}." if hidden > 0 else ""


def figures(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """The corpus in a few lines, as heading and value."""
    yield (
        "Corpus",
        f"{plural(corpus.articles, 'article')} of {plural(corpus.outlets, 'outlet')}, {plural(corpus.words, 'word')}",
    )
    printed = plural(corpus.copied_articles, "article prints", "articles print")
    yield "Copies", f"{printed} one of {plural(corpus.copies_total, 'story', 'stories')} that others print too"
    yield "Settled by copies", plural(corpus.matched, "passage")
    if corpus.suggested:
        yield "Unlinked cross-references found by title", f"{corpus.suggested:,}"


def answers(corpus: Corpus) -> tuple[Answer, ...]:
    """All tables, those without rows included."""
    inserted = sum(insertions.posts for insertions in corpus.insertions)
    return (
        _answer("corpus_shares", [_share(each, corpus) for each in corpus.shares]),
        _answer("corpus_insertions", [_insertion(each, inserted) for each in corpus.insertions]),
        _answer("corpus_accounts", map(_account, corpus.accounts), corpus.accounts_total),
        _answer("corpus_posts", map(_post, corpus.posts), corpus.posts_total),
        _answer("corpus_copies", map(_copies, corpus.copies), corpus.copies_total),
        _answer("corpus_link_rot", map(_rot, corpus.rot)),
    )


def _answer(name: str, rows: Iterable[tuple[Cell, ...]], total: int | None = None) -> Answer:
    kept = tuple(rows)
    count = len(kept) if total is None else total
    return Answer(name=name, heading=HEADINGS[name], columns=TABLES[name], rows=kept, total=count)


def _share(share: Share, corpus: Corpus) -> tuple[Cell, ...]:
    passages, words = _part(share.passages, corpus.passages), _part(share.words, corpus.words)
    return share.label, ";".join(share.agencies), share.passages, passages, share.words, words


def _insertion(insertions: Insertions, whole: int) -> tuple[Cell, ...]:
    return insertions.platform, insertions.outcome, insertions.posts, _part(insertions.posts, whole)


def _account(account: Account) -> tuple[Cell, ...]:
    counts = (account.insertions, account.posts, account.articles, account.dead)
    return (*counts, account.platform, account.agency, account.handle)


def _post(post: SharedPost) -> tuple[Cell, ...]:
    url = mask(post.url) if post.url else None
    return post.articles, post.insertions, post.outcome, post.platform, post.handle, post.key, url


def _copies(copies: Copies) -> tuple[Cell, ...]:
    credited = "; ".join(f"{name or 'none'} {count}" for name, count in copies.credits)
    others = " ".join(copies.copies)
    return copies.articles, copies.outlets, copies.words, copies.kind, credited, copies.article, copies.title, others


def _rot(rot: Rot) -> tuple[Cell, ...]:
    year = None if rot.year is None else str(rot.year)
    counts = (rot.references, rot.alive, rot.dead, rot.uncertain, rot.other)
    return rot.by, year, *counts, _part(rot.dead, rot.alive + rot.dead)


def _part(part: int, whole: int) -> str | None:
    """A share as CSV writes it; none of nothing."""
    return f"{part / whole:.4f}" if whole else None


def _said(column: Column, cell: Cell) -> str:
    """A cell in words."""
    return "" if cell is None or cell == "" else _SAY[column.kind](str(cell))


def _credit(text: str) -> str:
    """`afp;reuters 3` as `AFP and Reuters 3`."""
    name, _, count = text.rpartition(" ")
    return f"{' and '.join(map(agency_words, name.split(';')))} {count}"


_SAY: Mapping[Kind, Callable[[str], str]] = {
    "count": lambda text: f"{int(text):,}",
    "share": lambda text: f"{100 * float(text):.1f} %",
    "agencies": lambda text: ", ".join(map(agency_words, text.split(";"))),
    "credits": lambda text: ", ".join(map(_credit, text.split("; "))),
    "platform": platform_words,
    "name": lambda text: text.replace("_", " "),
    "text": lambda text: one_line(text, 120),
}
