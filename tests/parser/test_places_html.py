"""The way back from a block to the source: the slice, parsed again, has the block's text; every exact run says the same."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from turbohtml import parse_fragment

from linkaudit.parser.blocks import Block
from tests.parser.pages import read


def squeezed(text: str) -> str:
    return "".join(text.translate(dict.fromkeys(map(ord, " \t\n\r\f\0"))))


def shown(markup: str) -> str:
    fragment = parse_fragment(markup)
    fragment.remove("script,style,textarea,title,iframe,svg")
    return fragment.text


def holds(block: Block, source: str) -> None:
    assert squeezed(shown(source[block.start : block.end])) == squeezed(block.text)
    runs = list(block.runs)
    assert runs[0].at == 0
    assert runs[-1].at + runs[-1].length == len(block.text)
    assert all(one.at + one.length == two.at for one, two in pairwise(runs))
    for run in runs:
        words = block.text[run.at : run.at + run.length]
        if run.end - run.start == run.length and words.strip():
            assert squeezed(source[run.start : run.end]) == squeezed(words)


WORD = st.sampled_from(["crane", "a&amp;b", "&nbsp;", "&#128512;", "😀", "é", "x<b>y</b>", "<i>it</i>", "1 &lt; 2", "&copy", "<!-- c -->", "<a href=u>link</a>", "&notit;", "<svg><title>t</title></svg>w"])  # fmt: skip
GAP = st.sampled_from(
    [
        *(" ", "\n", "\r\n", "\r", "  ", "\t", "<br>", "<br />\n", " <!-- &lt; --> ", "<script>if (a < b) '</p>'</script> "),
        *(" <!-- <b>old</b> - words --> ", "<style>p > b { color: red }</style> "),
        "<svg><style>s</style><title>t</title><path d='M0 0'/></svg> ",
    ]
)
INSIDE = st.lists(st.tuples(WORD, GAP), min_size=1, max_size=8).map(lambda pairs: "".join(word + gap for word, gap in pairs))
BLOCK = st.one_of(
    INSIDE.map(lambda text: f"<p>{text}</p>"),
    INSIDE.map(lambda text: f"<p class='a>b' title=\"it's\">{text}"),
    INSIDE.map(lambda text: f"<DIV>{text}</DIV\n>"),
    INSIDE.map(lambda text: f"<ul><li>{text}<li>{text}</ul>"),
    INSIDE.map(lambda text: f"<div>{text}</p>{text}</div>"),
    INSIDE.map(lambda text: f"<div>{text}<p>{text}</p>{text}</div>"),
    INSIDE.map(lambda text: f"<blockquote><p>{text}</blockquote>"),
    INSIDE.map(lambda text: f"<template><p>{text}</p></template>"),
    INSIDE.map(lambda text: f"<table><tr><td>{text}<td>{text}</table>"),
    INSIDE,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(BLOCK, min_size=1, max_size=5).map("".join))
def test_the_slice_of_a_block_has_its_text(markup: str) -> None:
    for block in read(markup).blocks:
        if block.text:
            holds(block, markup)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind_are_counted(end: str) -> None:
    markup = end.join(["<p>one", "two &amp; three</p>", "", "<p>four", "five</p>"])
    first, second = read(markup).blocks
    assert markup[first.start : first.end] == f"<p>one{end}two &amp; three</p>"
    assert markup[second.start : second.end] == f"<p>four{end}five</p>"
    at = first.text.index("three")
    start, stop = first.source_span(at, at + 5)
    assert markup[start:stop] == "three"


def test_a_span_covers_references_and_inner_tags() -> None:
    markup = "<p>He <b>told</b> R&amp;D&nbsp;News on <i>Mon</i>day</p>"
    (block,) = read(markup).blocks
    at = block.text.index("told")
    start, end = block.source_span(at, block.text.index(" on"))
    assert markup[start:end] == "told</b> R&amp;D&nbsp;News"
    start, end = block.source_span(block.text.index("Monday"), len(block.text))
    assert markup[start:end] == "Mon</i>day"


@pytest.mark.parametrize(
    ("markup", "words", "place"),
    [
        ("<p>one<p>two", "one", "<p>one"),
        ("<p>one<p>two", "two", "<p>two"),
        ("<div><p>one</div>tail", "one", "<p>one"),
        ("<div><p>one</div>tail", "tail", "tail"),
        ("<ul><li>one<ul><li>two</ul></ul>", "one", "<li>one"),
        ("<p>one</p><!-- x --> two <p>three", "two", "two"),
        ("\ufeff<p>😀</p><p>two</p>", "two", "<p>two</p>"),
        ("one<br>\n<br>two", "two", "two"),
        ("<td>loose", "loose", "<td>loose"),
        ("<div>one</p>two</div>", "one", "<div>one"),
        ("<div>one</p>two</div>", "two", "</p>two"),
        ("one </P >two <b>x</b><p>three", "one", "one"),
        ("one </P >two <b>x</b><p>three", "two", "</P >two <b>x</b>"),
        ("<p>one</p>\n<script>x</script>\n two", "two", "two"),
    ],
)
def test_places(markup: str, words: str, place: str) -> None:
    block = next(block for block in read(markup).blocks if words in block.text)
    assert markup[block.start : block.end] == place


def test_what_the_parser_moved_has_the_place_of_the_whole() -> None:
    markup = "<p>before</p><table>moved<tr><td>cell</table>"
    block = next(block for block in read(markup).blocks if "moved" in block.text)
    assert all(0 <= run.start <= run.end <= len(markup) for run in block.runs)


def test_a_part_of_a_block_keeps_its_places() -> None:
    markup = "<p>A &amp; B told <a href='/x'>the paper</a> so.</p>"
    (block,) = read(markup).blocks
    part = block.part(block.text.index("told"), len(block.text))
    assert part.text == "told the paper so."
    assert markup[part.start : part.end] == "told <a href='/x'>the paper</a> so."
    assert part.text[part.anchors[0].at : part.anchors[0].until] == "the paper"


@settings(max_examples=3000, deadline=None)
@given(st.lists(BLOCK, min_size=1, max_size=3).map("".join), st.integers(min_value=1, max_value=60))
def test_the_first_words_are_found_where_all_of_them_are(markup: str, until: int) -> None:
    for quick, whole in zip(read(markup).blocks, read(markup).blocks, strict=True):
        until = min(until, len(whole.text))
        list(whole.runs)
        if until and not whole.text[until - 1].isspace():
            assert quick.source_span(0, until) == whole.source_span(0, until)


def test_first_words_are_found_over_what_shows_none() -> None:
    hidden = "<svg><title>Not - shown</title><path d='M0 0'/></svg><!-- nor <b>this</b> -->"
    markup = f"<noscript><img src='a.png'></noscript><p>Quay{hidden} <b>reopens</b> today</p>"
    block = next(block for block in read(markup).blocks if block.text)
    start, end = block.source_span(0, len("Quay reopens"))
    assert markup[start:end] == f"Quay{hidden} <b>reopens"


def test_words_behind_nothing_but_nul_have_their_place() -> None:
    source = "<p>\0 <b>\0</b>Quay reopens</p>"
    (block,) = read(source).blocks
    start, end = block.source_span(0, 4)
    assert source[start:end].replace("\0", "") == "Quay"
