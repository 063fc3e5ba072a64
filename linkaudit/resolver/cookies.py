"""Cookies for the length of one link: some sites show a page only to those who bring back what they were given.

Nothing is kept between links, and nothing of the user's is ever sent.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

_PAIR = re.compile(r"\s{0,9}(?P<name>[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128})=(?P<value>[^;\x00-\x1f\x7f-\xff]{0,3000})", re.ASCII)
_DOMAIN = re.compile(r";\s{0,9}domain\s{0,9}=\s{0,9}\.?(?P<domain>[A-Za-z0-9.-]{1,253})", re.ASCII | re.IGNORECASE)
_EXPIRED = re.compile(r";\s{0,9}max-age\s{0,9}=\s{0,9}(?:0|-[0-9]{1,12})\s{0,9}(?:;|$)", re.ASCII | re.IGNORECASE)
_EXPIRES = re.compile(
    r";\s{0,9}expires\s{0,9}=\s{0,9}(?P<date>[^;]{0,20}?(?P<year>[12][0-9]{3})(?![0-9])[^;]{0,20})", re.ASCII | re.IGNORECASE
)
MOST = 50


class Jar:
    """The cookies of one journey."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], str] = {}

    def keep(self, url: str, headers: tuple[tuple[str, str], ...]) -> None:
        """Take what an answer sets, for its host or the domain above it that it names."""
        cookies = [value for name, value in headers if name == "set-cookie"]
        if cookies:
            host = urlsplit(url).hostname or ""
            for cookie in cookies:
                self._take(cookie, host)

    def _take(self, cookie: str, host: str) -> None:
        found = _PAIR.match(cookie)
        if found is None:
            return
        key = (_domain(cookie, host), found["name"])
        if _EXPIRED.search(cookie) or _is_past(cookie):
            self._kept.pop(key, None)
        elif len(self._kept) < MOST or key in self._kept:
            self._kept[key] = found["value"].strip()

    def for_url(self, url: str) -> tuple[tuple[str, str], ...]:
        """Names and values to send there."""
        if not self._kept:
            return ()
        host = urlsplit(url).hostname or ""
        return tuple((name, value) for (domain, name), value in self._kept.items() if _covers(domain, host))


def _is_past(cookie: str) -> bool:
    """Whether a cookie is set only to be thrown away. `Max-Age` wins over a date, and is looked at before."""
    found = _EXPIRES.search(cookie)
    now = datetime.now(UTC)
    if found is None or int(found["year"]) > now.year or "max-age" in cookie.lower():
        return False
    try:
        date = parsedate_to_datetime(found["date"].replace("-", " "))
    except (ValueError, TypeError, IndexError, OverflowError):
        return False
    return (date if date.tzinfo else date.replace(tzinfo=UTC)) < now


def _domain(header: str, host: str) -> str:
    found = _DOMAIN.search(header)
    domain = found["domain"].lower() if found else host
    return f".{domain}" if found and "." in domain and (host == domain or host.endswith(f".{domain}")) else host


def _covers(domain: str, host: str) -> bool:
    return host == domain or (domain.startswith(".") and f".{host}".endswith(domain))
