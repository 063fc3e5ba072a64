"""Which pieces of markup are social posts or players set into the article, and what they say of themselves.

Three questions, none of which needs a tree: what an element's attributes name (`marked`, `framed`), what a frame or
script leads to, and who wrote the post whose words and links a quotation holds (`signed`). The forms are those of
fifteen years of embed codes, live, saved, rendered and broken; a class name alone is never enough, a post has an address
or an id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from linkaudit.parser import dates
from linkaudit.platforms import identify, identify_value, platform_of, signature_table
from linkaudit.platforms.base import Identity, Platform, Signature

Attributes = Mapping[str, str]

_POSTING = ("post", "embed")
_TRACKERS = frozenset(
    (
        "googletagmanager doubleclick googlesyndication googleadservices google-analytics adnxs criteo taboola outbrain "
        "amazon-adsystem scorecardresearch chartbeat quantserve recaptcha hcaptcha moatads teads demdex krxd onetrust "
        "cookielaw sourcepoint privacy-mgmt addthis sharethis disqus gstatic"
    ).split()
)
"""Frames of these measure, advertise or ask; none shows the reader a thing."""
_WIDGETS = re.compile(
    r"/widgets/(?:tweet_button|follow_button|hub|like_button)|/plugins/(?:like|share|page|follow|comments|send|group|subscribe|login)"
    r"|/(?:recaptcha|subscribe_embed|ns\.html)",
    re.ASCII,
)
_SECOND_LEVELS = frozenset("co com org net gov ac edu gob or ne go mil nom".split())
_KNOWN_AS = {
    "dwcdn": "datawrapper",
    "jwplatform": "jwplayer",
    "dmcdn": "dailymotion",
    "brightcovecdn": "brightcove",
    "sndcdn": "soundcloud",
    "omny": "omnystudio",
}
"""Players by the domain that their frames come from."""
_TINY = frozenset({"0", "1", "0px", "1px"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.ASCII | re.IGNORECASE)
_MARKUP = re.compile(r"<(?:blockquote|iframe|amp-|twitter-widget|div|figure)\b", re.ASCII | re.IGNORECASE)
_STATUS = re.compile(
    r"(?:https?:)?(?://|\\?/\\?/|%2F%2F)(?:[a-z0-9-]{1,40}\.){0,3}(?:twitter|x)\.com(?:\\?/|%2F)[^\s\"'<>&]{1,80}?status(?:es)?(?:\\?/|%2F)[0-9]{1,19}",
    re.ASCII | re.IGNORECASE,
)
_HANDLE = re.compile(r"\(\s?@(?P<handle>[\w.@-]{1,80})\s?\)", re.ASCII)
_DASH = re.compile(r"[—–―]|-{1,3}(?=\s)|&mdash;")
_LEADING_DASH = re.compile(r"^\s*(?:[—–―]|-{1,3}|&mdash;)\s*")
_BARE_ADDRESS = re.compile(r"https?://\S{4,300}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Found:
    """A post or player named by markup."""

    form: str
    identity: Identity | None
    """None for a player of a platform that is not registered."""
    platform: str
    url: str | None
    """As written; None where the markup holds an id only."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who a quoted post says it is by, and its words."""

    name: str | None = None
    handle: str | None = None
    shown_date: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """The lines of a quotation: their text, and their links as (address, at, until)."""

    text: str
    links: Sequence[tuple[str, int, int]]


@cache
def _slots() -> tuple[frozenset[str], frozenset[str]]:
    """Tags and classes that some platform's embeds bear."""
    table = signature_table()
    return frozenset(tag for tag, _ in table if tag), frozenset(css for _, css in table if css)


@cache
def marks() -> tuple[str, ...]:
    """Attributes that mark an embed on whatever element carries them."""
    return tuple(sorted({name for _, signature in signature_table().get((None, None), ()) for name in signature.attributes}))


def signatures(tag: str, classes: Iterable[str]) -> list[tuple[Platform, Signature]]:
    """The embed signatures that fit an element, the most specific first."""
    tags, names = _slots()
    fitting = [css for css in classes if css in names]
    if not fitting and tag not in tags:
        return []
    table = signature_table()
    found = [entry for css in fitting for entry in (*table.get((tag, css), ()), *table.get((None, css), ()))]
    return [*found, *table.get((tag, None), ())]


def marked(tag: str, attributes: Attributes) -> Found | None:
    """The post or player that an element's attributes name."""
    fitting = [*signatures(tag, attributes.get("class", "").split()), *signature_table().get((None, None), ())]
    for platform, signature in fitting:
        for name in signature.attributes:
            if value := attributes.get(name):
                identity = identify_value(platform, value)
                if identity is not None and identity.kind in _POSTING:
                    return _found(_form(tag), identity, value)
    return _named(tag, attributes)


def _named(tag: str, attributes: Attributes) -> Found | None:
    """Any `data-*` attribute that holds the address of a post or player."""
    for name, value in attributes.items():
        if (name.startswith("data-") or name == "cite") and len(value) > 12 and ("/" in value or "%2F" in value):
            found = address_in(value)
            if found is not None:
                return _found(_form(tag), found[0], found[1])
    return None


