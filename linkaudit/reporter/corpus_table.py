"""The corpus answers on a terminal: tables that fit its width, numbers first, foreign text folded and last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tabulate import tabulate
from wcwidth import wcswidth

from linkaudit.model import Corpus
from linkaudit.reporter.corpus_answers import Answer, answers, figures

Fold = Callable[[str, int], Sequence[str]]
"""A text in lines of at most so many columns."""
Body = Sequence[Sequence[str]]

LEAST = 12
"""Columns of text below which a table is given up for lines."""
_FOLDED = frozenset({"text", "credits", "agencies"})
_BETWEEN = 3


def corpus_parts(corpus: Corpus, width: int, fold: Fold) -> Iterator[tuple[str, str]]:
    """(heading, text) of each table that has rows, after the figures."""
    yield "Corpus", "".join(_folded(f"{name}: {value}.", width, fold) for name, value in figures(corpus))
    for answer in answers(corpus):
        if answer.rows:
            more = answer.more()
            yield answer.heading, _table(answer, width, fold) + (_folded(more, width, fold) if more else "")


def _table(answer: Answer, width: int, fold: Fold) -> str:
    names, body = [column.heading for column in answer.seen], list(answer.shown())
    widths = _widths(answer, body, width)
    if sum(widths) + _BETWEEN * len(names) > width:
        return "".join(_prose(names, row, width, fold) for row in body)
    folded = [[_cell(cell, room, fold) for cell, room in zip(row, widths, strict=True)] for row in body]
    align = ["right" if column.number else "left" for column in answer.seen]
    return tabulate(folded, headers=names, tablefmt="presto", disable_numparse=True, colalign=align) + "\n"


def _widths(answer: Answer, body: Body, width: int) -> list[int]:
    """Columns for each cell: what it wants, but that texts share what the others leave; no less than they can be read in."""
    wanted = [_widest(column.heading, at, body) for at, column in enumerate(answer.seen)]
    texts = [at for at, column in enumerate(answer.seen) if column.kind in _FOLDED]
    room = width - _BETWEEN * len(wanted) - sum(wanted) + sum(wanted[at] for at in texts)
    for left, at in zip(range(len(texts), 0, -1), sorted(texts, key=wanted.__getitem__), strict=True):
        wanted[at] = min(wanted[at], max(room // left, LEAST))
        room -= wanted[at]
    return wanted


def _widest(heading: str, at: int, body: Body) -> int:
    # tabulate keeps two columns beside a heading.
    return max(len(heading) + 2, *(wcswidth(row[at]) for row in body))


def _cell(text: str, room: int, fold: Fold) -> str:
    return "\n".join(fold(text, room)) if text else ""


def _prose(names: Sequence[str], row: Sequence[str], width: int, fold: Fold) -> str:
    """A row in words, its first line beginning with one of ours."""
    said = ", ".join(f"{name} {cell}" for name, cell in zip(names, row, strict=True) if cell)
    return _folded(said, width, fold)


def _folded(text: str, width: int, fold: Fold) -> str:
    return "\n  | ".join(fold(text, max(width - 4, 2))) + "\n"
