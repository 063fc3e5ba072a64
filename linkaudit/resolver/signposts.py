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
_NUMBERS = re.compile(r"[a-z]{2}|errors?|err|http|status|static|pages?", re.ASCII)
"""What may stand before the number of an error: a language, or what it is the number of."""
_LONGEST = 80
"""Characters: a longer word is a headline."""
ERROR = later(rf"{_TABLE['things']}{_TABLE['absences']}|{_TABLE['absences']}{_TABLE['things']}|{_TABLE['alone']}", re.ASCII)
"""Of error pages."""
Door = tuple[OutcomeName, str]
"""Outcome and reason."""
DOORS: tuple[tuple[re.Pattern[str], Door], ...] = tuple(
    (later(row["words"], re.ASCII), (row["outcome"], row["reason"])) for row in _TABLE["places"]
)
WANTED = ("payment required", "login")
"""Reasons of doors that may well be what was linked to: `/newsletter` may have become `/subscribe`."""
_HOSTS: dict[str, Door] = {host: (row["outcome"], row["reason"]) for row in _TABLE["places"] for host in row.get("hosts", ())}

_LABELS: dict[str, Door] = {name: (row["outcome"], row["reason"]) for row in _TABLE["places"] for name in row.get("labels", ())}
"""First names of hosts that are nothing but such a door."""

_LOGIN_SEGMENTS = frozenset(_TABLE["login_segments"])
ERROR_SEGMENTS: frozenset[str] = frozenset(segment.replace("-", "") for segment in _TABLE["error_segments"])
"""Last words of the addresses of error pages, without their hyphens."""
HOME_SEGMENTS: tuple[str, ...] = tuple(_TABLE["home_segments"])
"""Names that front pages go by."""
SECTION_SEGMENTS: tuple[str, ...] = tuple(_TABLE["section_segments"])
"""Names of pages that list all there is."""
FURNITURE_SEGMENTS: tuple[str, ...] = tuple(_TABLE["furniture_segments"])
"""Names of pages that every site has: its contact, its terms."""
LIST_SEGMENTS: tuple[str, ...] = tuple(_TABLE["list_segments"])
"""Names under which pages list what bears one tag, or is by one author."""
_SEARCH_SEGMENTS = frozenset(_TABLE["search_segments"])
_MAINTENANCE_SEGMENTS = frozenset(segment.replace("-", "") for segment in _TABLE["maintenance_segments"])
_CONSENT_SEGMENTS = frozenset(_TABLE["consent_segments"])
_PARKING_HOSTS = tuple(f".{host}" for host in _TABLE["parking_hosts"])
_PARKING_TWIN = re.compile(r"ww[0-9]{1,2}\.")
_CONSENT_HOSTS = ("consent.", "guce.", "privacy-gate.")
_LOGIN_HOSTS = frozenset(
    "login signin signon auth oauth sso idp identity account accounts passport cas anmelden connexion".split()
)
_WARNINGS = (
    ("twitter.com", "/safety/unsafe_link_warning"),
    ("x.com", "/safety/unsafe_link_warning"),
    ("bitly.com", "/a/warning"),
    ("bit.ly", "/a/warning"),
)


def last_word(path: str) -> str:
    """The last word of a path, squeezed; that of the folder where it only names an index. Most numbers are ids."""
    words = [_squeezed(segment) for segment in [segment for segment in path.split("/") if segment][-3:]]
    if words and words[-1] in ("index", "default"):
        words.pop()
    if not words or len(words[-1]) > _LONGEST:
        return ""
    known = words[-1] in ("404", "410") or len(words) == 1 or _NUMBERS.fullmatch(words[-2])
    return words[-1] if known or not words[-1].isdigit() else ""


def _squeezed(segment: str) -> str:
    return _BETWEEN.sub("", _ENDING.sub("", unquote(segment[: 2 * _LONGEST]).lower()))


def is_error(word: str) -> bool:
    """Whether a last word is that of an error page."""
    return ERROR.fullmatch(word) is not None


def named(url: str, start: str) -> bool:
    """Whether the start bore the last word of an address already, or stood at such a door itself: then it was meant."""
    parts = urlsplit(start)
    word = last_word(urlsplit(url).path)
    return door(start) is not None or (bool(word) and word in _BETWEEN.sub("", f"{parts.path}?{parts.query}".lower()))


def door(url: str) -> Door | None:
    """What stands at an address; None for a page like any other."""
    parts = urlsplit(url)
    host = parts.netloc.lower()
    known = next((found for name, found in _HOSTS.items() if f".{host}".endswith(f".{name}")), None)
    word = last_word(parts.path)
    # `/eu/` is an edition, `/eu.html` what its readers get instead of one.
    words = (word, f"{word}page") if _ENDING.search(parts.path) else (word,)
    named = next((found for pattern, found in DOORS if any(map(pattern.fullmatch, words))), None)
    return known or named or _LABELS.get(host.partition(".")[0])


def is_login(url: str) -> bool:
    """Whether an address is that of a login page."""
    parts = urlsplit(url)
    segments = parts.path.lower().strip("/").split("/")
    if parts.netloc.lower().partition(".")[0] in _LOGIN_HOSTS or any(segment in _LOGIN_SEGMENTS for segment in segments):
        return True
    return parts.path == "/i/flow/login"


def is_consent(url: str) -> bool:
    """Whether an address is that of a consent wall."""
    parts = urlsplit(url)
    return parts.netloc.lower().startswith(_CONSENT_HOSTS) or not _CONSENT_SEGMENTS.isdisjoint(parts.path.lower().split("/"))


def is_search(url: str) -> bool:
    """Whether an address is that of a site's search."""
    last = urlsplit(url).path.lower().replace("_", "-").rstrip("/").split("/")[-2:]
    return any(segment.partition(".")[0] in _SEARCH_SEGMENTS for segment in last)


def is_maintenance(url: str) -> bool:
    """Whether an address is that of the page that stands in for a whole site while it is mended."""
    return last_word(urlsplit(url).path) in _MAINTENANCE_SEGMENTS


def is_parking(url: str) -> bool:
    """Whether an address is a parking company's: its own host, a `ww25.` twin of the parked one, its `/lander`."""
    parts = urlsplit(url)
    host = parts.netloc.lower()
    return f".{host}".endswith(_PARKING_HOSTS) or _PARKING_TWIN.match(host) is not None or parts.path == "/lander"


def is_warning(url: str) -> bool:
    """Whether an address is that of a shortener's warning page."""
    parts = urlsplit(url)
    host = parts.netloc.lower().removeprefix("www.").removeprefix("mobile.")
    return any(host == warned and parts.path.startswith(path) for warned, path in _WARNINGS)
