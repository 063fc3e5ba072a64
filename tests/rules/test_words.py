import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.rules.words import letters, pieces
from tests.clock import FOUR_TIMES, growth, spent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We — “stay”  out!", "westayout"),
        ("Ｆｕｌｌ width", "fullwidth"),
        ("a &amp; b &amp;amp; c", "abc"),
        ("see https://e.example/a?b=c now", "seenow"),
        ("see https://t.co/abcdefghijAnd more", "seeandmore"),
        ("cut https://t.co/ab…", "cut"),
        ("port.example/2020/orders… all", "all"),
        ("end.Next sentence", "endnextsentence"),
        ("@port @mayor We stay", "westay"),
        (".@port We stay", "westay"),
        ("@port", "port"),
        ("We told @port so", "wetoldportso"),
        ("⚓☦️", ""),
        (f"a &#{'9' * 5000}; b", "ab"),
    ],
)
def test_only_letters_and_digits_of_the_words_count(text: str, expected: str) -> None:
    assert letters(text) == expected


@given(st.text())
def test_letters_are_their_own_letters_unless_they_spell_a_link(text: str) -> None:
    once = letters(text)
    assert letters(once) in {once, letters(letters(once))}
    assert all(sign.isalnum() for sign in once)


def test_pieces_of_three() -> None:
    assert pieces("abcd") == {"abc", "bcd"}
    assert pieces("ab") == {"ab"}


@pytest.mark.parametrize("unit", ["http://", "t.co/", "@a ", "a.b.c.", "&amp;", "https://t.co/aaaaaaaaaaaa", "x.yy/"])
def test_time_grows_with_the_text_not_with_its_square(unit: str) -> None:
    assert growth(lambda size: spent(lambda: letters(unit * (size // len(unit)))), 50_000) <= FOUR_TIMES
