"""What the tree holds for machines: meta and link elements, titles, JSON-LD."""

from __future__ import annotations

from turbohtml import Document, Element

from linkaudit.parser.document.spans import Spans
from linkaudit.parser.metadata import Head, Tag

_TAGS = ("html", "base", "title", "meta", "link", "script", "time")
_NAMES = ("name", "property", "itemprop", "http-equiv")


def head_of(tree: Document, spans: Spans) -> Head:
    """Gather a page's machine-readable parts, in the page's order."""
    head = Head()
    for node in tree.iter_elements(_TAGS):
        tag = node.tag
        if tag == "meta":
            _meta(node, head, spans)
        elif tag == "script":
            if "json" in (node.attr("type") or ""):
                head.json.append(_tag(node, node.attr("type") or "", node.text, spans))
        elif tag == "title":
            head.titles.append(node.text)
        elif tag == "html":
            head.language = head.language or node.attr("lang") or node.attr("xml:lang")
        elif tag == "base":
            head.bases.append(node.attr("href") or "")
        elif tag == "link" and (href := node.attr("href")) and "canonical" in (_rel(node)):
            head.tags.append(_tag(node, "canonical", href, spans))
    return head


def _rel(node: Element) -> str:
    return (node.attr("rel") or "").lower()


def _meta(node: Element, head: Head, spans: Spans) -> None:
    content = node.attr("content")
    if not content:
        return
    for attribute in _NAMES:
        if name := node.attr(attribute):
            head.tags.append(_tag(node, name.strip().lower(), content, spans))
            return


def _tag(node: Element, name: str, content: str, spans: Spans) -> Tag:
    start, end = spans.start(node), spans.inside(node)
    return Tag(name, content, start, end)
