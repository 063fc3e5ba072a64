"""What a page that came back says of itself. The only place where Beautiful Soup is used, and only when there is a reason.

At most what was read of the body (256 KiB) is parsed, by lxml, which stays linear on hostile markup.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bs4 import BeautifulSoup, Tag

from linkaudit.model import Reply
from linkaudit.resolver.pages_tree import Tags, flat, inside, words

_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TEXT_CODECS = re.compile(
    r"utf-?(?:8|16|32)|iso8859|cp[0-9]|latin|koi8|mac-|gb|big5|shift|euc|hz|ascii|tis|johab|ptcp|kz", re.ASCII
)
_REFRESH = re.compile(
    r"(?=[0-9.])(?P<delay>[0-9]{0,9}+)[0-9.]{0,20}+(?:\s{1,20}+[;,]?+|[;,])\s{0,20}+(?:url\s{0,9}=\s{0,9})?+(?P<quote>[\"']?+)(?P<url>.{1,4000})",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)
_ARTICLE_TYPES = re.compile(
    r'"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"(?:\w{0,20}Article|BlogPosting|LiveBlogPosting|Report)"', re.ASCII
)
_UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "title", "meta", "link"))
_FURNITURE = frozenset(("nav", "header", "footer", "aside", "form", "button", "select", "option", "menu"))
_AROUND = _FURNITURE - {"header"}
_MOUNTS = frozenset(
    ("root", "app", "__next", "__nuxt", "___gatsby", "react-root", "main-app", "svelte", "app-root", "application")
)
_SEEN_THINGS = ("img", "picture", "iframe", "video", "audio", "object", "embed", "canvas", "svg", "frame", "input", "form")
_WIDE = re.compile(r"[\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST_TEXT = 6000


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresh:
    """A page that sends its reader on."""

    url: str
    delay: int
    """Seconds."""
    quiet: bool
    """Inside `noscript`: meant for readers without scripts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, read once."""

    title: str | None = None
    headings: tuple[str, ...] = ()
    """Its first h1, h2 and h3."""
    text: str = ""
    """What a reader sees of it outside navigation, from the start."""
    visible: int = 0
    """Characters that a reader sees in all, navigation included."""
    prose: int = 0
    """Weighted characters of paragraphs that are not mostly links; wide scripts count 2.5 fold."""
    is_article: bool = False
    """It is marked as one: published time, JSON-LD type."""
    canonical: str | None = None
    refreshes: tuple[Refresh, ...] = ()
    base: str | None = None
    """What its addresses are relative to, where it says so."""
    scripts: tuple[str, ...] = ()
    """Inline scripts that are run, from the start."""
    data: tuple[str, ...] = ()
    """Inline scripts that are none: JSON, templates."""
    asks_password: bool = False
    has_scripts: bool = False
    has_things: bool = False
    """Pictures, frames, players: something to see that is not text."""
    mount: bool = False
    """An empty element that a script is to fill."""
    noscript: str = ""


def is_markup(reply: Reply) -> bool:
    """Whether a browser would show the body as a page: by its type, else by its first bytes."""
    kind = (reply.header("content-type") or "").partition(";")[0].strip().lower()
    if kind in ("text/html", "application/xhtml+xml"):
        return True
    return kind in ("", "application/octet-stream", "text/xml", "application/xml") and reply.body[:512].lstrip()[
        :14
    ].lower().startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<title"))


def is_text(reply: Reply) -> bool:
    """Text that a browser shows as it is."""
    kind = (reply.header("content-type") or "text/plain").partition(";")[0].strip().lower()
    return kind in ("text/plain", "application/json") and b"\x00" not in reply.body[:1024]


def decode(reply: Reply) -> str:
    """The body as text: byte order mark, header, `meta`, UTF-8, else windows-1252. Never raises."""
    for mark, codec in _BOMS:
        if reply.body.startswith(mark):
            return reply.body.decode(codec, "replace")
    header = _HEADER_CHARSET.search(reply.header("content-type") or "")
    meta = _CHARSET.search(reply.body[:2048]) if header is None else None
    named = header[1] if header else meta[1].decode("ascii") if meta else "utf-8"
    try:
        return reply.body.decode(_codec(named))
    except (UnicodeDecodeError, LookupError):
        return reply.body.decode("utf-8", "replace")


def _codec(label: str) -> str:
    """A codec for text of that name; Python knows others too (`zip`, `punycode`), which no page may choose."""
    name = codecs.lookup(label).name
    return "cp1252" if name in ("iso8859-1", "ascii") else name if _TEXT_CODECS.match(name) else "utf-8"


def read(text: str) -> Page:
    """Parse a page."""
    soup = _soup(text)
    tags = Tags(soup)
    body = tags.body or soup
    visible = words(body, _UNSEEN, _LONGEST_TEXT)
    scripts = tags.of("script")
    inline = [script for script in scripts[:20] if not script.get("src")]
    return Page(
        title=_title(tags),
        headings=tuple(filter(None, (flat(tag) for tag in tags.of("h1", "h2", "h3")[:8]))),
        text=words(body, _UNSEEN | _FURNITURE, _LONGEST_TEXT),
        visible=len(visible),
        prose=_prose(tags),
        is_article=_is_article(tags),
        canonical=_canonical(tags),
        refreshes=tuple(_refreshes(tags)),
        base=_base(tags),
        scripts=tuple(script.get_text()[:4000] for script in inline if _is_run(script)),
        data=tuple(script.get_text()[:4000] for script in inline if not _is_run(script)),
        asks_password=any(str(tag.get("type", "")).lower() == "password" for tag in tags.of("input")),
        has_scripts=bool(scripts),
        has_things=bool(tags.of(*_SEEN_THINGS)),
        mount=_has_mount(tags),
        noscript=" ".join(flat(tag) for tag in tags.of("noscript")[:5]),
    )


def _soup(text: str) -> BeautifulSoup:
    """The tree. The comment in front keeps Beautiful Soup from warning that a body looks like XML or like a file name."""
    return BeautifulSoup(f"<!---->{text}", "lxml")


def _title(tags: Tags) -> str | None:
    found = next((tag for tag in tags.of("title")[:5] if not inside(tag, ("svg",))), None)
    return (flat(found) or None) if found else None


def _prose(tags: Tags) -> int:
    """Weighted length of the paragraphs that are the page's own words."""
    total = 0
    for paragraph in tags.of("p", "blockquote", "pre")[:60]:
        said = words(paragraph, _UNSEEN, 2000)
        linked = sum(len(flat(link)) for link in paragraph.find_all("a", limit=20))
        if len(said) > 2 * linked and not inside(paragraph, _AROUND):
            total += len(said) + int(1.5 * len(_WIDE.findall(said)))
    return total


