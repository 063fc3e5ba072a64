"""One strict reading of a web address, shared by the parser (keys) and by the resolver's gate (what is asked).

The spelling is that of the WHATWG URL standard for http and https. What two parsers could read in two ways (one slash,
a backslash or a second `@` before the path, controls, percent signs in the host) is refused here and not repaired, so
that no later layer can understand another host than the one that was judged. Pure text; nothing is looked up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from linkaudit.model.quick import quick
from linkaudit.platforms.hosts import Malformed, ipv6, masked, name

__all__ = ["OTHER_SCHEMES", "WEB_PORTS", "Address", "Malformed", "OtherScheme", "dissect", "join", "scheme_of", "serialise"]

WEB_PORTS = {"http": 80, "https": 443}
OTHER_SCHEMES = frozenset(
    "about android-app bitcoin blob callto chrome cid data dns facetime fax fb-messenger feed file ftp ftps geo "
    "gopher intent ipfs irc ircs itms itms-apps javascript jar ldap ldaps magnet mailto maps market message mid ms- "
    "word news nntp resource rtmp rtsp sftp sip sips skype sms smsto spotify ssh steam tel telnet tg unsafe urn vbscript "
    "viber view-source wais webcal whatsapp ws wss xmpp".split()
)
"""Schemes that mean something, though not to an HTTP client; every scheme that is in neither list is a slip of the pen."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]{0,30}):")
_AUTHORITY = re.compile(r"([^/?#\\]*).*", re.DOTALL)
_TAIL = re.compile(r"([^?#]*)(\?[^#]*)?(#.*)?", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_PORT = re.compile(r"0{0,99}[0-9]{0,9}")
_PATH_ENCODE = re.compile(r"[^!$-;=@-\]_a-z|~]")
_QUERY_ENCODE = re.compile(r"[^!$-&(-;=?-~]")
_FRAGMENT_ENCODE = re.compile(r"[^!#-;=?-_a-~]")
_DOT = re.compile(r"(?:\.|%2e){1,2}", re.IGNORECASE)


_SPELLED = re.compile(
    r"(https?)://((?:[a-z0-9-]{1,40}\.){1,5}[a-z0-9-]{1,40})(?::(?!80/|443/)([1-9][0-9]{1,3}|[1-5][0-9]{4}))?"
    r"(/[A-Za-z0-9_~!$&'()*+,;=:@%./|\[\]-]*)(\?[!$-&(-;=?-~]*)?(#[A-Za-z0-9_~!$&()*+,;=:@%./?-]*)?"
)
"""Addresses that are spelled already as they would come out; most are."""


class OtherScheme(Malformed):
    """A well-known scheme that is not HTTP (`mailto:`, `data:`, `ftp:` …): not wrong, but nothing to ask."""


@quick
@dataclass(frozen=True, slots=True)
class Address:
    """A web address in its parts, each in its normal spelling."""

    scheme: str
    """`http` or `https`."""
    user: str | None
    """What stood before `@`, its password masked; None when there was no `@`."""
    host: str
    """Lower case, IDNA, without a trailing dot; an IPv6 address in brackets."""
    port: int | None
    """None for the scheme's own port."""
    path: str
    """Starts with `/`, dot segments removed."""
    query: str
    """With its `?`, or empty."""
    fragment: str
    """With its `#`, or empty."""

    @property
    def target(self) -> str:
        """Path and query: what stands in the request line."""
        return self.path + self.query

    @property
    def authority(self) -> str:
        """Host and, where it is not the scheme's own, port: what stands in the Host header."""
        return self.host if self.port is None else f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what the paths of a site are appended to."""
        return f"{self.scheme}://{self.authority}"

    @property
    def asked_port(self) -> int:
        """The port that would be dialled."""
        return WEB_PORTS[self.scheme] if self.port is None else self.port

    def __str__(self) -> str:
        user = "" if self.user is None else f"{self.user}@"
        return f"{self.scheme}://{user}{self.authority}{self.target}"


def serialise(url: str, *, fragment: bool = False) -> str:
    """Spell a web address as browsers do, without its fragment unless that is wanted; passwords are masked.

    Raises `Malformed` (or its kind `OtherScheme`) for anything that is not an absolute http or https address.
    """
    if _at_sight(url):
        return url if fragment else url.partition("#")[0]
    address = dissect(url)
    return f"{address}{address.fragment}" if fragment else str(address)


@lru_cache(maxsize=4096)
def dissect(url: str) -> Address:
    """Read an absolute http or https address. Raises `Malformed` or its kind `OtherScheme`."""
    if plain := _at_sight(url):
        scheme, host, port, path, query, fragment = plain.groups(default="")
        return Address(scheme, None, host, int(port) if port else None, path, query, fragment)
    return _dissect(url)


def _at_sight(url: str) -> re.Match[str] | None:
    """Its parts, if an address is spelled already as it would come out."""
    # Dot segments, also as %2e, and names in punycode need a closer look.
    return _SPELLED.fullmatch(url) if "/." not in url and "%2" not in url and "xn--" not in url else None


def _dissect(url: str) -> Address:
    if _CONTROL.search(url):
        raise Malformed("control character in the address")
    scheme = _web_scheme(url)
    rest = url[len(scheme) + 1 :]
    if not rest.startswith("//"):
        raise Malformed("no // after the scheme")
    raw = _raw_authority(rest[2:])
    user, host, port = _authority(raw, scheme)
    path, query, fragment = _split(_TAIL, rest[2 + len(raw) :])
    return Address(scheme, user, host, port, _path(path), _encode(query, _QUERY_ENCODE), _encode(fragment, _FRAGMENT_ENCODE))


def _web_scheme(url: str) -> str:
    scheme = scheme_of(url)
    if scheme is None:
        raise Malformed("no scheme")
    if scheme in OTHER_SCHEMES:
        raise OtherScheme(scheme)
    if scheme not in WEB_PORTS:
        raise Malformed(f"unknown scheme {scheme}:")
    return scheme


def _split(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    match = pattern.fullmatch(text)
    assert match is not None, "these patterns match any text"
    return tuple(part or "" for part in match.groups())


def scheme_of(url: str) -> str | None:
    """Lower-case scheme of an absolute address, None when there is none."""
    match = _SCHEME.match(url)
    return match[1].lower() if match else None


def join(base: str, reference: str) -> str:
    """The absolute address that a link or a Location header means on the page `base` (RFC 3986 §5.2); not yet judged.

    Outer blanks go, as in browsers; backslashes before the query count as slashes where they cannot shift the host.
    Raises `Malformed` if the base is no web address or a backslash could name a host.
    """
    reference = reference.strip("\t\n\f\r ")
    if reference.startswith(("https://", "http://")) or scheme_of(reference) is not None:
        return reference
    root = _root(base)
    if reference[:1] == "/" != reference[1:2] and "\\" not in reference:
        return root.origin + reference
    if reference[:2] in ("\\\\", "/\\", "\\/"):
        raise Malformed("backslash before the host")
    if reference.startswith("//"):
        return f"{root.scheme}:{reference}"
    path, query, fragment = _split(_TAIL, reference)
    return f"{root.origin}{_joined(root, path, query)}{fragment}"


@lru_cache(maxsize=64)
def _root(base: str) -> Address:
    """A page's own address: its many links are joined to the same one."""
    return dissect(base)


def _joined(root: Address, path: str, query: str) -> str:
    if not path:
        return root.path + (query or root.query)
    path = path.replace("\\", "/")
    if not path.startswith("/"):
        path = root.path[: root.path.rindex("/") + 1] + path
    return path + query


def _raw_authority(text: str) -> str:
    raw = _split(_AUTHORITY, text)[0]
    if text.startswith("\\", len(raw)):
        raise Malformed("backslash before the path")
    return raw


def _authority(raw: str, scheme: str) -> tuple[str | None, str, int | None]:
    user, at, place = raw.rpartition("@")
    if "@" in user:
        raise Malformed("two @ before the path")
    host, port = _split_port(place)
    if port is not None and port > 65535:
        raise Malformed("impossible port")
    spelled = ipv6(host) if host.startswith("[") else name(host)
    return (masked(user) if at else None), spelled, (None if port == WEB_PORTS[scheme] else port)


def _split_port(place: str) -> tuple[str, int | None]:
    cut = place.find("]") + 1 if place.startswith("[") else place.find(":")
    host, rest = (place, "") if cut < 0 else (place[:cut], place[cut:])
    if not rest:
        return host, None
    if rest[0] != ":" or not _PORT.fullmatch(rest[1:]):
        raise Malformed("impossible port")
    return host, int(rest[1:]) if rest[1:] else None


def _path(raw: str) -> str:
    kept: list[str] = []
    segments = _encode(raw.replace("\\", "/"), _PATH_ENCODE).split("/")
    for segment in segments[1:]:
        if not _DOT.fullmatch(segment):
            kept.append(segment)
        elif len(segment.lower().replace("%2e", ".")) == 2:
            del kept[-1:]
    if _DOT.fullmatch(segments[-1]):
        kept.append("")
    return "/" + "/".join(kept)


def _encode(text: str, unsafe: re.Pattern[str]) -> str:
    return unsafe.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8")), text)
