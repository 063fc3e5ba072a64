from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.parser import links, posts
from linkaudit.parser.blocks import MAX_BLOCKS, Block, Document
from linkaudit.parser.markdown import read_markdown
from tests.clock import FOUR_TIMES, growth, spent
from tests.parser.texts import source


def read(text: str) -> Document:
    return read_markdown(source(text, "markdown"))


def shapes(text: str) -> list[tuple[str, str]]:
    return [(block.hint, block.text) for block in read(text).blocks]


def test_front_matter_tells_of_the_article() -> None:
    text = (
        '---\ntitle: "A storm"\ndate: 2020-01-06T10:00:00Z\nauthors:\n  - PTX\n  - Jane Doe\n'
        "canonical_url: https://o.example/a\nlang: en\n---\nWords."
    )
    document = read(text)
    assert (document.title, document.published, document.language) == ("A storm", "2020-01-06T10:00:00Z", "en")
    assert document.url == document.base == "https://o.example/a"
    assert [(one.slot, one.value) for one in document.statements] == [
        ("author", "PTX"),
        ("author", "Jane Doe"),
        ("canonical", "https://o.example/a"),
    ]
    assert all(text[one.start : one.end] == one.value for one in document.statements)
    assert [block.text for block in document.blocks] == ["Words."]


def test_toml_and_written_dates() -> None:
    document = read('+++\ntitle = "A storm"\ndate = "6 January 2020"\nauthor = ["A", "B"]\n+++\n\nWords.')
    assert (document.title, document.published, [one.value for one in document.statements]) == (
        "A storm",
        "2020-01-06",
        ["A", "B"],
    )


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert shapes("---\n\nWords.") == [("text", "Words.")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# The *storm* came #\n\nWords", [("heading", "The storm came"), ("text", "Words")]),
        ("Storm\n=====\nWords\n\nMore\n---\n", [("heading", "Storm"), ("text", "Words"), ("heading", "More")]),
        ("One line\nand its end  \nnext line", [("text", "One line and its end\nnext line")]),
        ("- one\n- two\n  more\n1. three", [("list", "one"), ("list", "two more"), ("list", "three")]),
        ("> said\n> and done\n>\n> again\n\nafter", [("quote", "said and done"), ("quote", "again"), ("text", "after")]),
        ("a\n\n***\n\nb", [("text", "a"), ("text", "b")]),
        ("```\ncode *kept*\n```\nafter", [("text", "code *kept*"), ("text", "after")]),
        ("| a | b |\n|---|---|\n| c | d |", [("text", "| a | b |"), ("text", "|---|---|"), ("text", "| c | d |")]),
        (
            "A \\*star\\*, &ldquo;quotes&rdquo; &amp; **bold** _low_ my_name 2 * 3 ~~no~~",
            [("text", "A *star*, “quotes” & bold low my_name 2 * 3 no")],
        ),
        ("by @_jane_ and (@jane\\_doe)", [("text", "by @_jane_ and (@jane_doe)")]),
        ("a `code` ![alt](i.png) b<br>c <span class='x'>d</span> <!-- e --> f", [("text", "a code  b\nc d  f")]),
        ("mere [brackets] and [more](", [("text", "mere [brackets] and [more](")]),
    ],
)
def test_blocks_as_a_reader_sees_them(text: str, found: list[tuple[str, str]]) -> None:
    assert shapes(text) == found


def linked(text: str) -> list[tuple[str, str, str]]:
    found = read(text).blocks
    return [
        (anchor.url, block.text[anchor.at : anchor.until], text[anchor.start : anchor.end])
        for block in found
        for anchor in block.anchors
    ]


@pytest.mark.parametrize(
    ("text", "url", "words", "written"),
    [
        (
            'see [the *plan*](https://a.example/x "t") now',
            "https://a.example/x",
            "the plan",
            '[the *plan*](https://a.example/x "t")',
        ),
        ("see [it](https://a.example/wiki_(b)) now", "https://a.example/wiki_(b)", "it", "[it](https://a.example/wiki_(b))"),
        ("see [it](<https://a.example/a b>) now", "https://a.example/a b", "it", "[it](<https://a.example/a b>)"),
        (
            "see [it](https://a.example/?a=1&amp;b=2)",
            "https://a.example/?a=1&b=2",
            "it",
            "[it](https://a.example/?a=1&amp;b=2)",
        ),
        ("see <https://a.example/x> now", "https://a.example/x", "https://a.example/x", "<https://a.example/x>"),
        ("> see [it][r] now\n\n[R]: https://a.example/x 't'", "https://a.example/x", "it", "[it][r]"),
        ("see [r] now\n\n[r]: <https://a.example/x>", "https://a.example/x", "r", "[r]"),
        (
            "see <a class=b href='https://a.example/x'>it</a> now",
            "https://a.example/x",
            "it",
            "<a class=b href='https://a.example/x'>it</a>",
        ),
        ("see [![pic](p.png)](https://a.example/x) [a\nb](/c)", "/c", "a b", "[a\nb](/c)"),
    ],
)
def test_links_with_their_places(text: str, url: str, words: str, written: str) -> None:
    assert (url, words, written) in linked(text)


def carved(text: str) -> tuple[Block, ...]:
    return posts.carve(read(text).blocks)


