"""What a Markdown file says of itself before it begins: the block of `key: value` lines that site generators read.

A small reader for a small dialect: top-level keys of YAML (`---`) and TOML (`+++`), scalars and plain lists. Anything deeper
is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linkaudit.parser import dates
from linkaudit.parser.blocks import Statement

_END = r"(?:\r\n|\r(?!\n)|\n)"
_FENCED = re.compile(
    rf"(?P<fence>---|\+\+\+)[ \t]{{0,9}}{_END}(?P<body>(?:[^\r\n]{{0,4000}}{_END}){{0,400}}?)"
    rf"(?P=fence)[ \t]{{0,9}}(?:{_END}|\Z)"
)
_LINE = re.compile(rf"[^\r\n]*{_END}")
_PAIR = re.compile(r"(?P<key>[A-Za-z][A-Za-z0-9_.-]{0,40})[ \t]{0,9}[:=][ \t]{0,9}(?P<value>[^\r\n]{0,2000})")
_ITEM = re.compile(r"[ \t]{0,8}-[ \t]{1,4}(?P<value>[^\r\n]{1,500})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[ ]?[+-]\d{2}:?\d{2})?)?", re.ASCII)
_AUTHORS = frozenset({"author", "authors", "byline", "by", "source", "credit", "agency", "provider"})
_DATES = frozenset({"date", "published", "pubdate", "publishdate", "published_at", "publish_date", "datepublished"})
_ADDRESSES = frozenset({"canonical", "canonical_url", "canonicalurl", "original_url", "source_url"})


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The facts told, and the source offset at which the article begins."""

    end: int = 0
    title: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    statements: tuple[Statement, ...] = ()


def read(text: str) -> FrontMatter:
    """The front matter of a text; an empty one where there is none."""
    found = _FENCED.match(text) if text.startswith(("---", "+++")) else None
    if found is None:
        return FrontMatter()
    facts: dict[str, str] = {}
    statements: list[Statement] = []
    for key, value, start, end in _pairs(text, found.start("body"), found.end("body")):
        facts.setdefault(_role(key), value)
        if key in _AUTHORS:
            statements.append(
                Statement(slot="author" if key == "authors" else key, value=value, where="meta", start=start, end=end)
            )
        elif key in _ADDRESSES:
            statements.append(Statement(slot="canonical", value=value, where="meta", start=start, end=end))
    return FrontMatter(
        end=found.end(),
        title=facts.get("title"),
        published=_day(facts.get("date", "")),
        language=facts.get("language"),
        url=facts.get("url"),
        statements=tuple(statements),
    )


def _role(key: str) -> str:
    if key in _DATES:
        return "date"
    if key in _ADDRESSES:
        return "url"
    return "language" if key in {"lang", "language", "locale"} else key


def _pairs(text: str, at: int, until: int) -> Iterator[tuple[str, str, int, int]]:
    """Top-level keys in lower case with their values; the items of a list are values of the same key."""
    key = ""
    for line in _LINE.finditer(text, at, until):
        at, end = line.span()
        if pair := _PAIR.match(text, at, end):
            key = pair["key"].lower()
            for value in _values(pair["value"]):
                yield key, value, pair.start("value"), pair.end("value")
        elif key and (item := _ITEM.match(text, at, end)):
            yield key, _bare(item["value"]), item.start("value"), item.end("value")


def _values(written: str) -> Iterator[str]:
    inner = written.strip()
    parts = inner[1:-1].split(",") if inner.startswith("[") and inner.endswith("]") else [inner]
    yield from filter(None, map(_bare, parts))


def _bare(value: str) -> str:
    words = value.strip()
    return words[1:-1] if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'" else words


def _day(value: str) -> str | None:
    if iso := _ISO.match(value):
        return iso.group()
    told = dates.parse(value)
    return told.isoformat() if told else None
