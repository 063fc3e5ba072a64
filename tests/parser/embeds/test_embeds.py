"""Every way in which embed codes have put a post or a player into a page."""

from __future__ import annotations

import json
from html import escape

import pytest

from linkaudit.parser.blocks import Sighting
from tests.parser.pages import article, posts

ID = "1214169296198389760"
URL = f"https://twitter.com/MaraVelt/status/{ID}"
SIGNED = f'&mdash; Mara Velt (@MaraVelt) <a href="{URL}?ref_src=twsrc%5Etfw">January 6, 2020</a>'
QUOTE = f'<blockquote class="twitter-tweet"><p lang="en" dir="ltr">The ferry has left the quay.</p>{SIGNED}</blockquote>'
SCRIPT = '<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>'


def only(markup: str) -> Sighting:
    found = posts(article(markup))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("markup", "form"),
    [
        pytest.param(QUOTE + SCRIPT, "blockquote", id="publish"),
        pytest.param(f'<blockquote class="twitter-tweet"><a href="{URL}"></a></blockquote>', "blockquote", id="link alone"),
        pytest.param(
            f'<blockquote class="twitter-tweet" data-lang="de"><a href="{URL}">6. Januar 2020</a></blockquote>',
            "blockquote",
            id="data-lang",
        ),
        pytest.param(f'<blockquote class="twitter-video"><p>Film</p>{SIGNED}</blockquote>', "blockquote", id="video"),
        pytest.param(
            f'<blockquote class="tw-align-center twitter-tweet" data-conversation="none"><p>T</p>{SIGNED}</blockquote>',
            "blockquote",
            id="class list",
        ),
        pytest.param(
            f'<blockquote class="lazy" data-twitter="twitter-tweet"><a href="{URL}"></a></blockquote>',
            "blockquote",
            id="class in attribute",
        ),
        pytest.param(f"<blockquote><p>The ferry has left.</p>{SIGNED}</blockquote>", "blockquote", id="no class"),
        pytest.param(
            f'<figure class="wp-block-embed is-type-rich is-provider-twitter wp-block-embed-twitter"><div class="wp-block-embed__wrapper">\n{URL}\n</div></figure>',
            "wp_embed",
            id="gutenberg saved",
        ),
        pytest.param(
            f'<figure class="wp-block-embed-twitter"><div class="wp-block-embed__wrapper">{QUOTE}</div></figure>',
            "blockquote",
            id="gutenberg rendered",
        ),
        pytest.param(
            f'<amp-twitter width="375" height="472" layout="responsive" data-tweetid="{ID}"></amp-twitter>', "amp", id="amp"
        ),
        pytest.param(f'<amp-twitter layout="responsive" data-tweetid="{URL}"></amp-twitter>', "amp", id="amp with a URL"),
        pytest.param(
            f'<amp-twitter data-tweetid="{ID}">{QUOTE.replace("twitter-tweet", "x").replace("<blockquote", "<blockquote placeholder")}</amp-twitter>',
            "blockquote",
            id="amp placeholder",
        ),
        pytest.param(
            f'<twitter-widget class="twitter-tweet twitter-tweet-rendered" data-tweet-id="{ID}"></twitter-widget>',
            "element",
            id="rendered, shadow",
        ),
        pytest.param(
            f'<div class="twitter-tweet twitter-tweet-rendered"><iframe data-tweet-id="{ID}" src="https://platform.twitter.com/embed/Tweet.html?dnt=true&amp;id={ID}&amp;theme=light"></iframe></div>',
            "iframe",
            id="rendered, frame",
        ),
        pytest.param(f'<iframe src="https://platform.x.com/embed/Tweet.html?id={ID}"></iframe>', "iframe", id="frame"),
        pytest.param(
            f'<iframe data-src="https://platform.twitter.com/embed/index.html?dnt=true&id={ID}" loading="lazy"></iframe>',
            "iframe",
            id="lazy frame",
        ),
        pytest.param(f'<iframe srcdoc="{escape(QUOTE)}"></iframe>', "blockquote", id="srcdoc"),
        pytest.param(f'<figure class="op-interactive"><iframe>{QUOTE}</iframe></figure>', "blockquote", id="instant article"),
        pytest.param(
            f'<figure class="element element-tweet" data-canonical-url="{URL}">{QUOTE}</figure>', "blockquote", id="guardian"
        ),
        pytest.param(
            f'<figure class="element element-tweet" data-canonical-url="{URL}"></figure>', "element", id="guardian, empty"
        ),
        pytest.param(
            f'<div class="subbuzz subbuzz-tweet"><p class="subbuzz-tweet__text">T</p><time class="subbuzz-tweet__timestamp"><a class="subbuzz-tweet__created-at" href="{URL}">05:38 PM - 06 Jan 2020</a></time></div>',
            "element",
            id="buzzfeed",
        ),
        pytest.param(f'<div data-oembed-type="twitter">{QUOTE}</div>', "blockquote", id="arc"),
        pytest.param(f'<figure class="kg-card kg-embed-card">{QUOTE}</figure>', "blockquote", id="ghost"),
        pytest.param(f'<div data-tweet-id="{ID}"></div>', "element", id="id on a bare div"),
        pytest.param(f'<div data-twitter-id="{ID}"><p>Loading…</p></div>', "element", id="other id"),
        pytest.param(f'<span data-anything-at-all="{URL}"></span>', "element", id="address on a bare span"),
        pytest.param(
            f'<div class="consent" data-embed="{escape(QUOTE)}"><p>Accept cookies to see this post.</p></div>',
            "blockquote",
            id="escaped in an attribute",
        ),
        pytest.param(
            f'<div class="js-embed" data-config="{escape(json.dumps({"oembed": {"url": URL}}))}"></div>',
            "element",
            id="json in an attribute",
        ),
        pytest.param(
            f'<div class="js-embed" data-u="{URL.replace(":", "%3A").replace("/", "%2F")}"></div>',
            "element",
            id="percent-coded",
        ),
        pytest.param(f"<noscript>{QUOTE}</noscript>", "blockquote", id="noscript"),
        pytest.param(f"<template>{QUOTE}</template>", "blockquote", id="template"),
        pytest.param(
            f'<script type="application/json">{{"url":"{URL}"}}</script><div data-component="OEmbed"></div>',
            "json",
            id="component state",
        ),
        pytest.param(f"<p>{escape(QUOTE)}</p>", "escaped", id="shown as text"),
        pytest.param(f'<div class="social-embed" data-url="{URL}">Post ansehen</div>', "element", id="placeholder"),
        pytest.param(QUOTE.replace("twitter.com", "x.com"), "blockquote", id="x.com"),
        pytest.param(QUOTE.replace("twitter.com", "mobile.twitter.com"), "blockquote", id="mobile"),
    ],
)
def test_one_post_by_its_id(markup: str, form: str) -> None:
    seen = only(markup)
    assert (seen.platform, seen.post_id, seen.key, seen.form) == ("x", ID, f"x:{ID}", form)


