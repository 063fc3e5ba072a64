"""JSON-LD of news pages: found articles, and what they say of author, publisher and origin.

Written by plug-ins and by hand, so seldom quite valid: what can be mended is, what cannot is passed over in silence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_WORK = re.compile(r"Report|Review|WebPage|CreativeWork|VideoObject")
_NEWS = re.compile(r"Article|BlogPosting|LiveBlog|Report$")
_PEOPLE = ("author", "creator", "publisher", "sourceOrganization", "provider", "copyrightHolder", "contributor", "maintainer")
_TEXTS = ("creditText", "copyrightNotice", "isBasedOn", "isBasedOnUrl", "dateline")
_FACTS = ("headline", "datePublished", "inLanguage", "url", "mainEntityOfPage")
_MENDED = re.compile(r",(?=\s*[}\]])")
_QUOTE = re.compile(r'\\.|"', re.DOTALL)
_GOES_ON = re.compile(r'\s{0,200}(?:[}\]:]|,\s{0,200}(?:["{\[}\]-]|\d|true\b|false\b|null\b)|\Z)')
"""What follows the quote that closes a string of JSON."""
_SHELL = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>)\s*;?\s*$"
)
_BLANKS = re.compile(r"\s+")
_MOST_NODES = 400
_LONGEST = 2000

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Claim:
    """One property of an article: `slot` is `jsonld.` and its name, with `@Organization` where the node says so."""

    slot: str
    value: str
    credit: bool
    """Says whose words these are (others say when, where, under what title)."""


def documents(text: str) -> Iterator[object]:
    """The JSON of a script; nothing where it cannot be read."""
    for mend in (str, _unshell, _mend, _requote):
        try:
            yield json.loads(mend(text), strict=False)
        except (ValueError, RecursionError):
            continue
        return


def _unshell(text: str) -> str:
    """Without the comment marks that hid scripts from browsers of another age."""
    return _SHELL.sub("", text)


def _mend(text: str) -> str:
    """Without commas that nothing follows."""
    return _MENDED.sub("", _unshell(text))


def _requote(text: str) -> str:
    """With quotes inside strings escaped (`"headline": "He said "no" to it"`): behind one that closes a string JSON goes on."""
    bare, within, last = _unshell(text), False, 0
    pieces: list[str] = []
    for quote in _QUOTE.finditer(bare):
        if quote[0] != '"':
            continue
        if within and not _GOES_ON.match(bare, quote.end()):
            pieces += [bare[last : quote.start()], '\\"']
            last = quote.end()
        else:
            within = not within
    return _MENDED.sub("", "".join([*pieces, bare[last:]]))


def claims_of(document: object) -> Iterator[Claim]:
    """What the articles of a JSON-LD document say of themselves: the first news article, else the first work of any kind."""
    nodes = list(_nodes(document))
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    article = next((node for kind in (_NEWS, _WORK) for node in nodes if kind.search(_type(node))), {})
    for name in _PEOPLE:
        yield from _named(name, article.get(name), by_id)
    for name in (*_TEXTS, *_FACTS):
        for value in _texts(article.get(name)):
            yield Claim(f"jsonld.{name}", value, name in _TEXTS)


def _nodes(document: object) -> Iterator[Json]:
    """The nodes of a document: itself, its list, its graph, what a page is about. Not what it merely lists or mentions."""
    waiting, seen = [document], 0
    while waiting and seen < _MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting.extend(node[:_MOST_NODES])
        elif isinstance(node, dict):
            yield node
            waiting.extend(
                node[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(node.get(name), (dict, list))
            )


def _type(node: Json) -> str:
    kind = node.get("@type")
    return " ".join(str(one) for one in kind[:10]) if isinstance(kind, list) else str(kind or "")


def _named(slot: str, value: object, by_id: Mapping[str, Json]) -> Iterator[Claim]:
    for one in value[:20] if isinstance(value, list) else (value,):
        if isinstance(one, str):
            yield from (Claim(f"jsonld.{slot}", text, credit=True) for text in _texts(one))
        elif isinstance(one, dict):
            yield from _of_node(slot, one if "name" in one else by_id.get(str(one.get("@id")), one))


def _of_node(slot: str, node: Json) -> Iterator[Claim]:
    kind = "@Organization" if "Organization" in _type(node) else ""
    for name in _texts(node.get("name")):
        yield Claim(f"jsonld.{slot}{kind}", name, credit=True)
    yield from _employer(slot, node)


def _employer(slot: str, node: Json) -> Iterator[Claim]:
    """`affiliation` and `worksFor` of a person say for whom they wrote."""
    for name in ("affiliation", "worksFor"):
        holder = node.get(name)
        for text in _texts(holder.get("name") if isinstance(holder, dict) else holder):
            yield Claim(f"jsonld.{slot}.{name}", text, credit=True)


def _texts(value: object) -> Iterator[str]:
    """The strings of a value: itself, its members, the address or name of a node."""
    for one in value[:20] if isinstance(value, list) else (value,):
        text = (one.get("@id") or one.get("url") or one.get("name")) if isinstance(one, dict) else one
        if isinstance(text, str) and (plain := _BLANKS.sub(" ", text).strip()):
            yield plain[:_LONGEST]
