from dataclasses import replace

import pytest

from linkaudit.model import Origin
from linkaudit.rules.embed_fallback import check
from tests.support import a_passage, a_post, an_article

HTML = Origin(path="harbour.html", media="html")


def test_a_bare_address_in_a_page_is_a_failed_embed() -> None:
    (found,) = check(an_article(a_post(form="bare_url"), origin=HTML), {})
    assert (found.severity, found.reference) == ("note", 1)
    assert found.message == "Only the address of the post by @quay_anna stands here, the embed failed."


def test_a_whole_embed_and_a_bare_address_in_plain_text_pass() -> None:
    assert not list(check(an_article(a_post(form="blockquote"), origin=HTML), {}))
    assert not list(check(an_article(a_post(form="bare_url")), {}))


@pytest.mark.parametrize(
    "notice",
    [
        "Tweet may have been deleted",
        "This post is no longer available.",
        "Dieser Tweet wurde möglicherweise gelöscht",
        "Este tuit fue eliminado",
    ],
)
def test_what_is_left_of_an_embed_is_told(notice: str) -> None:
    (found,) = check(an_article(a_passage(2, notice), origin=HTML), {})
    assert found.passage == 2


def test_prose_about_deleted_posts_passes() -> None:
    story = "The tweet was deleted within an hour, " + "but not before the port had answered it at length, twice, " * 3
    assert not list(check(an_article(a_passage(1, story), a_passage(2, "He said this post is no longer available")), {}))


def test_a_leftover_that_is_known_for_a_post_is_told_once() -> None:
    left = "This Tweet has been deleted by the Tweet author."
    post = replace(a_post(form="fallback"), url=None, handle=None, text=left, passage=2)
    (found,) = check(an_article(a_passage(2, left), post, origin=HTML), {})
    assert (found.reference, found.message) == (1, f"An embed left only a notice here: “{left}”")


def test_a_notice_beside_its_post_is_told_of_the_post() -> None:
    post = replace(a_post(form="fallback"), passage=2)
    (found,) = check(an_article(a_passage(1, "Tweet may have been deleted"), post, origin=HTML), {})
    assert (found.reference, found.message) == (1, "A notice beside the post by @quay_anna says that its embed failed.")
