"""A record of a corpus as an article: which field is the text, which the address, whatever its maker called them.

The conventions are those of C4, CC-News, RealNews, news-please, ninjs, WordPress exports and web-mining CSV files. What no
convention knows passes through as `extra`. Offsets of such an article are offsets into the field that holds its text.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping

from linkaudit.model import Media, Origin, Source, Unreadable
from linkaudit.reader.articles import too_large
from linkaudit.reader.characters import clean
from linkaudit.reader.kinds import looks_like_html
from linkaudit.reader.moments import iso_date
from linkaudit.reader.settings import ReaderSettings

CONVENTIONS: Mapping[str, tuple[str, ...]] = {
    "html": ("html", "raw_html", "body_html", "body_xhtml", "content:encoded", "content_html", "page_html"),
    "markdown": ("markdown", "body_markdown"),
    "text": (
        *("text", "maintext", "body_text", "article_text", "full_text", "plain_text", "content", "body", "article"),
        *("description", "summary"),
    ),
    "url": ("url", "link", "warc-target-uri", "wp:link", "canonical_url", "source_url", "uri", "permalink"),
    "title": ("title", "headline", "heading"),
    "published": (
        *("published", "publish_date", "published_at", "date_publish", "date_published", "publication_date", "pubdate"),
        *("versioncreated", "firstcreated", "date", "timestamp", "created_at"),
    ),
    "language": ("language", "lang", "locale"),
    "outlet_country": ("outlet_country", "country", "country_code"),
    "base_url": ("base_url",),
}
"""Our field → names it goes by, lower case, the first that is filled wins."""

_COUNTRY = re.compile(r"[A-Za-z]{2}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_AMERICAN = re.compile(r"(0[1-9]|1[0-2])-(\d{2})-(\d{4})", re.ASCII)
"""As RealNews writes `publish_date`."""
_WRAPS = ("rendered", "$date", "$numberLong")
"""Names under which WordPress and MongoDB wrap a value."""


class Fields:
    """The fields of one record, found by our names."""

    def __init__(self, record: Mapping[str, object], settings: ReaderSettings) -> None:
        self._record = {name.strip().lower(): value for name, value in record.items()}
        self._namesakes: dict[str, object] = {}
        """Fields whose names differ from another's in capitals or blanks alone; nobody asks for them, and they are kept."""
        if len(self._record) < len(record):
            self._part_namesakes(record)
        self._names = {ours: (theirs.strip().lower(),) for ours, theirs in settings.fields.items()}
        self.used: set[str] = set()
        """Lower-case names of the fields that were asked for and filled."""

    def _part_namesakes(self, record: Mapping[str, object]) -> None:
        """The exact spelling goes before another, else the first."""
        self._record = {}
        for name in sorted(record, key=lambda name: name != name.strip().lower()):
            plain = name.strip().lower()
            if plain in self._record:
                self._namesakes[name] = record[name]
            else:
                self._record[plain] = record[name]

    def text(self, ours: str) -> str | None:
        """The first filled field that goes by one of our field's names, as text; lists are lines."""
        for name in self._names.get(ours, CONVENTIONS.get(ours, ())):
            value = _as_text(self._record.get(name))
            if value is not None and (value or ours in {"text", "html"}):
                self.used.add(name)
                return clean(value)
        return None

    def rest(self) -> dict[str, str]:
        """What was not used, by the names and in the words of the record."""
        kept = {name: _as_text(value) for name, value in self._record.items() if name not in self.used}
        kept |= {name: _as_text(value) for name, value in self._namesakes.items()}
        return {name: clean(value) for name, value in kept.items() if value is not None}


def article_of(record: Mapping[str, object], path: str, number: int, settings: ReaderSettings) -> Source | Unreadable:
    """The article in a record, `path#number`; unreadable when no field holds a text."""
    fields = Fields(record, settings)
    held = _body(fields)
    if held is None:
        return bad_record(path, number, _no_text(record))
    media, text = held
    if len(text) > settings.max_article_size:
        return bad_record(path, number, too_large(settings))
    country = _matching(_COUNTRY, fields.text("outlet_country"))
    return Source(
        id=f"{path}#{number}",
        origin=Origin(path=path, record=number, media=media),
        text=text.removeprefix("\ufeff"),
        url=fields.text("url"),
        title=fields.text("title"),
        published=_published(fields) or settings.published,
        language=_matching(_LANGUAGE, fields.text("language")),
        outlet_country=country.upper() if country else settings.outlet_country,
        base_url=fields.text("base_url") or settings.base_url,
        extra=fields.rest(),
    )


def _no_text(record: Mapping[str, object]) -> str:
    there = ", ".join(map(str, record))[:200] or "none"
    return (
        f"no field with a text; there are: {there} (known: html, text, content, body …; others by `fields` in a configuration)"
    )


def only_address(record: Mapping[str, object], settings: ReaderSettings) -> str | None:
    """The address in a record that holds an address and no text at all, or None."""
    fields = Fields(record, settings)
    return None if _body(fields) is not None else fields.text("url")


def knows(names: list[str], settings: ReaderSettings) -> bool:
    """Whether any of these field names is one that holds a text or an address."""
    wanted = {name for ours in ("html", "markdown", "text", "url") for name in CONVENTIONS[ours]}
    return any(name.strip().lower() in wanted | {theirs.lower() for theirs in settings.fields.values()} for name in names)


def bad_record(path: str, number: int, reason: str) -> Unreadable:
    """One record that is no article, named by where it stands."""
    return Unreadable(id=f"{path}#{number}", origin=Origin(path=path, record=number), reason=reason)


def _published(fields: Fields) -> str | None:
    before = set(fields.used)
    given = fields.text("published")
    american = _AMERICAN.fullmatch(given or "") if "publish_date" in fields.used else None
    told = iso_date("{2}-{0}-{1}".format(*american.groups()) if american else given)
    if told is None:
        fields.used = before  # what cannot be read as a date passes through as it is
    return told


def _body(fields: Fields) -> tuple[Media, str] | None:
    html = fields.text("html")
    if html:
        return "html", html
    markdown = fields.text("markdown")
    if markdown:
        return "markdown", markdown
    text = fields.text("text")
    if text is None:
        return None if html is None else ("html", html)
    return ("html" if looks_like_html(text[:65_536].encode("utf-8", "replace")) else "text"), text


def _as_text(value: object) -> str | None:
    match value:
        case None | str():
            return value
        case float() if math.isnan(value):
            return None  # a table's way to say that nothing stands there
        case bytes():
            return value.decode("utf-8", "replace")
        case list() if all(isinstance(item, str) for item in value):
            return "\n".join(value)
    inner = _unwrapped(value)
    return json.dumps(value, ensure_ascii=False, default=str) if inner is None else _as_text(inner)


def _unwrapped(value: object) -> object:
    """What a value's wrapping holds, None where it has none."""
    return next((value[name] for name in _WRAPS if name in value), None) if isinstance(value, dict) else None


def _matching(pattern: re.Pattern[str], value: str | None) -> str | None:
    return value.strip() if value and pattern.fullmatch(value.strip()) else None
