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


@pytest.mark.parametrize(
    ("shown", "true"),
    [
        ("We stay out […] until they pay us what they owe.", "We stay out, all of us, until they pay us what they owe."),
        ("We stay … until Friday", "We stay out until Friday"),
        ("More at harbour.example today, says the mayor", "More at https://t.co/abcdefghij today, says the mayor"),
        ("RT @quay_anna: We stay out until Friday", "We stay out until Friday"),
        ("Wir bleiben bis Freitag draußen, sagt der Hafen", "Мы останемся до пятницы, говорит порт"),
        ("We stay out until Friday", "我们会一直罢工到星期五为止"),
    ],
)
def test_what_is_left_out_or_translated_into_other_letters_does_not_count(shown: str, true: str) -> None:
    assert not drifts(shown, true, form="flattened")


def test_parts_of_a_quote_out_of_order_count() -> None:
    assert drifts("until they pay us … We stay out", "We stay out, all of us, until they pay us")


def test_words_added_to_an_embed_of_the_platforms_making_count() -> None:
    shown, true = "We stay out until Friday. Bring your brothers.", "We stay out until Friday."
    made = "https://twitter.com/quay_anna/status/1214169296198389760?ref_src=twsrc%5Etfw"
    post, by_hand = a_post(text=shown, url=made), a_post(text=shown)
    for seen, cut, told in ((post, False, 1), (post, True, 0), (by_hand, False, 0)):
        known = by_key(a_resolution(seen, post=PostFacts(text=true, truncated=cut)))
        assert len(list(check(an_article(seen), known))) == told
    for same in (f"{true} pic.twitter.com/abcdefghij", f"{true} harbour.example/orders", f"{true} — Anna"):
        post = a_post(text=same, url=made)
        assert not list(check(an_article(post), by_key(a_resolution(post, post=PostFacts(text=true)))))


@pytest.mark.parametrize(
    ("shown", "true"),
    [
        ("We stay out until Friday Show more", "We stay out until Friday, all of us, and the pilots too"),
        ("Wir bleiben bis Freitag draußen… Mehr anzeigen", "Wir bleiben bis Freitag draußen, alle miteinander"),
        ("A net of 2×4 metres was torn", "A net of 2x4 metres was torn"),
        ("Ещё одна лодка ушла утром", "Еще одна лодка ушла утром"),
        ("الـقـارب لن يبحر الليلة", "القارب لن يبحر الليلة"),
        ("پنج قایق امشب در بندر می‌مانند", "پنج قایق امشب در بندر ميمانند"),
        ("We stay out until f***ing Friday", "We stay out until fucking Friday"),
        ("We stay out until [expletive] Friday", "We stay out until fucking Friday"),
        ("We [the dockers] stay out until Friday", "We stay out until Friday"),
    ],
)
def test_a_copied_button_and_stretched_letters_do_not_count(shown: str, true: str) -> None:
    assert not drifts(shown, true)


def test_what_an_editor_marks_excuses_no_other_words() -> None:
    assert drifts("We [the dockers] stay out until Friday", "We stay out until Monday")
    assert drifts("This s**t lasts until Friday", "This strike lasts until Monday")


def test_a_button_excuses_no_other_words() -> None:
    assert drifts("We stay out until Monday Show more", "We stay out until Friday, all of us, and the pilots too")
