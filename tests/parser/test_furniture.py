"""The article and what stands beside it, on pages built like those of many publishers and of none."""

from __future__ import annotations

import pytest

from linkaudit.parser.furniture import role_of
from tests.parser.pages import LEAD, MORE, article, block_of, read

TEASER = "A long teaser of quite another story, about a quarry inland, whose owners have not been seen since the spring of last year."


@pytest.mark.parametrize(
    "beside",
    [
        "<nav><ul><li><a href=/>Words</a></ul></nav>",
        '<div role="navigation"><a href=/>Words</a></div>',
        "<footer><p>Words</p></footer>",
        f'<aside id="sidebar"><p>Words. {TEASER}</p></aside>',
        f'<section class="comments-area"><article><p>Words. {TEASER}</p></article></section>',
        f'<div class="relatedArticles"><a href=/x><h3>Words</h3><p>{TEASER}</p></a></div>',
        '<div class="newsletter-signup"><p>Words</p></div>',
        '<div class="cookie_banner"><p>Words</p></div>',
        f"<div><h2><a href=/x>Words</a></h2><p><a href=/x>{TEASER}</a></p></div>",
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_beside_the_article(beside: str, *, before: bool) -> None:
    document = article("", before=beside) if before else article("", after=beside)
    assert not block_of(document, "Words").article
    assert block_of(document, "harbour of Nordhaven").article
    assert block_of(document, "Nobody was hurt").article


@pytest.mark.parametrize(
    "inside",
    [
        '<p class="byline">Words, AFP</p>',
        '<div class="author-name">Words, AFP</div>',
        "<p><em>Words: AFP contributed to this report.</em></p>",
        '<footer class="article-footer"><p>Words — with AFP</p></footer>',
        "<figure><img src=x><figcaption>Words (Foto: dpa)</figcaption></figure>",
        '<figure class="media"><div class="figure-footer"><span>Words/AFP</span></div></figure>',
        '<p><strong>Read more:</strong> <a href="/x">Words</a></p>',
        '<div class="copyright">© Words 2020 AFP</div>',
        '<p class="paywall">Words that only subscribers see</p>',
        "<h2>Words</h2>",
        "<ul><li>Words</li></ul>",
        '<aside class="pullquote">Words</aside>',
        "<table><tr><td>Words</table>",
    ],
)
def test_part_of_the_article(inside: str) -> None:
    assert block_of(article(inside), "Words").article


@pytest.mark.parametrize(
    "page",
    [
        "<div class='wrapper has-sidebar'><div class='main with-comments'><h1>T</h1><div class='td-post-content'>{body}</div></div></div>",
        "<div class='sidebar-layout'><h1>T</h1><div>{body}</div></div>",
        "<main><div class='css-1x2y3'><h1>T</h1></div><div class='css-9z'><div>{body}</div></div></main>",
        "<div id=content><div class=post-footer-ad></div><table><tr><td><font><h1>T</h1>{body}</font></table></div>",
        "<section class='widget elementor-widget'><h1>T</h1></section><section class='elementor-widget'>{body}</section>",
        "<div itemprop=articleBody class=articleBody>{body}</div>",
        "<header><h1>T</h1><p>By AFP</p></header><article>{body}</article>",
        "{body}",
    ],
)
def test_pages_of_many_makes(page: str) -> None:
    menu = "".join(f"<li><a href=/{n}>Section {n}</a></li>" for n in range(30))
    body = f"<p>{LEAD}</p><p>{MORE}</p><p>{LEAD} {MORE}</p>"
    document = read(f"<body><nav><ul>{menu}</ul></nav>{page.format(body=body)}<footer><p>{TEASER}</p></footer>")
    assert [block.article for block in document.blocks if "harbour of" in block.text or "Nobody" in block.text] == [True] * 3
    assert not any(block.article for block in document.blocks if "Section" in block.text or "quarry" in block.text)
    assert all(block.article for block in document.blocks if block.text in {"T", "By AFP"})


def test_a_byline_and_a_tagline_outside_the_body_box_stay_with_it() -> None:
    body = f"<p>{LEAD}</p><p>{MORE} {LEAD}</p>"
    document = read(
        f"<main><h1>Harbour shut</h1><p class=dek>Cranes gone</p><div class=meta><span>By Mara Velt, AFP</span></div><div class=article-body>{body}</div>"
        f"<p>AFP</p><p>© 2020 AFP</p><h3>More from us</h3><p>{TEASER}</p></main>"
    )
    assert [block.text for block in document.blocks if block.article] == [
        "Harbour shut", "Cranes gone", "By Mara Velt, AFP", LEAD, f"{MORE} {LEAD}", "AFP", "© 2020 AFP",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "page", ["<p>Short.</p><ul><li><a href=/1>One</a><li><a href=/2>Two</a></ul>", "<nav><a href=/>Only a menu</a></nav>"]
)
def test_a_page_without_a_recognisable_article_is_all_article(page: str) -> None:
    assert all(block.article for block in read(page).blocks)


def test_a_live_blog_of_many_articles_is_one() -> None:
    posts = "".join(f"<article><h2>Post {n}</h2><p>{LEAD}</p></article>" for n in range(6))
    card = "<article class=card><h3><a href=/x>Another story</a></h3></article>"
    document = read(f"<main><h1>Live</h1><div>{posts}{card}</div></main>")
    assert all(block.article for block in document.blocks if "Another" not in block.text)
    assert not block_of(document, "Another").article


@pytest.mark.parametrize(
    ("names", "beside"),
    [
        ("siteNav-main", True),
        ("site-header", True),
        ("c-related__list", True),
        ("RelatedCoverage", True),
        ("has-sidebar", False),
        ("no-comments", False),
        ("article-footer", False),
        ("article-body has-comments", False),
        ("navigable", False),
        ("shareholder-news", False),
        ("embed-social", False),
        ("", False),
    ],
)
def test_names(names: str, *, beside: bool) -> None:
    role = role_of("div", names, "")
    assert (role is not None and role.beside) is beside


def test_posts_between_short_items_are_set_into_the_article() -> None:
    quote = '<blockquote class="twitter-tweet"><a href="https://x.com/a/status/{}"></a></blockquote>'
    items = "".join(f"<div class=item><h3>{n}. Crane</h3>{quote.format(n)}</div>" for n in range(1, 9))
    document = read(
        f"<body><div class=c-1><h1>T</h1><div class=c-2><p>{LEAD}</p><p>{MORE}</p></div></div><div class=c-3>{items}</div>"
    )
    assert [seen.kind for block in document.blocks for seen in block.sightings] == ["post"] * 8
