"""What the tree holds for machines: meta and link elements, titles, JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterable

from turbohtml import Document, Element

from linkaudit.parser.document.spans import Spans
from linkaudit.parser.metadata import CREDITS, Head, Tag

_DISTRIBUTOR = '"distributor"'
_TELLING = ("meta", 'link[rel*="canonical" i]', "time[datetime]", 'script[type*="ld+json" i]')
_AUTHOR = re.compile(
    r"(?!(?:twitter|og:image|book|video|music)\b)(?:[a-z]{2,20}[.:_ -]){0,2}(?:article)?authors?(?:[._ -]?name)?"
)
"""`authors`, `bt:author`, `mediator_author`, `article:author_name`: the author in the dialects of many systems."""
_NAMES = ("name", "property", "itemprop", "http-equiv")


def head_of(tree: Document, spans: Spans) -> Head:
    """Gather a page's machine-readable parts, in the page's order."""
    head = Head()
    if tree.root is not None:
        head.language = tree.root.attr("lang") or tree.root.attr("xml:lang")
    head.titles.extend(node.text for node in tree.select("title"))
    head.bases.extend(node.attr("href") or "" for node in tree.select("base"))
    for node in _telling(tree):
        _READERS[node.tag](node, head, spans)
    if _DISTRIBUTOR in spans.text:
        scripts = ((node, node.text) for node in tree.select("script"))
        head.state = next((_tag(node, "state", text, spans) for node, text in scripts if _DISTRIBUTOR in text), None)
    return head


def _telling(tree: Document) -> Iterable[Element]:
    """Elements that say something of the page, in its order. To be looked up one tag at a time costs next to nothing."""
    return sorted((node for named in _TELLING for node in tree.select(named)), key=_position)


def _position(node: Element) -> tuple[int, int]:
    return node.position or (0, 0)


def _time(node: Element, head: Head, spans: Spans) -> None:
    moment = node.attr("datetime")
    if moment and ("datepublished" in (node.attr("itemprop") or "").lower() or "pubdate" in node.attrs):
        head.tags.append(_tag(node, "datepublished", moment, spans))


def _script(node: Element, head: Head, spans: Spans) -> None:
    kind = node.attr("type") or ""
    if "ld+json" in kind.lower():
        head.json.append(_tag(node, kind, node.text, spans))


def _link(node: Element, head: Head, spans: Spans) -> None:
    href = node.attr("href")
    if href and "canonical" in (node.attr("rel") or "").lower().split():
        head.tags.append(_tag(node, "canonical", href, spans))


def _meta(node: Element, head: Head, spans: Spans) -> None:
    content = node.attr("content")
    name = next(filter(None, map(node.attr, _NAMES)), "").strip().lower() if content else ""
    if name not in CREDITS and ((name == "name" and _names_author(node)) or ("author" in name and _AUTHOR.fullmatch(name))):
        name = "author"
    if name in CREDITS:
        head.tags.append(_tag(node, name, content or "", spans))
    elif name:
        head.tags.append(Tag(name, content or "", None, None))


def _names_author(node: Element) -> bool:
    """Microdata that readers do not see: `<span itemprop="author" itemscope><meta itemprop="name" content="…">`."""
    return isinstance(node.parent, Element) and (node.parent.attr("itemprop") or "").strip().lower() == "author"


def _tag(node: Element, name: str, content: str, spans: Spans) -> Tag:
    return Tag(name, content, spans.start(node), spans.inside(node))


_READERS = {"meta": _meta, "script": _script, "link": _link, "time": _time}
