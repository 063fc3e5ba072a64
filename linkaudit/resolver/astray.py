"""How far a link has led from what was meant: to a login, an error page, the front page, or just to another spelling."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, unquote, urlsplit

from linkaudit.later import later
from linkaudit.model import OutcomeName, Verdict
from linkaudit.platforms.hosts import Malformed
from linkaudit.platforms.urls import join, serialise
from linkaudit.resolver import signposts

_HOME = later(
    r"/{0,3}(?:(?:[a-z]{2}(?:[-_][a-z]{2,4})?|international|intl|global|edition)/?){0,2}"
    rf"(?:(?:{'|'.join(map(re.escape, signposts.HOME_SEGMENTS))})(?:\.[a-z]{{2,5}})?/?)?",
    re.ASCII | re.IGNORECASE,
)
_SECTION = later(
    rf"/(?:[a-z]{{2}}(?:[-_][a-z]{{2,4}})?/)?(?:{'|'.join(map(re.escape, signposts.SECTION_SEGMENTS))})(?:\.[a-z]{{3,5}})?/?",
    re.ASCII | re.IGNORECASE,
)
"""The page that lists everything, in the place of one story."""
_FURNITURE = later(
    rf"/(?:[a-z]{{2}}(?:[-_][a-z]{{2,4}})?/)?(?:{'|'.join(map(re.escape, signposts.FURNITURE_SEGMENTS))})(?:\.[a-z]{{3,5}})?/?",
    re.ASCII | re.IGNORECASE,
)
"""A page of the house, in the place of one story."""
_LIST = later(
    rf"/(?:[a-z]{{2}}(?:[-_][a-z]{{2,4}})?/)?(?:{'|'.join(map(re.escape, signposts.LIST_SEGMENTS))})"
    r"(?:/[^/-]{1,40}(?:-[^/-]{1,40}){0,3}){1,2}/?",
    re.ASCII | re.IGNORECASE,
)
"""What bears one tag, or is by one author: its name is no headline."""
_FOR_SALE = re.compile(
    r"/(?:domains?[-_/]?)?(?:for-?sale|buy(?:-?now)?|sale|auctions?|market(?:place)?|lander)(?:/|$)", re.ASCII
)
_ERROR_QUERY = re.compile(
    r"(?:^|&)(?:(?:e|err|error|code|status|page|p|msg|reason|from)=(?:404|not[-_]?found|gone|missing)"
    r"|aspxerrorpath=[^&]{0,400}"
    r"|(?:404|not[-_]?found|error[-_]?404|missing|expired|removed|deleted|unavailable|no[-_]?longer[-_]?available)(?:=(?:1|true|yes|(?:/|%2f)[^&]{0,400}|))?)(?:&|$)",
    re.ASCII | re.IGNORECASE,
)
_RETURNS = frozenset(
    (
        "next return return_to returnto return_url returnurl returnuri redirect redirect_to redirect_uri redirecturl "
        "redirect_url redir ru rurl r continue back backurl goto to dest destination target target_url forward service from "
        "origin redirect_after_login url uri u link article articleurl article_url originurl returnpath return_path backto "
        "callback callbackurl callback_url successurl success_url"
    ).split()
)
"""Parameters by which a login, or another door, remembers where its reader came from."""
_TRACKING = re.compile(
    r"utm_.{0,40}|fbclid|gclid|ref|ref_src|ref_url|s|cmpid|cid|ito|smid|taid|mc_[ce]id|__twitter_impression|amp|guccounter|redirected(?:_?from)?|from_?redirect",
    re.ASCII,
)
_SETTING = re.compile(
    r"hl|lang(?:uage)?|locale|lc|ui|edition|region|country|cc|source|src|from|device|view|theme|mobile|desktop|nocache|_|ts",
    re.ASCII,
)
"""Parameters that dress a front page; with any other it may show something else."""
_SEARCHED = re.compile(
    r"(?:^|&)(?:s|q|query|search|keywords?|suche|buscar|busca)=(?![0-9]{0,4}(?:&|$))[^&]", re.ASCII | re.IGNORECASE
)
_CODE = re.compile(r"/(?=[A-Za-z0-9_-]{0,14}[A-Z0-9])[A-Za-z0-9_-]{3,14}/?", re.ASCII)
_STORY = re.compile(r"[^/-]{1,80}-[^/-]{1,80}-[^/]|[0-9]{5,20}", re.ASCII)
"""A headline in an address, or a number that names one story."""
_PLACES: tuple[tuple[Callable[[str], bool], OutcomeName, str], ...] = (
    (signposts.is_login, "blocked", "login"),
    (signposts.is_consent, "blocked", "consent wall"),
    (signposts.is_parking, "unknown", "parked domain"),
    (signposts.is_maintenance, "unknown", "maintenance"),
)
_SAME_STORY = 3
"""Words of its headline that still stand in an address."""
_SHORT_HOST = 10
_MOST_QUERY = 4000


def astray(start: str, end: str, *, short: bool = False) -> Verdict | None:
    """What a redirect from `start` to `end` gives away by its addresses alone. A short link may well lead to a front page."""
    found = None if start == end else _led_to(start, end) or _lost(start, end, short=short or is_code(start, end))
    return Verdict(outcome=found[0], reason=found[1], evidence=f"redirected to {end}") if found else None


def _led_to(start: str, end: str) -> signposts.Door | None:
    """What stands at the end instead of the page, where its address names it and the start was not such a place itself."""
    for is_such, outcome, reason in _PLACES:
        if is_such(end) and not is_such(start):
            return outcome, reason
    if _is_sold(start, end):
        return "unknown", "parked domain"
    through = signposts.door(end)
    if through is None or signposts.named(end, start) or (through[1] in signposts.WANTED and _is_section(start)):
        return ("blocked", "login") if _comes_back(start, end) else None
    return through


def _lost(start: str, end: str, *, short: bool) -> signposts.Door | None:
    """How a site says by a redirect that it no longer has the page."""
    if _is_error(end) and not _is_error(start):
        return "unknown", "soft 404"
    if short or is_home(start):
        return None
    if _is_search(end) and not _is_search(start):
        return "unknown", "redirect to search"
    if is_home(end):
        return "unknown", "redirect to home page"
    return ("unknown", "redirect to section page") if _is_section_of(end, start) else None


def _is_search(url: str) -> bool:
    """Whether an address is that of a site's search, or of its front page asked for words."""
    if signposts.is_search(url):
        return True
    parts = urlsplit(url)
    return _HOME.fullmatch(parts.path) is not None and _SEARCHED.search(parts.query) is not None


