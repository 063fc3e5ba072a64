"""The words of a block while they are gathered."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.parser.document.drafts import Link
from linkaudit.parser.document.inline import Inline
from tests.parser.pages import read


def gathered(*pieces: str) -> str:
    inline = Inline()
    for piece in pieces:
        if piece == "<br>":
            inline.break_line()
        else:
            inline.add(piece)
    return inline.take()[0]


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (("one", "two"), "onetwo"),
        (("one ", " two"), "one two"),
        (("one", " ", "\n", "two"), "one two"),
        ((" \n one\t\ttwo \r\n",), "one two"),
        (("one", "<br>", "two"), "one\ntwo"),
        (("one ", "<br>", " two"), "one\ntwo"),
        (("<br>", "one", "<br>"), "one"),
        (("one", " ", "<br>", "two"), "one\ntwo"),
        (("\u00a0one\u00a0",), "\u00a0one\u00a0"),
        ((" ", "\n"), ""),
        (("\u00a0", "\u2003"), ""),
        ((), ""),
    ],
)
def test_blanks_collapse_as_browsers_show_them(pieces: tuple[str, ...], text: str) -> None:
    assert gathered(*pieces) == text


@given(st.lists(st.text(alphabet="ab \n\t\r\f", min_size=1), max_size=8))
def test_text_is_that_of_all_pieces_with_blanks_collapsed(pieces: list[str]) -> None:
    assert gathered(*pieces) == re.sub(r"[ \t\n\r\f]+", " ", "".join(pieces)).strip(" ")


def test_preformatted_lines_are_kept() -> None:
    inline = Inline()
    inline.add_lines("one\n  two\n\nthree")
    assert inline.take()[0].split("\n") == ["one", "two", "", "three"]


def test_links_bound_their_words_and_wait_for_some() -> None:
    inline = Inline()
    first, second = Link("/1", 0, 0, 0, 9), Link("/2", 4, 4, 10, 20)
    inline.links.append(first)
    assert inline.take() == ("", [])
    inline.add("see ")
    inline.links.append(second)
    inline.add("this ")
    text, links = inline.take()
    assert (text, [(link.at, link.until, link.placed) for link in links]) == ("see this", [(0, 8, True), (4, 8, True)])
    assert inline.take() == ("", [])


@pytest.mark.parametrize(
    ("markup", "pieces"),
    [
        ("<span>AFP</span><span>Updated</span><time>9:12</time>", ["AFP", "Updated", "9:12"]),
        ("<span>AFP</span> <span>Updated</span>", ["AFP Updated"]),
        ("By<a href=/a>AFP</a> today", ["By", "AFP today"]),
        ("un<em>believ</em>able", ["unbelievable"]),
        ("<span>A</span>FP said", ["AFP said"]),
    ],
)
def test_a_block_knows_where_elements_meet_that_no_blank_parts(markup: str, pieces: list[str]) -> None:
    plain, block = read(f"<p>Nothing here</p><p>{markup}</p><p>Nor here</p>").blocks[::2], read(f"<p>{markup}</p>").blocks[0]
    assert [block.text[at:until] for at, until in pairwise([0, *block.seams, len(block.text)])] == pieces
    assert not any(other.seams for other in plain)


def test_a_part_of_a_block_has_its_own_seams() -> None:
    block = read("<p>one <span>two</span><span>three</span></p>").blocks[0]
    assert [list(block.part(at, 12).seams) for at in (0, 4, 7)] == [[7], [3], []]
