"""Asks one address the way the tool does, its redirects included; for the black-box check of the address policy."""

from linkaudit.model import Failure, Request
from linkaudit.platforms.urls import Malformed, join
from linkaudit.resolver.settings import Settings
from linkaudit.resolver.transport import Transport

transport = Transport(Settings(timeout=2))


def fetch(url: str) -> None:
    for _ in range(5):
        reply = transport.get(Request(url=url))
        if isinstance(reply, Failure) or not (location := reply.header("location")):
            return
        try:
            url = join(url, location.encode("latin-1").decode("utf-8", "replace"))
        except Malformed:
            return
