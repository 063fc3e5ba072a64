from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.parser import posts
from linkaudit.parser.blocks import Anchor, Block, Run
from tests.parser.texts import CURLY_PROSE, PROSE, article, blocks, carved, flattened

POST = "The bridge is open again, thank you for waiting!"
SIGNED = "— Bridge Watch (@bridgewatch) January 6, 2020"


def only(text: str, want: str) -> posts.Sighting:
    found = flattened(text)
    assert [stretch for stretch, _ in found] == [want]
    return found[0][1]


@pytest.mark.parametrize(
    ("signature", "handle", "name", "day"),
    [
        ("— Bridge Watch (@bridgewatch) January 6, 2020", "bridgewatch", "Bridge Watch", "2020-01-06"),
        ("— Jane [news] | Desk (@jane_d) 6 January 2020", "jane_d", "Jane [news] | Desk", "2020-01-06"),
        ("— یاسر علی (@yasir_x) ۶ ژانویهٔ ۲۰۲۰", "yasir_x", "یاسر علی", "2020-01-06"),
        ("— 🌈 Robin (she/her) (@robin_r) 17 juli 2016", "robin_r", "🌈 Robin (she/her)", "2016-07-17"),
        ("— Name — with dash (@nwd) Jan. 6, 2020", "nwd", "Name — with dash", "2020-01-06"),
        ("— CNX – Breaking (@cnx_b) 6. Januar 2020", "cnx_b", "CNX – Breaking", "2020-01-06"),
        ("— Dr. T. O'Neil (@droneil) 16 мая 2018 г.", "droneil", "Dr. T. O'Neil", "2018-05-16"),
        ("— محمد (\u200e@moh_x\u200e) 6 يناير، 2020", "moh_x", "محمد", "2020-01-06"),
        ("— 南海鉄道 (@nankai) 2018年9月28日", "nankai", "南海鉄道", "2018-09-28"),
        ("– Bridge Watch (@bridgewatch) January 6, 2020", "bridgewatch", "Bridge Watch", "2020-01-06"),
        ("-- Bridge Watch (@bridgewatch) January 6, 2020", "bridgewatch", "Bridge Watch", "2020-01-06"),
        ("--- Bridge Watch (@bridgewatch) January 6, 2020", "bridgewatch", "Bridge Watch", "2020-01-06"),
        ("&mdash; Bridge Watch (@bridgewatch) January 6, 2020", "bridgewatch", "Bridge Watch", "2020-01-06"),
        ("— Bridge Watch (@bridgewatch) 5:38 PM - 7 Jun 2019", "bridgewatch", "Bridge Watch", "2019-06-07"),
        ("— Bridge Watch (@bridgewatch)", "bridgewatch", "Bridge Watch", None),
        ("— @bridgewatch", "bridgewatch", None, None),
        ("— Bridge Watch (@bridgewatch)\nJanuary 6, 2020", "bridgewatch", "Bridge Watch", "2020-01-06"),
        ("— Bridge Watch (@bridge\\_watch) January 6, 2020", "bridge_watch", "Bridge Watch", "2020-01-06"),
    ],
)
def test_attributions_on_a_line_of_their_own(signature: str, handle: str, name: str | None, day: str | None) -> None:
    post = f"{POST}\n{signature}"
    seen = only(article(post), post)
    assert (seen.kind, seen.platform, seen.handle, seen.name, seen.shown_date) == ("post", "x", handle, name, day)
    assert seen.text == POST


@pytest.mark.parametrize("dash", ["— ", "—", "– ", "-- ", "--- ", " — ", " - ", "&mdash; "])
@pytest.mark.parametrize("name", ["Bridge Watch", "یاسر علی", "🌈 Robin (she/her)", "CNX – Breaking"])
def test_attributions_glued_to_the_text(dash: str, name: str) -> None:
    post = f"{POST} pic.twitter.com/5gWzadCgiu{dash}{name} (@bridgewatch) January 6, 2020"
    seen = only(article(post), post)
    assert (seen.name, seen.target) == (name, "https://t.co/5gWzadCgiu")


def test_a_remark_behind_the_date_does_not_belong() -> None:
    post = f"{POST}\n{SIGNED}"
    text = article(f"{post} Report")
    only(text, post)
    assert "Report" in [block.text for block in carved(text)]


def test_article_text_on_both_sides_of_the_same_line() -> None:
    post = f"Crews are on the scene #fire pic.twitter.com/5gWzadCgiu{SIGNED}"
    text = "\n".join(PROSE) + post + "The fire was out by noon, and nobody was hurt, officials said.\n" + PROSE[0]
    only(text, post)


