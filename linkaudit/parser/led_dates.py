"""A date behind a preposition or in brackets at the end of a post's attribution: `on June 3, 2018`, `(3 June 2018)`."""

from __future__ import annotations

import re
from datetime import date

from linkaudit.parser import dates

_LEAD = re.compile(
    r"(?:(?:posted|tweeted|wrote|published|shared)\s{1,3})?"
    r"(?:on|at|le|el|en|em|no dia|am|vom|op|il|del|den|d\.|dne|dňa|dnia|z dnia|от|від|pe|la|στις|pada|på|på den)\s{1,3}|[(\[]",
    re.IGNORECASE,
)


def led(text: str, at: int) -> tuple[date, int] | None:
    """The date, and where the text ends. Such dates stand in prose too, so nothing may follow this one."""
    lead = _LEAD.match(text, at)
    found = dates.match(text, lead.end()) if lead else None
    return (found[0], len(text.rstrip())) if found and not text[found[1] :].strip(" )]\n\u00a0") else None
