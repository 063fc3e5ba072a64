"""The gate that every address passes before anything is looked up: form, scheme, names, literal addresses, ports.

It stands before the first request, each redirect, each refresh and each oracle alike, live or in a replay. What it
cannot see, the addresses behind a name, is judged at the moment of dialling (`connections`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from linkaudit.model import Failure
from linkaudit.platforms.urls import Address, Malformed, OtherScheme, dissect
from linkaudit.resolver.addresses import Networks, forbidden
from linkaudit.resolver.settings import Settings

LONGEST = 4096
SPECIAL_NAMES = frozenset("localhost local internal lan home corp svc onion arpa".split())
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_PLAIN_V4 = re.compile(r"(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.|\Z)){4}")


@dataclass(frozen=True, slots=True, init=False)
class Gate:
    """What may be asked under these settings."""

    ports: frozenset[int]
    allowed: Networks
    refusal: Callable[[str], str | None]
    """Why a host is not asked, or None; remembered, since most links share theirs with others."""

    def __init__(self, settings: Settings) -> None:
        object.__setattr__(self, "ports", frozenset((80, 443, *settings.allow_port)))
        object.__setattr__(self, "allowed", settings.networks)
        object.__setattr__(self, "refusal", lru_cache(maxsize=1024)(self._host_refusal))

    def judge(self, url: str) -> Address | Failure:
        """The address, read in the one way it can be read, or why it is not asked: `malformed` or `refused`."""
        if len(url) > LONGEST:
            return Failure(url=url[:LONGEST], kind="refused", detail="too long")
        try:
            address = dissect(url)
        except OtherScheme:
            return Failure(url=url, kind="refused", detail="scheme")
        except Malformed as error:
            return Failure(url=url, kind="malformed", detail=str(error))
        reason = self._refusal(address)
        return address if reason is None else Failure(url=str(address), kind="refused", detail=reason)

    def _refusal(self, address: Address) -> str | None:
        if address.user is not None:
            return "user name in the address"
        if address.asked_port not in self.ports:
            return "port"
        return self.refusal(address.host)

    def _host_refusal(self, host: str) -> str | None:
        if host.startswith("["):
            return _named(forbidden(host[1:-1], self.allowed))
        last = host.rpartition(".")[2]
        if _NUMBER.fullmatch(last):
            # Decimal, octal, hexadecimal and short forms are read differently by different libraries.
            return _named(forbidden(host, self.allowed)) if _PLAIN_V4.fullmatch(host) else "ambiguous address"
        if last == host or last in SPECIAL_NAMES:
            return "special name"
        return None


def _named(block: str | None) -> str | None:
    return None if block is None else f"address ({block})"