def test_a_skip_link_for_screen_readers_is_where_the_post_begins() -> None:
    post = f"The world looks on. {SIGNED}"
    only(
        f"{PROSE[0]} 'It is brave.'Skip Twitter post by @bridgewatch{post} Report End of Twitter post by @bridgewatch {PROSE[1]}",
        post,
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["Storm Ada update: 12,000 customers without power", "Crews working through the night", "Stay away from fallen lines"],
        ["We have lost a friend today.", "We will miss him."],
        ["Open today:", "- North gate", "- South gate"],
        ["1/ Here is what we know about the bridge.", "2/ It was built in 1931."],
        ["We stand with the nurses.", "We stand with the teachers.", "We stand with the drivers."],
        ["Die Brücke ist wieder offen.", "Danke für eure Geduld."],
        ["أعلن المتحدث أن الجسر مفتوح الآن", "شكرا لصبركم"],
        ["橋は再び開通しました。", "お待たせしました。"],
        ["So proud of this team 💙", "What a season."],
    ],
)
@pytest.mark.parametrize("between", ["\n", "\r\n"])
def test_several_lines_of_one_post(lines: list[str], between: str) -> None:
    post = between.join([*lines, SIGNED])
    seen = only(article(post, between=between), post)
    assert seen.text == between.join(lines)


def test_quotation_marks_of_plain_text_hold_a_post_together() -> None:
    for between in ("\n> ", "\n>\n> "):
        post = between.join(["Open again at last.", "Off with the barriers.", SIGNED])
        only(article(f"> {post}"), post)


def test_a_post_in_the_middle_of_a_one_line_text() -> None:
    post = "Nobody, that is my name — Jan Maas (@janmaas) September 26, 2023"
    before = 'A post of his is going viral. He wrote on X, "Nobody is my name". It has 3 million views. See the post here: '
    behind = (
        ' While some users asked Mr Maas if he was well, others had fun. A user wrote, "You good?" Another user just laughed.'
    )
    only(before + post + behind, post)


def test_straight_quotes_in_a_typographic_house_are_the_post_s() -> None:
    post = f'"My father is alive in our hearts!"\n– Zahra Omid.#news pic.twitter.com/5gWzadCgiu{SIGNED}'
    seen = only(article(post, CURLY_PROSE), post)
    assert seen.name == "Bridge Watch"


def test_the_sentence_that_announces_a_post_is_not_of_it() -> None:
    post = f"So good to be home.\nThank you all.\n{SIGNED}"
    only(article(post, [*PROSE, "The account Bridge Watch later wrote on Twitter:"]), post)


def test_blank_lines_hold_a_post_together_or_apart() -> None:
    post = f"{POST}\nSee you tomorrow\n{SIGNED}"
    only(article(post, between="\n\n"), post)
    only(article(f"{POST}\n\n{SIGNED}", between="\n\n"), f"{POST}\n\n{SIGNED}")


def test_a_post_that_was_only_a_picture_has_no_words() -> None:
    paragraph = " ".join(PROSE * 2)
    seen = only(f"{paragraph}\n{SIGNED}\n{paragraph}", SIGNED)
    assert seen.text is None


def test_posts_in_a_row_share_no_line() -> None:
    first, second = f"{POST}\n{SIGNED}", "It rains.\n— Weather Desk (@wdesk) January 7, 2020"
    assert [stretch for stretch, _ in flattened(article(f"{first}\n{second}"))] == [first, second]
    glued = f"{POST} {SIGNED} It rains. — Weather Desk (@wdesk) January 7, 2020"
    assert [seen.handle for _, seen in flattened(article(glued))] == ["bridgewatch", "wdesk"]


def test_no_post_is_longer_than_its_day_allowed() -> None:
    long = (
        "x" * 30
        + " words of a paragraph that nobody could have posted in a single message at that time, however much they wished."
    )
    found = flattened(article(f"{long} {long}\nShort and true\n— Bridge Watch (@bridgewatch) June 3, 2015", ["Prose is here."]))
    assert found[0][1].text == "Short and true"


def test_an_address_in_the_attribution_tells_which_post_it_is() -> None:
    status = "https://twitter.com/bridgewatch/status/1214169296198389760"
    for tail in (f"[January 6, 2020]({status}?ref_src=twsrc)", f"January 6, 2020 {status}"):
        post = f"{POST} pic.twitter.com/5gWzadCgiu\n— Bridge Watch (@bridgewatch) {tail}"
        seen = only(article(post), post)
        assert (seen.key, seen.post_id, seen.target) == ("x:1214169296198389760", "1214169296198389760", None)


def test_bluesky_signs_with_a_domain() -> None:
    post = f"{POST}\n— Bridge Watch (@bridge.bsky.social) January 6, 2025 at 5:00 PM"
    seen = only(article(post), post)
    assert (seen.platform, seen.handle, seen.shown_date) == ("bluesky", "bridge.bsky.social", "2025-01-06")


