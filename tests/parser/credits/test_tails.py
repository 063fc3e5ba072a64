"""The tail of reporters and editors, on one line or several."""

import pytest

from linkaudit.parser.credits.tails import is_feed_notice, may_edit, opens_tail, parted_tail
from tests.parser.papers import PROSE, lines

TAIL = ("(Reporting by Lena Orsk in Tolvara", "Writing by Iva Brandt", "Editing by Mara Quill)")


def test_a_tail_on_several_lines_is_counted_to_its_editor() -> None:
    assert opens_tail(TAIL[0])
    assert parted_tail([*TAIL, "Read on"]) == 3
    assert parted_tail([TAIL[0], PROSE[0] * 2, TAIL[2]]) == 0
    assert parted_tail(TAIL[:2]) == 0


def test_each_of_its_lines_is_a_line_of_the_credit() -> None:
    judgement = lines("A title for the page", *PROSE, *TAIL)
    assert (judgement.credit.kind, judgement.credit.agencies) == ("exclusive", ("reuters",))
    assert [(p.form, p.label, p.agencies) for p in judgement.passages[-3:]] == [("credit_line", "structure", ("reuters",))] * 3


@pytest.mark.parametrize("text", ["Editing by Mara Quill", "editado en español por Mara", "redigiert von Mara Quill"])
def test_words_for_editing(text: str) -> None:
    assert may_edit(text)


@pytest.mark.parametrize("text", ["This story is auto-generated from PTI.", "Published from a wire agency feed without edits."])
def test_notices_of_a_feed(text: str) -> None:
    assert is_feed_notice(text)


def test_prose_is_no_notice() -> None:
    assert not is_feed_notice("The farmers feed the cows twice a day.")
    assert not is_feed_notice("The report was published in May.")
