"""Embeds as libraries, themes and consent tools leave them; and the same markup beside the article, where it is no insertion."""

from __future__ import annotations

import pytest

from linkaudit.parser import parse
from linkaudit.parser.blocks import Document
from tests.parser.pages import article

ID = "1214169296198389760"
ADDRESS = f"https://twitter.com/pierwatch/status/{ID}"
QUOTED = (
    '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">Closed today</p>&mdash; Pier Watch (@pierwatch) '
    f'<a href="{ADDRESS}?ref_src=twsrc%5Etfw">January 6, 2020</a></blockquote>'
)
FRAME = f'<iframe data-tweet-id="{ID}" src="https://platform.x.com/embed/Tweet.html?dnt=true&amp;id={ID}"></iframe>'


def inserted(page: Document) -> list[str | None]:
    found = parse(page.source)
    return [reference.key for reference in found.references if reference.kind in {"post", "embed"}]


@pytest.mark.parametrize(
    "markup",
    [
        f'<div class="react-tweet-theme a"><article><p>Closed</p><a href="{ADDRESS}">Jan 6, 2020</a></article></div>',
        f'<x-tweet tweet-id="{ID}"></x-tweet>',
        f'<tweet-embed tweetid="{ID}"></tweet-embed>',
        f'<div class="consent" data-embed-url="{ADDRESS}"><p>Load the post</p><template>{QUOTED}</template></div>',
        f'<div class="embed" data-url="{ADDRESS}">{QUOTED}<noscript>{QUOTED}</noscript></div>',
        f"{QUOTED}{FRAME}",
        f'<div class="tweet"><template shadowrootmode="open">{QUOTED}</template></div>',
        f'<figure class="op-interactive"><iframe>{QUOTED}</iframe></figure>',
    ],
)
def test_a_post_is_inserted_once(markup: str) -> None:
    assert inserted(article(markup)) == [f"x:{ID}"]


@pytest.mark.parametrize("classes", ["youtube-player", "rll-youtube-player"])
def test_lazy_players_of_films(classes: str) -> None:
    assert inserted(article(f'<div class="{classes}" data-id="abcdefghijk"></div>')) == ["youtube:abcdefghijk"]


@pytest.mark.parametrize("around", ['<aside class="sidebar">{}</aside>', '<section class="comments"><div>{}</div></section>'])
@pytest.mark.parametrize(
    "markup",
    [
        QUOTED,
        QUOTED.replace("blockquote", "div").replace("twitter-tweet", "text"),
        f"<p>{ADDRESS}</p>",
        f"<p>Closed today — Pier Watch (@pierwatch) January 6, 2020</p><p>{ADDRESS}</p>",
    ],
)
def test_beside_the_article_nothing_is_inserted(markup: str, around: str) -> None:
    assert inserted(article("<p>The ferry stops at the north quay until then.</p>", after=around.format(markup))) == []
