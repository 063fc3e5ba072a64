"""Markup that a browser makes a thousand times larger than it was written.

Type that was never set back (`<b class=a><b class=b>…`) is opened again in every paragraph that follows, all of it: four
letters become five hundred elements, and one page fills the memory of a whole run. Where that could happen the tags of such
type are read as tags of no meaning, which change nothing in a page's words, links and places.
"""

from __future__ import annotations

import re

_NAMES = "b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u"
_TYPE = re.compile(rf"<(?=[bcefinstuBCEFINSTU])(?i:{_NAMES})[\s/>]", re.ASCII)
"""The letters that they begin with, looked at first: to try each name at each tag takes half as long again."""
_TAG = re.compile(rf"(?<=<)(/?)((?i:{_NAMES}))(?=[\s/>])", re.ASCII)
_DEEPEST = 512
"""Elements inside each other that the parser keeps."""
_MOST = 1_000_000
"""Elements that a page may become."""


def tamed(text: str) -> str:
    """The markup, or markup of the same length, words and links that stays about as large when it is parsed."""
    tags = text.count("<")
    # Most pages are too short for it, whatever their tags are.
    if tags * _DEEPEST <= _MOST or (opened := len(_TYPE.findall(text))) < 2 or min(opened, _DEEPEST) * tags <= _MOST:
        return text
    return _TAG.sub(lambda tag: f"{tag[1]}x{tag[2][1:]}", text)
