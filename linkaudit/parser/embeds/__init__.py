"""Which pieces of markup are social posts or players set into the article.

Told from what an element's attributes name, by the signatures of the platforms first, then by any `data-*` attribute that
holds the address of a post: the forms of fifteen years of embed codes, live, saved, rendered and broken. A class name
alone is never enough; a post has an address or an id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from linkaudit.parser.embeds.components import component
from linkaudit.parser.embeds.provider_ids import PROVIDERS, named
from linkaudit.parser.embeds.put_off import opened
from linkaudit.parser.embeds.quotation import POSTING
from linkaudit.platforms import identify, identify_value, signature_table
from linkaudit.platforms.base import Identity, Platform, Signature

Attributes = Mapping[str, str]

_LONGEST = 200_000
_GIVEN = frozenset({"cite", "url", "props", "tweet", "html", "embed", "data", "uc-src"})
_MARKUP = re.compile(r"<(?:blockquote|iframe|amp-[a-z]|twitter-widget|div|figure|p|section)\b", re.ASCII | re.IGNORECASE)
_STATUS = re.compile(
    r"(?:https?:)?//(?:[a-z0-9-]{1,40}\.){0,3}(?:twitter|x)\.com/(?:#!/)?[a-z0-9_@/]{1,40}?/?status(?:es)?/[0-9]{1,19}",
    re.ASCII | re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S{4,300}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Found:
    """A post or player named by markup."""

    form: str
    identity: Identity | None
    """None for a player of a platform that is not registered."""
    platform: str
    url: str | None
    """As written; None where the markup holds an id only."""
    value: str = ""
    """The attribute that named it."""


@cache
def _slots() -> tuple[frozenset[str], frozenset[str]]:
    """Tags and classes that some platform's embeds bear."""
    table = signature_table()
    return frozenset(tag for tag, _ in table if tag), frozenset(css for _, css in table if css)


@cache
def marks() -> tuple[str, ...]:
    """Attributes that mark an embed on whatever element carries them."""
    named = {name for _, signature in signature_table().get((None, None), ()) for name in signature.attributes}
    return tuple(sorted({*named, *PROVIDERS}))


@cache
def _marks() -> frozenset[str]:
    return frozenset(marks())


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
    found = next(_signed_by(tag, attributes), None) or next(_named(tag, attributes), None)
    if found is not None:
        return found
    identity = next(named(attributes), None) or component(tag, attributes)
    return Found(_form(tag), identity, identity.platform, None) if identity else None


def _signed_by(tag: str, attributes: Attributes) -> Iterator[Found]:
    """By the platforms' own signatures."""
    anywhere = () if _marks().isdisjoint(attributes) else signature_table().get((None, None), ())
    for platform, signature in [*signatures(tag, attributes.get("class", "").split()), *anywhere]:
        for value in filter(None, map(attributes.get, signature.attributes)):
            identity = identify_value(platform, value)
            if identity is not None and identity.kind in POSTING:
                yield Found(_form(tag), identity, identity.platform, value.strip() if "/" in value else None, value)


def _named(tag: str, attributes: Attributes) -> Iterator[Found]:
    """Any `data-*` attribute that holds the address of a post or player, plainly or inside escaped markup or JSON."""
    for value in (opened(value) for name, value in attributes.items() if carries(name)):
        for url in addresses(value):
            identity = identify(url)
            if identity is not None and identity.kind in POSTING:
                yield Found(_form(tag), identity, identity.platform, url, value)


def carries(attribute: str) -> bool:
    """Whether an attribute may hold the address or the markup of an embed: `data-*`, and what components are given."""
    return attribute[:5] == "data-" or attribute in _GIVEN or attribute[:1] == ":"


def addresses(value: str) -> Iterator[str]:
    """Addresses in an attribute's value that may be a post's: the value itself, or what is escaped in it."""
    text = value.strip()
    if not 8 <= len(text) <= _LONGEST:
        return
    if len(text) < 2000 and text[0] not in "{[<":
        yield text
    if "status" in text:
        unescaped = unquote(text.replace("\\/", "/"))
        yield from (found.group() for found in _STATUS.finditer(unescaped))


def _form(tag: str) -> str:
    if tag.startswith("amp-"):
        return "amp"
    return tag if tag in {"blockquote", "iframe", "script"} else "element"


def linked(url: str) -> Found | None:
    """The post or player that a link leads to, which a script is to set in its place."""
    identity = identify(url.strip())
    return Found("element", identity, identity.platform, url) if identity and identity.kind in POSTING else None


def bare_address(text: str) -> Found | None:
    """The post or player whose address is all that a block says: an embed that was never carried out."""
    address = text.strip()
    identity = identify(address) if _ADDRESS.fullmatch(address) else None
    if identity is None or identity.kind not in POSTING:
        return None
    return Found("wp_embed", identity, identity.platform, address)


def holds_markup(value: str) -> bool:
    """Whether an attribute or a text holds markup that may be an embed's, to be parsed again."""
    return "<" in value and bool(_MARKUP.search(value))
