"""Who prints the same words: found at any size, measured whole, and settled only by outlets that agree."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkaudit.corpus import Clippings, amendments
from linkaudit.corpus import clippings as clippings_module
from linkaudit.corpus.stories import copied_articles, stories, stories_total
from linkaudit.model import Credit
from tests.corpus.press import paragraph, story
from tests.support import a_passage, an_article

ONE, TWO, THREE, OWN = (paragraph(n) for n in range(4))


@pytest.fixture
def held():
    """Hold articles against each other: those that are amended, by position, and the archive."""
    opened = []

    def hold(*articles):
        archive = Clippings()
        opened.append(archive)
        for position, article in enumerate(articles):
            archive.add(position, article)
        return {found.position: found.article for found in amendments(archive, lambda at: articles[at])}, archive

    yield hold
    for archive in opened:
        archive.close()


def labels(article):
    return [(passage.label, passage.agencies, passage.basis) for passage in article.passages]


def sources(passage, polarity="+"):
    return [(e.agency, e.source) for e in passage.evidence if e.source and e.polarity == polarity]


def test_two_outlets_under_one_agency_settle_an_uncredited_copy(held):
    found, _ = held(
        story("one.example", ONE, TWO), story("two.example", ONE, TWO), story("three.example", ONE, OWN, agency=None)
    )
    assert labels(found[2])[0] == ("wire", ("afp",), "matched")
    assert labels(found[2])[1] == ("unattributed", (), "none")
    assert sources(found[2].passages[0]) == [("afp", "one.example/a"), ("afp", "two.example/a")]
    evidence = found[2].passages[0].evidence[-1]
    assert (evidence.rule, evidence.quote) == ("printed elsewhere: equal", ONE[:80])


def test_one_outlet_is_told_and_settles_nothing(held):
    found, _ = held(story("one.example", ONE), story("one.example", ONE, name="b"), story("three.example", ONE, agency=None))
    assert labels(found[2]) == [("unattributed", (), "none")]
    assert sources(found[2].passages[0]) == [("afp", "one.example/a")]


def test_own_outlet_and_unknown_ones_are_no_independent_witnesses(held):
    copies = [story("one.example", ONE), story("one.example", ONE, name="b"), story(None, ONE), story(None, ONE, name="b")]
    found, _ = held(*copies, story("one.example", ONE, agency=None, name="c"))
    assert labels(found[4]) == [("unattributed", (), "none")]
    assert len(sources(found[4].passages[0])) == 1


def test_a_mixed_credit_is_parted_by_the_copies(held):
    mixed = Credit(kind="mixed", agencies=("afp",), primary="afp", contributors=("Merrow desk",))
    parts = [
        a_passage(n, text, label="wire_mixed", agencies=("afp",), basis="scoped_mixed")
        for n, text in enumerate((ONE, TWO, OWN), 1)
    ]
    desk = an_article(*parts, id="desk", url="https://three.example/c", credit=mixed)
    found, _ = held(story("one.example", ONE, TWO), story("two.example", ONE, TWO), desk)
    assert labels(found[2])[:2] == [("wire", ("afp",), "matched")] * 2
    assert labels(found[2])[2] == ("wire_mixed", ("afp",), "scoped_mixed")
    assert sources(found[2].passages[2], "-") == [("afp", "one.example/a"), ("afp", "two.example/a")]


def test_an_own_credit_that_copies_bear_out_becomes_strong(held):
    found, _ = held(*(story(f"{name}.example", ONE) for name in ("one", "two", "three")))
    assert [labels(found[at])[0] for at in range(3)] == [("wire", ("afp",), "matched")] * 3
    assert found[0].passages[0].confidence == "strong"


def test_copies_under_another_credit_leave_it_open_with_both_readings(held):
    found, _ = held(story("one.example", ONE), story("two.example", ONE), story("three.example", ONE, agency="reuters"))
    assert labels(found[2]) == [("unknown", ("reuters", "afp"), "none")]
    assert 0 not in found
    assert 1 not in found


def test_what_two_agencies_print_alike_is_a_quotation(held):
    copies = [story(f"{agency}{n}.example", ONE, agency=agency) for agency in ("afp", "reuters") for n in range(3)]
    found, _ = held(*copies, story("plain.example", ONE, agency=None))
    assert 6 not in found


def test_a_staff_byline_is_contradicted_not_overruled(held):
    own = an_article(a_passage(1, ONE, label="outlet", basis="inferred"), id="own", url="https://three.example/c")
    found, _ = held(story("one.example", ONE), story("two.example", ONE), own)
    assert labels(found[2]) == [("unknown", ("afp",), "none")]


def test_the_agencys_own_site_bears_witness_and_stays_what_it_is(held):
    site = an_article(
        a_passage(1, ONE, label="outlet", agencies=("afp",), basis="scoped"), id="afp", url="https://afp.example/x"
    )
    found, _ = held(site, story("one.example", ONE), story("two.example", ONE, agency=None))
    assert labels(found[2]) == [("wire", ("afp",), "matched")]
    assert 0 not in found


def test_posts_pull_quotes_captions_and_releases_are_not_compared(held):
    others = [a_passage(n, ONE, label=name) for n, name in enumerate(("social", "pull_quote", "caption", "press_release"), 1)]
    quoting = an_article(*others, a_passage(5, ONE, form="boilerplate"), id="q", url="https://three.example/c")
    found, archive = held(story("one.example", ONE), story("two.example", ONE), quoting)
    assert 2 not in found
    assert copied_articles(archive) == 2


@pytest.mark.parametrize(("changed", "counts"), [(1, True), (12, False)])
def test_a_copy_may_differ_by_a_word_but_not_by_many(held, changed, counts):
    words = TWO.split()
    words[: 2 * changed : 2] = [f"other{n}" for n in range(changed)]
    found, _ = held(story("one.example", TWO), story("two.example", TWO), story("three.example", " ".join(words), agency=None))
    assert (2 in found) == counts
    if counts:
        assert "5-gram containment 0.9" in found[2].passages[0].evidence[-1].rule


def test_paragraphs_may_be_parted_otherwise(held):
    joined = f"{ONE} {TWO}"
    found, _ = held(story("one.example", joined), story("two.example", ONE, TWO), story("three.example", joined, agency=None))
    assert labels(found[2]) == [("wire", ("afp",), "matched")]


def test_what_is_told_of_a_witness_makes_it_no_better_one(held):
    """Uncredited pages that were settled by two credited ones do not settle others in their turn."""
    found, _ = held(
        story("one.example", ONE, TWO),
        story("two.example", ONE),
        story("three.example", ONE, TWO, agency=None),
        story("four.example", TWO, agency=None),
    )
    assert labels(found[2]) == [("wire", ("afp",), "matched"), ("unattributed", (), "none")]
    assert labels(found[3]) == [("unattributed", (), "none")]


def test_stories_are_gathered_under_the_first_that_prints_them(held):
    long = [paragraph(n) for n in range(20, 26)]
    _, archive = held(
        story("one.example", *long),
        story("one.example", paragraph(99), name="b"),
        story("two.example", *long[:4], agency="reuters"),
        story("three.example", *long[2:], OWN, agency=None),
        story("four.example", THREE, name="c"),
        story("five.example", THREE, name="d"),
    )
    first, second = stories(archive)
    assert (first.article, first.articles, first.outlets, first.kind) == ("one.example/a", 3, 3, "credit missing")
    assert first.credits == (("", 1), ("afp", 1), ("reuters", 1))
    assert first.copies == ("two.example/a", "three.example/a")
    assert first.words == 120
    assert (second.kind, second.articles) == ("one credit", 2)
    assert (stories_total(archive), copied_articles(archive)) == (2, 5)


def test_a_quotation_makes_no_story(held):
    long = [paragraph(n) for n in range(20, 26)]
    _, archive = held(story("one.example", *long), story("two.example", long[0], *(paragraph(n) for n in range(30, 36))))
    assert stories_total(archive) == 0


def test_a_formula_of_thousands_is_looked_at_only_so_far(held, monkeypatch):
    monkeypatch.setattr(clippings_module, "MOST_HOLDERS", 10)
    crowd = [story(f"o{n}.example", ONE, paragraph(100 + n), agency=None) for n in range(40)]
    found, archive = held(*crowd)
    assert not found
    assert stories_total(archive) <= 1


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from((None, "afp", "reuters"))), min_size=1, max_size=8))
def test_the_words_of_an_article_are_never_touched(given_stories):
    articles = [
        story(f"o{at}.example", paragraph(number), paragraph(number + 1), agency=agency, name=str(at))
        for at, (number, agency) in enumerate(given_stories)
    ]
    archive = Clippings()
    for position, article in enumerate(articles):
        archive.add(position, article)
    for amendment in amendments(archive, articles.__getitem__):
        before = articles[amendment.position]
        assert [p.text for p in amendment.article.passages] == [p.text for p in before.passages]
        assert amendment.article.credit == before.credit
        for passage in amendment.article.passages:
            if passage.basis == "matched":
                assert passage.label == "wire"
                assert len({source for _, source in sources(passage)}) >= 2
    archive.close()


def test_many_copies_take_linear_time(held):
    """A story that a hundred pages print is compared with a few of them, not each with each."""
    crowd = [story(f"o{n}.example", ONE, TWO, agency="afp" if n % 2 else None) for n in range(100)]
    archive = Clippings()
    for position, article in enumerate(crowd):
        archive.add(position, article)
    pairs = sum(len(others) for candidate in archive.candidates() for others in candidate.passages.values())
    archive.close()
    assert pairs <= 100 * 2 * (clippings_module.FIRST + clippings_module.OUTLETS)
