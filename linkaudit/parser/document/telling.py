"""Which elements of a page hold a post or a player in their attributes, whatever their tag and class.

Most of a page's attributes are never read; these are found by what stands in the source, each way of telling behind a look
for letters that it cannot do without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import turbohtml

from linkaudit.parser import embeds, provider_ids, put_off
from linkaudit.parser.document import insertions

MOST_NAMED = 200
"""Addresses of posts looked at one by one."""
_NAMES = r"(?:data-[^\s=\"'<>]{1,60}|\s(?:cite|url|props|tweet|html|embed|:[a-z-]{1,40}))"
_ATTRIBUTE = re.compile(rf"{_NAMES}\s{{0,4}}=\s{{0,4}}$", re.IGNORECASE)
_UNQUOTED = re.compile(rf"{_NAMES}=[^\s\"'<>]{{4,200}}$", re.IGNORECASE)
_FARTHEST = 20_000
"""Letters of an attribute before the address in it."""
_SEALED = ('="PG', "='PG")
"""How markup in base64 begins an attribute."""
_UNTOLD = frozenset({"area", "meta", "link", "html", "body", "input", "option"})
"""Elements that set nothing in."""


def telling(tree: turbohtml.Document, text: str, named: Sequence[int]) -> set[turbohtml.Element]:
    """Elements whose attributes hold a post's address or id; `named` is where in the source posts' addresses name them."""
    found = {node for node in tree.select(_marked()) if node.tag != "script" or _speaks(node)}
    if len(named) > MOST_NAMED or any(_in_attribute(text, at) for at in named):
        found.update(_holding(tree, "status"))
    for key in provider_ids.KEYS:
        if key in text:
            found.update(_holding(tree, key))
    if any(sealed in text for sealed in _SEALED):
        found.update(_matching(tree, "//*[@*[starts-with(., 'PG')]]"))
    if "<object" in text:
        found.update(tree.select("object[data]"))
    found = {node for node in found if node.tag != "a" and node.tag not in _UNTOLD}
    if insertions.CARD in text:
        found.update(node for node in tree.select(f"a.{insertions.CARD}") if insertions.is_card(node))
    return found


@cache
def _marked() -> str:
    """What selects elements whose attributes are an embed's, and scripts that are kept for later."""
    scripts = (f'script[type="{kind}" i]' for kind in put_off.TYPES)
    return ",".join([*(f"[{mark}]" for mark in embeds.marks()), "[id^=tweet]", "[id^=twitter-]", *scripts])


def _speaks(script: turbohtml.Element) -> bool:
    """Whether a script bears an embed's attribute, or keeps an embed for later."""
    return any(script.attr(mark) is not None for mark in embeds.marks()) or bool(insertions.markup_of(script))


def _in_attribute(text: str, at: int) -> bool:
    """Whether a post's address may stand in the value of a `data-*` or `cite` attribute, as far as the source shows."""
    if _UNQUOTED.search(text, max(0, at - 300), at):
        return True
    quotes = (text.rfind(mark, max(0, at - _FARTHEST), at) for mark in "\"'")
    return any(quote >= 0 and _ATTRIBUTE.search(text, max(0, quote - 80), quote) for quote in quotes)


def _holding(tree: turbohtml.Document, words: str) -> Iterator[turbohtml.Element]:
    return _matching(tree, f"//*[@*[contains(., '{words}')]]")


def _matching(tree: turbohtml.Document, path: str) -> Iterator[turbohtml.Element]:
    nodes = tree.xpath(path)
    yield from (node for node in nodes if isinstance(node, turbohtml.Element)) if isinstance(nodes, list) else ()