def address_in(value: str) -> tuple[Identity, str] | None:
    """The post or player that an attribute's value names: an address, or one inside escaped markup or JSON."""
    text = value.strip()
    if len(text) < 2000 and text[:2] not in {'{"', "[{", "<b"}:
        identity = identify(text)
        if identity is not None and identity.kind in _POSTING:
            return identity, text
    for found in _STATUS.finditer(value[:200_000]):
        url = found.group().replace("\\/", "/").replace("%2F", "/").replace("%2f", "/")
        identity = identify(url)
        if identity is not None and identity.kind == "post":
            return identity, url
    return None


def _found(form: str, identity: Identity, value: str) -> Found:
    url = value.strip() if "/" in value else None
    return Found(form, identity, identity.platform, url)


def _form(tag: str) -> str:
    if tag.startswith("amp-"):
        return "amp"
    return tag if tag in {"blockquote", "iframe", "script"} else "element"


def framed(attributes: Attributes) -> Found | None:
    """What a frame shows: a post or film of a known platform, or a player of another; None for trackers and buttons."""
    for name, value in attributes.items():
        if (name == "src" or (name.startswith("data-") and "src" in name)) and ("//" in value):
            found = _shown(value.strip(), attributes)
            if found is not None:
                return found
    return marked("iframe", attributes)


def _shown(url: str, attributes: Attributes) -> Found | None:
    identity = identify(url)
    if identity is not None and identity.kind in _POSTING:
        return Found("iframe", identity, identity.platform, url)
    if identity is not None or _WIDGETS.search(url) or _out_of_sight(attributes):
        return None
    try:
        host = (urlsplit(url if "://" in url else f"https:{url}").hostname or "").lower()
    except ValueError:
        return None
    label = first_label(host)
    if label is None or label in _TRACKERS or platform_of(host) is not None:
        return None
    return Found("iframe", None, label, url)


def _out_of_sight(attributes: Attributes) -> bool:
    sizes = attributes.get("width", "").strip(), attributes.get("height", "").strip()
    return bool(_TINY & set(sizes)) or bool(_HIDDEN.search(attributes.get("style", "")))


def first_label(host: str) -> str | None:
    """The first label of a host's registrable domain, by rule of thumb: `players.example.co.uk` is `example`."""
    labels = [label for label in host.rstrip(".").split(".") if label]
    if len(labels) < 2 or labels[-1].isdigit():
        return None
    deep = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS
    label = labels[-3 if deep else -2]
    return _KNOWN_AS.get(label, label)


def permalink(lines: Sequence[Quoted], platform: str | None) -> tuple[int, tuple[str, int, int], Identity] | None:
    """The last link of a quotation that leads to a post: its line, the link, and what it names."""
    for n in range(len(lines) - 1, -1, -1):
        for link in reversed(lines[n].links):
            identity = identify(link[0])
            if identity is not None and identity.kind in _POSTING and platform in {None, identity.platform}:
                return n, link, identity
    return None


def is_post(lines: Sequence[Quoted], line: int, link: tuple[str, int, int]) -> bool:
    """Whether an unmarked quotation is a post: it is signed `Name (@handle)` before its closing link, or is that link alone."""
    _, at, until = link
    text = lines[line].text
    if line != len(lines) - 1 or len(text) - until > 3:
        return False
    alone = len(lines) == 1 and not text[:at].strip(" —–-")
    return alone or bool(_HANDLE.search(text, max(0, at - 100), at))


def signed(lines: Sequence[Quoted], line: int, link: tuple[str, int, int], identity: Identity) -> Signed:
    """Name, handle, date and words of a quoted post; `line` and `link` are its permalink's."""
    _, at, until = link
    text = lines[line].text
    head, words = text[:at], [each.text for each in lines[:line]]
    date = dates.parse(text[at:until].strip()) or dates.parse(text[until:].strip())
    shown = date.isoformat() if date else None
    found = list(_HANDLE.finditer(head))
    if not found:
        own = head.strip(" —–-\n")
        return Signed(None, identity.handle, shown, "\n".join([*words, own] if own else words) or None)
    before = head[: found[-1].start()].rstrip()
    if words and _LEADING_DASH.match(before):
        name = before[_LEADING_DASH.match(before).end() :]  # type: ignore[union-attr]
    else:
        cut = [*_DASH.finditer(before)]
        name = before[cut[-1].end() :] if cut else (before if words else "")
        own = before[: cut[-1].start()] if cut else ("" if words else before)
        words = [*words, own.strip()] if own.strip() else words
    return Signed(name.strip() or None, identity.handle or found[-1]["handle"], shown, "\n".join(words) or None)


def bare_address(text: str) -> Found | None:
    """The post or player whose address is all that a block says: an embed that was never carried out."""
    address = text.strip()
    identity = identify(address) if _BARE_ADDRESS.fullmatch(address) else None
    if identity is None or identity.kind not in _POSTING:
        return None
    return Found("wp_embed", identity, identity.platform, address)


def holds_markup(value: str) -> bool:
    """Whether an attribute or a text holds an embed's markup, to be parsed again."""
    return bool(_MARKUP.search(value))
