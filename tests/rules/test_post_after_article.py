import pytest

from linkaudit.rules.post_after_article import check
from tests.support import a_post, an_article

POSTED = "2020-01-06T12:58:13Z"


@pytest.mark.parametrize(
    ("published", "confidence"),
    [
        ("2020-01-04", "strong"),
        ("2020-01-05", None),  # no reader's clock is known: one day more is allowed
        ("2020-01-06", None),
        ("2020-01-05T11:00:00Z", "strong"),
        ("2020-01-06T09:00:00Z", "medium"),
        ("2020-01-06T14:00:00+02:00", "medium"),
        ("2020-01-06T12:58:13Z", None),
        ("2020-01-06T12:58Z", None),
        ("2020-01-06T20:00:00+05:00", None),
        ("2020-01-06T09:00:00", None),  # no zone: as a day
        ("last week", None),
        (None, None),
    ],
)
def test_a_post_younger_than_its_article(published: str | None, confidence: str | None) -> None:
    found = list(check(an_article(a_post(posted_at=POSTED), published=published), {}))
    assert [f.confidence for f in found] == ([confidence] if confidence else [])


def test_the_message_names_both_times() -> None:
    (found,) = check(an_article(a_post(posted_at=POSTED), published="2020-01-04"), {})
    assert found.message == "The article says it was published 2020-01-04, but shows a post of 2020-01-06 12:58 UTC."


def test_a_post_of_unknown_time_passes() -> None:
    assert not list(check(an_article(a_post(1, "20"), published="2001-01-01"), {}))
