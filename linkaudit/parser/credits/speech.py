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


def opening(text: str, start: int, end: int) -> int | None:
    """Where the direct speech opens that `text[start:end]`, a name, is part of; None where it is part of none."""
    opened = _opened(text, max(0, start - _REACH), start)
    if opened is None or (opened == start - 1 and _NAME_ALONE.match(text, end)):
        return None
    following = _MARK.search(text, end, end + _REACH)
    return opened if following is not None and following[0] in _CLOSERS[text[opened]] else None


def is_interrupted(text: str, opened: int, until: int) -> bool:
    """Whether a comma or dash may begin words about the speaker between the opening of his speech and a place in it."""
    return _ASIDE.search(text, opened, until) is not None


def _opened(text: str, at: int, until: int) -> int | None:
    """Where the quotation begins that is open at `until`, or None."""
    opened: int | None = None
    for mark in _MARK.finditer(text, at, until):
        if opened is None:
            opened = mark.start() if mark[0] in _CLOSERS else None
        elif mark[0] in _CLOSERS[text[opened]]:
            opened = None
    return opened
