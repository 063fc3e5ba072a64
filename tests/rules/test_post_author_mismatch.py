import pytest

from linkaudit.model import PostFacts
from linkaudit.rules.post_author_mismatch import check
from tests.support import a_passage, a_post, a_resolution, an_article, by_key


def test_another_author_is_told_with_medium_confidence() -> None:
    post = a_post()
    (found,) = check(an_article(post), by_key(a_resolution(post, post=PostFacts(handle="harbour_fan", name="Harbour"))))
    assert found.message == "The article credits this post to @quay_anna; it is by @harbour_fan."
    assert found.confidence == "medium"


def test_the_same_display_name_hints_at_a_rename() -> None:
    post = a_post(name="Anna Quay")
    (found,) = check(an_article(post), by_key(a_resolution(post, post=PostFacts(handle="anna_q", name="anna quay"))))
    assert "probably renamed" in found.message


@pytest.mark.parametrize(
    ("platform", "shown", "true"),
    [
        ("x", "quay_anna", "Quay_Anna"),
        ("x", None, "quay_anna"),
        ("x", "i", "quay_anna"),
        ("x", "quay_anna", None),
        ("mastodon", "anna@harbour.social", "anna"),
        ("bluesky", "did:plc:abc", "anna.bsky.social"),
        ("bluesky", "anna", "anna.bsky.social"),
        ("youtube", "anna", "Anna Quay"),
        ("reddit", "u/anna", "anna"),
    ],
)
def test_spellings_of_one_account_and_unreadable_ones_pass(platform: str, shown: str | None, true: str | None) -> None:
    post = a_post(platform=platform, handle=shown)
    assert not list(check(an_article(post), by_key(a_resolution(post, post=PostFacts(handle=true)))))


def test_without_an_answer_nothing_is_said() -> None:
    post = a_post()
    assert not list(check(an_article(post), by_key(a_resolution(post, "blocked", "429"))))


@pytest.mark.parametrize(
    ("signature", "told"),
    [
        ("— The Mayor (@mayor_merrow) January 6, 2020", 1),
        ("— Anna Quay (@quay_anna) January 6, 2020", 0),
        ("— Anna Quay (@Quay_Anna) January 6, 2020", 0),
        ("— Anna Quay (of the port) January 6, 2020", 0),
        ("As said before by the mayor (@mayor_merrow)", 0),
    ],
)
def test_who_signs_the_embed_counts_whatever_its_address_says(signature: str, told: int) -> None:
    post = a_post(1, passage=1)
    passage = a_passage(1, f"We stay out until Friday.\n{signature}", form="social_post", references=(1,))
    known = by_key(a_resolution(post, post=PostFacts(handle="quay_anna")))
    assert len(list(check(an_article(passage, post), known))) == told
