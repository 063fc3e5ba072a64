"""Words of copies: folded alike, numbered alike in every process, and any eight in a row leave a common print."""

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from linkaudit.wording import FEWEST_WORDS, GRAM, grams, prints, words

some_words = st.lists(st.sampled_from("anchor bay cove dock eddy fjord gulf haven inlet jetty".split()), max_size=60)


def test_case_signs_quotes_and_width_do_not_count():
    assert words("“Stay OUT,” she said – twice.") == words("'stay out' she said - twice")
    assert words("Ｆｕｌｌ width") == ["full", "width"]


def test_scripts_without_blanks_count_by_the_character():
    assert words("泳池 open") == ["泳", "池", "open"]
    assert len(grams("市長新しい橋の建設計画に反対")) == 14 - GRAM + 1


def test_short_texts_are_not_compared():
    assert grams("seven words are not enough for this") == []
    assert len(grams("but eight words are enough to be compared")) == FEWEST_WORDS - GRAM + 1


def test_numbers_are_the_same_in_every_process():
    text = "The harbour board said it would ask a court to rule on the roster."
    code = f"from linkaudit.wording import grams; print(grams({text!r}))"
    there = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"}
    )
    assert there.stdout.strip() == str(grams(text))


@given(some_words, some_words, some_words, st.lists(st.integers(), min_size=8, max_size=20, unique=True))
def test_eight_words_in_a_row_leave_a_common_print(before, after, around, shared):
    common = [f"w{number}" for number in shared]
    one, other = grams(" ".join([*before, *common, *after])), grams(" ".join([*around, *common]))
    assert prints(one) & prints(other)


@given(some_words)
def test_prints_are_grams(text):
    numbers = grams(" ".join(text))
    assert prints(numbers) <= set(numbers)
