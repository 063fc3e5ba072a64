"""A run in the state: resumed where it was, nothing lost, nothing doubled, and honest about a file it cannot use."""

import os
import sqlite3
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from linkaudit.errors import StateError
from linkaudit.model import Origin, Resolution, Run, Source, Target, Unreadable
from linkaudit.store import Keep, last_whole, open_file, resume_or_begin, stored_run
from linkaudit.store.articles import digest
from linkaudit.store.cache import confirmed
from linkaudit.store.run import merge

RUN = Run(articles=1, passages=0, references=0, unreadable=0, outcomes={}, findings={}, complete=True, version="0")


def target(key, url="https://a.example/", **more):
    return Target(key=key, url=url, **more)


def answer(key, outcome="live", checked_at=None):
    stamp = checked_at or datetime.now(UTC).isoformat(timespec="seconds")
    return Resolution(key=key, url="https://a.example/", outcome=outcome, reason="", checked_at=stamp)


@pytest.fixture
def db(tmp_path):
    with open_file(str(tmp_path / "state.sqlite")) as connection:
        yield connection


def test_an_interrupted_run_is_resumed_by_its_like_only(db):
    first = resume_or_begin(db, "a")
    first.articles.put(0, "x", Unreadable(id="x", origin=Origin(path="x"), reason="gone"), "")
    assert [entry.id for entry in resume_or_begin(db, "a").entries()] == ["x"]
    assert list(resume_or_begin(db, "b").entries()) == []


def test_a_finished_run_is_not_resumed(db):
    first = resume_or_begin(db, "a")
    first.articles.put(0, "x", Unreadable(id="x", origin=Origin(path="x"), reason="gone"), "")
    first.finish(RUN, whole=True)
    assert list(resume_or_begin(db, "a").entries()) == []


def test_a_run_cut_short_keeps_its_row_and_is_resumed(db):
    run = resume_or_begin(db, "a")
    run.finish(replace(RUN, complete=False), whole=False)
    assert stored_run(db).row().complete is False
    assert resume_or_begin(db, "a").row().complete is False


def test_before_a_run_that_asks_anew_and_is_not_finished_stands_the_last_whole_one(db):
    first = resume_or_begin(db, "a")
    assert last_whole(db, first) is None
    first.finish(RUN, whole=True)
    assert last_whole(db, first) is None
    resume_or_begin(db, "b").finish(RUN, whole=True)
    again = resume_or_begin(db, "a")
    again.finish(replace(RUN, complete=False), whole=False)
    assert last_whole(db, again).number == first.number
    assert last_whole(db, resume_or_begin(db, "c")) is None


def test_what_is_asked_takes_every_host_along(db):
    run = resume_or_begin(db, "a")
    run.put_targets([target(f"a{n}", "https://hot.example/") for n in range(3)] + [target("b", "https://cold.example/")])
    assert [found.key for found in run.pending()] == ["a0", "b", "a1", "a2"]
    assert run.hosts() == {"hot.example": 3, "cold.example": 1}


def test_pending_may_be_written_to_while_it_is_read(db):
    run = resume_or_begin(db, "a")
    run.put_targets(target(f"k{n}") for n in range(1200))
    seen = []
    for found in run.pending():
        run.put_resolution(answer(found.key))
        seen.append(found.key)
    assert sorted(seen) == sorted(f"k{n}" for n in range(1200))
    assert list(run.pending()) == []
    assert list(run.resolutions()) == [f"k{n}" for n in range(1200)]


def test_two_references_to_one_key_are_one_target():
    furniture = target("k", reason="page furniture", outcome="unchecked", handles=("a",), published="2021-01-02")
    wanted = target("k", handles=("b",), published="2020-01-01")
    for one in (merge(furniture, wanted), merge(wanted, furniture)):
        assert one.reason is None
        assert set(one.handles) == {"a", "b"}
        assert one.published == "2020-01-01"


