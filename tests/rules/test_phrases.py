import pytest

from linkaudit.rules.phrases import link_words, post_words, reason_words, sentence
from tests.support import a_post, a_reference, a_resolution


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("deleted", "deleted"),
        ("account_gone", "the account no longer exists"),
        ("withheld: DE", "withheld in some countries: DE"),
        ("404", "404"),
        ("", "gone"),
    ],
)
def test_reasons_are_said_in_words(reason: str, said: str) -> None:
    assert reason_words(a_resolution("k", "gone", reason)) == said


def test_posts_and_links_are_called_by_the_best_name_there_is() -> None:
    assert post_words(a_post(handle="@anna")) == "the post by @anna"
    assert post_words(a_post(handle=None, name="Anna Quay")) == "the post by Anna Quay"
    assert post_words(a_post(handle=None)) == "the post"
    assert link_words(a_reference(1, "cross_ref", title="Ports")) == "“Ports”"
    assert link_words(a_reference(1, url=None, key="k")) == "k"
    assert link_words(a_reference(1, url=None)) == "the link"


def test_a_sentence_leaves_addresses_as_they_are() -> None:
    assert sentence("the post is gone") == "The post is gone"
    assert sentence("https://e.example is gone") == "https://e.example is gone"