@pytest.mark.parametrize(
    ("signature", "name"),
    [
        ("&mdash; Mara Velt (@MaraVelt)", "Mara Velt"),
        ("— Mara | Velt 🦀 (she/her) (@MaraVelt)", "Mara | Velt 🦀 (she/her)"),
        ("– Velt—Harbour News (@MaraVelt)", "Velt—Harbour News"),
        ("-- Mara Velt (@MaraVelt)", "Mara Velt"),
        ("&mdash; مرا فلت (@MaraVelt)", "مرا فلت"),
        ("Mara Velt (@MaraVelt)", "Mara Velt"),
        ("&mdash; (@notme) Velt (@MaraVelt)", "(@notme) Velt"),
    ],
)
def test_name_and_handle_of_a_signature(signature: str, name: str) -> None:
    seen = only(f'<blockquote class="twitter-tweet"><p>Words.</p>{signature} <a href="{URL}">January 6, 2020</a></blockquote>')
    assert (seen.name, seen.handle, seen.text, seen.shown_date) == (name, "MaraVelt", "Words.", "2020-01-06")


def test_a_post_without_paragraph_is_cut_at_its_last_dash() -> None:
    seen = only(
        f'<blockquote class="twitter-tweet">Quay 3 — closed. — Mara Velt (@MaraVelt) <a href="{URL}">6 Jan 2020</a></blockquote>'
    )
    assert (seen.text, seen.name, seen.shown_date) == ("Quay 3 — closed.", "Mara Velt", "2020-01-06")


