"""References of any length are read, and mean what they mean to a browser."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.entities import bounded, unescaped


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("A &amp; B", "A & B"),
        ("&#65;&#0065;&#x41;", "AAA"),
        (f"&#{'0' * 5000}65;", "A"),
        (f"&#{'9' * 5000};", "\ufffd"),
        (f"&#{'0' * 5000};", "\ufffd"),
        ("&#1114112;", "\ufffd"),
        ("&#8364", "€"),
        ("no reference", "no reference"),
    ],
)
def test_references_are_decoded(written, read):
    assert unescaped(written) == read


@given(st.text("&#x0123456789;a"))
def test_a_number_cut_means_the_same(text):
    assert unescape(bounded(text)) == unescape(text) == unescaped(text)
