"""Which addresses may be dialled: an explicit table of the IANA special-purpose registries.

Not `ipaddress.is_global`: its answers change with the patch level of Python, and it has called multicast, NAT64, 6to4
and IPv4-compatible addresses global. Every address of a name is judged, and the judged address is the one dialled.
Sources: IANA IPv4 and IPv6 Special-Purpose Address Registries; IPv4 multicast and reserved space (RFC 5771, RFC 1112).
"""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

SPECIAL_V4: dict[str, str] = {
    "0.0.0.0/8": "this network",
    "10.0.0.0/8": "private use",
    "100.64.0.0/10": "shared address space",
    "127.0.0.0/8": "loopback",
    "168.63.129.16/32": "cloud host agent",
    "169.254.0.0/16": "link local",
    "172.16.0.0/12": "private use",
    "192.0.0.0/24": "protocol assignments",
    "192.0.2.0/24": "documentation",
    "192.31.196.0/24": "AS112",
    "192.52.193.0/24": "AMT",
    "192.88.99.0/24": "6to4 relay",
    "192.168.0.0/16": "private use",
    "192.175.48.0/24": "AS112",
    "198.18.0.0/15": "benchmarking",
    "198.51.100.0/24": "documentation",
    "203.0.113.0/24": "documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved and broadcast",
}
PUBLIC_V6 = "2000::/3"
SPECIAL_V6: dict[str, str] = {
    "2001::/23": "protocol assignments, Teredo, ORCHID",
    "2001:db8::/32": "documentation",
    "2002::/16": "6to4",
    "2620:4f:8000::/48": "AS112",
    "3fff::/20": "documentation",
}
"""What is not public inside `2000::/3`; what lies outside it (loopback, ULA, link local, NAT64, SRv6 …) never is."""

_BLOCKS_V4 = tuple((IPv4Network(block), name) for block, name in SPECIAL_V4.items())
_BLOCKS_V6 = tuple((IPv6Network(block), name) for block, name in SPECIAL_V6.items())
_ALL_V6 = IPv6Network(PUBLIC_V6)

Networks = tuple[IPv4Network | IPv6Network, ...]


@lru_cache(maxsize=4096)
def forbidden(text: str, allowed: Networks = ()) -> str | None:
    """Why an address must not be dialled (the name of its block), or None if it may. A zone makes it link local."""
    if "%" in text:
        return "scoped address"
    try:
        address = _unwrapped(ip_address(text))
    except ValueError:
        return "not an address"
    if any(address in network for network in allowed):
        return None
    return _special_v4(address) if isinstance(address, IPv4Address) else _special_v6(address)


def _unwrapped(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The kernel dials `::ffff:a.b.c.d` as IPv4; so it is judged as that."""
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address


def _special_v4(address: IPv4Address) -> str | None:
    return next((name for network, name in _BLOCKS_V4 if address in network), None)


def _special_v6(address: IPv6Address) -> str | None:
    if address not in _ALL_V6:
        return "not public IPv6"
    return next((name for network, name in _BLOCKS_V6 if address in network), None)
