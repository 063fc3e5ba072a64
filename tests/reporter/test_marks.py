"""Findings are dealt out to their rows, from a sequence in any order or from a stream in the order of the articles."""

from linkaudit.reporter.marks import Marks
from tests.support import a_finding

FOUND = (
    a_finding("post-gone", article="a", reference=1),
    a_finding("link-moved", article="a", reference=1),
    a_finding("link-moved", article="a", reference=1),
    a_finding("duplicate-passage", article="a", reference=None, passage=2),
    a_finding("link-gone", article="c", reference=3, waived="known"),
    a_finding("credit-conflict", article="c", reference=None),
)
OF_A = {("reference", 1): "post-gone;link-moved", ("passage", 2): "duplicate-passage"}
OF_C = {("reference", 3): "link-gone (waived)"}


class Stream:
    """What a store gives: gone through anew each time, and no sequence."""

    def __iter__(self):
        return iter(FOUND)


def test_a_stream_is_walked_along_with_the_articles():
    marks = Marks(Stream())
    assert [marks.of(name) for name in "abcd"] == [OF_A, {}, OF_C, {}]


def test_an_article_that_is_not_asked_for_does_not_lose_the_next():
    marks = Marks(Stream())
    assert marks.of("before") == {}
    assert marks.of("a") == OF_A


def test_a_sequence_may_stand_in_any_order():
    marks = Marks(FOUND[::-1])
    assert marks.of("c") == OF_C
    assert marks.of("a") == {("reference", 1): "link-moved;post-gone", ("passage", 2): "duplicate-passage"}