def _is_sold(start: str, end: str) -> bool:
    """Whether a stranger offers the very domain for sale: he names it."""
    parts = urlsplit(end)
    name = urlsplit(start).netloc.lower().removeprefix("www.")
    foreign = not f".{parts.netloc.lower()}".endswith(f".{name}")
    return foreign and _FOR_SALE.search(parts.path) is not None and name in f"{parts.path}?{parts.query}".lower()


def _is_section_of(end: str, start: str) -> bool:
    """Whether a story was sent up to the section it stood in: what fell away is a headline, what stays is none."""
    here, above = urlsplit(start), urlsplit(end)
    kept, whole = above.path.rstrip("/").lower(), here.path.rstrip("/").lower()
    if above.netloc.lower() != here.netloc.lower() or not kept:
        return False
    if not whole.startswith(f"{kept}/"):
        return _STORY.search(whole) is not None and _lists(above.path, whole)
    return _STORY.search(whole.removeprefix(kept)) is not None and _STORY.search(kept) is None


def _lists(path: str, story: str) -> bool:
    """Whether a path lists stories, and neither is the story under a new address nor listed before."""
    if _SECTION.fullmatch(path) is not None:
        return True
    here, there = (set(one.rstrip("/").rpartition("/")[2].lower().split("-")) for one in (story, path))
    if _FURNITURE.fullmatch(path) is not None:
        return here.isdisjoint(there)
    return _LIST.fullmatch(path) is not None and len(here & there) < _SAME_STORY and _LIST.fullmatch(story) is None


def _is_error(url: str) -> bool:
    """Whether an address is that of an error page: by its last word, or by a parameter."""
    parts = urlsplit(url)
    word = signposts.last_word(parts.path)
    return word in signposts.ERROR_SEGMENTS or signposts.is_error(word) or _ERROR_QUERY.search(parts.query) is not None


def _is_section(url: str) -> bool:
    """Whether an address is a single plain word: no story, no number."""
    path = urlsplit(url).path.strip("/")
    return path.isalpha() or not path


def _comes_back(start: str, end: str) -> bool:
    """Whether the end promises to send the reader back to the start: what stands there is a door, whatever it is called."""
    path = urlsplit(start).path.rstrip("/")
    wanted = [value for name, value in parse_qsl(urlsplit(end).query[:_MOST_QUERY]) if name.lower() in _RETURNS]
    return len(path) > 1 and path not in urlsplit(end).path and any(path in unquote(value) for value in wanted)


def is_home(url: str) -> bool:
    """Whether an address is that of a front page, in whatever language."""
    parts = urlsplit(url)
    if _HOME.fullmatch(parts.path) is None:
        return False
    return all(_SETTING.fullmatch(name.lower()) for name, _ in _meaningful(parts.query))


def _meaningful(query: str) -> tuple[tuple[str, str], ...]:
    """The parameters of a query that may decide what is shown."""
    return tuple(sorted(pair for pair in parse_qsl(query[:_MOST_QUERY]) if not _TRACKING.fullmatch(pair[0])))


def is_code(start: str, end: str) -> bool:
    """A shortener that is in no table: a short foreign host, and a code for a path."""
    here = urlsplit(start)
    host = here.netloc.lower()
    return len(host) <= _SHORT_HOST and host != urlsplit(end).netloc.lower() and _CODE.fullmatch(here.path) is not None


def same_page(one: str, other: str) -> bool:
    """Whether two addresses differ only as an editor would not care: scheme, www, slash, index file, trackers, spelling."""
    return _essence(one) == _essence(other)


def _essence(url: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    parts = urlsplit(url)
    host = re.sub(r"^(?:www|m|mobile|amp)\.", "", parts.netloc.lower()).removesuffix(":443").removesuffix(":80")
    path = re.sub(r"/(?:index|default)\.[a-z]{3,5}$", "/", unquote(parts.path), flags=re.ASCII | re.IGNORECASE)
    return host, path.rstrip("/").lower(), _meaningful(parts.query)


def canonical(url: str, named: str | None) -> str:
    """The address to write instead of `url`: the page's own canonical one, if it is on the same host and no front page."""
    if named is None:
        return url
    try:
        spelled = serialise(join(url, named))
    except (Malformed, ValueError):
        return url
    elsewhere = _essence(url)[0] != _essence(spelled)[0]
    return url if elsewhere or (is_home(spelled) and not is_home(url)) else spelled
