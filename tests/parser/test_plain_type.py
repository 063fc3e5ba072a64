"""Letters and signs in their usual form, in their old places."""

from hypothesis import given
from hypothesis import strategies as st

from linkaudit.parser.agencies import scan
from linkaudit.parser.agencies.names import spellings
from linkaudit.parser.plain_type import is_western, narrowed, typed


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


def test_western_texts_are_told_from_others() -> None:
    assert is_western("“Čapek’s café” – it cost 20 €, she told the paper…")
    assert not any(map(is_western, "АбΩאبप한中あ１（"))


def test_no_agency_of_another_script_hides_in_a_western_text() -> None:
    beyond = [name for name in spellings() if any(letter >= "\u0370" and letter.isalpha() for letter in name)]
    assert beyond
    assert not any(map(is_western, beyond))
