from __future__ import annotations

import pytest

from linkaudit.parser.posts.handles import handles
from tests.parser.conformance import cases


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("thanks @jane_doe and (@kim)", ["jane_doe", "kim"]),
        ("jane@desk.example", []),
        ("@desk@social.example", []),
        ("RT@kim: yes", ["kim"]),
    ],
)
def test_accounts_in_running_text(text: str, named: list[str]) -> None:
    assert handles(text) == named


@pytest.mark.parametrize("case", cases("extract", "mentions"))
def test_mentions_as_twitter_text_finds_them(case: dict[str, object]) -> None:
    assert handles(str(case["text"])) == case["expected"]
