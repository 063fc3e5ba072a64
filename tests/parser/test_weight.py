from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.parser.weight import limit, valid, weigh
from tests.parser.conformance import cases


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("", 0),
        ("abc", 3),
        ("ábç", 3),
        ("漢字", 4),
        ("😷", 2),
        ("👨‍👩‍👧‍👦", 2),
        ("🇮🇸🇫🇴", 4),
        ("1⃣", 2),
        ("“so” — it goes…", 16),
        ("see https://news.example/a/very/long/path/that/counts/as/one", 27),
        ("a https://t.co/YRKx4bWMGk b", 27),
        ("see http://no-tld", 17),
    ],
)
def test_weights(text: str, weight: int) -> None:
    assert weigh(text) == weight


def test_the_limit_doubled_in_november_2017() -> None:
    assert (limit(date(2017, 11, 6)), limit(date(2017, 11, 7)), limit(None)) == (140, 280, 280)


@given(st.text(max_size=50), st.text(max_size=50))
def test_a_text_weighs_no_more_than_twice_its_characters(one: str, other: str) -> None:
    assert 0 <= weigh(f"{one} {other}".replace("://", "")) <= 2 * (len(one) + len(other) + 1)


COUNTERS = {
    "WeightedTweetsCounterTest": False,
    "WeightedTweetsWithDiscountedEmojiCounterTest": True,
    "UnicodeDirectionalMarkerCounterTest": True,
}


@pytest.mark.parametrize(("section", "case"), [(section, case) for section in COUNTERS for case in cases("validate", section)])
def test_the_counters_of_twitter_text(section: str, case: dict[str, object]) -> None:
    """Weight, validity and permillage; the suite's ranges describe a text box, which an auditor has not."""
    text, expected = str(case["text"]), case["expected"]
    assert isinstance(expected, dict)
    weight = weigh(text, emoji=COUNTERS[section])
    assert weight == expected["weightedLength"]
    assert weight * 1000 // 280 == expected["permillage"]
    if COUNTERS[section]:
        assert valid(text) == expected["valid"]