def test_the_last_link_is_the_post_and_the_others_stay_links() -> None:
    markup = QUOTE.replace(
        "quay.",
        'quay. <a href="https://t.co/AbCdEfGhIj">pic.twitter.com/AbCdEfGhIj</a> <a href="https://x.com/other/status/11">so</a>',
    )
    document = article(markup)
    (block,) = [block for block in document.blocks if block.sightings]
    assert block.hint == "post"
    assert block.sightings[0].post_id == ID
    assert [anchor.url for anchor in block.anchors][:2] == ["https://t.co/AbCdEfGhIj", "https://x.com/other/status/11"]
    assert [block.text[anchor.at : anchor.until] for anchor in block.anchors] == [
        "pic.twitter.com/AbCdEfGhIj",
        "so",
        "January 6, 2020",
    ]
    assert block.sightings[0].text == "The ferry has left the quay. pic.twitter.com/AbCdEfGhIj so"


def test_the_href_knows_the_handle_better_than_the_words() -> None:
    seen = only(QUOTE.replace("(@MaraVelt)", "(@MaraVeltt)"))
    assert seen.handle == "MaraVelt"
    assert only(QUOTE.replace("twitter.com/MaraVelt", "twitter.com/i")).handle == "MaraVelt"


def test_a_post_kept_as_json_says_its_name_words_and_date() -> None:
    post = {
        "url": f"{URL})",
        "full_text": "The ferry has left.",
        "username": "MaraVelt",
        "name": "Mara Velt",
        "date": "Mon Jan 06 12:58:13 +0000 2020",
    }
    seen = only(f'<div class="tweet" data-attrs="{escape(json.dumps(post))}"></div>')
    assert (seen.post_id, seen.handle, seen.name, seen.text, seen.shown_date) == (
        ID,
        "MaraVelt",
        "Mara Velt",
        "The ferry has left.",
        "2020-01-06",
    )


@pytest.mark.parametrize(
    "twice",
    [
        f"<noscript>{QUOTE}</noscript>{QUOTE}",
        f'<div data-tweet-id="{ID}"></div><noscript>{QUOTE}</noscript>',
        f'<figure data-canonical-url="{URL}"><div data-url="{URL}">{QUOTE}</div></figure>',
        f'<div class="embed" data-tweet-id="{ID}">{QUOTE}<p>Accept cookies</p></div>',
    ],
)
def test_one_embed_code_is_one_post(twice: str) -> None:
    assert only(twice).name == "Mara Velt"


def test_the_same_post_shown_in_two_places_is_two_insertions() -> None:
    assert [seen.post_id for seen in posts(article(f"{QUOTE}<p>In between stands a sentence.</p>{QUOTE}"))] == [ID, ID]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f'<p>She <a href="{URL}">wrote on Monday</a> that the ferry had left.</p>', id="link in prose"),
        pytest.param(f'<p>They said: <q>her <a href="{URL}">tweet</a> reads well</q></p>', id="citation"),
        pytest.param(
            f'<blockquote><p>As <a href="{URL}">she wrote</a>, the ferry has left, and nobody knows where to.</p></blockquote>',
            id="prose quotation",
        ),
        pytest.param('<a class="twitter-timeline" href="https://twitter.com/MaraVelt">Tweets by MaraVelt</a>', id="timeline"),
        pytest.param('<a class="twitter-follow-button" href="https://twitter.com/MaraVelt">Follow</a>', id="follow button"),
        pytest.param(
            f'<a class="twitter-share-button" href="https://twitter.com/intent/tweet?url={URL}">Tweet</a>', id="share button"
        ),
        pytest.param(
            '<iframe src="https://platform.twitter.com/widgets/follow_button.html?screen_name=MaraVelt"></iframe>',
            id="button frame",
        ),
        pytest.param(f"<!-- {QUOTE} -->", id="comment"),
        pytest.param(f"<textarea>{QUOTE}</textarea>", id="raw text"),
        pytest.param(
            '<blockquote class="twitter-tweet"><a href="https://x.com.evil.example/a/status/1">x</a></blockquote>',
            id="look-alike",
        ),
        pytest.param('<blockquote class="twitter-tweet"><p>Nothing is linked here.</p></blockquote>', id="no address"),
        pytest.param(SCRIPT, id="loader"),
    ],
)
def test_what_is_no_insertion(markup: str) -> None:
    assert posts(article(markup)) == []


