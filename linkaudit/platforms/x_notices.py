"""What X says in the place of a post: its notices in the words of a dozen languages, and the codes that stand for them.

Syndication is asked for English, but answers in what it takes for the reader's language all the same now and then. A notice
in words that nobody here knows is none: then the post is merely not shown.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

from linkaudit.model import OutcomeName
from linkaudit.platforms.replies import part, text_at

Told = tuple[OutcomeName, str, str]
"""Outcome, reason, and the words that say so."""

_CODES: dict[str, tuple[OutcomeName, str]] = {
    "deleted": ("gone", "deleted"),
    "bouncedeleted": ("gone", "deleted"),
    "suspended": ("gone", "suspended"),
    "deactivated": ("gone", "account_gone"),
    "protected": ("blocked", "protected"),
    "private": ("blocked", "protected"),
    "withheld": ("blocked", "withheld"),
    "nsfwloggedout": ("blocked", "age_restricted"),
    "nsfwviewerisunderage": ("blocked", "age_restricted"),
    "nsfwviewerhasnostatedage": ("blocked", "age_restricted"),
}
"""The platform's names for the same things, in small letters without marks."""
_STONES = ("Tombstone", "Unavailable")
"""Ends of the types under which it stands."""


def told(found: dict[str, object]) -> Told | None:
    """What a tombstone says of its post; None for another object, and for a tombstone that says nothing."""
    if not (text_at(found, "__typename") or "").endswith(_STONES):
        return None
    stone = part(found, "tombstone")
    places = ((stone, "text", "text"), (stone, "text"), (stone, "richText", "text"))
    said = next(filter(None, (text_at(*place) for place in places)), None)
    if said is not None:
        return _in_words(said)
    code = text_at(stone, "reason") or text_at(found, "reason")
    known = _CODES.get(re.sub(r"[^a-z]", "", code.lower())) if code else None
    return (*known, code) if known and code else None


def _in_words(said: str) -> Told:
    known = next(((outcome, reason) for words, outcome, reason in _notices() if words.search(said)), None)
    return (*known, said) if known else ("unknown", "unavailable", said)


@cache
def _notices() -> tuple[tuple[re.Pattern[str], OutcomeName, str], ...]:
    """In the table's order: what keeps some readers out comes before what is gone for all."""
    rows = json.loads(files("linkaudit.data").joinpath("post_notices.json").read_text(encoding="utf-8"))["x"]
    return tuple((re.compile("|".join(row["words"]), re.IGNORECASE), row["outcome"], row["reason"]) for row in rows)
