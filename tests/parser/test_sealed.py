"""Furniture read at one go says what reading it line by line would."""

from __future__ import annotations

import pytest

from linkaudit.parser.document.sealed import clean
from tests.parser.pages import LEAD, MORE, article, block_of

MENU = '<nav><ul><li><a href="/1">Home <b>page</b></a><li><a href="/2">News</a> today<li><a href="/3"><img alt=x></a></ul><p>Imprint</nav>'


def test_one_block_with_a_line_for_each_item() -> None:
    block = block_of(article("", before=MENU), "Home")
    assert block.text == "Home page\nNews today\nImprint"
    assert not block.article
    assert [(anchor.url, block.text[anchor.at : anchor.until].strip()) for anchor in block.anchors] == [
        ("/1", "Home page"), ("/2", "News"), ("/3", ""),
    ]  # fmt: skip


def test_its_place_and_its_links_places_are_those_of_their_elements() -> None:
    document = article("", before=MENU)
    source, block = document.source.text, block_of(document, "Home")
    assert source[block.start : block.end] == MENU
    assert [source[anchor.start : anchor.end] for anchor in block.anchors] == [
        '<a href="/1">Home <b>page</b></a>', '<a href="/2">News</a>', '<a href="/3"><img alt=x></a>',
    ]  # fmt: skip
    start, end = block.source_span(block.text.index("today"), block.text.index("Imprint") + 7)
    assert source[start:end] == 'today<li><a href="/3"><img alt=x></a></ul><p>Imprint'


def test_words_of_links_end_where_their_elements_end() -> None:
    inside = "<a href=/1><svg><title>x</title></svg>One <b>two</b></a> three<a href=/2><span><img alt=x>four</span></a><script>five</script>"
    block = block_of(article("", before=f"<nav>{inside}</nav>"), "three")
    assert block.text == "One two threefour"
    assert [block.text[anchor.at : anchor.until] for anchor in block.anchors] == ["One two", "four"]


@pytest.mark.parametrize("kept", ["", "<pre>x</pre>", "<math><mi>x</mi></math>"])
def test_blanks_collapse_whatever_else_the_page_keeps(kept: str) -> None:
    document = article(
        f"{kept}<p>Storm \n\t over\u00a0 the\r\nquay</p>",
        after=f"<footer>Imprint\n  and <pre>  all\n the  rest</pre>{kept}</footer>",
    )
    assert block_of(document, "Storm").text == "Storm over\u00a0 the quay"
    assert block_of(document, "Imprint").text.startswith("Imprint and all the rest")


@pytest.mark.parametrize(
    ("inside", "urls"),
    [
        ("<script>var a = '<a href=no>'</script><a href=y>y</a>", ["y"]),
        ("<noscript><a href=n>n</a></noscript><a href=y>y</a>", ["n", "y"]),
        ("<svg><a href=s><text>t</text></a></svg><a href=y>y</a>", ["s", "y"]),
        ("<map><area href=m></map><a href=y>y</a>", ["m", "y"]),
        ("<template><a href=t>t</a></template><a href=y>y</a>", ["y"]),
        ("<a name=n>no link</a><a href=' y\n'>y</a>", ["y"]),
    ],
)
def test_links_of_every_kind(inside: str, urls: list[str]) -> None:
    block = block_of(article("", after=f"<footer>{inside} words</footer>"), "words")
    assert [anchor.url for anchor in block.anchors] == urls


@pytest.mark.parametrize(
    "inside",
    [
        '<a href="https://x.com/a/status/12">a post</a>',
        '<blockquote class="twitter-tweet"><a href="https://x.com/a/status/12">d</a></blockquote>',
        '<iframe src="https://www.youtube.com/embed/a1B2c3D4e5F"></iframe>',
        f"<article><h1>Harbour</h1><p>{LEAD}</p></article>",
        "<h1>Harbour</h1>",
        "<a href=/open>open",
    ],
)
def test_what_deserves_a_closer_look_is_read_line_by_line(inside: str) -> None:
    document = article("", before=f'<div class="menu"><p>One</p>{inside}<p>Two</p></div>')
    assert not any("One" in block.text and "Two" in block.text for block in document.blocks)


def test_a_box_with_most_of_the_paragraphs_is_no_menu() -> None:
    document = article("", after=f'<div class="menu">{f"<p>{LEAD} {MORE}</p>" * 4}</div>')
    assert sum("Nordhaven" in block.text for block in document.blocks) == 5


def test_a_sealed_box_never_becomes_the_article() -> None:
    document = article("", after=f"<footer><div>{LEAD * 30}</div></footer>")
    assert [block.article for block in document.blocks if "Nordhaven" in block.text] == [True, False]


@pytest.mark.parametrize(
    ("written", "taken"), [(" /x ", "/x"), ("\x00\x1f/x\x0b", "/x"), ("/a\nb\tc\rd", "/abcd"), ("/a b", "/a b"), ("", "")]
)
def test_addresses_are_cleaned_as_browsers_do(written: str, taken: str) -> None:
    assert clean(written) == taken
