"""Which elements of a page hold a post or a player in their attributes, whatever their tag and class.

Most of a page's attributes are never read, but where a class name suggests it; these are, by their names, or because the source
shows a post's address in one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import turbohtml

from linkaudit.parser import embeds
from linkaudit.parser.document import insertions
from linkaudit.parser.embeds import put_off

MOST_NAMED = 200
"""Addresses of posts looked at one by one."""
_NAMES = r"(?:data-[^\s=\"'<>]{1,60}|\s(?:cite|url|uc-src|props|tweet|html|embed|:[a-z-]{1,40}))"
_ATTRIBUTE = re.compile(rf"{_NAMES}\s{{0,4}}=\s{{0,4}}$", re.IGNORECASE)
_UNQUOTED = re.compile(rf"{_NAMES}=[^\s\"'<>]{{4,200}}$", re.IGNORECASE)
_FARTHEST = 20_000
"""Letters of an attribute before the address in it."""
_INPUTS = (
    *("[data-react-props]", "[data-component-props]", "[data-props]", "object[data]", f"a.{insertions.CARD}"),
    *('source[type="video/youtube"]', 'source[type="video/vimeo"]'),
)
"""What components and players are given, and links that a script turns into cards."""
_NAMED = (
    *(
        "oembed[url]",
        "tweet",
        "youtube",
        r"fb\:post",
        r"fb\:video",
        "[id^=WYL_]",
        "[data-npf]",
        "[data-component-name][data-attrs]",
    ),
    *('a[data-asset-type="tweet"]', "a.lazy-load-youtube", "a.lazy-load-vimeo"),
    *(f'[data-type="{platform}"]' for platform in ("tweet", "twitter", "youtube")),
)
"""Elements and links that are named for what they show, and inputs of some publishing systems."""
_UNTOLD = frozenset({"area", "meta", "link", "html", "body", "input", "option"})
"""Elements that set nothing in."""


def telling(tree: turbohtml.Document, text: str, named: Sequence[int]) -> set[turbohtml.Element]:
    """Elements whose attributes hold a post's address or id; `named` is where in the source posts' addresses name them."""
    found = {node for node in tree.select(_marked()) if node.tag != "script" or _speaks(node)}
    if len(named) > MOST_NAMED or any(_in_attribute(text, at) for at in named):
        found.update(_matching(tree, "//*[@*[contains(., 'status')]]"))
    return {node for node in found if node.tag not in _UNTOLD and (node.tag != "a" or insertions.is_card(node))}


@cache
def _marked() -> str:
    """What selects elements whose attributes are an embed's, and scripts that are kept for later."""
    scripts = (f'script[type="{kind}" i]' for kind in put_off.TYPES)
    return ",".join([*(f"[{mark}]" for mark in embeds.marks()), "[id^=tweet]", "[id^=twitter-]", *_INPUTS, *_NAMED, *scripts])


def _speaks(script: turbohtml.Element) -> bool:
    """Whether a script bears an embed's attribute, or keeps an embed for later."""
    return any(script.attr(mark) is not None for mark in embeds.marks()) or bool(insertions.markup_of(script))


def _in_attribute(text: str, at: int) -> bool:
    """Whether a post's address may stand in the value of a `data-*` or `cite` attribute, as far as the source shows."""
    if _UNQUOTED.search(text, max(0, at - 300), at):
        return True
    quotes = (text.rfind(mark, max(0, at - _FARTHEST), at) for mark in "\"'")
    return any(quote >= 0 and _ATTRIBUTE.search(text, max(0, quote - 80), quote) for quote in quotes)


def _matching(tree: turbohtml.Document, path: str) -> list[turbohtml.Element]:
    nodes = tree.xpath(path)
    return [node for node in nodes if isinstance(node, turbohtml.Element)] if isinstance(nodes, list) else []
