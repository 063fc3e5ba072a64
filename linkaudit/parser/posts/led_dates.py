"""A date behind a preposition or in brackets at the end of a post's attribution: `on June 3, 2018`, `(3 June 2018)`."""

from __future__ import annotations

import re
from datetime import date

from linkaudit.parser import dates

_LEAD = re.compile(
    r"(?:posted|tweeted|published|shared):?\s{1,3}(?=[\w])(?!on\b|at\b)|(?:(?:posted|tweeted|wrote|published|shared)\s{1,3})?"
    r"(?:on|at|le|el|en|em|no dia|am|vom|op|il|del|du|den|d\.|dne|dňa|dnia|w dniu|z dnia|от|від|на|pe|la|la data de|στις"
    r"|pada|vào|på|på den|في|بتاريخ|در|เมื่อ)\s{1,3}|[(\[]",
    re.IGNORECASE,
)


def led(text: str, at: int) -> tuple[date, int] | None:
    """The date, and where the attribution ends. Such dates stand in prose too, so nothing may follow this one.

    But what is glued to it: there two elements of a page met, and the next of them is none of the sentence.
    """
    lead = _LEAD.match(text, at)
    found = dates.match(text, lead.end()) if lead else None
    if found is None:
        return None
    behind = text[found[1] :]
    if not behind.strip(" )]\n\u00a0"):
        return found[0], len(text.rstrip())
    return found if behind[0].isalpha() and not behind[0].islower() else None
