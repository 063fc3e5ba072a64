"""What a page says of itself to machines: who wrote it, whose copy it is, where it lives, when it came out.

Read from the raw page, before anything is judged furniture: credits stand here that the visible article has lost.
Values are handed on as they are written; whether one is an agency is for others to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from linkaudit.model import Source
from linkaudit.model.quick import quick
from linkaudit.parser import dates
from linkaudit.parser.blocks import Statement
from linkaudit.parser.embeds.page_state import distributor
from linkaudit.parser.structured import Claim, claims_of, documents

CREDITS = frozenset(
    (
        "author byl byline article:author og:author og:article:author dc.creator dcterms.creator citation_author creator "
        "twitter:creator parsely-author sailthru.author cxenseparse:author dcsext.author publisher dc.publisher "
        "dcterms.publisher dc.rights rights copyright dc.source source news_source newssource contentsource content-source "
        "dcterms.source article:source article:provider provider agency credit credits canonical syndication-source "
        "original-source article:original-source twitter:label1 twitter:data1"
    ).split()
)
"""Names of meta elements that credit somebody; compared in lower case."""
_DATES = (
    "article:published_time",
    "datepublished",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "cxenseparse:recs:publishtime",
    "date",
)
"""The most telling first."""
_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "title")
_LANGUAGES = ("content-language", "language", "og:locale", "inlanguage", "dc.language")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}", re.ASCII)
_ISO = re.compile(r"[0-9]{4}-[01][0-9]-[0-3][0-9](?![0-9])", re.ASCII)
_BLANKS = re.compile(r"\s+")
_SCHEMES = frozenset({"http", "https"})
_LONGEST = 2000


@quick
@dataclass(frozen=True, slots=True)
class Tag:
    """A `meta` or `link` element, or a script of data: its name in lower case, its content, its place in the source."""

    name: str
    content: str
    start: int | None
    end: int | None


@dataclass(slots=True)
class Head:
    """The machine-readable parts of a page, in its order."""

    tags: list[Tag] = field(default_factory=list)
    """`meta` elements by name, property or itemprop; `link rel=canonical` as `canonical`."""
    json: list[Tag] = field(default_factory=list)
    """JSON-LD scripts; the name is their type."""
    state: Tag | None = None
    """The script that holds the article as a content system's JSON and names its distributor, if one does."""
    titles: list[str] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)
    """`href` of each `base` element."""
    language: str | None = None
    """`lang` of the root element."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the head comes down to; the fields are those of a Document."""

    statements: tuple[Statement, ...] = ()
    url: str | None = None
    base: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None


def read(head: Head, source: Source) -> Facts:
    """The facts of a page. What the source's container says of address, title, date and language goes before the page's own."""
    claimed = list(_claims(head))
    first = _first_of(head.tags, claimed)
    url = source.url or _own_address(first, source)
    return Facts(
        statements=tuple(_statements(head, claimed)),
        url=url,
        base=_base(head.bases, source, url),
        title=source.title or _title(first, head.titles),
        published=source.published or next(filter(None, (_date(first[name]) for name in _DATES if name in first)), None),
        language=source.language or _language(first, head.language),
    )


def _claims(head: Head) -> Iterator[tuple[Claim, Tag]]:
    for script in head.json:
        for document in documents(script.content):
            for claim in claims_of(document):
                yield claim, script


def _first_of(tags: Sequence[Tag], claimed: Sequence[tuple[Claim, Tag]]) -> Mapping[str, str]:
    """The first value of each name. JSON-LD's go under its lower-case property names, behind the page's own elements."""
    first: dict[str, str] = {}
    for tag in tags:
        if content := tag.content.strip():
            first.setdefault(tag.name, content)
    for claim, _ in claimed:
        first.setdefault(claim.slot.removeprefix("jsonld.").lower(), claim.value)
    return first


def _statements(head: Head, claimed: Sequence[tuple[Claim, Tag]]) -> Iterator[Statement]:
    for tag in head.tags:
        value = _BLANKS.sub(" ", tag.content).strip()[:_LONGEST] if tag.name in CREDITS else ""
        if value:
            yield Statement(slot=tag.name, value=value, where="meta", start=tag.start, end=tag.end)
    for claim, script in claimed:
        if claim.credit:
            yield Statement(slot=claim.slot, value=claim.value, where="jsonld", start=script.start, end=script.end)
    yield from _distributed(head.state)


def _distributed(state: Tag | None) -> Iterator[Statement]:
    if state is not None:
        for name, value in distributor(state.content):
            yield Statement(slot=f"ans.distributor.{name}", value=value, where="meta", start=state.start, end=state.end)


def _own_address(first: Mapping[str, str], source: Source) -> str | None:
    for name in ("canonical", "og:url", "url", "mainentityofpage"):
        found = _absolute(first.get(name), source.base_url)
        if found is not None:
            return found
    return None


def _absolute(value: str | None, base: str | None) -> str | None:
    """The http(s) address that a value spells, resolved against `base`; None for anything else."""
    if not value:
        return None
    try:
        joined = urljoin(base, value.strip()) if base else value.strip()
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in _SCHEMES and parts.hostname else None


def _base(bases: Sequence[str], source: Source, url: str | None) -> str | None:
    """The first usable `<base>`, else the input's own address, else the one given, else what the page calls its own."""
    known = source.url or source.base_url or url
    for href in bases:
        found = _absolute(href, known)
        if found is not None:
            return found
    return _absolute(source.url, None) or _absolute(source.base_url, None) or _absolute(url, None)


def _date(value: str) -> str | None:
    """An ISO date or time as it is written; another spelling as its ISO date."""
    if _ISO.match(value):
        return value
    date = dates.parse(value)
    return date.isoformat() if date else None


def _title(first: Mapping[str, str], titles: Sequence[str]) -> str | None:
    stated = next((first[name] for name in _TITLES if name in first), None)
    title = _BLANKS.sub(" ", stated or next((title for title in titles if title.strip()), "")).strip()
    return title or None


def _language(first: Mapping[str, str], root: str | None) -> str | None:
    for value in (root, *(first.get(name) for name in _LANGUAGES)):
        if value and _LANGUAGE.fullmatch(value.strip()):
            return value.strip().replace("_", "-")
    return None
