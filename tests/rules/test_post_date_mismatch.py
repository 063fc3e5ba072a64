import pytest

from linkaudit.model import PostFacts
from linkaudit.rules.post_date_mismatch import check
from tests.support import a_post, a_reference, a_resolution, an_article, by_key

EMBED = "https://twitter.com/quay_anna/status/1214169296198389760?ref_src=twsrc%5Etfw"  # made 2020-01-06T12:58:13Z


@pytest.mark.parametrize(
    ("form", "url", "shown", "speaks"),
    [
        ("blockquote", EMBED, "2020-01-06", False),
        ("blockquote", EMBED, "2020-01-07", True),
        ("blockquote", EMBED.partition("?")[0], "2020-01-07", False),
        ("blockquote", EMBED.partition("?")[0], "2020-01-08", True),
        ("flattened", EMBED, "2020-01-05", False),
        ("flattened", EMBED, "2020-01-04", True),
        ("blockquote", EMBED, None, False),
        ("blockquote", EMBED, "January", False),
    ],
)
def test_platform_embeds_are_exact_and_others_may_differ_by_a_day(
    form: str, url: str, shown: str | None, *, speaks: bool
) -> None:
    article = an_article(a_post(form=form, url=url, shown_date=shown))
    assert bool(list(check(article, {}))) is speaks


def test_the_message_names_both_dates() -> None:
    (found,) = check(an_article(a_post(shown_date="2020-02-01")), {})
    assert found.message == "The article dates this post 2020-02-01; its id says 2020-01-06 12:58 UTC."
    assert found.confidence == "strong"


def test_exchanged_day_and_month_are_weak() -> None:
    (found,) = check(an_article(a_post(shown_date="2020-06-01")), {})
    assert found.confidence == "weak"


def test_an_old_id_carries_no_time_so_the_platform_is_asked() -> None:
    post = a_post(1, "20", shown_date="2006-05-21")
    assert not list(check(an_article(post), {}))
    facts = PostFacts(handle="quay_anna", created_at="2006-03-21T20:50:14Z")
    (found,) = check(an_article(post), by_key(a_resolution(post, post=facts)))
    assert "2006-03-21" in found.message


def test_a_flattened_post_is_dated_through_its_picture_link() -> None:
    post = a_post(1, None, passage=2, form="flattened", shown_date="2020-01-09")
    link = a_reference(2, "media_link", "https://pic.twitter.com/abc", key="t.co:abc", passage=2)
    final = "https://twitter.com/quay_anna/status/1214169296198389760/photo/1"
    way = a_resolution(link, leads_to="x:1214169296198389760", final_url=final)
    (found,) = check(an_article(post, link), by_key(way))
    assert found.message.endswith("its picture link leads to a post of 2020-01-06 12:58 UTC.")
