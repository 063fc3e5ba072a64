from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.parser.posts.weight import limit, valid, weigh
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


AS_PICTURES = ("WeightedTweetsWithDiscountedEmojiCounterTest", "UnicodeDirectionalMarkerCounterTest")
"""Sections of the suite in which an emoji of many code points counts as one."""


@pytest.mark.parametrize("case", cases("validate", "WeightedTweetsCounterTest"))
def test_the_counters_of_twitter_text(case: dict[str, object]) -> None:
    _weighs_as_expected(case, emoji=False)


@pytest.mark.parametrize("case", [case for section in AS_PICTURES for case in cases("validate", section)])
def test_the_counters_of_twitter_text_for_emoji(case: dict[str, object]) -> None:
    text, expected = str(case["text"]), _weighs_as_expected(case, emoji=True)
    assert valid(text) == expected["valid"]


def _weighs_as_expected(case: dict[str, object], *, emoji: bool) -> dict[str, object]:
    """Weight and permillage; the suite's ranges describe a text box, which an auditor has not."""
    expected = case["expected"]
    assert isinstance(expected, dict)
    weight = weigh(str(case["text"]), emoji=emoji)
    assert weight == expected["weightedLength"]
    assert weight * 1000 // 280 == expected["permillage"]
    return expected
