"""Which dash parts a post from its author's name, where several stand before the handle."""

from __future__ import annotations

import re

USUAL_NAME = 52
"""Characters; a longer name is seldom one."""
WORTH = {"—": 4.0, "&mdash;": 4.0, "&#8212;": 4.0, "&#x2014;": 4.0, "―": 3.0, "--": 3.0, "---": 3.0, "-": 1.0}
"""How often which dash leads an attribution."""
MARK = (
    r"(?:[—–―−‒⸺⸻─━－﹘]{1,3}|&(?:amp;)?(?:mdash|ndash|horbar|#821[123]|#15[01]|#x201[345]);"
    r"|â(?:€[\u201c\u201d\u0093\u0094]|\x80[\x93\x94])|â(?=[ \u00a0])|[\x96\x97]"
    r"|\ufffd{1,3}(?=\s)|\\u201[345])"
)
"""A dash in any form but hyphens, also as programs that disagree about an encoding leave it, or an escape in plain sight."""
LEAST_RANK = -0.5


def worth(dash: str) -> float:
    """How often this dash leads an attribution, against others."""
    return WORTH.get(dash) or WORTH.get(dash[0], 2.5)


def rank(text: str, at: int, paren: int) -> float:
    """How little like a name the words between dash and handle are."""
    name = text[at:paren].strip()
    likeness = -2.0 * (len(name) > USUAL_NAME) - 1.5 * (name[:1] != name[:1].title()) - 3.0 * (not name)
    return likeness - 2.0 * bool(re.search(r"[.!?…] ", name)) - 5.0 * bool(re.search(r"(?:\.com|t\.co)/", name))
