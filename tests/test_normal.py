"""Normal forms, whatever is stacked upon a letter."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.normal import normal
from tests.clock import FOUR_TIMES, growth, spent

FORMS = ("NFC", "NFD", "NFKC", "NFKD")
MARKS = "\u0316\u0301\u0f73\u05b0a\u00e9\u2014\ufdfa\u1100\u1161"


@pytest.mark.parametrize("form", FORMS)
@given(st.text(max_size=25) | st.text(MARKS, max_size=25))
def test_it_is_what_unicode_says(form, text):
    assert normal(form, text) == normalize(form, text)


def test_only_marks_in_great_numbers_are_parted():
    assert "\u034f" not in normal("NFKC", "…" + "—" * 500 + "\u0301" * 30)
    assert normal("NFC", "a" + "\u0301\u0316" * 20).count("\u034f") == 1


@pytest.mark.parametrize("unit", ["\u0316\u0301", "\u0301\u0316", "\u0f73", "\u0344\u0316", "—\u0301\u0316", "\ufdfa"])
@pytest.mark.parametrize("form", FORMS)
def test_time_grows_with_the_text(form, unit):
    assert growth(lambda size: spent(lambda: normal(form, "a" + unit * size)), 5000) <= FOUR_TIMES
