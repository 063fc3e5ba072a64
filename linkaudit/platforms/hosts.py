"""How a host is spelled: IDNA as browsers do it, IPv6 in brackets, and nothing that two parsers could read in two ways."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv6Address
from unicodedata import category

_FORBIDDEN = re.compile(r"[\x00-\x20\"#%/:<>?@\[\\\]^`{|}\x7f-\xa0]")
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs")


class Malformed(ValueError):  # noqa: N818 - it is a judgement on the text, and reads as one
    """The text is not an address that can be asked. The message says why in a few words."""


def masked(user: str) -> str:
    """What stood before `@`, without its password."""
    name, colon, _ = user.partition(":")
    shown = _FORBIDDEN.sub("", name)
    return f"{shown}:***" if colon else shown


def ipv6(host: str) -> str:
    """Spell a bracketed IPv6 address; zones are not for links. Raises `Malformed`."""
    try:
        address = IPv6Address(host[1:-1] if "%" not in host else "")
    except AddressValueError:
        raise Malformed("not an IPv6 address") from None
    mapped = address.ipv4_mapped
    # Newer Pythons write mapped addresses with dots; browsers never do.
    text = f"::ffff:{int(mapped) >> 16:x}:{int(mapped) & 0xFFFF:x}" if mapped else address.compressed
    return f"[{text}]"


def name(host: str) -> str:
    """Spell a host name or dotted address in lower-case ASCII, its last dot dropped. Raises `Malformed`."""
    if not host:
        raise Malformed("no host")
    spelled = (host if host.isascii() else _idna(host)).lower()
    if _FORBIDDEN.search(spelled):
        raise Malformed("impossible character in the host")
    spelled = spelled.removesuffix(".")
    if len(spelled) > 253 or any(not _label_ok(label) for label in spelled.split(".")):
        raise Malformed("impossible host")
    return spelled


def _label_ok(label: str) -> bool:
    if not 0 < len(label) < 64:
        return False
    if not label.startswith("xn--"):
        return True
    try:
        meant = label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, OverflowError):
        return False
    return not meant.isascii() and all(category(char) not in _INVISIBLE for char in meant)


def _idna(host: str) -> str:
    import idna  # noqa: PLC0415 - its tables are only worth loading for the few hosts that need them

    if any(category(char) in _INVISIBLE for char in host):
        raise Malformed("invisible character in the host")
    try:
        mapped = idna.uts46_remap(host, std3_rules=False, transitional=False)
        return ".".join(_alabel(label) for label in mapped.split("."))
    except (idna.IDNAError, UnicodeError):
        raise Malformed("not an international host name") from None


def _alabel(label: str) -> str:
    import idna  # noqa: PLC0415 - as above

    if label.isascii():
        return label
    # IDNA 2008 forbids symbols, browsers and registries of ♥.example do not: the rest of the label must be valid.
    rest = "".join(char for char in label if category(char) != "So")
    if rest and not rest.isascii():
        idna.check_label(rest)
    return "xn--" + label.encode("punycode").decode("ascii")