def test_answers_of_an_earlier_run_are_taken_over_while_fresh(db):
    first = resume_or_begin(db, "a")
    first.put_targets([target("new"), target("old")])
    first.put_resolution(answer("new"))
    first.put_resolution(answer("old", checked_at=(datetime.now(UTC) - timedelta(days=2)).isoformat()))
    first.finish(RUN, whole=True)
    second = resume_or_begin(db, "a")
    second.put_targets([target("new"), target("old")])
    assert second.take_over(Keep()) == 1
    assert [found.key for found in second.pending()] == ["old"]


def test_a_clock_that_jumped_back_gives_no_fresh_answers():
    later = (datetime.now(UTC) + timedelta(hours=5)).isoformat()
    assert not Keep().fresh("live", later, datetime.now(UTC))
    assert not Keep().fresh("unreachable", datetime.now(UTC).isoformat(), datetime.now(UTC))


@pytest.mark.parametrize(
    ("checks", "certain"),
    [
        (
            [
                ("2026-01-01T00:00:00+00:00", "gone"),
                ("2026-01-04T00:00:00+00:00", "gone"),
                ("2026-01-09T00:00:00+00:00", "gone"),
            ],
            True,
        ),
        (
            [
                ("2026-01-01T00:00:00+00:00", "gone"),
                ("2026-01-02T00:00:00+00:00", "gone"),
                ("2026-01-03T00:00:00+00:00", "gone"),
            ],
            False,
        ),
        ([("2026-01-01T00:00:00+00:00", "gone"), ("2026-01-09T00:00:00+00:00", "gone")], False),
        (
            [
                ("2026-01-01T00:00:00+00:00", "gone"),
                ("2026-01-04T00:00:00+00:00", "blocked"),
                ("2026-01-05T00:00:00+00:00", "gone"),
                ("2026-01-09T00:00:00+00:00", "gone"),
            ],
            True,
        ),
        (
            [
                ("2026-01-01T00:00:00+00:00", "gone"),
                ("2026-01-04T00:00:00+00:00", "live"),
                ("2026-01-05T00:00:00+00:00", "gone"),
                ("2026-01-09T00:00:00+00:00", "gone"),
            ],
            False,
        ),
    ],
)
def test_a_death_is_certain_after_three_checks_over_seven_days(checks, certain):
    assert confirmed(checks) is certain


def test_a_changed_article_is_read_again():
    source = Source(id="a", origin=Origin(path="a"), text="one")
    assert digest(source) == digest(replace(source, id="b"))
    assert digest(source) != digest(replace(source, text="two"))
    assert digest(source) != digest(replace(source, outlet_country="PK"))


def test_a_second_run_on_the_file_is_told_so(tmp_path):
    path = str(tmp_path / "state.sqlite")
    with open_file(path), pytest.raises(StateError, match="in use"), open_file(path):
        pass


def test_files_that_are_no_state_are_refused(tmp_path):
    text = tmp_path / "a.txt"
    text.write_text("not a database, and long enough to be read as a header" * 20)
    with pytest.raises(StateError, match=r"a\.txt"), open_file(str(text)):
        pass
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(StateError, match="something else"), open_file(str(other)):
        pass
    with pytest.raises(StateError, match="Is a directory"), open_file(str(tmp_path)):
        pass
    assert other.read_bytes()[:6] == b"SQLite"


def test_a_file_of_another_version_is_refused(tmp_path):
    path = tmp_path / "state.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StateError, match="version 99"), open_file(str(path)):
        pass


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_state_is_read_where_nothing_can_be_written():
    with tempfile.TemporaryDirectory(prefix="shelf #?%") as shelf:
        path = f"{shelf}/run.sqlite"
        with open_file(path) as connection:
            resume_or_begin(connection, "signature")
        Path(shelf).chmod(0o555)
        os.seteuid(65534)
        try:
            with open_file(path, write=False) as connection:
                assert stored_run(connection) is not None
            assert [file.name for file in Path(shelf).iterdir()] == ["run.sqlite"]
        finally:
            os.seteuid(0)
            Path(shelf).chmod(0o755)
