"""The name service of the faults: a table in place of the operating system's resolver, for the process that is tested."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from typing import Any

_lock = threading.Lock()
_asked: Counter[str] = Counter()

Answer = list[tuple[int, int, int, str, tuple[str, int]]]


def install(domain: str, extra: dict[str, list[str]] | None = None) -> None:
    """From now on `getaddrinfo` answers for names under `domain` (127.0.0.1, or what the first label calls for), no other."""
    special: dict[str, list[str]] = {
        "private": ["127.0.0.2"],
        "mixed": ["127.0.0.1", "127.0.0.2"],
        "two-addresses": ["127.0.0.3", "127.0.0.1"],
    } | (extra or {})

    def getaddrinfo(host: str | bytes, port: int | str, *_: Any, **__: Any) -> Answer:
        name = (host.decode() if isinstance(host, bytes) else host).lower().rstrip(".")
        label = name.partition(".")[0]
        if name.replace(".", "").replace(":", "").isalnum() and (name.replace(".", "").isdigit() or ":" in name):
            return _found([name], int(port))
        if not name.endswith("." + domain):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        _trouble(label)
        return _found(special.get(label, ["127.0.0.1"]), int(port))

    socket.getaddrinfo = getaddrinfo  # type: ignore[assignment]


def _trouble(label: str) -> None:
    """What the name calls for: failures that stay, or that pass at the second look-up."""
    with _lock:
        _asked[label] += 1
        first = _asked[label] == 1
    if label.startswith("nxdomain") and (first or not label.endswith("-once")):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    if label.startswith("servfail") and (first or not label.endswith("-once")):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
    if label.startswith("slowname"):
        time.sleep(8)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")


def _found(addresses: list[str], port: int) -> Answer:
    return [
        (socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
        for address in addresses
    ]
