"""Unlinked labels find the one article they mean: the index and the own outlet first, whatever the size of the corpus."""

import json

import pytest

from linkaudit.errors import InputError
from linkaudit.pipeline import headlines as headlines_module
from linkaudit.pipeline.headlines import Headlines
from tests.support import a_reference, an_article

TITLE = "Five ports that never sleep at night"


def asking(title, outlet="post.example", name="asks"):
    reference = a_reference(1, "cross_ref", None, title=title)
    return an_article(reference, title=f"An article that {name}", url=f"https://www.{outlet}/{name}")


def titled(title, outlet="post.example", name="a"):
    return an_article(title=title, url=f"https://www.{outlet}/{name}")


def found(*articles, index=None):
    heads = Headlines(str(index) if index else None)
    try:
        for position, article in enumerate(articles):
            heads.add(position, article)
        return dict(heads.suggestions())
    finally:
        heads.close()


def test_the_same_words_and_similar_ones():
    assert found(asking(TITLE), titled(TITLE)) == {0: {1: ("https://www.post.example/a", 1.0)}}
    ((_, score),) = found(asking("Five ports that will never sleep at night"), titled(TITLE))[0].values()
    assert 0.75 <= score < 1
    assert found(asking("Weather in the north"), titled(TITLE)) == {}


def test_the_own_outlet_goes_before_others():
    own, other = titled(f"{TITLE}!", name="own"), titled(TITLE, outlet="other.example")
    assert found(asking(TITLE), own, other) == {0: {1: ("https://www.post.example/own", 1.0)}}
    assert found(asking(TITLE), other) == {0: {1: ("https://www.other.example/a", 1.0)}}


def test_two_that_fit_equally_well_are_no_answer():
    assert found(asking(TITLE), titled(TITLE, name="a"), titled(TITLE, name="b")) == {}
    assert found(asking(TITLE), titled(TITLE, "x.example"), titled(TITLE, "y.example")) == {}


def test_no_article_announces_itself():
    reference = a_reference(1, "cross_ref", None, title=TITLE)
    assert found(an_article(reference, title=TITLE, url="https://post.example/a")) == {}


def test_what_is_no_web_address_is_no_answer():
    assert found(asking(TITLE), an_article(title=TITLE, url="javascript:alert(1)")) == {}


def test_linked_ones_and_those_without_title_are_not_asked():
    linked = an_article(a_reference(1, "cross_ref", "/ports", title=TITLE), a_reference(2, "cross_ref", None))
    assert found(linked, titled(TITLE)) == {}


def test_the_index_answers_too(tmp_path):
    index = tmp_path / "index.jsonl"
    index.write_text(json.dumps({"title": TITLE, "url": "https://post.example/ports"}))
    assert found(asking(TITLE), index=index) == {0: {1: ("https://post.example/ports", 1.0)}}
    with pytest.raises(InputError):
        Headlines(str(tmp_path / "missing.xml"))


def test_small_batches_find_the_same(monkeypatch):
    articles = [asking(f"Harbour report of week {n}", name=f"asks{n}") for n in range(20)]
    articles += [titled(f"Harbour report of week {n}", name=str(n)) for n in range(20)]
    articles += [titled("Harbour report of week 3", name="twin")]
    whole = found(*articles)
    monkeypatch.setattr(headlines_module, "BATCH", 7)
    assert found(*articles) == whole
    assert len(whole) == 19
    assert 3 not in whole
