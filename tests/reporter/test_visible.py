import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.reporter.visible import json_escapes, mask, one_line, visible
from tests.clock import FOUR_TIMES, growth, spent

ACTING = (
    "\x00\x07\x1b\x7f\x85\x9b\u061c\u200b\u200e\u2028\u2029\u202e\u2066\ufeff\ufffe\uffff\ud800\U000e0041\U0001fffe\u3164\u00ad"
)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("a\r\nb\tc", "a\\r\\nb\\tc"),
        ("live \u202ekcats\u202c", "live \\u202ekcats\\u202c"),
        ("\u2028::error::", "\\u2028::error::"),
        ("x\U000e0041", "x\\U000e0041"),
        ("\udcff.html", "\\udcff.html"),
        ("a\ufffe", "a\\ufffe"),
        ("pass\u200bword", "pass\\u200bword"),
        ("ad\u200cmin", "ad\\u200cmin"),
    ],
)
def test_what_acts_or_hides_is_shown(raw: str, shown: str) -> None:
    assert visible(raw) == shown


@pytest.mark.parametrize(
    "text", ["می\u200cخواهم", "👨\u200d👩\u200d👧 ☦\ufe0f", "क्\u200dष", "שלום", "日本語", "é à ß", "a\u0301", "1\ufe0f\u20e3"]
)
def test_letters_of_every_script_stay_with_the_joiners_they_need(text: str) -> None:
    assert visible(text) == text


def test_a_long_value_is_cut_with_a_count() -> None:
    assert visible("x" * 2005) == "x" * 2000 + "… [5 more characters]"
    assert visible("x" * 2000) == "x" * 2000
    assert visible("x" * 3000, None) == "x" * 3000


@pytest.mark.parametrize(
    ("url", "masked"),
    [
        ("https://anna:secret@host.example/a", "https://anna:***@host.example/a"),
        ("see ftp://u:p:q@w@host.example now", "see ftp://u:***@host.example now"),
        ("//u:p@host.example", "//u:***@host.example"),
        ("https:/u:p@host.example", "https:/u:***@host.example"),
        ("https:\\\\u:p@host.example", "https:\\\\u:***@host.example"),
        ("https://host.example/@anna: hello@b", "https://host.example/@anna: hello@b"),
        ("https://host.example:8080/a@b", "https://host.example:8080/a@b"),
        ("mail anna@host.example: now", "mail anna@host.example: now"),
        ("https://bob@host.example/", "https://bob@host.example/"),
        ("http:bob@host.example", "http:bob@host.example"),
        ("http:http:u:p@host.example", "http:http:***@host.example"),
        ('see "https://u:p"q@host.example"', 'see "https://u:***@host.example"'),
    ],
)
def test_only_passwords_are_masked(url: str, masked: str) -> None:
    assert mask(url) == masked
    assert visible(url) == masked


@pytest.mark.parametrize("unit", ["http:", "http:a:", "//a:", "\\\\a:", "@", "http:a@"])
def test_time_to_mask_grows_with_the_text(unit: str) -> None:
    assert growth(lambda size: spent(lambda: mask(unit * size + " @")), 20_000) <= FOUR_TIMES


def test_one_line_draws_blanks_together() -> None:
    assert one_line("two\n lines\t here ") == "two lines here"


@given(st.text() | st.text(ACTING))
def test_visible_text_is_one_printable_line(text: str) -> None:
    shown = visible(text)
    assert len(shown.splitlines()) <= 1
    assert not set(shown) & set(ACTING)
    shown.encode()


@given(st.text() | st.text(ACTING + 'a"\\'))
def test_json_escapes_lose_nothing(text: str) -> None:
    line = json_escapes(json.dumps(text, ensure_ascii=False))
    assert json.loads(line) == text
    assert not set(line) & set(ACTING)
    line.encode()