@pytest.mark.parametrize(
    "line",
    [
        "The company — led by Jane Doe (@janedoe) — said it would appeal.",
        "By Jane Doe (@janedoe) January 6, 2020",
        "Jane Doe (@janedoe) January 6, 2020",
        "Jane Doe (@janedoe) is a writer based in Leeds.",
        "Follow our reporter Jane Doe (@janedoe) and the city desk (@citydesk) on January 6, 2020.",
        "“We will fight,” said the mayor – a former teacher (@mayor) on January 6, 2020, in the hall.",
        "Write to us – tips@desk.example or @citydesk – at any time.",
        "The score was 3 — 2 (@ 2pm) on January 6, 2020.",
    ],
)
def test_what_is_no_flattened_post(line: str) -> None:
    assert flattened(article(line)) == []


def test_a_column_signed_by_its_author_is_no_post() -> None:
    assert flattened("\n".join([*PROSE, "— Jane Doe (@janedoe)"])) == []


@pytest.mark.parametrize(
    ("line", "kind", "platform"),
    [
        ("https://twitter.com/bridgewatch/status/1214169296198389760", "post", "x"),
        ("x.com/bridgewatch/status/1214169296198389760", "post", "x"),
        ("https://bsky.app/profile/bridge.bsky.social/post/3l6oveex3ii2l", "post", "bluesky"),
        ("https://www.youtube.com/watch?v=LOxOAuDHzaw", "embed", "youtube"),
    ],
)
def test_an_address_alone_on_its_line_is_an_embed_that_failed(line: str, kind: str, platform: str) -> None:
    text = article(line)
    block = next(block for block in carved(text) if block.text == line)
    (seen,) = block.sightings
    assert (block.hint, seen.kind, seen.form, seen.platform) == (kind, kind, "bare_url", platform)
    assert text[seen.start : seen.end] == seen.url == line


@pytest.mark.parametrize(
    "line",
    [
        "See https://x.com/a/status/12 now",
        "https://x.com/bridgewatch",
        "https://news.example/a",
        "https://x.com.evil.example/a/status/1",
    ],
)
def test_other_lines_with_addresses_stay_text(line: str) -> None:
    assert all(block.hint == "text" and not block.sightings for block in carved(article(line)))


def test_a_linked_address_is_one_too() -> None:
    text = "https://x.com/a/status/12"
    anchor = Anchor(url="https://x.com/a/status/12?s=20", at=0, until=len(text), start=5, end=99)
    block = Block(text=text, runs=(Run(0, len(text), 30, 30 + len(text)),), start=2, end=110, anchors=(anchor,))
    (seen,) = posts.carve([block])[0].sightings
    assert (seen.kind, seen.url, seen.key, seen.start, seen.end) == ("post", anchor.url, "x:12", 5, 99)


def test_an_attribution_in_paragraphs_of_markup() -> None:
    status = Anchor(url="https://x.com/bridgewatch/status/1214169296198389760", at=30, until=45, start=130, end=170)
    words = Block(text=POST, runs=(Run(0, len(POST), 10, 10 + len(POST)),), start=7, end=70)
    signed = Block(text=SIGNED, runs=(Run(0, len(SIGNED), 100, 100 + len(SIGNED)),), start=97, end=180, anchors=(status,))
    (post,) = posts.carve([words, signed])
    (seen,) = post.sightings
    assert post.text == f"{POST}\n{SIGNED}"
    assert (seen.key, seen.start, seen.end, seen.name) == ("x:1214169296198389760", 7, 180, "Bridge Watch")
    assert post.text[post.anchors[0].at : post.anchors[0].until] == SIGNED[30:45]


def test_blocks_that_are_posts_already_are_left_alone() -> None:
    block = Block(text=f"{POST} {SIGNED}", runs=(Run(0, 94, 0, 94),), start=0, end=94, hint="post")
    assert posts.carve([block]) == (block,)


WORDS = st.sampled_from(
    [
        "word",
        "A.",
        "#tag",
        "@a",
        "(@a)",
        "— ",
        "— N (@ab) January 6, 2020",
        "\n",
        "\n\n",
        "pic.twitter.com/abcdefghij",
        "January 6, 2020",
        "“q”",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_carving_keeps_every_character_exactly_once(text: str) -> None:
    before, after = blocks(text), carved(text)
    assert all(text[block.start : block.end] == block.text for block in after)
    assert all(one.end <= other.start for one, other in pairwise(after))
    kept = "".join(letter for block in after for letter in block.text if not letter.isspace())
    assert kept == "".join(letter for block in before for letter in block.text if not letter.isspace())
    for block in after:
        for seen in block.sightings:
            assert (seen.start, seen.end) == (block.start, block.end)


def test_an_article_of_nothing_but_posts_has_an_end() -> None:
    text = f"{POST} {SIGNED} " * 5_010
    assert len(flattened(text)) == 5_000