def _is_article(tags: Tags) -> bool:
    if any(tag.get("property") == "article:published_time" for tag in tags.of("meta")):
        return True
    data = [script for script in tags.of("script") if script.get("type") == "application/ld+json"]
    return any(_ARTICLE_TYPES.search(script.get_text()[:20_000]) for script in data[:5])


def _canonical(tags: Tags) -> str | None:
    links = (tag for tag in tags.of("link") if "canonical" in tag.get_attribute_list("rel") and tag.get("href") is not None)
    found = next(links, None)
    return str(found["href"]).strip() or None if found else None


def _base(tags: Tags) -> str | None:
    return next((str(tag["href"]).strip() for tag in tags.of("base") if tag.get("href") is not None), None)


def _is_run(script: Tag) -> bool:
    """Whether its type is that of a script and not of data."""
    kind = str(script.get("type", "")).partition(";")[0].strip().lower()
    return not kind or kind == "module" or kind.endswith(("javascript", "ecmascript"))


def _refreshes(tags: Tags) -> Iterator[Refresh]:
    metas = (
        tag for tag in tags.of("meta") if str(tag.get("http-equiv", "")).lower() == "refresh" and tag.get("content") is not None
    )
    for tag in islice(metas, 5):
        found = refresh(str(tag["content"]), quiet=inside(tag, ("noscript",)))
        if found is not None and not inside(tag, ("template",)):
            yield found


def refresh(content: str, *, quiet: bool = False) -> Refresh | None:
    """Read `5; url=…` as a `meta` or a Refresh header gives it; None when it only reloads the page."""
    found = _REFRESH.fullmatch(content.strip())
    if found is None:
        return None
    url = found["url"].partition(found["quote"])[0] if found["quote"] else found["url"]
    return Refresh(url=url.strip(), delay=int(found["delay"] or 0), quiet=quiet) if url.strip() else None


def _has_mount(tags: Tags) -> bool:
    for tag in tags.of("div", "main", "section", "app-root")[:200]:
        if (tag.get("id") in _MOUNTS or tag.name == "app-root") and not words(tag, _UNSEEN, 40):
            return True
    return False


def has_anchor(text: str, name: str) -> bool:
    """Whether an element has this id or, as an old anchor, this name; also as `user-content-…`, as GitHub writes them."""
    soup = _soup(text)
    wanted = (name, f"user-content-{name}")
    return soup.find(id=wanted) is not None or soup.find("a", attrs={"name": wanted}) is not None
