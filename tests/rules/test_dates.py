from datetime import date

import pytest

from linkaudit.rules.dates import day, moment, swapped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-01-06", date(2020, 1, 6)),
        (" 2020-01-06T23:59:59Z ", date(2020, 1, 6)),
        ("2020-01-07T00:30:00+02:00", date(2020, 1, 6)),
        ("2020-01-07T00:30:00", date(2020, 1, 7)),
        ("0001-01-01T00:00:00+14:00", date(1, 1, 1)),
        ("2020-13-40", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_the_day_is_the_utc_day_where_an_offset_is_known(text: str | None, expected: date | None) -> None:
    assert day(text) == expected


def test_a_moment_needs_an_offset() -> None:
    assert str(moment("2020-01-06T12:58:13+01:00")) == "2020-01-06 11:58:13+00:00"
    assert moment("2020-01-06T12:58:13") is None
    assert moment("2020-01-06") is None
    assert moment("2020-01-06 at noon") is None


def test_day_and_month_exchanged() -> None:
    assert swapped(date(2020, 1, 6)) == date(2020, 6, 1)
    assert swapped(date(2020, 1, 31)) is None
