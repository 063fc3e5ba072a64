"""Letters and signs in their usual form, in their old places."""

from hypothesis import given
from hypothesis import strategies as st

from linkaudit.parser.agencies import scan
from linkaudit.parser.plain_type import narrowed, typed


def test_wide_letters_become_narrow_and_sentence_signs_stay() -> None:
    assert narrowed("［東京　３日　ロイター］ＡＦＰ通信、（共同）。") == "[東京 3日 ロイター]AFP通信、（共同）。"
    assert typed("(c)AFP (C) 2024") == " © AFP  ©  2024"


@given(st.text())
def test_offsets_do_not_change(text: str) -> None:
    assert len(typed(text)) == len(narrowed(text)) == len(text)


def test_wide_names_are_found_where_they_stand() -> None:
    text = "市長はＡＰ通信に語った。"
    naming = scan(narrowed(text))[0]
    assert (naming.agencies[0].id, text[naming.start : naming.end]) == ("ap", "ＡＰ通信")
