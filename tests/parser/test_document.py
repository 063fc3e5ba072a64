"""A page as blocks: what is a block, what its text is, which links stand in it."""

from __future__ import annotations

from html import escape
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from linkaudit.parser.blocks import MAX_BLOCKS
from linkaudit.parser.document.linking import MAX_LINKS
from tests.clock import FOUR_TIMES, growth, spent
from tests.parser.pages import LEAD, article, block_of, read


def texts(markup: str) -> list[str]:
    return [block.text for block in read(markup).blocks]


def urls(markup: str) -> list[str]:
    return [anchor.url for block in read(markup).blocks for anchor in block.anchors]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("<p>One<p>Two", ["One", "Two"]),
        ("One<br>Two", ["One\nTwo"]),
        ("One<br><br>Two<br>", ["One", "Two"]),
        ("<p><br>One <br/> Two</p>", ["One\nTwo"]),
        ("One<br><br><br>Two", ["One", "Two"]),
        ("<p>  o n e \n\t two </p>", ["o n e two"]),
        ("<p>a<b>b</b> <i> c</i></p>", ["ab c"]),
        ("<li>Outer<ul><li>Inner</ul>Rest", ["Outer", "Inner", "Rest"]),
        ("<div>Before<p>In</p>After</div>", ["Before", "In", "After"]),
        ("<table><tr><td>A<td>B</table>", ["A", "B"]),
        ("<pre>one\n  two</pre>", ["one\ntwo"]),
        ("<p>a&nbsp;b&amp;c &lt;d&gt;</p>", ["a\u00a0b&c <d>"]),
        ("<p>shown<script>not()</script><style>x{}</style><!-- nor --></p>", ["shown"]),
        ("<p>one</p><template><p>two</p></template>", ["one", "two"]),
        ("<p hidden>kept</p>", ["kept"]),
        ("<textarea>raw</textarea><title>t</title>", []),
        ("<p>chart <svg><text>12</text><title>t</title></svg> end</p>", ["chart end"]),
        ("<video>No player<a href='/v'>film</a></video><p>Text</p>", ["Text"]),
        ("<p>😀 astral</p>", ["😀 astral"]),
        ("", []),
        ("   \n ", []),
        ("<p>&nbsp;</p><p>one&nbsp;</p><p>\u2003</p>", ["one\u00a0"]),
        ("plain words", ["plain words"]),
        ("<p>un<custom-word>bro</custom-word>ken", ["un", "bro", "ken"]),
    ],
)
def test_blocks(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


@pytest.mark.parametrize(
    ("markup", "hint"),
    [
        ("<h2>Words</h2>", "heading"),
        ("<li>Words</li>", "list"),
        ("<figure><figcaption>Words</figcaption></figure>", "caption"),
        ('<div class="image-caption">Words</div>', "caption"),
        ("<blockquote><p>Words</p></blockquote>", "quote"),
        ('<aside class="pullquote"><p>Words</p></aside>', "pull_quote"),
        ('<blockquote class="pull-quote">Words</blockquote>', "pull_quote"),
        ('<div class="articleByline">Words</div>', "byline"),
        ('<div class="autores"><ul class="credits"><li>Words</li></ul></div>', "byline"),
        ('<div class="journalist">Words</div>', "byline"),
        ('<div class="featured-image"><img src=x><span>Words</span></div>', "caption"),
        ('<div class="post-thumbnail wp-post-image"><img src=x><p>Words</p></div>', "caption"),
        ('<div class="photo-story">Words</div>', "caption"),
        ('<div class="image-gallery-text">Words</div>', "text"),
        ('<p class="photo-credit">Words</p>', "credit"),
        ('<figure><figcaption>A crane <div class="credit">Words</div></figcaption></figure>', "credit"),
        ("<p>Words</p>", "text"),
    ],
)
def test_hints(markup: str, hint: str) -> None:
    assert block_of(article(markup), "Words").hint == hint


@pytest.mark.parametrize(
    ("href", "url"),
    [
        (" https://a.example/1 ", "https://a.example/1"),
        ("\n/2\t", "/2"),
        ("https://a.example/a\nb\r\nc\td", "https://a.example/abcd"),
        ("?a=1&amp;b=2&copy=3", "?a=1&b=2&copy=3"),
        ("#part", "#part"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("htp:/x", "htp:/x"),
        ("", ""),
        ("https://a.example/ä b", "https://a.example/ä b"),
    ],
)
def test_addresses_are_as_written(href: str, url: str) -> None:
    assert urls(f'<p><a href="{href}">x</a></p>') == [url]


def test_a_link_knows_its_words_and_its_element() -> None:
    markup = '<p>See <a href="/x" title="a>b">the <b>first</b> crane</a>, please.</p>'
    (block,) = read(markup).blocks
    (anchor,) = block.anchors
    assert block.text[anchor.at : anchor.until] == "the first crane"
    assert markup[anchor.start : anchor.end] == '<a href="/x" title="a>b">the <b>first</b> crane</a>'


def test_links_without_words_stand_with_the_words_that_follow() -> None:
    (block,) = read('<a href="/image"><img src=x alt=y></a><p>Words <a href="/w">here</a></p>').blocks
    assert [(anchor.url, block.text[anchor.at : anchor.until]) for anchor in block.anchors] == [("/image", ""), ("/w", "here")]
    (block,) = read('<p>Words</p><a href="/last"><img src=x></a>').blocks
    assert [anchor.url for anchor in block.anchors] == ["/last"]
    (block,) = read('<a href="/only"></a>').blocks
    assert (block.text, [anchor.url for anchor in block.anchors]) == ("", ["/only"])


def test_a_link_torn_apart_by_markup_is_one_link() -> None:
    markup = "<p><a href='/x'>one<p>two</a> three"
    assert urls(markup) == ["/x"]
    assert texts(markup) == ["one", "two three"]


def test_a_link_round_blocks_stands_in_the_first() -> None:
    first, second = read('<a href="/card"><h3>Title</h3><p>Teaser</p></a>').blocks
    assert [anchor.url for anchor in first.anchors] == ["/card"]
    assert second.anchors == ()


PAGES = [
    '<a href=1>a<a href=2>b</a><div><a href="3">c<p>d</p>e</a></div>',
    '<table><a href="foster">f</a><tr><td><a href="td">c</a></table><a href="after">',
    '</p><a href="1">x</body></html><a href="2">y</a>',
    '<map><area href="area"></map><A HREF="UPPER">u</A>',
    '<!-- <a href="no">n</a> --><textarea><a href="no"></textarea><script>"<a href=no>"</script><a href="yes" href="no">y</a>',
    '<ul><li><a href="a">x<li><a href="b">y</ul><p><a href="c"><b>z</p>tail',
    "<svg><a href='svg'><text>t</text></a></svg><p>x</p>",
    "<noscript><a href='ns'>n</a></noscript><details hidden><a href='hid'>h</a></details>",
    '<dl><dt><a href="dt">x</a><dd><a href="dd">y</a></dl><button><a href="bt">z</a></button>',
]


@pytest.mark.parametrize("markup", PAGES)
def test_links_are_those_that_another_parser_finds(markup: str) -> None:
    soup = BeautifulSoup(markup, "lxml")
    assert set(urls(markup)) == {str(node["href"]) for node in soup.find_all(["a", "area"], href=True)}


def test_links_beyond_the_limit_are_left_out_and_said() -> None:
    document = read("".join(f'<a href="/{n}">x</a> ' for n in range(MAX_LINKS + 3)))
    assert sum(len(block.anchors) for block in document.blocks) == MAX_LINKS
    assert document.notes == (f"3 links beyond the first {MAX_LINKS} left out",)


def test_blocks_beyond_the_limit_are_left_out_and_said() -> None:
    document = read("<p>w" * (MAX_BLOCKS + 2) + "<p><a href='/last'>x</a>")
    assert len(document.blocks) == MAX_BLOCKS
    assert [anchor.url for anchor in document.blocks[-1].anchors] == ["/last"]
    assert document.notes == (f"3 blocks beyond the first {MAX_BLOCKS} left out",)


@pytest.mark.parametrize(
    ("head", "known", "base"),
    [
        ('<base href="https://b.example/dir/">', {}, "https://b.example/dir/"),
        ('<base href="javascript:x"><base href="//b.example/d">', {"url": "https://a.example/x"}, "https://b.example/d"),
        ('<base target="_top"><base href="/sub/">', {"url": "https://a.example/x"}, "https://a.example/sub/"),
        ("", {"url": "https://a.example/x", "base_url": "https://c.example/"}, "https://a.example/x"),
        ("", {"base_url": "https://c.example/"}, "https://c.example/"),
        ('<link rel=canonical href="https://d.example/page">', {}, "https://d.example/page"),
        ('<meta property="og:url" content="https://e.example/page">', {}, "https://e.example/page"),
        ('<base href="http://[bad">', {}, None),
        ("", {}, None),
    ],
)
def test_base(head: str, known: dict[str, str], base: str | None) -> None:
    document = read(f"<head>{head}</head><body><a href='y'>y</a>", **known)
    assert document.base == base
    assert base is None or urljoin(base, "y").endswith("y")


TAGS = (
    "<p> </p> <div> </div> <a href=x> </a> <b> </b> <br> <br/> <ul> <li> </ul> <table> <tr> <td> </table> <svg> </svg> <template> "
    "</template> <noscript> </noscript> <iframe> </iframe> <pre> </pre> <h1> </h1> <script> </script> <!-- --> <select> <option> "
    "&amp; &#0; &#x110000; &notit; &lt <![CDATA[ ]]> </blockquote> <frameset> </body> </html> <math> <nav> </nav> word"
).split()
SPACED = ["<blockquote class=twitter-tweet>", "<a href='https://x.com/a/status/12'>", '<p title="', "'>", "<div class=menu>"]
LETTERS = ["\r\n", "\r", "\n", "\0", "\ufeff", "😀", "\u202e", " "]
SOUP = st.lists(st.sampled_from([*TAGS, *SPACED, *LETTERS]), max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(SOUP)
def test_no_markup_raises_and_every_place_lies_in_the_source(markup: str) -> None:
    for block in read(markup).blocks:
        assert 0 <= block.start <= block.end <= len(markup)
        assert all(0 <= run.start <= run.end <= len(markup) for run in block.runs)
        assert all(0 <= anchor.at <= anchor.until <= len(block.text) for anchor in block.anchors)
        assert all(0 <= anchor.start <= anchor.end <= len(markup) for anchor in block.anchors)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.integers(min_value=0, max_value=400))
def test_cut_and_spoiled_pages_are_read(noise: str, at: int) -> None:
    page = f'<html><body><article><h1>T</h1><p>{LEAD}</p><blockquote class="twitter-tweet"><a href="https://x.com/a/status/1">d</a></blockquote>'
    assert read(page[:at] + noise + page[at:]) is not None


GROWING = {
    "deep boxes": lambda n: "<div>" * n + "x",
    "deep embeds": lambda n: '<blockquote class="twitter-tweet">' * n + '<a href="https://k.example/">k</a>',
    "deep embeds with words": lambda n: '<blockquote class="twitter-tweet">w' * n,
    "deep links": lambda n: "<div><a href=x>y" * n,
    "open menus": lambda n: "<nav><a href=x>y</a>" * n,
    "menus in menus": lambda n: "<div class=menu>" * n + "<a href=x>y" + "</div>" * n,
    "menus of open links": lambda n: "<div class=menu><a href=x>y</div>" * n,
    "menus round headings": lambda n: "<div class=menu><h1>x</h1>" * n,
    "open paragraphs": lambda n: "<p>w" * n,
    "open links": lambda n: "<a href=x>" * n,
    "open items": lambda n: "<ul>" + "<li>w" * n,
    "links": lambda n: '<a href="https://h.example/p">x</a>' * n,
    "image links": lambda n: '<div><a href="/p"><img></a></div>' * n,
    "bare links in embeds": lambda n: '<blockquote><a href="/p"></a>' * n,
    "breaks": lambda n: "a<br>" * n,
    "articles": lambda n: "<article><p>word</p>" * n,
    "names": lambda n: "".join(f'<p class="c{i} nav-x{i}">w</p>' for i in range(n)),
    "classes": lambda n: '<blockquote class="' + " ".join(f"c{i}" for i in range(n)) + '">x',
    "posts": lambda n: '<blockquote class="twitter-tweet"><a href="https://x.com/a/status/12">d</a></blockquote><p>w</p>' * n,
    "escaped posts": lambda n: "<p>" + escape('<blockquote class="twitter-tweet">') * n,
    "state": lambda n: "<script>" + '"<blockquote class=\\"twitter-tweet\\">' * n + "</script>/status/1",
    "backslashes in state": lambda n: '<script>"<blockquote class=twitter-tweet>' + "\\" * 20 * n + "</script>/status/1",
    "stray ends": lambda n: "w</p>" * n,
    "attributes": lambda n: "<div data-x='" + "https://x.com/a/status/" * n + "'>x</div>/status/1",
    "frames": lambda n: '<iframe src="https://p.example/x"></iframe>' * n,
    "comments": lambda n: "<!--" * n,
    "references": lambda n: "<p>" + "&#1" * n,
    "fostered": lambda n: "<table>w<b>" * n,
    "between cells": lambda n: "<table><tr><td>a</td>b" * n,
    "menus of tables": lambda n: "<nav><table>w<tr><td>c<a href=x>y</nav>" * n,
    "torn links": lambda n: "<a href=x>w<p>" * n,
    "behind the body": lambda n: "</body>w" * n,
}  # fmt: skip


@pytest.mark.parametrize("kind", GROWING)
def test_time_grows_with_the_size(kind: str) -> None:
    def cost(n: int) -> float:
        markup = GROWING[kind](n)
        return spent(lambda: [list(block.runs) for block in read(markup).blocks[:50]])

    assert growth(cost, 4000) <= FOUR_TIMES
