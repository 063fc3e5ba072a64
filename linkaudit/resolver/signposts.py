"""What stands in the place of a page, told by the address alone to which its reader was sent: sites name such places plainly.

Only the last word of a path counts, and only as a whole: `/age-gate` is a door, `/age-gate-law-passed` a story. Spelling does
not: `/AccessDenied.aspx`, `/access_denied/` and `/access-denied` are one.
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from urllib.parse import unquote, urlsplit

from linkaudit.later import later
from linkaudit.model import OutcomeName

_TABLE = json.loads(files("linkaudit.data").joinpath("signposts.json").read_text(encoding="utf-8"))
_ENDING = re.compile(r"\.[a-z]{2,5}$", re.ASCII)
_BETWEEN = re.compile(r"[-_+ .,~']")
_LONGEST = 80
"""Characters: a longer word is a headline."""
ERROR = later(rf"{_TABLE['things']}{_TABLE['absences']}|{_TABLE['absences']}{_TABLE['things']}|{_TABLE['alone']}", re.ASCII)
"""Of error pages."""
Door = tuple[OutcomeName, str]
"""Outcome and reason."""
DOORS: tuple[tuple[re.Pattern[str], Door], ...] = tuple(
    (later(row["words"], re.ASCII), (row["outcome"], row["reason"])) for row in _TABLE["places"]
)
_HOSTS: dict[str, Door] = {host: (row["outcome"], row["reason"]) for row in _TABLE["places"] for host in row.get("hosts", ())}


def last_word(path: str) -> str:
    """The last word of a path, squeezed; that of the folder where it only names an index."""
    for raw in reversed([segment for segment in path.split("/") if segment][-2:]):
        word = _BETWEEN.sub("", _ENDING.sub("", unquote(raw[: 2 * _LONGEST]).lower()))
        if word not in ("index", "default"):
            return word if len(word) <= _LONGEST else ""
    return ""


def is_error(word: str) -> bool:
    """Whether a last word is that of an error page."""
    return ERROR.fullmatch(word) is not None


def named(url: str, start: str) -> bool:
    """Whether the start bore the last word of an address already, or stood at such a door itself: then it was meant."""
    return door(start) is not None or last_word(urlsplit(url).path) in _BETWEEN.sub("", urlsplit(start).path.lower())


def door(url: str) -> Door | None:
    """What stands at an address; None for a page like any other."""
    parts = urlsplit(url)
    host = parts.netloc.lower()
    known = next((found for name, found in _HOSTS.items() if f".{host}".endswith(f".{name}")), None)
    word = last_word(parts.path)
    return known or next((found for words, found in DOORS if words.fullmatch(word)), None)
