"""What other articles print, weighed: enough of it, by enough outlets, under a credit that this page does not give."""

import pytest

from linkaudit.model import Article, Credit, Evidence
from linkaudit.rules import credit_conflict, cross_reference_unlinked, uncredited_wire
from linkaudit.rules.copies import copied
from tests.support import a_passage, a_reference, an_article

WORDS = " ".join(f"word{n}" for n in range(30)) + "."


def printed(n: int, *articles: str, agency: str = "afp", text: str = WORDS, **fields: object) -> object:
    evidence = tuple(
        Evidence(rule="printed elsewhere: equal", quote=text[:80], start=0, end=9, agency=agency, source=article)
        for article in articles
    )
    return a_passage(n, text, evidence=evidence, **fields)  # type: ignore[arg-type]


def page(*passages: object, **fields: object) -> Article:
    return an_article(*passages, **fields)  # type: ignore[arg-type]


def test_two_outlets_make_it_strong_and_one_leaves_it_weak() -> None:
    (two,) = uncredited_wire.check(page(printed(1, "a.html", "b.html")), {})
    (one,) = uncredited_wire.check(page(printed(1, "a.html")), {})
    assert (two.confidence, one.confidence) == ("strong", "weak")
    assert two.message == "No agency is credited, but 2 other articles print 30 of these words under afp's credit."
    assert one.message.startswith("No agency is credited, but 1 other article prints 30 of these words")
    assert two.evidence == "5-gram overlap in 1 passages with a.html, b.html"


@pytest.mark.parametrize(
    "passages",
    [
        (printed(1, "a.html", "b.html", text="Only a few words of it are the same."),),
        (printed(1, "a.html", "b.html"), *(a_passage(n, WORDS) for n in range(2, 8))),
        (printed(1, "a.html", "b.html", form="caption"),),
    ],
    ids=["few words", "small share", "no body"],
)
def test_a_little_of_it_is_a_quotation(passages: tuple[object, ...]) -> None:
    assert copied(page(*passages)) == {}


def test_what_a_copy_lacks_is_no_witness() -> None:
    lacking = Evidence(rule="not in this copy", quote="x", agency="afp", polarity="-", source="a.html")
    assert copied(page(a_passage(1, WORDS, evidence=(lacking, lacking)))) == {}


def test_a_credited_page_is_no_uncredited_one() -> None:
    credit = Credit(kind="exclusive", agencies=("afp",), primary="afp")
    passage = printed(1, "a.html", "b.html", label="wire", agencies=("afp",))
    assert not list(uncredited_wire.check(page(passage, credit=credit), {}))
    assert not list(credit_conflict.check(page(passage, credit=credit), {}))


def test_on_the_agencys_own_site_copies_are_no_finding() -> None:
    assert not list(uncredited_wire.check(page(printed(1, "a.html", "b.html"), url="https://www.afp.com/en/x"), {}))


def test_another_credit_is_a_conflict() -> None:
    credit = Credit(kind="exclusive", agencies=("reuters",), primary="reuters")
    (found,) = credit_conflict.check(page(printed(1, "a.html", "b.html"), credit=credit), {})
    assert found.message == "The page credits reuters, but 2 other articles print 30 of these words under afp's credit."
    assert (found.severity, found.confidence, found.passage) == ("warning", "strong", None)


def test_a_suggested_article_is_named_with_its_score() -> None:
    def unlinked(score: float) -> Article:
        found = {"title": "Five ports", "suggested_url": "https://post.example/p", "suggested_score": score}
        return page(a_reference(1, "cross_ref", None, **found))

    (same,) = cross_reference_unlinked.check(unlinked(1.0), {})
    (similar,) = cross_reference_unlinked.check(unlinked(0.87), {})
    assert same.message == "“Five ports” is announced without a link; https://post.example/p bears that title."
    assert similar.message == "“Five ports” is announced without a link; https://post.example/p bears a similar title."
    assert (same.evidence, similar.evidence) == ("titles agree: 1", "titles agree: 0.87")
