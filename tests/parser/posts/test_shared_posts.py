"""Posts of Instagram, TikTok, Threads and Mastodon that lost their markup, and what the link over and under a post tells."""

from __future__ import annotations

import pytest

from linkaudit.data import embed_words
from linkaudit.parser import parse
from linkaudit.parser.embeds.words import shared
from tests.parser.texts import article, flattened, source

ADDRESS = "https://www.instagram.com/p/B0aBcDeFgHi/"


@pytest.mark.parametrize(
    ("post", "platform", "handle", "words"),
    [
        (
            "View this post on Instagram\nThree eggs\nA post shared by Runa Veld (@runa.veld)",
            "instagram",
            "runa.veld",
            "Three eggs",
        ),
        ("View this post on Instagram A post shared by Runa Veld (@runaveld)", "instagram", "runaveld", None),
        ("Ein Beitrag geteilt von Runa Veld (@runaveld)", "instagram", "runaveld", None),
        ("@runaveld Three eggs #nest ♬ original sound - Runa", "tiktok", "runaveld", "Three eggs #nest"),
        ("Post by @runaveld\nView on Threads", "threads", "runaveld", None),
        ("Post by @runaveld@fjord.example View on Mastodon", "mastodon", "runaveld@fjord.example", None),
    ],
)
def test_each_network_names_its_authors(post: str, platform: str, handle: str, words: str | None) -> None:
    ((stretch, seen),) = flattened(article(post))
    assert (stretch, seen.platform, seen.handle, seen.text) == (post, platform, handle, words)


def test_two_posts_behind_each_other_are_two() -> None:
    one, two = (
        "View this post on Instagram A post shared by Runa (@runaveld)",
        "View this post on Instagram A post shared by Bo (@boorm)",
    )
    found = flattened(article(f"{one} {two}"))
    assert [(stretch, seen.handle) for stretch, seen in found] == [(one, "runaveld"), (two, "boorm")]


def test_a_signed_post_below_a_shared_one_does_not_begin_in_it() -> None:
    shown = "View this post on Instagram A post shared by Runa (@runaveld)"
    signed = "It was not me! — Bo Orm (@boorm) May 4, 2021"
    found = flattened(article(f"{shown} {signed}"))
    assert [(stretch, seen.platform) for stretch, seen in found] == [(shown, "instagram"), (signed, "x")]


def test_the_author_may_be_linked_to_the_post() -> None:
    body = f"View this post on Instagram\n\n[A post shared by Runa Veld (@runaveld)]({ADDRESS})"
    (seen,) = (seen for seen in parse(source(article(body), "markdown")).references if seen.kind == "post")
    assert (seen.platform, seen.post_id, seen.handle) == ("instagram", "B0aBcDeFgHi", "runaveld")


@pytest.mark.parametrize("row", embed_words(), ids=lambda row: (row.before or row.behind or row.around)[0])
def test_every_language_of_the_table_is_read(row) -> None:
    for before in row.before:
        (one,) = shared(f"{before} Runa Veld (@runaveld)")
        assert (one.name, one.handle) == ("Runa Veld", "runaveld")
    for behind in row.behind:
        (one,) = shared(f"Runa Veld (@runaveld){behind}")
        assert one.handle == "runaveld"
    for lead, tail in (phrase.split("…") for phrase in row.around):
        (one,) = shared(f"{lead}Runa Veld (@runaveld){tail}")
        assert (one.name, one.handle) == ("Runa Veld", "runaveld")


def test_a_post_between_its_links_is_known_to_the_letter() -> None:
    body = "Skip X post by @runaveld\nThe nest is ours. It stays.\nWe say no more.\nEnd of X post by @runaveld"
    ((stretch, seen),) = flattened(article(body))
    assert (stretch, seen.handle, seen.name) == ("The nest is ours. It stays.\nWe say no more.", "runaveld", None)


def test_the_words_of_a_post_go_on_below_its_signature() -> None:
    body = "Three eggs\n— Runa Veld (@runaveld) May 4, 2021\nand a mother pic.twitter.com/Ab3dEf9hIj"
    ((stretch, seen),) = flattened(article(body))
    assert stretch == body
    assert seen.text == "Three eggs\nand a mother pic.twitter.com/Ab3dEf9hIj"
