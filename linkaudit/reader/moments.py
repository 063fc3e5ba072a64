"""When a record says its article was published, whatever the spelling: ISO, figures, RFC 2822 as in feeds, epochs."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?", re.ASCII)
_WRITTEN = re.compile(
    r"(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})|(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>\d{4})|"
    r"(?P<y3>(?:19|20)\d{2})(?P<m3>\d{2})(?P<d3>\d{2})(?:T?\d{6}Z?)?",
    re.ASCII,
)
"""Dates of figures that can be meant in one way only; with slashes behind the day they could be in two."""
_EPOCH = re.compile(r"\d{9,13}(?:\.\d{1,9})?", re.ASCII)
_MILLISECONDS = 100_000_000_000


def iso_date(value: str | None) -> str | None:
    """An ISO date or date-time out of ISO, figures, RFC 2822 (feeds) and epoch spellings; None for anything else."""
    text = (value or "").strip()
    try:
        return _day(text) or _stamp(text).isoformat().replace("+00:00", "Z")
    except (ValueError, OverflowError, OSError, TypeError, IndexError):
        return None


def _day(text: str) -> str | None:
    """A date, with its time where it is written as ISO has it; ValueError for a day that no calendar knows."""
    if found := _ISO.match(text):
        return date.fromisoformat(found[1]).isoformat() + (f"T{found[2]}{found[3] or ''}" if found[2] else "")
    if parts := _WRITTEN.fullmatch(text):
        year, month, day = (int(parts[name] or parts[f"{name}2"] or parts[f"{name}3"]) for name in "ymd")
        return date(year, month, day).isoformat()
    return None


def _stamp(text: str) -> datetime:
    if not _EPOCH.fullmatch(text):
        return parsedate_to_datetime(text)
    seconds = float(text)
    return datetime.fromtimestamp(seconds / 1000 if seconds > _MILLISECONDS else seconds, UTC)
