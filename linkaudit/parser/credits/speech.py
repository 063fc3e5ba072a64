"""Whether a naming stands inside somebody's direct speech: what a speaker says of the papers he reads sources nothing.

Marks are paired in the order of the text, each way of setting them with its own closing marks, since `“` opens a quotation in
one country and closes it in another. Where a quotation is interrupted by who says it to whom depends on the language: English
closes it before, French and Russian leave it open: `« Le pont, a-t-il dit à l'AFP, est fermé »`.
"""

from __future__ import annotations

import re

_REACH = 2_000
"""Characters on either side in which a quotation opens and closes."""
_CLOSERS = {"“": "”", "„": "“”", "”": "”", "«": "»", "»": "«»", '"': '"', "「": "」", "『": "』"}
_MARK = re.compile('["“”„«»「」『』]')
_NAME_ALONE = re.compile(r"[^\W\d_]{0,6}[\"'“”»‘’›」』]")
"""The ending of a name and the mark that closes behind it: `«Интерфаксу»`."""
_ASIDE = re.compile(r"[,;،–—―]|(?<=\s)-(?=\s)")
"""What sets off the words about a speaker within his speech."""


def is_spoken(text: str, start: int, end: int, *, interrupts: bool) -> bool:
    """Whether `text[start:end]`, a name, is part of direct speech.

    `interrupts`: the words around it are of a language that closes a quotation before it says who speaks; elsewhere a comma or
    dash since the opening mark begins such words.
    """
    opened = _opened(text, max(0, start - _REACH), start)
    if opened is None or (opened == start - 1 and _NAME_ALONE.match(text, end)):
        return False
    following = _MARK.search(text, end, end + _REACH)
    if following is None or following[0] not in _CLOSERS[text[opened]]:
        return False
    return interrupts or _ASIDE.search(text, opened, start) is None


def _opened(text: str, at: int, until: int) -> int | None:
    """Where the quotation begins that is open at `until`, or None."""
    opened: int | None = None
    for mark in _MARK.finditer(text, at, until):
        if opened is None:
            opened = mark.start() if mark[0] in _CLOSERS else None
        elif mark[0] in _CLOSERS[text[opened]]:
            opened = None
    return opened
