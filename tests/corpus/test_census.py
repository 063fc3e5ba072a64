"""The count of a corpus: everything once, furniture never, lists cut and totals kept."""

import pytest

from linkaudit.corpus import Census, Clippings
from linkaudit.corpus import census as census_module
from linkaudit.model import Account, Insertions, Rot, Share
from linkaudit.reporter.report import words
from tests.support import a_passage, a_post, a_reference, an_article


@pytest.fixture
def count():
    """Count articles with outcomes by key; gives the answers."""
    opened = [Census(), Clippings()]

    def answers(*articles, **outcomes):
        for article in articles:
            opened[0].add(article, lambda reference: (outcomes.get((reference.key or "")[2:], "live"), ""), words)
        return opened[0].corpus(opened[1])

    yield answers
    for each in opened:
        each.close()


def post(n, post_id, handle="quay_anna", **more):
    return a_post(n, post_id, handle, posted_at="2020-01-06T12:58:13Z", **more)


def test_shares_add_up_and_furniture_counts_nowhere(count):
    wire = a_passage(1, "Six words of the agency here.", label="wire", agencies=("afp",))
    own, menu = a_passage(2, "Own words."), a_passage(3, "Front page Sport", form="boilerplate", label="structure")
    link = a_reference(1, url="https://front.example/", passage=3)
    corpus = count(an_article(wire, own, menu, link, url="https://post.example/a"), an_article(own))
    assert (corpus.articles, corpus.outlets, corpus.passages, corpus.words) == (2, 1, 3, 10)
    assert corpus.shares == (
        Share(label="wire", agencies=("afp",), passages=1, words=6),
        Share(label="unattributed", agencies=(), passages=2, words=4),
    )
    assert corpus.rot == ()


def test_insertions_by_platform_and_outcome(count):
    sky = a_post(3, "3l", "dock", platform="bluesky", key="bluesky:dock/3l")
    corpus = count(an_article(post(1, "11"), post(2, "12"), sky), an_article(post(1, "11")), **{"11": "gone"})
    assert corpus.insertions == (
        Insertions(platform="x", outcome="gone", posts=2),
        Insertions(platform="x", outcome="live", posts=1),
        Insertions(platform="bluesky", outcome="live", posts=1),
    )


def test_accounts_are_one_whatever_their_case(count):
    corpus = count(
        an_article(post(1, "11", "Quay_Anna"), post(2, "12", "@quay_anna"), post(3, None, "quay_anna")),
        an_article(post(1, "11"), post(2, "13", "Reuters", account_agency="reuters")),
        **{"11": "gone"},
    )
    anna, reuters = corpus.accounts
    assert anna == Account(platform="x", handle="quay_anna", agency=None, insertions=4, posts=3, articles=2, dead=2)
    assert (reuters.handle, reuters.agency) == ("Reuters", "reuters")
    assert corpus.accounts_total == 2


def test_posts_in_several_articles_only(count):
    corpus = count(an_article(post(1, "11"), post(2, "11"), post(3, "12"), post(4, "12")), an_article(post(1, "11")))
    (shared,) = corpus.posts
    assert (shared.key, shared.insertions, shared.articles, shared.outcome) == ("x:11", 3, 2, "live")
    assert corpus.posts_total == 1


def test_posts_without_id_are_never_the_same(count):
    lost = a_post(1, None, "quay_anna", text="Stay out.")
    corpus = count(an_article(lost), an_article(lost))
    assert corpus.posts == ()
    assert corpus.accounts[0].posts == 2


def test_rot_by_year_of_post_and_of_article(count):
    old = an_article(
        post(1, "11"),
        a_reference(2, url="https://a.example/"),
        a_reference(3, url="https://b.example/"),
        published="2019-12-31",
    )
    undated = an_article(a_post(1, "12", kind="post_link", shown_date="2018-05-01"), published="yesterday")
    outcomes = {"11": "gone", "12": "blocked", "l:https://a.example/": "broken", "l:https://b.example/": "unresolved"}
    corpus = count(old, undated, **outcomes)
    none = {"alive": 0, "dead": 0, "uncertain": 0, "other": 0}
    assert corpus.rot == (
        Rot(by="post", year=2018, references=1, **none | {"uncertain": 1}),
        Rot(by="post", year=2020, references=1, **none | {"dead": 1}),
        Rot(by="article", year=2019, references=3, **none | {"dead": 2, "other": 1}),
        Rot(by="article", year=None, references=1, **none | {"uncertain": 1}),
    )


def test_long_lists_are_cut_and_say_so(count, monkeypatch):
    monkeypatch.setattr(census_module, "MOST_LISTED", 3)
    articles = [an_article(*(post(n, str(n), f"anna{n}") for n in range(1, 8))) for _ in range(2)]
    corpus = count(*articles)
    assert (len(corpus.accounts), corpus.accounts_total) == (3, 7)
    assert (len(corpus.posts), corpus.posts_total) == (3, 7)


def test_what_copies_and_titles_found_is_counted(count):
    matched = a_passage(1, label="wire", agencies=("afp",), basis="matched")
    found = a_reference(1, "cross_ref", None, title="Ports", suggested_url="https://post.example/p", suggested_score=0.9)
    corpus = count(an_article(matched, found))
    assert (corpus.matched, corpus.suggested) == (1, 1)


def test_an_empty_corpus_has_empty_answers(count):
    corpus = count()
    assert (corpus.articles, corpus.words, corpus.shares, corpus.copies) == (0, 0, (), ())
