"""Articles in the state: kept once, found unchanged, amended beside what was read."""

from dataclasses import replace

import pytest

from linkaudit.model import Origin, Source, Unreadable
from linkaudit.store import digest, open_file, resume_or_begin, stored_run
from tests.store.test_run import RUN
from tests.support import a_passage, an_article

ARTICLE = an_article(a_passage(1, "The harbour stayed shut."), id="a.txt")


@pytest.fixture
def db(tmp_path):
    with open_file(str(tmp_path / "state.sqlite")) as connection:
        yield connection


def bodies(db):
    return db.execute("SELECT count(*) FROM bodies").fetchone()[0]


def test_an_unchanged_article_is_kept_once_for_all_runs(db):
    for signature in "abc":
        run = resume_or_begin(db, signature)
        run.articles.put(0, "a.txt", ARTICLE, "p")
        run.finish(RUN, whole=True)
    assert bodies(db) == 1
    assert list(stored_run(db, 1).entries()) == list(stored_run(db).entries()) == [ARTICLE]


def test_an_amendment_stands_beside_what_was_read(db):
    run = resume_or_begin(db, "a")
    amended = replace(ARTICLE, passages=(a_passage(1, label="wire", agencies=("afp",), basis="matched"),))
    run.articles.put(0, "a.txt", ARTICLE, "p")
    run.articles.amend(0, amended)
    assert list(run.entries()) == [run.articles.now(0)] == [amended]
    assert [entry for _, entry in run.articles.as_read()] == [run.articles.at(0)] == [ARTICLE]
    run.articles.as_they_were()
    assert list(run.entries()) == [ARTICLE]


def test_what_is_remembered_and_what_is_read_from_the_file_are_the_same(db):
    run = resume_or_begin(db, "a")
    entries = [replace(ARTICLE, id=name) for name in "abcde"] + [Unreadable(id="f", origin=Origin(path="f"), reason="binary")]
    for position, entry in enumerate(entries):
        run.articles.put(position, entry.id, entry, "p")
        assert run.articles.at(position) is entry
    assert list(run.entries()) == list(stored_run(db).entries()) == entries
    assert [run.articles.at(position) for position in range(6)] == entries


def test_reading_an_article_again_drops_what_was_told_of_it(db):
    run = resume_or_begin(db, "a")
    run.articles.put(0, "a.txt", ARTICLE, "p")
    run.articles.amend(0, replace(ARTICLE, title="amended"))
    run.articles.put(0, "a.txt", ARTICLE, "q")
    assert list(run.entries()) == [ARTICLE]


def test_positions_beyond_the_end_are_forgotten(db):
    run = resume_or_begin(db, "a")
    for position in range(3):
        run.articles.put(position, "a.txt", ARTICLE, "p")
    run.articles.end(1)
    assert len(list(run.entries())) == 1


def test_only_an_unchanged_article_in_its_place_is_kept(db):
    run = resume_or_begin(db, "a")
    run.articles.put(0, "a.txt", ARTICLE, "p")
    assert run.articles.kept(0, "a.txt", "p")
    assert not run.articles.kept(0, "b.txt", "p")
    assert not run.articles.kept(0, "a.txt", "q")
    assert not run.articles.kept(1, "a.txt", "p")


def test_what_is_unreadable_is_tried_again(db):
    unreadable = Unreadable(id="a.txt", origin=Origin(path="a.txt"), reason="torn")
    run = resume_or_begin(db, "a")
    run.articles.put(0, "a.txt", unreadable, digest(unreadable))
    assert not run.articles.kept(0, "a.txt", digest(unreadable))
    assert list(run.entries()) == [unreadable]


@pytest.mark.parametrize("change", [{"language": "de"}, {"extra": {"shelf": "2"}}, {"published": "2020-01-01"}, {"title": "T"}])
def test_everything_that_shapes_an_article_is_in_its_fingerprint(change):
    source = Source(id="a", origin=Origin(path="a"), text="one", extra={"shelf": "1"})
    assert digest(source) != digest(replace(source, **change))


def test_runs_are_found_by_their_number(db):
    assert stored_run(db) is None
    for signature in "ab":
        resume_or_begin(db, signature).finish(RUN, whole=True)
    assert (stored_run(db).number, stored_run(db, 1).number, stored_run(db, 3)) == (2, 1, None)
