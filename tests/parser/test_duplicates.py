import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.parser.duplicates import Likeness, ends_in_stop, find, words
from tests.clock import FOUR_TIMES, growth, spent

LONG = (
    "The old lido will open again in May, the council said on Tuesday. “We have waited ten years for this,” one swimmer said."
)
FIRST = "The old lido will open again in May, the council said on Tuesday"
OTHER = "A second pool is planned beside the station, but no money has been set aside for it so far, members were told."


def test_a_sentence_of_a_paragraph_is_its_pull_quote_before_and_after_it():
    assert find([FIRST, OTHER, LONG]) == {0: Likeness(0, 2, 1.0, equal=False)}
    assert find([LONG, OTHER, FIRST]) == {2: Likeness(2, 0, 1.0, equal=False)}


def test_of_equal_passages_the_one_without_a_stop_is_the_copy_else_the_later():
    stopped = OTHER
    assert find([OTHER.rstrip("."), stopped])[0].of == 1
    assert find([stopped, OTHER.rstrip(".")])[1].of == 0
    assert find([stopped, stopped]) == {1: Likeness(1, 0, 1.0, equal=True)}


def test_markup_decides_before_length():
    assert find([LONG, FIRST], frozenset({0})).keys() == {0}


def test_all_copies_point_at_one_source():
    found = find([LONG, FIRST, OTHER, FIRST + "."])
    assert {copy: likeness.of for copy, likeness in found.items()} == {1: 0, 3: 0}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Major fissures", "There are major fissures in our relations with them, the official said on Monday evening."),
        ("https://twitter.com/a/status/1214169296198389760", "https://twitter.com/b/status/1214331477736882177"),
        ("The council said on Tuesday it would wait.", "The council said on Tuesday it would pay."),
        (LONG, OTHER),
        (LONG, None),
    ],
)
def test_what_is_short_or_merely_alike_is_no_copy(one, two):
    assert find([one, two]) == {}


def test_quotes_dashes_case_and_width_do_not_matter():
    curly = "“We have waited ten years for this day – and now it has come at last,” one swimmer said"
    plain = '"We have waited TEN years for this day - and now it has come at last," one swimmer said.'
    assert find([curly, plain]).keys() == {0}


def test_scripts_without_blanks_are_compared_by_characters():
    sentence = "市议会周二决定推迟对露天泳池的表决，因为水泵需要更换。"
    assert find([sentence + "居民对此表示失望，并要求尽快开放。", sentence]).keys() == {1}
    assert words("泳池 open") == ["泳", "池", "open"]


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        ("He left.", True),
        ("“He left.”", True),
        ("He left", False),
        ("他走了。", True),
        ("رحل؟", True),
        ("", False),
        ("(He left.)", True),
    ],
)
def test_a_stop_counts_behind_closing_quotes(text, stopped):
    assert ends_in_stop(text) is stopped


@given(st.lists(st.one_of(st.none(), st.text(alphabet="ab c.", max_size=60)), max_size=8))
def test_no_passage_is_its_own_copy_and_none_is_a_copy_of_a_copy(texts):
    found = find(texts)
    assert all(copy != likeness.of and likeness.of not in found for copy, likeness in found.items())
    assert all(0.8 <= likeness.share <= 1 for likeness in found.values())


def test_it_is_linear_for_unlike_and_for_equal_passages():
    unlike = [" ".join(f"w{(line * word) % 9973}" for word in range(30)) for line in range(1, 4001)]
    equal = [LONG] * 8000
    for texts in (unlike, equal):
        assert growth(lambda size, texts=texts: spent(lambda: find(texts[:size])), len(texts) // 4) <= FOUR_TIMES
