"""Times that ids carry: several platforms number posts by the clock, so even a deleted one tells when it was written."""

from __future__ import annotations

from datetime import UTC, datetime

_TWITTER_EPOCH_MS = 1_288_834_974_657
_INSTAGRAM_EPOCH_MS = 1_314_220_021_721
_FIRST_SNOWFLAKE = 29_700_859_247
"""X's ids up to this one were handed out in sequence and carry no time."""
_BASE32 = "234567abcdefghijklmnopqrstuvwxyz"
_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_LAST_MS = 4_102_444_800_000
"""The year 2100: an id that says later is not a time."""


def _iso(milliseconds: int, earliest_ms: int) -> str | None:
    if not earliest_ms <= milliseconds < _LAST_MS:
        return None
    return datetime.fromtimestamp(milliseconds // 1000, UTC).isoformat().removesuffix("+00:00") + "Z"


def _decimal(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 20 else None


def x_time(post_id: str) -> str | None:
    """ISO UTC time of a post on X, to the second; None for the sequential ids before November 2010."""
    number = _decimal(post_id)
    if number is None or number <= _FIRST_SNOWFLAKE:
        return None
    return _iso((number >> 22) + _TWITTER_EPOCH_MS, _TWITTER_EPOCH_MS)


def tiktok_time(post_id: str) -> str | None:
    """TikTok's ids hold Unix seconds in their upper 32 bits."""
    number = _decimal(post_id)
    return None if number is None else _iso((number >> 32) * 1000, 1_400_000_000_000)


def mastodon_time(post_id: str) -> str | None:
    """Mastodon's ids hold Unix milliseconds above 16 bits; instances older than 2017 began with plain numbers."""
    number = _decimal(post_id)
    return None if number is None else _iso(number >> 16, 1_451_606_400_000)


def bluesky_time(record_key: str) -> str | None:
    """A TID holds Unix microseconds above 10 bits, in 13 sortable base-32 characters.

    Clients may invent them: a claim, not proof.
    """
    if len(record_key) != 13 or any(letter not in _BASE32 for letter in record_key):
        return None
    number = 0
    for letter in record_key:
        number = number * 32 + _BASE32.index(letter)
    return _iso((number >> 10) // 1000, 1_600_000_000_000)


def instagram_time(shortcode: str) -> str | None:
    """A shortcode is the post's id in base 64, and the id holds milliseconds since August 2011 above 23 bits.

    Private posts append a secret to the eleven characters; the codes of the first year are shorter and carry no time.
    """
    code = shortcode[:11]
    if len(code) < 9 or any(letter not in _BASE64 for letter in code):
        return None
    number = 0
    for letter in code:
        number = number * 64 + _BASE64.index(letter)
    return _iso((number >> 23) + _INSTAGRAM_EPOCH_MS, _INSTAGRAM_EPOCH_MS)
