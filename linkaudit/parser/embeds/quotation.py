"""Who wrote the post that a quotation shows: name, handle, date and words, as embed codes have signed them since 2010.

A signed quotation ends `— Name (@handle) June 3, 2018`, the date linked to the post. Names hold anything, dashes and
brackets too, so the handle is looked for from the end, and the link knows it better than the words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from linkaudit.parser import dates
from linkaudit.parser.embeds.words import shared, view
from linkaudit.platforms import identify
from linkaudit.platforms.base import Identity

POSTING = ("post", "embed")
"""Kinds of identity that an embed can have."""

_HANDLE = re.compile(r"\(\s?@(?P<handle>[A-Za-z0-9_.@-]{1,80})\s?\)", re.ASCII)
_DASH = re.compile(r"[—–―]|(?<!\S)-{1,3}(?=\s)|--+|&mdash;")
_LEADING_DASH = re.compile(r"\s*(?:[—–―]|-{1,3}|&mdash;)\s*")
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.)\S{4,300}|[a-z0-9.-]{3,40}/\S{3,300}", re.ASCII | re.IGNORECASE)
_TRIM = " —–―-\n"
BEHIND = 3
"""Signs behind the link that closes a quotation, at most."""
_LEADING = 24
"""Letters of a line before the link to its author's account, at most: `Posted by`, `Publicación de`."""
_BEHIND_NAME = 60
"""Letters behind that link: the day, or the group in which the post stands."""
_NEAR = 100
"""Letters between a handle and the link that closes the signature, at most."""

Link = tuple[str, int, int]
"""An address, and the stretch of its line's text that it is set on."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A line of a quotation."""

    text: str
    links: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Permalink:
    """The link of a quotation that leads to the post it quotes."""

    line: int
    link: Link
    identity: Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """What a post says of itself."""

    name: str | None = None
    handle: str | None = None
    shown_date: str | None = None
    text: str | None = None


def permalink(lines: Sequence[Quoted], platform: str | None) -> Permalink | None:
    """The last link that leads to a post, of one platform or of any; a comment rather than the thread in which it stands."""
    found = _permalinks(lines, platform)
    last = next(found, None)
    if last is None:
        return None
    return next((link for link in found if link.identity.key.startswith(f"{last.identity.key}/")), last)


def _permalinks(lines: Sequence[Quoted], platform: str | None) -> Iterator[Permalink]:
    """The links that lead to posts, from the last to the first."""
    for n in range(len(lines) - 1, -1, -1):
        for link in reversed(lines[n].links):
            identity = identify(link[0])
            if identity is not None and identity.kind in POSTING and platform in {None, identity.platform}:
                yield Permalink(n, link, identity)


def closing(lines: Sequence[Quoted], *, quoted: bool) -> Permalink | None:
    """The closing link of unmarked lines, if that makes them a post: signed `Name (@handle)` before it, or nothing but it.

    `quoted`: they stand in a blockquote, where the lone link may bear any words.
    """
    if not lines or not lines[-1].links:
        return None
    link = lines[-1].links[-1]
    if len(lines[-1].text) - link[2] > BEHIND:
        return None
    post = identify(link[0])
    if post is None or post.kind not in POSTING or not _signs(lines, link, post, quoted=quoted):
        return None
    return Permalink(len(lines) - 1, link, post)


def _signs(lines: Sequence[Quoted], link: tuple[str, int, int], post: Identity, *, quoted: bool) -> bool:
    """A handle stands before the link, or nothing beside it, or it is the day and the author's account is linked too."""
    text, (_, at, until) = lines[-1].text, link
    if _HANDLE.search(text, max(0, at - _NEAR), at) or _alone(lines, at, until, quoted=quoted):
        return True
    return _dated(text[at:until]) and _names_author(lines, post)


def _alone(lines: Sequence[Quoted], at: int, until: int, *, quoted: bool) -> bool:
    text = lines[0].text
    return len(lines) == 1 and not text[:at].strip(_TRIM) and (quoted or _says_nothing(text[at:until].strip()))


def _dated(words: str) -> bool:
    return dates.parse(words.strip()) is not None


