"""Addresses in running text: where each begins and, the harder part, where it ends.

Found are addresses with a scheme, `pic.twitter.com/…`, `pic.x.com/…` and `t.co/…` without one. They are often glued to what
stood in the next element (`…/YRKx4bWMGkThe`, `#COP26pic.twitter.com/…`), wrapped in punctuation, or cut
(`https://t.co/abc…`). Every search starts from a literal and goes forward once, so time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ANCHOR = re.compile(r"://|pic\.(?:twitter|x)\.com/|t\.co/", re.IGNORECASE)
_SCHEME_BEFORE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,14}\Z", re.ASCII)
_WEB_SCHEME = re.compile(r"https?\Z", re.IGNORECASE)
_SHUT_BEFORE = "@＠$＄#＃"
"""What no address follows directly: it would be part of a name, a cashtag or a hashtag."""
_CJK = (
    "\u1100-\u11ff\u2e80-\u2fff\u3005-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\U00020000-\U0003134f"
)
_END = (
    '\\s\x00-\x20\x7f-\xa0<>"`\\\\\u00ab\u00bb\u00ad\u2000-\u200f\u2014\u2015\u2018-\u201f\u2026\u2028-\u202f\u2039\u203a\u205f-\u206f'
    "\u3000-\u3004\u3008-\u3020\ufe00-\ufe0f\ufe10-\ufe6f\ufeff\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
    "\u060c\u061b\u061f\u06d4\u0964"
)
"""Characters that no written address holds: blanks, controls, direction marks, quotes, brackets, stops of all scripts."""
_HOST = re.compile(rf"[^{_END}/?#]{{1,2048}}")
_TAIL = re.compile(rf"[/?#][^{_END}{_CJK}]{{0,8000}}")
_CODE = re.compile(r"[A-Za-z0-9]{0,200}", re.ASCII)
_QUERY = re.compile(r"(?:\?[A-Za-z0-9!?*'();:&=+$/%#\[\]\-_.,~|]{0,200}[A-Za-z0-9\-_&=#/])?", re.ASCII)
_NEXT = re.compile(r"(?:(?<=[^=/?&%:])https?:/{1,2}(?=[A-Za-z0-9])|pic\.(?:twitter|x)\.com/)", re.IGNORECASE)
_USUAL = 300
"""Letters behind the host that are looked at first: of addresses glued together each would be read to the end of all."""
_TRAILING = ".,;:!?'*"
_CODE_LENGTH = 10
"""Codes have ten characters since 2012; those of 2011 had eight."""
_CUT_LENGTHS = frozenset(range(_CODE_LENGTH)) - {8}
"""Lengths of a code that was shortened for display."""


@dataclass(frozen=True, slots=True)
class WebText:
    """An address in a text: it stands at `text[start:end]`."""

    start: int
    end: int
    url: str
    """With `https://` where the text has no scheme."""
    cut: bool = False
    """Shortened for display: the address ends in an ellipsis."""


def web_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the http and https addresses in a text, for counting."""
    return ((found.start, found.end) for found in addresses(text) if _counted(found))


def _counted(found: WebText) -> bool:
    """Whether X would make a link of it: http, and a name of labels that the name system can hold."""
    scheme, _, rest = found.url.partition("://")
    labels = re.split(r"[/?#:]", rest, maxsplit=1)[0].split(".")
    return scheme[:4].lower() == "http" and len(labels) > 1 and all(map(_holdable, labels))


def _holdable(label: str) -> bool:
    return len(label) <= 63 if label.isascii() else len(label) <= 63 and len(label.encode("punycode")) <= 59


def addresses(text: str) -> Iterator[WebText]:
    """Every address in the text, from left to right, never overlapping."""
    if "/" not in text:
        return
    at = 0
    while anchor := _ANCHOR.search(text, at):
        found = _with_scheme(text, anchor, at) if anchor.group() == "://" else _bare(text, anchor)
        if found is None:
            at = anchor.end()
        else:
            yield found
            at = max(found.end, anchor.end())


def _with_scheme(text: str, anchor: re.Match[str], floor: int) -> WebText | None:
    before = _SCHEME_BEFORE.search(text, max(floor, anchor.start() - 15), anchor.start())
    if before is None:
        return None
    web = _WEB_SCHEME.search(text, max(before.start(), anchor.start() - 5), anchor.start())
    start = (web or before).start()
    if start and text[start - 1] in _SHUT_BEFORE:
        return None
    host = _HOST.match(text, anchor.end())
    if host and any(map(str.isalnum, host.group())):
        return _with_host(text, start, host, web=web is not None)
    return _without_host(text, start, anchor.end()) if web else None


