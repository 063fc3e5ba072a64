from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.parser.blocks import MAX_BLOCKS
from linkaudit.parser.plain import read_text
from tests.parser.texts import blocks, source

LINE_ENDS = ["\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]
LETTERS = ["a", "é", "𝄞", " ", "\t", "\u200b", "\u200f", "\u00a0", "ب", "\x00"]
TEXTS = st.lists(st.sampled_from([*LETTERS, *LINE_ENDS]), max_size=60).map("".join)


@pytest.mark.parametrize("end", LINE_ENDS)
def test_every_unicode_line_end_parts_lines(end: str) -> None:
    text = f"one{end}two"
    assert [block.text for block in blocks(text)] == ["one", "two"]


@given(TEXTS)
def test_a_block_is_the_source_between_its_offsets(text: str) -> None:
    found = blocks(text)
    assert all(text[block.start : block.end] == block.text for block in found)
    assert all(block.text == block.text.strip() and block.text for block in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(TEXTS)
def test_what_is_no_block_leaves_no_ink(text: str) -> None:
    covered = {at for block in blocks(text) for at in range(block.start, block.end)}
    rest = "".join(letter for at, letter in enumerate(text) if at not in covered)
    assert not any(letter.isalnum() for letter in rest)


def test_a_gap_stands_before_the_first_block_and_after_each_blank_line() -> None:
    found = blocks("one\ntwo\n \n\u200b\nthree\nfour")
    assert [(block.text, block.gap) for block in found] == [("one", True), ("two", False), ("three", True), ("four", False)]


def test_crlf_and_astral_characters_keep_offsets_exact() -> None:
    text = "\ufeffa 𝄞 b\r\n\r\n  c 🎉\r\nd"
    assert [(b.text, b.start) for b in blocks(text)] == [("\ufeffa 𝄞 b", 0), ("c 🎉", 12), ("d", 17)]


def test_a_document_takes_over_what_the_reader_knows() -> None:
    known = source("words")
    document = read_text(known)
    assert document.source is known
    assert (document.url, document.base, document.title) == (None, None, None)


@pytest.mark.parametrize("text", ["", "\n\n", " \u200b\n\x00\n"])
def test_a_text_without_words_has_no_blocks(text: str) -> None:
    assert blocks(text) == ()


def test_lines_beyond_all_measure_are_one_block() -> None:
    text = "word\n" * MAX_BLOCKS + "\n  last https://a.example/b\r\nof all\n"
    document = read_text(source(text))
    assert len(document.blocks) == MAX_BLOCKS + 1
    assert document.blocks[-1].text == "last https://a.example/b\r\nof all"
    assert text[document.blocks[-1].start : document.blocks[-1].end] == document.blocks[-1].text
    assert document.notes == (f"what stands beyond the first {MAX_BLOCKS} blocks is read as one",)
