"""What a page that came back says of itself. The only place where Beautiful Soup is used, and only when there is a reason.

At most what was read of the body (256 KiB) is parsed, by lxml, which stays linear on hostile markup.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from linkaudit.model import Reply

_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TEXT_CODECS = re.compile(
    r"utf-?(?:8|16|32)|iso8859|cp[0-9]|latin|koi8|mac-|gb|big5|shift|euc|hz|ascii|tis|johab|ptcp|kz", re.ASCII
)
_REFRESH = re.compile(
    r"(?P<delay>[0-9]{1,9}+)[0-9.]{0,20}+\s{0,20}+[;,]?+\s{0,20}+(?:url\s{0,9}=\s{0,9})?+(?P<quote>[\"']?+)(?P<url>.{1,4000})",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)
_ARTICLE_TYPES = re.compile(
    r'"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"(?:\w{0,20}Article|BlogPosting|LiveBlogPosting|Report)"', re.ASCII
)
_UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "title", "meta", "link"))
_FURNITURE = frozenset(("nav", "header", "footer", "aside", "form", "button", "select", "option", "menu"))
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
    scripts: tuple[str, ...] = ()
    """Inline scripts, from the start."""
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
    body = soup.body or soup
    visible = _words(body, _UNSEEN, _LONGEST_TEXT)
    scripts = soup.find_all("script")
    return Page(
        title=_title(soup),
        headings=tuple(filter(None, (_flat(tag) for tag in soup.find_all(["h1", "h2", "h3"], limit=8)))),
        text=_words(body, _UNSEEN | _FURNITURE, _LONGEST_TEXT),
        visible=len(visible),
        prose=_prose(body),
        is_article=_is_article(soup),
        canonical=_canonical(soup),
        refreshes=tuple(_refreshes(soup)),
        scripts=tuple(script.get_text()[:4000] for script in scripts[:20] if not script.get("src")),
        asks_password=soup.find("input", type=re.compile("^password$", re.IGNORECASE)) is not None,
        has_scripts=bool(scripts),
        has_things=soup.find(_SEEN_THINGS) is not None,
        mount=_has_mount(soup),
        noscript=" ".join(_flat(tag) for tag in soup.find_all("noscript", limit=5)),
    )


def _soup(text: str) -> BeautifulSoup:
    """The tree. The comment in front keeps Beautiful Soup from warning that a body looks like XML or like a file name."""
    return BeautifulSoup(f"<!---->{text}", "lxml")


def _title(soup: BeautifulSoup) -> str | None:
    found = next((tag for tag in soup.find_all("title", limit=5) if tag.find_parent("svg") is None), None)
    return (_flat(found) or None) if found else None


def _flat(tag: Tag) -> str:
    return " ".join(tag.get_text(" ")[:1000].split())


def _words(root: Tag, without: frozenset[str], most: int) -> str:
    """Visible text below an element, up to a length, skipping elements by name. Walks without recursion."""
    parts: list[str] = []
    length = 0
    for string in _strings(root, without):
        parts.append(string)
        length += len(string)
        if length > most:
            break
    return " ".join("\n".join(parts).split(" ")).strip()


def _strings(root: Tag, without: frozenset[str]) -> Iterator[str]:
    node: PageElement | None = root.next_element
    end = _after(root)
    while node is not None and node is not end:
        if isinstance(node, Tag) and node.name in without:
            node = _after(node)
            continue
        if isinstance(node, NavigableString) and not isinstance(node, PreformattedString) and (words := " ".join(node.split())):
            yield words
        node = node.next_element


def _after(tag: Tag) -> PageElement | None:
    """The element behind a tag and all that is in it."""
    last: PageElement = tag
    while isinstance(last, Tag) and last.contents:
        last = last.contents[-1]
    return last.next_element


def _prose(body: Tag) -> int:
    """Weighted length of the paragraphs that are the page's own words."""
    total = 0
    for paragraph in body.find_all(["p", "blockquote", "pre"], limit=60):
        words = _words(paragraph, _UNSEEN, 2000)
        linked = sum(len(_flat(link)) for link in paragraph.find_all("a", limit=20))
        if len(words) > 2 * linked and paragraph.find_parent(list(_FURNITURE - {"header"})) is None:
            total += len(words) + int(1.5 * len(_WIDE.findall(words)))
    return total


def _is_article(soup: BeautifulSoup) -> bool:
    if soup.find("meta", attrs={"property": "article:published_time"}) is not None:
        return True
    data = soup.find_all("script", type="application/ld+json", limit=5)
    return any(_ARTICLE_TYPES.search(script.get_text()[:20_000]) for script in data)


def _canonical(soup: BeautifulSoup) -> str | None:
    found = soup.find("link", rel="canonical", href=True)
    return str(found["href"]).strip() or None if isinstance(found, Tag) else None


def _refreshes(soup: BeautifulSoup) -> Iterator[Refresh]:
    for tag in soup.find_all("meta", attrs={"http-equiv": re.compile("^refresh$", re.IGNORECASE), "content": True}, limit=5):
        found = refresh(str(tag["content"]), quiet=tag.find_parent("noscript") is not None)
        if found is not None and tag.find_parent("template") is None:
            yield found


def refresh(content: str, *, quiet: bool = False) -> Refresh | None:
    """Read `5; url=…` as a `meta` or a Refresh header gives it; None when it only reloads the page."""
    found = _REFRESH.fullmatch(content.strip())
    if found is None:
        return None
    url = found["url"].partition(found["quote"])[0] if found["quote"] else found["url"]
    return Refresh(url=url.strip(), delay=int(found["delay"]), quiet=quiet) if url.strip() else None


def _has_mount(soup: BeautifulSoup) -> bool:
    for tag in soup.find_all(["div", "main", "section", "app-root"], limit=200):
        if (tag.get("id") in _MOUNTS or tag.name == "app-root") and not _words(tag, _UNSEEN, 40):
            return True
    return False


def has_anchor(text: str, name: str) -> bool:
    """Whether an element has this id or, as an old anchor, this name; also as `user-content-…`, as GitHub writes them."""
    soup = _soup(text)
    wanted = (name, f"user-content-{name}")
    return soup.find(id=wanted) is not None or soup.find("a", attrs={"name": wanted}) is not None