def _without_host(text: str, start: int, at: int) -> WebText | None:
    return _cut(text, start, at) if text.startswith("…", at) else None


def _with_host(text: str, start: int, host: re.Match[str], *, web: bool) -> WebText | None:
    if host.group().lower() in _SHORT_HOSTS and text.startswith("/", host.end()):
        return _code(text, start, host.end() + 1, text[start : host.end() + 1])
    return _any(text, start, host.end()) if web else _strange(text, start, host.end())


_SHORT_HOSTS = frozenset({"t.co", "www.t.co", "pic.twitter.com", "pic.x.com"})


def _bare(text: str, anchor: re.Match[str]) -> WebText | None:
    start = anchor.start()
    short = anchor.group()[0] in "tT"
    if start and (text[start - 1] in _SHUT_BEFORE or (short and _of_a_name(text[start - 1]))):
        return None
    return _code(text, start, anchor.end(), "https://" + anchor.group().lower())


def _of_a_name(letter: str) -> bool:
    return letter.isascii() and (letter.isalnum() or letter in ".-_/")


def _code(text: str, start: int, at: int, front: str) -> WebText | None:
    """A short link: its code ends at the first other character, and at the tenth where the next word is glued to it."""
    code = _CODE.match(text, at)
    length = len(code.group()) if code else 0
    if text.startswith(("…", "..."), at + length) and length in _CUT_LENGTHS:
        return _cut(text, start, at + length)
    if following := _NEXT.search(text, at, at + length + 16):
        length = min(length, following.start() - at)
    end = at + min(length, _CODE_LENGTH)
    if length <= _CODE_LENGTH:
        end = _behind_query(text, end)
    return WebText(start, end, front + text[at:end]) if length else None


def _behind_query(text: str, at: int) -> int:
    query = _QUERY.match(text, at)
    return query.end() if query else at


def _cut(text: str, start: int, end: int) -> WebText:
    end += 1 if text.startswith("…", end) else 3
    return WebText(start, end, text[start:end], cut=True)


def _strange(text: str, start: int, end: int) -> WebText:
    """An address of another scheme (`ftp://`, `htp://`), to the next blank."""
    tail = _TAIL.match(text, end)
    return WebText(start, last := _trim(text, start, tail.end() if tail else end), text[start:last])


def _any(text: str, start: int, host_end: int) -> WebText | None:
    """An http address: host in any script, path up to a blank, a CJK letter, a stop, or the next glued address."""
    host_end = _host_end(text, start, host_end)
    end = _tail_end(text, host_end, host_end + _USUAL)
    if end == host_end + _USUAL:
        end = _tail_end(text, host_end, len(text))
    if text.startswith("…", end):
        return _cut(text, start, end)
    end = _trim(text, start, end)
    return WebText(start, end, text[start:end]) if text[start:end].partition("://")[2] else None


def _tail_end(text: str, at: int, limit: int) -> int:
    """Where the path behind a host ends, or the next address is glued to it."""
    tail = _TAIL.match(text, at, limit)
    end = tail.end() if tail else at
    following = _NEXT.search(text, at, end)
    return following.start() if following else end


_ASCII_HOST = re.compile(rf"[A-Za-z0-9.-]{{1,253}}\.[A-Za-z]{{2,24}}(?=[{_CJK}])", re.ASCII)


def _host_end(text: str, start: int, end: int) -> int:
    """Where a host name ends that CJK prose is glued to: an ASCII host with a top-level domain is whole."""
    begin = text.index("://", start) + 3
    plain = _ASCII_HOST.match(text, begin, end + 1)
    return plain.end() if plain else end


def _trim(text: str, start: int, end: int) -> int:
    """The end without trailing stops and without closing brackets that were opened outside."""
    opened = {shut: text.count(first, start, end) - text.count(shut, start, end) for first, shut in ("()", "[]")}
    while end > start:
        last = text[end - 1]
        if last in opened and opened[last] < 0:
            opened[last] += 1
        elif last not in _TRAILING:
            break
        end -= 1
    return end