@pytest.mark.parametrize(
    "markup",
    [
        f"<aside class=sidebar>{QUOTE}</aside>",
        f'<section id="comments">{QUOTE}</section>',
        f"<footer>{QUOTE}</footer>",
        f'<div class="related-posts"><div>{QUOTE}</div></div>',
    ],
)
def test_beside_the_article_a_post_is_only_linked_to(markup: str) -> None:
    document = article("", after=markup)
    assert posts(document) == []
    assert [(seen.kind, seen.post_id) for block in document.blocks for seen in block.sightings] == [("post_link", ID)]


def test_a_post_in_a_box_with_a_name_like_furniture_is_still_set_into_the_article() -> None:
    assert only(f'<div class="social-media-embed widget"><div class="promo">{QUOTE}</div></div>').post_id == ID


PLAYERS = [
    ('<iframe src="https://www.youtube.com/embed/a1B2c3D4e5F?rel=0"></iframe>', "youtube", "embed", "a1B2c3D4e5F"),
    ('<iframe data-src="//www.youtube-nocookie.com/embed/a1B2c3D4e5F"></iframe>', "youtube", "embed", "a1B2c3D4e5F"),
    ('<lite-youtube videoid="a1B2c3D4e5F"></lite-youtube>', "youtube", "embed", "a1B2c3D4e5F"),
    ('<amp-youtube data-videoid="a1B2c3D4e5F"></amp-youtube>', "youtube", "embed", "a1B2c3D4e5F"),
    ('<div class="video-consent" data-src="https://www.youtube.com/embed/a1B2c3D4e5F"><p>Accept</p></div>', "youtube", "embed", "a1B2c3D4e5F"),
    ('<figure class="wp-block-embed is-provider-youtube"><div>https://www.youtube.com/watch?v=a1B2c3D4e5F</div></figure>', "youtube", "embed", "a1B2c3D4e5F"),
    ('<iframe src="https://player.vimeo.com/video/123456789"></iframe>', "vimeo", "embed", "123456789"),
    ('<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/BIIivWzDEWO/?utm"><a href="https://www.instagram.com/p/BIIivWzDEWO/">A post shared by Mara</a></blockquote>', "instagram", "post", "BIIivWzDEWO"),
    ('<amp-instagram data-shortcode="BIIivWzDEWO"></amp-instagram>', "instagram", "post", "BIIivWzDEWO"),
    ('<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@mara/video/7000000000000000001" data-video-id="7000000000000000001"><section><p>Film</p></section></blockquote>', "tiktok", "post", "7000000000000000001"),
    ('<div class="fb-post" data-href="https://www.facebook.com/nordhaven/posts/1234567890"></div>', "facebook", "post", "1234567890"),
    ('<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fnordhaven%2Fposts%2F1234567890"></iframe>', "facebook", "post", "1234567890"),
    ('<blockquote class="reddit-embed-bq"><a href="https://www.reddit.com/r/harbours/comments/abc123/cranes/">Cranes</a></blockquote>', "reddit", "post", "abc123"),
    ('<script async src="https://telegram.org/js/telegram-widget.js" data-telegram-post="nordhaven/42"></script>', "telegram", "post", "42"),
    ('<iframe class="truthsocial-embed" src="https://truthsocial.com/@mara/110000000000000001/embed"></iframe>', "truthsocial", "post", "110000000000000001"),
    ('<iframe class="mastodon-embed" src="https://social.example/@mara/110000000000000001/embed"></iframe>', "mastodon", "post", "110000000000000001"),
    ('<blockquote class="mastodon-embed" data-embed-url="https://social.example/@mara/110000000000000001/embed"><a href="https://social.example/@mara/110000000000000001">Post by @mara</a></blockquote>', "mastodon", "post", "110000000000000001"),
    ('<blockquote class="text-post-media" data-text-post-permalink="https://www.threads.net/@mara/post/C8abcdefghi"></blockquote>', "threads", "post", "C8abcdefghi"),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "platform", "kind", "post_id"), PLAYERS)
