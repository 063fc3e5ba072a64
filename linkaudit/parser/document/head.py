"""What the tree holds for machines: meta and link elements, titles, JSON-LD."""

from __future__ import annotations

from turbohtml import Document, Element

from linkaudit.parser.document.spans import Spans
from linkaudit.parser.metadata import CREDITS, Head, Tag

_DISTRIBUTOR = '"distributor"'
_NAMES = ("name", "property", "itemprop", "http-equiv")


def head_of(tree: Document, spans: Spans) -> Head:
    """Gather a page's machine-readable parts, in the page's order."""
    head = Head()
    if tree.root is not None:
        head.language = tree.root.attr("lang") or tree.root.attr("xml:lang")
    readers = {"meta": _meta, "script": _script, "link": _link, "title": _title, "base": _base, "time": _time}
    for node in tree.iter_elements(readers):
        readers[node.tag](node, head, spans)
    if _DISTRIBUTOR in spans.text:
        scripts = ((node, node.text) for node in tree.iter_elements("script"))
        head.state = next((_tag(node, "state", text, spans) for node, text in scripts if _DISTRIBUTOR in text), None)
    return head


def _title(node: Element, head: Head, _: Spans) -> None:
    head.titles.append(node.text)


def _base(node: Element, head: Head, _: Spans) -> None:
    head.bases.append(node.attr("href") or "")


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
    if name in CREDITS:
        head.tags.append(_tag(node, name, content or "", spans))
    elif name:
        head.tags.append(Tag(name, content or "", None, None))


def _tag(node: Element, name: str, content: str, spans: Spans) -> Tag:
    return Tag(name, content, spans.start(node), spans.inside(node))
