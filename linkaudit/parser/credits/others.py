"""Agencies named side by side with others that are none: `told The Valley Post and AFP`, `Reuters and the BBC reported`.

The sentence is read once more as if the others were not there. They are known by their capitals, and by the word for `and` that
joins them to the agency; so only scripts that have capitals are asked.
"""

from __future__ import annotations

import re
from functools import cache

from linkaudit.data import credit_words
from linkaudit.parser.agencies import Naming
from linkaudit.parser.claims import Trust
from linkaudit.parser.credits.cues import Cue
from linkaudit.parser.credits.text import read
from linkaudit.parser.credits.words import AFTER, BEFORE

_NAME = r"(?:[A-ZÀ-ÖØ-ÞΑ-ΩА-Я][^\s,.;:!?()\"“”«»]{1,24})"
_NAMES = rf"(?:(?:the|The|la|le|el|il|die|der|das|de|het|o|a)\s|l['’])?{_NAME}(?:\s{_NAME}){{0,4}}"
_LONGEST = 120
"""Characters of others beside a name, at most."""
_JOINT = 24
"""Characters right before a name in which a joint stands."""
_SOURCES = frozenset({"in_text_source", "reported_by"})


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The joint before a name, others that lead up to it, and others that follow it."""
    words = {
        word for use in ("and", "or") for word in credit_words()[use] if (word.isalpha() and len(word) > 1) or word in "eyo&"
    }
    joint = f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"
    others = rf"{_NAMES}(?:,\s{_NAMES}){{0,3}}"
    close = rf"\s{joint}\s(?:(?:the|The|la|le|el|il|der|dem|die)\s|l['’])?\Z"
    before = re.compile(rf"(?<=\s){others},?{close}")
    after = re.compile(rf"(?:,\s{others})?,?\s{joint}\s{_NAMES}(?=[\s,])")
    return re.compile(close), before, after


def read_without(text: str, naming: Naming, trust: Trust) -> Cue | None:
    """What a naming says of which nothing is said by itself, read without the others beside it."""
    known = naming.risk == "low" or any(agency.scope == "global" for agency in naming.agencies)
    if not known or trust in ("rival", "eclipsed"):
        return None
    joint, leading, following = _patterns()
    low = max(0, naming.start - _LONGEST)
    joined = joint.search(text[max(0, naming.start - _JOINT) : naming.start])
    if found := joined and leading.search(text[low : naming.start]):
        kept = text[max(0, low + found.start() - BEFORE) : low + found.start()]
        return _source(kept + text[naming.start : naming.end + AFTER], naming.moved(len(kept) - naming.start), trust)
    if found := following.match(text[naming.end : naming.end + _LONGEST]):
        begin = max(0, naming.start - BEFORE)
        at = naming.end + found.end()
        return _source(text[begin : naming.end] + text[at : at + AFTER], naming.moved(-begin), trust)
    return None


def _source(text: str, naming: Naming, trust: Trust) -> Cue | None:
    """The cue, if it makes the agency a source."""
    cue = read(text, naming, trust)
    return cue if cue is not None and cue.role in _SOURCES else None