def test_other_platforms(markup: str, platform: str, kind: str, post_id: str) -> None:
    document = article(markup)
    found = [seen for block in document.blocks for seen in block.sightings]
    assert [(seen.platform, seen.kind) for seen in found] == [(platform, kind)]
    assert post_id in (found[0].post_id or "")


def test_a_bluesky_post_is_read_whole() -> None:
    seen = only(
        '<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:abcdefghijklmnop/app.bsky.feed.post/3kabcdefghi2c" data-bluesky-cid="x">'
        '<p lang="en">The ferry has left.</p>&mdash; Mara Velt (<a href="https://bsky.app/profile/did:plc:abcdefghijklmnop">@mara.bsky.social</a>) '
        '<a href="https://bsky.app/profile/did:plc:abcdefghijklmnop/post/3kabcdefghi2c">January 6, 2024 at 1:00 PM</a></blockquote>'
    )
    assert (seen.platform, seen.name, seen.handle, seen.text, seen.shown_date) == (
        "bluesky", "Mara Velt", "mara.bsky.social", "The ferry has left.", "2024-01-06",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("host", "platform"),
    [
        ("players.brightcove.net", "brightcove"),
        ("embed.acast.com", "acast"),
        ("player.bbc.co.uk", "bbc"),
        ("datawrapper.dwcdn.net", "datawrapper"),
    ],
)
def test_an_unknown_player_bears_the_first_label_of_its_domain(host: str, platform: str) -> None:
    document = article(f'<iframe src="https://{host}/p/77" width="600" height="338"></iframe>')
    assert [(seen.kind, seen.platform, seen.url) for block in document.blocks for seen in block.sightings] == [
        ("embed", platform, f"https://{host}/p/77")
    ]


@pytest.mark.parametrize(
    "frame",
    [
        '<iframe src="https://www.googletagmanager.com/ns.html?id=GTM-1" height="0" width="0"></iframe>',
        '<iframe src="https://counter.example/i" width="1" height="1"></iframe>',
        '<iframe src="https://counter.example/i" style="display: none"></iframe>',
        '<iframe src="https://www.facebook.com/plugins/like.php?href=x"></iframe>',
        '<iframe src="about:blank"></iframe>',
        '<iframe src="https://10.0.0.1/x"></iframe>',
        "<iframe></iframe>",
    ],
)
def test_frames_that_show_nothing(frame: str) -> None:
    assert [seen for block in article(frame).blocks for seen in block.sightings] == []


@pytest.mark.parametrize(
    "words", ["Tweet may have been deleted", "This Tweet is unavailable.", "Dieser Tweet ist nicht mehr verfügbar"]
)
def test_what_a_broken_embed_leaves_is_a_fallback(words: str) -> None:
    seen = only(f"<div><p>{words}</p></div>")
    assert (seen.form, seen.platform, seen.post_id, seen.reason, seen.text) == ("fallback", "x", None, "no url", words)


def test_a_leftover_beside_its_post_speaks_of_that_post() -> None:
    seen = only(f"<p>Tweet may have been deleted</p>{QUOTE}")
    assert (seen.form, seen.post_id) == ("fallback", ID)


def test_prose_about_a_deleted_post_is_prose() -> None:
    assert posts(article("<p>The tweet has been deleted, she said, because of the crane.</p>")) == []


def state(before: str, after: str) -> str:
    quote = QUOTE.replace('"', '\\"').replace("</", "<\\/")
    return f'<script>window.__STATE__={{"body":"<p>{before}<\\/p>{quote}<p>{after}<\\/p>"}}</script>'


def test_a_post_that_only_the_page_state_holds_stands_in_no_block() -> None:
    from tests.parser.pages import LEAD, MORE

    document = article("", after=state(LEAD, MORE))
    assert [(seen.form, seen.post_id, seen.name) for seen in document.loose] == [("json", ID, "Mara Velt")]
    assert document.source.text[document.loose[0].start :].startswith("<script>")


def test_state_of_other_articles_and_of_what_is_shown_is_passed_over() -> None:
    from tests.parser.pages import LEAD, MORE

    assert (
        article(
            "", after=state("Quite another story about a quarry far away from the sea", "and its owners, who live abroad.")
        ).loose
        == ()
    )
    assert article(QUOTE, after=state(LEAD, MORE)).loose == ()