def _names_author(lines: Sequence[Quoted], post: Identity) -> bool:
    """A link leads to the account of the post's author, as above a post that was saved as it was shown."""
    told = (identify(url) for line in lines for url, _, _ in line.links)
    return any(found.kind == "profile" and _same(found, post) for found in told if found)


def _same(account: Identity, post: Identity) -> bool:
    return account.platform == post.platform and (account.handle or "").lower() == (post.handle or "?").lower()


def _says_nothing(words: str) -> bool:
    """Words that a link to a post bears where no one chose them: none, its address, its date."""
    return not words or _ADDRESS.fullmatch(words) is not None or dates.parse(words) is not None


def signed(lines: Sequence[Quoted], found: Permalink) -> Signed:
    """The signature and words of a quoted post."""
    if found.identity.platform == "instagram" and (one := _shared(lines, found.identity)):
        return one
    _, at, until = found.link
    text = lines[found.line].text
    before = "\n".join(line.text for line in lines[: found.line] if line.text)
    words, name, handle = _linked(lines, found) or _signature(text[:at], before)
    date = dates.parse(text[at:until].strip()) or dates.parse(text[until:].strip())
    return Signed(
        name=name or None,
        handle=found.identity.handle or handle,
        shown_date=date.isoformat() if date else None,
        text="\n".join(part for part in (before, words) if part) or None,
    )


def _linked(lines: Sequence[Quoted], found: Permalink) -> tuple[str, str, str | None] | None:
    """Words, name and handle of a last line that links the author's account: `Posted by Name on June 3`, `by u/n in r/g`.

    None if it links none, or if that of another.
    """
    post, line = found.identity, lines[-1]
    if _HANDLE.search(line.text):
        return None
    for url, at, until in reversed(line.links):
        placed = at <= _LEADING and line.text[:at].strip() and len(line.text) - until <= _BEHIND_NAME
        account = identify(url) if placed else None
        if (
            account
            and account.kind == "profile"
            and account.platform == post.platform
            and post.handle in {None, account.handle}
        ):
            name = line.text[at:until].strip()
            return "", "" if (account.handle or "") in name else name, account.handle
    return None


def _may_have_written(account: Identity, post: Identity) -> bool:
    return account.platform == post.platform and (post.handle is None or _same(account, post))


def _shared(lines: Sequence[Quoted], post: Identity) -> Signed | None:
    """What Instagram's code says of a post: whose it is and of which day, with the caption between its lines if it has one."""
    text = "\n".join(line.text for line in lines if line.text)
    one = next(shared(text), None)
    if one is None:
        return None
    over = view(text, 0, one.at)
    words = text[over.end() if over else 0 : one.at if one.led else text.rfind("\n", 0, one.at) + 1].strip()
    return Signed(
        name=one.name, handle=post.handle or one.handle, shown_date=one.day.isoformat() if one.day else None, text=words or None
    )


def _signature(head: str, before: str) -> tuple[str, str, str | None]:
    """Words, name and handle of the line that is signed, up to its link; `before` are the lines above it."""
    found = _last(_HANDLE, head)
    if found is None:
        return head.strip(_TRIM), "", None
    own = head[: found.start()].rstrip()
    leading = _LEADING_DASH.match(own)
    if before and leading:
        return "", own[leading.end() :].strip(), found["handle"]
    dash = _last(_DASH, own)
    if dash is None:
        return ("", own.strip(), found["handle"]) if before else (own.strip(), "", found["handle"])
    return own[: dash.start()].strip(), own[dash.end() :].strip(), found["handle"]


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    matches = [*pattern.finditer(text)]
    return matches[-1] if matches else None


def told(value: str, identity: Identity) -> Signed:
    """What an attribute that holds a post as JSON says of it."""
    try:
        post = json.loads(value)
    except (ValueError, RecursionError):
        post = None
    if not isinstance(post, dict):
        return Signed(handle=identity.handle)
    date = dates.parse(_first(post, "date", "created_at", "createdAt", "published") or "")
    return Signed(
        name=_first(post, "name", "author_name", "user_name"),
        handle=identity.handle or (_first(post, "username", "screen_name", "handle") or "").lstrip("@") or None,
        shown_date=date.isoformat() if date else None,
        text=_first(post, "full_text", "text", "tweet_text"),
    )


def _first(post: Mapping[str, object], *names: str) -> str | None:
    values = (post.get(name) for name in names)
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)
