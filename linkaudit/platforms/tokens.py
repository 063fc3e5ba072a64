"""The token that X's own widget sends to the syndication endpoint.

It is JavaScript's `((Number(id) / 1e15) * Math.PI).toString(36)` without zeros and dot. The digits are V8's shortest form:
as many as tell the number from its neighbours, no more, so a plain expansion gives another token.
"""

from __future__ import annotations

import math

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def syndication_token(post_id: str) -> str:
    """The token for a decimal id of at most 19 digits, e.g. `4c9gcitu1vq` for 1790637656616943991."""
    number = float(post_id) / 1e15 * math.pi
    return base36(number).replace("0", "").replace(".", "")


def base36(value: float) -> str:
    """A number ≥ 0 in base 36, with V8's choice of digits after the point."""
    whole = int(value)
    digits = _fraction(value - whole, max(math.nextafter(0.0, 1.0), 0.5 * (math.nextafter(value, math.inf) - value)))
    if digits and digits[0] == len(_DIGITS):
        whole, digits = whole + 1, []
    tail = "".join(_DIGITS[digit] for digit in digits)
    return f"{_integer(whole)}.{tail}" if tail else _integer(whole)


def _fraction(rest: float, delta: float) -> list[int]:
    """Digits after the point, until what is left is below half the distance to the next double. `[36]`: rounded up to one."""
    digits: list[int] = []
    while rest >= delta:
        rest, delta = rest * 36, delta * 36
        digit = int(rest)
        digits.append(digit)
        rest -= digit
        up = rest > 0.5 or (rest == 0.5 and digit % 2 == 1)
        if up and rest + delta > 1:
            return _rounded_up(digits)
    return digits


def _rounded_up(digits: list[int]) -> list[int]:
    while digits:
        last = digits.pop()
        if last + 1 < len(_DIGITS):
            return [*digits, last + 1]
    return [len(_DIGITS)]


def _integer(whole: int) -> str:
    text = ""
    while whole:
        whole, digit = divmod(whole, 36)
        text = _DIGITS[digit] + text
    return text or "0"
