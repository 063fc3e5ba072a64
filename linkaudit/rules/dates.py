"""Days and moments as the rules compare them; what cannot be read is None, never an error."""

from __future__ import annotations

from datetime import UTC, date, datetime


def day(text: str | None) -> date | None:
    """The day of an ISO date or date-time; of a moment with an offset, its UTC day."""
    if not text:
        return None
    at = moment(text)
    if at is not None:
        return at.date()
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def moment(text: str | None) -> datetime | None:
    """A date-time with an offset, in UTC; None where only a day, or a time without zone, is known."""
    if not text or len(text.strip()) <= 10:
        return None
    try:
        at = datetime.fromisoformat(text.strip())
        return at.astimezone(UTC) if at.tzinfo else None
    except (ValueError, OverflowError):
        return None


def swapped(when: date) -> date | None:
    """The day that a reader of the other order (day and month exchanged) would see."""
    try:
        return when.replace(month=when.day, day=when.month)
    except ValueError:
        return None
