"""Times in ids, against posts whose time is known from elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.platforms import PLATFORMS, by_name


@pytest.mark.parametrize(
    ("platform", "post_id", "time"),
    [
        ("x", "1271516803756425218", "2020-06-12T18:56:44Z"),  # shown as 18:56:44 +0000
        ("x", "1800000000000000000", "2024-06-10T03:00:17Z"),  # by the formula; converters on the web err
        ("x", "1687984584817016832", "2023-08-06T00:31:00Z"),  # shown August 6
        ("x", "29700859248", "2010-11-04T01:43:01Z"),  # the first that could carry a time
        ("x", "29700859247", None),
        ("x", "20", None),
        ("tiktok", "7106594312292453675", "2022-06-07T20:15:27Z"),
        ("mastodon", "109316283418123456", "2022-11-09T22:48:29Z"),
        ("mastodon", "1", None),
        ("truthsocial", "109316283418123456", "2022-11-09T22:48:29Z"),
        ("instagram", "BsOGulcndj-", "2019-01-04T17:05:45Z"),  # the egg, posted 4 January 2019
        ("instagram", "BsOGulcndj-AbCdEfGhIjKlMnOpQrStUvWxYz", "2019-01-04T17:05:45Z"),  # a private post's longer code
        ("instagram", "abcde", None),
        ("threads", "CuXFPIeLLod", "2023-07-06T15:17:53Z"),
        ("bluesky", "3lbvgvvx3es2k", "2024-11-27T01:52:26Z"),
        ("bluesky", "self", None),
        ("bluesky", "aaaaaaaaaaaaa", None),
        ("telegram", "calderlive/411", None),
        ("youtube", "qT3vHarb0ur", None),
    ],
)
def test_time_of_an_id(platform: str, post_id: str, time: str | None) -> None:
    assert by_name(platform).posted_at(post_id) == time


@given(st.text(max_size=40) | st.integers(min_value=0, max_value=2**80).map(str))
def test_any_text_is_a_time_or_none(text: str) -> None:
    for platform in PLATFORMS:
        time = platform.posted_at(text)
        assert time is None or ("2006" <= time[:4] <= "2100" and time.endswith("Z"))


@given(st.integers(min_value=29_700_859_248, max_value=2**63 - 1))
def test_later_ids_are_later_posts(number: int) -> None:
    earlier, later = by_name("x").posted_at(str(number)), by_name("x").posted_at(str(min(number + (1 << 22) * 1000, 2**63 - 1)))
    assert earlier is not None
    assert later is not None
    assert earlier <= later
