"""What a simulated host is asked, and what it says: the two types every file under `hosts` works with."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

JSON = "application/json; charset=utf-8"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Ask:
    """One request as it came in."""

    method: str
    scheme: str
    host: str
    target: str
    """Path and query, as sent."""
    headers: dict[str, str] = field(default_factory=dict)
    """Names lower case."""
    at: float = 0.0
    """Monotonic time of arrival."""

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlsplit(self.target).query, keep_blank_values=True).items()}

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}{self.target}"


@dataclass(frozen=True, slots=True)
class Say:
    """One answer. `cut` closes the connection instead."""

    status: int = 200
    body: bytes = b""
    kind: str = HTML
    headers: tuple[tuple[str, str], ...] = ()
    cut: bool = False


def html(body: str, status: int = 200, *headers: tuple[str, str]) -> Say:
    """A page."""
    return Say(status, body.encode(), HTML, headers)


def as_json(value: object, status: int = 200, *headers: tuple[str, str]) -> Say:
    """A JSON document."""
    return Say(status, json.dumps(value, ensure_ascii=False).encode(), JSON, headers)


def redirect(to: str, status: int = 301, *headers: tuple[str, str]) -> Say:
    """A redirect with an empty body, as t.co and pic.twitter.com send it."""
    return Say(status, b"", HTML, (("Location", to), *headers))


def page(title: str, text: str, *, language: str = "en", extra: str = "") -> str:
    """A plain article page, long enough not to be taken for a shell."""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>{extra}</head>'
        f"<body><header><a href='/'>Front page</a></header>"
        f"<main><article><h1>{title}</h1><p>{text}</p></article></main></body></html>"
    )
