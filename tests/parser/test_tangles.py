"""Words that the parser moves keep their place: no markup, however broken, makes a block point at other words than its own."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linkaudit.parser.blocks import Block
from tests.parser.pages import read

WORD = re.compile(r"w\d+q")
BROKEN = "table tr td th caption colgroup tbody pre body html blockquote p b a div li font nobr select option svg math".split()
OTHER = "ul h1 i span template noscript form button figure br img head frameset iframe section dd center marquee".split()


def numbered(pieces: list[str]) -> str:
    """Markup in which every word is another."""
    return "".join(piece.replace("WORD", f"w{n}q").replace("LINK", f"a href=u{n}") for n, piece in enumerate(pieces))


def tags(names: list[str]) -> list[str]:
    return [f"<{'LINK' if name == 'a' else name}>" for name in names] + [f"</{name}>" for name in names]


PIECE = st.one_of(
    st.sampled_from(["WORD", "WORD ", "WORD\r\n", "WORD&amp;", "WORD<!-- c -->", " "]),
    st.sampled_from(tags(BROKEN)),
    st.sampled_from(tags(BROKEN + OTHER)),
)
MARKUP = st.lists(PIECE, min_size=2, max_size=24).map(numbered)


def holds(block: Block, markup: str) -> None:
    assert 0 <= block.start <= block.end <= len(markup)
    own = WORD.findall(block.text)
    assert set(own) <= set(WORD.findall(markup, block.start, block.end))
    assert sum(run.length for run in block.runs) == len(block.text)
    assert all(run.start <= run.end for run in block.runs)
    for word in WORD.finditer(block.text):
        start, end = block.source_span(*word.span())
        assert word[0] in markup[start:end]
    for link in block.anchors:
        assert markup.startswith(f"<a href={link.url}>", link.start)
        assert link.start + len(f"<a href={link.url}>") <= link.end <= len(markup)
        assert set(WORD.findall(block.text, link.at, link.until)) <= set(WORD.findall(markup, link.start, link.end))


@settings(max_examples=600, deadline=None)
@example("<p>w0q</p><table>w1q<tr>w2q<td>w3q</table>w4q")
@example("<table><a href=u0><address><html>w1q w2q<col>w3q<em><iframe>")
@example("<nobr><form><a href=u0>w1q <nobr><font> <blockquote>w2q <noscript>")
@example("<b><b><p>w0q<a href=u1></b>w2q<p><td><div>")
@example("<b><a href=u0> <li><p></b>w1q")
@example("</li><body></body>w0q")
@example("<li>w0q w1q<table>w2q")
@example("</p>w0q </div></p>w1q")
@example("<pre><b>w0q\n</nav><br></i>")
@example("<math><textarea>w0q<center>w1q<frameset><a href=u2><br>w3q</pre>")
@given(MARKUP)
def test_every_word_stands_where_its_block_says(markup: str) -> None:
    for block in read(markup).blocks:
        holds(block, markup)


@settings(max_examples=300, deadline=None)
@example("<p>w0q</p></p>w1q</p>w2q")
@given(st.lists(st.sampled_from(["WORD", "WORD ", " ", *tags(BROKEN[:-2])]), min_size=2, max_size=20).map(numbered))
def test_no_block_holds_the_words_of_another_outside_its_own(markup: str) -> None:
    blocks = read(markup).blocks
    owner = {word: block for block in blocks for word in WORD.findall(block.text)}
    for block in blocks:
        own = [markup.index(word) for word in WORD.findall(block.text)]
        for word in WORD.finditer(markup, block.start, block.end):
            assert owner.get(word[0], block) is block or min(own) < word.start() < max(own)


@pytest.mark.parametrize(
    ("markup", "words", "place"),
    [
        ("<p>before</p><table>moved<tr><td>cell</table>", "moved", "moved"),
        ("<p>before</p><table>moved<tr><td>cell</table>", "cell", "<td>cell"),
        ("<table><tr><td>cell</td></tr>moved R&amp;D</table>", "moved", "moved R&amp;D"),
        ("<table><tr><p class=x>moved</p><td>cell</table>", "moved", "<p class=x>moved</p>"),
        ("<p>one</p></body></html>\r\nafter all", "after", "</body></html>\r\nafter all"),
        ("<p>one</p><p>two</p></body></html>after", "two", "<p>two</p>"),
        ("<div>one<table><tr><td>cell</td></tr>two</table>", "one", "one<table><tr><td>cell</td></tr>two"),
        ("<p>x</p><noscript>un<b>seen</b></noscript><table>moved<td>", "moved", "moved"),
        ("<table>\ufffdmoved<td>", "moved", "\ufffdmoved"),
        ("<table>\ue000moved<td>", "moved", "\ue000moved"),
    ],
)
def test_places(markup: str, words: str, place: str) -> None:
    block = next(block for block in read(markup).blocks if words in block.text)
    assert markup[block.start : block.end] == place


def test_single_words_are_found_where_they_were_moved_from() -> None:
    markup = "<p>x</p><table>\r\nThe &ldquo;quay&rdquo; reopens<tr><td>cell</table>"
    block = next(block for block in read(markup).blocks if "quay" in block.text)
    start, end = block.source_span(block.text.index("“"), block.text.index(" reopens"))
    assert markup[start:end] == "&ldquo;quay&rdquo;"


def test_a_post_moved_out_of_a_table_has_its_element() -> None:
    post = '<blockquote class="twitter-tweet"><p>Quay open</p>— A (@ab) <a href="https://x.com/ab/status/12">d</a></blockquote>'
    markup = f"<table><tr>{post}<td>cell</td></tr></table>"
    (seen,) = [seen for block in read(markup).blocks for seen in block.sightings]
    assert markup[seen.start : seen.end] == post


def test_a_menu_of_moved_words_is_wide() -> None:
    markup = "<nav>first<table><tr><td>cell</td></tr>moved</table><div><a href=/x>last</a></div></nav>"
    (block,) = read(markup).blocks
    assert block.text == "firstmoved\ncell\nlast"
    start, end = block.source_span(block.text.index("cell"), block.text.index("\nlast"))
    assert markup[start:end] == markup


def test_a_link_of_a_torn_menu_does_not_reach_into_the_next() -> None:
    markup = "<nav><ul><li><a href=/a>one\n</a>\n<li><a href=/b>two\n</a>\n</ul><table>moved<td>x</table></nav>"
    links = [link for block in read(markup).blocks for link in block.anchors]
    assert [markup[link.start : link.end] for link in links] == ["<a href=/a>one\n</a>", "<a href=/b>two\n</a>"]