def test_a_quoted_post_is_one_block_with_its_identity() -> None:
    text = (
        "Words.\n\n> The road is \\#closed and\n> it stays so pic.twitter.com/5gWzadCgiu\n>\n> &mdash; Jane Doe (@jane\\_doe) "
        "[June 3, 2018](https://twitter.com/jane_doe/status/1003370586410815488?ref_src=x)\n\nMore words."
    )
    first, post, last = carved(text)
    (seen,) = post.sightings
    assert (first.text, last.text) == ("Words.", "More words.")
    assert (seen.key, seen.handle, seen.name, seen.shown_date) == (
        "x:1003370586410815488",
        "jane_doe",
        "Jane Doe",
        "2018-06-03",
    )
    assert text[seen.start : seen.end].startswith("The road")
    assert text[seen.start : seen.end].endswith("ref_src=x)")
    assert [one.kind for one in links.sight(post, None)] == ["media_link"]


EMBED = (
    '<blockquote class="twitter-tweet"><p lang="en">Hello</p>&mdash; A B (@ab) '
    '<a href="https://twitter.com/ab/status/1500000000849666377">March 5, 2022</a></blockquote>'
)


@pytest.mark.parametrize(
    "text", [f"Before.\n\n{EMBED}\n\nAfter.", f"Before.\n{EMBED}\n<script async src=x></script>\n\nAfter."]
)
def test_raw_html_keeps_its_places(text: str) -> None:
    before, post, after = read(text).blocks
    (seen,) = post.sightings
    assert (before.text, after.text, seen.key) == ("Before.", "After.", "x:1500000000849666377")
    assert text[seen.start : seen.end] == EMBED


@pytest.mark.parametrize(
    ("code", "kind", "key"),
    [
        ('{{< tweet user="Zoo" id="1453110110599868418" >}}', "post", "x:1453110110599868418"),
        ("{{% x 1453110110599868418 %}}", "post", "x:1453110110599868418"),
        ("{% twitter https://twitter.com/zoo/status/1453110110599868418 maxwidth=500 %}", "post", "x:1453110110599868418"),
        ("{% youtube dQw4w9WgXcQ %}", "embed", "youtube:dQw4w9WgXcQ"),
        ("[embed]https://www.youtube.com/watch?v=dQw4w9WgXcQ[/embed]", "embed", "youtube:dQw4w9WgXcQ"),
        ("https://twitter.com/zoo/status/1453110110599868418", "post", "x:1453110110599868418"),
    ],
)
def test_what_stands_for_an_embed(code: str, kind: str, key: str) -> None:
    text = f"Before.\n\n{code}\n\nAfter."
    block = carved(text)[1]
    (seen,) = block.sightings
    assert (block.hint, seen.kind, seen.key, text[seen.start : seen.end]) == (kind, kind, key, code)


@pytest.mark.parametrize(
    "code", ["{{< figure src=x.png >}}", "{% include note.html %}", "[embed]https://news.example/a[/embed]", "{% embed x %}"]
)
def test_other_short_codes_are_words(code: str) -> None:
    assert all(block.hint in {"text", "list"} for block in carved(f"Before.\n\n{code}"))


PARTS = [
    "word",
    "*",
    "_",
    "[",
    "](",
    ")",
    "<a href=x>",
    "</a>",
    "`",
    "\\",
    "&amp;",
    "# ",
    "> ",
    "- ",
    "\n",
    "\n\n",
    "\r\n",
    "```",
    "---",
    "<!--",
    "|",
    "[a]: b",
    "𝄞",
]


@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
def test_markdown_never_fails_and_places_hold(text: str) -> None:
    for block in read(text).blocks:
        assert 0 <= block.start < block.end <= len(text)
        for at, letter in enumerate(block.text):
            start, end = block.source_span(at, at + 1)
            assert block.start <= start < end <= block.end
            assert letter in text[start:end] or letter.isspace() or "&" in text[start:end]


def test_paragraphs_beyond_all_measure_are_one_block() -> None:
    text = "- word\n" * MAX_BLOCKS + "- last\n\n[link](https://a.example/b)\n"
    document = read_markdown(source(text, "markdown"))
    assert len(document.blocks) == MAX_BLOCKS + 2
    assert document.blocks[-1].text.endswith("[link](https://a.example/b)")
    assert text[document.blocks[-1].start : document.blocks[-1].end] == document.blocks[-1].text
    assert document.notes


def test_html_that_is_left_open_ends_where_the_words_go_on() -> None:
    text = "<p>one\n\nThe paper said so.\n\n<b>two</b>\n\n<p>three"
    found = [(block.text, text[block.start : block.end]) for block in read_markdown(source(text, "markdown")).blocks]
    assert [words for words, _ in found] == ["one", "The paper said so.", "two", "three"]
    assert found[0][1] == "<p>one"


WHOLE = (
    "---\ntitle: A storm\nauthors:\n  - PTX\n---\n\nHead\n====\n\nOne [a](https://a.example/b) line,\nand *more* [x][p].\n\n"
    "```\ncode [a](b)\n```\n\n[p]: https://p.example/q\n\n> quoted\n> twice\n\n- an item\n- another\n\n<p>markup</p>\n\nThe end."
)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_every_kind_are_worth_the_same(end: str) -> None:
    def told(document: Document) -> list[tuple[str, str, list[str]]]:
        return [(block.hint, block.text, [anchor.url for anchor in block.anchors]) for block in document.blocks]

    plain, other = read(WHOLE), read(WHOLE.replace("\n", end))
    assert told(other) == told(plain)
    assert "code [a](b)" in [block.text for block in plain.blocks]
    assert [one.value for one in other.statements] == ["PTX"]
    assert other.title == "A storm"


def test_front_matter_that_never_ends_costs_no_time() -> None:
    def cost(size: int) -> float:
        return spent(lambda: read("---\r\n" + "a: b\r\n" * size))

    assert growth(cost, 5000) <= FOUR_TIMES
