import pytest

from linkaudit.model import PostFacts
from linkaudit.rules.post_text_drift import check
from tests.support import a_post, a_resolution, an_article, by_key


def drifts(shown: str | None, true: str | None, form: str = "blockquote") -> list[str]:
    post = a_post(text=shown, form=form)
    return [f.message for f in check(an_article(post), by_key(a_resolution(post, post=PostFacts(text=true))))]


def test_a_changed_word_is_told_with_the_words_of_today() -> None:
    assert drifts("We stay out until Friday.", "We stay out until Saturday.") == [
        "The post by @quay_anna now reads: “We stay out until Saturday.”"
    ]


def test_a_changed_figure_counts() -> None:
    assert drifts("At least 10 ships are waiting", "At least 12 ships are waiting")


@pytest.mark.parametrize(
    ("shown", "true"),
    [
        ("We stay out until Friday.", "We stay out until Friday."),
        ("“We” stay out – until Friday", '"We" stay out - until  Friday'),
        ("We stay out until Friday pic.twitter.com/abcdefghij", "We stay out until Friday https://t.co/abcdefghij"),
        ("Orders &amp; delays at the port", "Orders &amp;amp; delays at the port"),
        ("We stay out until Fri…", "We stay out until Friday. All of us."),
        ("the harbour.We stay out until Friday", "We stay out until Friday"),
        ("We stay out until Friday", "@port @mayor We stay out until Friday"),
        ("Line one of itline two", "Line one of it\nline two"),
        ("See port.example/orders/2020… for all", "See https://t.co/abcdefghij for all"),
        ("#Harbour strike ⚓ goes on", "#Harbour strike goes on"),
        ("می‌خواهم بمانم در بندر", "میخواهم بمانم در بندر"),
    ],
)
def test_links_quotes_blanks_references_and_cut_ends_do_not_count(shown: str, true: str) -> None:
    assert not drifts(shown, true)


def test_too_little_to_compare_passes() -> None:
    assert not drifts("Yes!", "No, not at all, my friend")
    assert not drifts(None, "We stay out until Friday.")
    assert not drifts("We stay out until Friday.", None)


def test_flattened_text_is_less_certain() -> None:
    post = a_post(text="We stay out until Friday.", form="flattened")
    (found,) = check(an_article(post), by_key(a_resolution(post, post=PostFacts(text="We go home tonight, all of us."))))
    assert found.confidence == "medium"
