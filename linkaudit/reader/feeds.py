"""Feeds and exports: RSS, Atom and RDF items, posts of a WordPress export, in their full text where they carry it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkaudit.entities import unescaped
from linkaudit.model import Source, Unreadable
from linkaudit.reader.deliveries import Delivery
from linkaudit.reader.entry import Entry
from linkaudit.reader.pages import page_of
from linkaudit.reader.records import article_of, bad_record
from linkaudit.reader.settings import ReaderSettings

_BLOCKS = re.compile(r"<(?:p|div)[\s>]|<!-- wp:", re.IGNORECASE)
_TEXTS = ("content:encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "dc:date", "date", "updated", "wp:post_date_gmt")


def read_feed(delivery: Delivery, settings: ReaderSettings) -> Iterator[Source | Unreadable]:
    """Articles of the entries, `path#ordinal`; an entry without any text is the page it links to.

    Of a sitemap they are the pages it lists.
    Of a WordPress export only published posts and pages are articles. `OSError` at the end of a broken file.
    """
    from linkaudit.reader.elements import entries  # noqa: PLC0415 - brings in lxml

    head = delivery.head(2048).lower()
    if b"<sitemapindex" in head:
        raise OSError("a list of sitemaps: name the sitemaps themselves")
    if b"<urlset" in head:
        for number, entry in enumerate(entries(delivery.stream, ("url",)), 1):
            yield page_of(entry.first("loc"), delivery.path, number, settings)
        return
    for number, entry in enumerate(entries(delivery.stream, ("item", "entry")), 1):
        if entry.first("wp:post_type") in {"", "post", "page"} and entry.first("wp:status") in {"", "publish"}:
            yield _article(entry, delivery.path, number, settings)


def _article(entry: Entry, path: str, number: int, settings: ReaderSettings) -> Source | Unreadable:
    url = entry.first("link") or next((v for v in (entry.first("guid"), entry.first("id")) if v.startswith("http")), "")
    text = entry.first(*_TEXTS)
    if text:
        return article_of(_record(entry, text, url), path, number, settings)
    if url and settings.fetch_page is not None:
        return page_of(url, path, number, settings)
    return bad_record(path, number, "the entry carries no text")


def _record(entry: Entry, text: str, url: str) -> dict[str, str]:
    # WordPress keeps paragraphs as blank lines until it shows them; Markdown reads those, and the HTML between them
    held = "markdown" if entry.first("wp:post_type") and not _BLOCKS.search(text) else "html"
    given = {"url": url, "title": unescaped(entry.first("title")), "published": entry.first(*_DATES)}
    given["author"] = entry.first("dc:creator", "creator")
    return {held: text, **{name: value for name, value in given.items() if value}}
