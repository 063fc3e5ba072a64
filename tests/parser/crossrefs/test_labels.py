"""The label table: every row is found, in any spelling, and at the start of a text only."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.data import crossref_labels
from linkaudit.parser.crossrefs.hints import resembling
from linkaudit.parser.crossrefs.labels import is_label, label_at, label_before
from linkaudit.parser.crossrefs.words import fold

ROWS = crossref_labels()


def test_there_are_labels_in_many_languages() -> None:
    assert len({row.lang for row in ROWS}) >= 60
    assert all(row.kind and row.label == row.label.strip() for row in ROWS)


def test_every_row_is_found_at_the_start_of_a_block() -> None:
    missed = [row.label for row in ROWS if (label := label_at(row.label)) is None or label.rest < len(row.label)]
    assert missed == []


def test_every_row_is_found_in_capitals_and_decomposed() -> None:
    for row in ROWS:
        for spelled in (row.label.upper(), unicodedata.normalize("NFD", row.label), f"» {row.label}", f"[{row.label}"):
            label = label_at(f"{spelled} 12 Mayors")
            assert label is not None, spelled
            assert spelled[label.start : label.until].strip()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("şi", "și"),
        ("ţară", "țară"),
        ("أيضاً", "ايضا"),
        ("أيضًا", "أيضا"),
        ("پڑھیں", "پڑهيں".replace("ه", "ھ")),
        ("पढ़ें", "पढ\u093cें"),
        ("ΔΙΑΒΆΣΤΕ", "Διαβαστε"),
        ("İLGİLİ", "ilgili"),
        ("Ｒｅａｄ", "READ"),
        ("ver\u00adder", "verder"),
        ("می\u200cخوانید", "میخوانید"),
        ("À", "a"),
        ("gro\u00df", "GROSS"),
    ],
)
def test_spellings_that_are_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "use", "rest"),
    [
        ("Read more: Quay shut", "promo", "Quay shut"),
        ("READ MORE", "continue", ""),
        ("Lire la suite", "continue", ""),
        ("Source: Quay Post", "other", "Quay Post"),
        ("Related topics: Quay", "other", "Quay"),
        ("Lire aussi sur le même sujet : Le quai", "promo", "Le quai"),
        ("Lire aussiLe quai", "promo", "Le quai"),
        ("📌👉 Also read | “Quay shut”", "promo", "“Quay shut”"),
        ("【延伸閱讀】市長拒絕", "promo", "市長拒絕"),
    ],
)
def test_what_a_label_means_and_where_it_ends(text: str, use: str, rest: str) -> None:
    label = label_at(text)
    assert label is not None
    assert label.meaning.use == use
    assert text[label.rest :] == rest


@pytest.mark.parametrize(
    "text", ["“Read more: Quay shut”", "@read more", "12 Read more", "Bread more: Quay", "", "…", "Readmore"]
)
def test_what_begins_with_no_label(text: str) -> None:
    assert label_at(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The quay is shut. Read more", True),
        ("The quay is shut! ► Lire aussi", True),
        ("Read more", True),
        ("They said to read more", False),
        ("He has already read", False),
    ],
)
def test_a_label_inside_a_text_opens_a_sentence(text: str, *, found: bool) -> None:
    assert (label_before(text, len(text)) is not None) == found


def test_headings_that_resemble_labels_of_lists() -> None:
    assert resembling("Weitere Artikel zum selben Thema:") is not None
    assert resembling("Share this story") is None
    assert resembling("The quay is shut:") is None
    assert is_label("also read") is not None
    assert is_label("the quay") is None


@given(st.text(max_size=200))
def test_any_text_may_be_asked(text: str) -> None:
    label = label_at(text)
    assert label is None or 0 <= label.start < label.until <= label.rest <= len(text)


def test_a_block_costs_microseconds() -> None:
    text = "The mayor spoke for one hour at the town hall on Friday evening. " * 20
    label_at("Read more")
    start = time.process_time()
    for _ in range(20_000):
        label_at(text)
    assert time.process_time() - start < 2
