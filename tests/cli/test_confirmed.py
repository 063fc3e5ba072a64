"""`--fail-on confirmed`: a death that enough checks over enough days have found, by the history in the state."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from linkaudit.model import Resolution, Run
from linkaudit.store import open_file, resume_or_begin
from tests.places import FIXTURES

HARBOUR = FIXTURES / "articles/harbour-strike"
URL = "https://twitter.com/tidewatch_ro/status/1765310477914742959"
RUN = Run(articles=1, passages=0, references=0, unreadable=0, outcomes={}, findings={}, complete=True, version="0")
ASKED = (
    "audit",
    HARBOUR / "article.txt",
    "--replay",
    HARBOUR / "replies.warc.gz",
    "--state",
    "run.sqlite",
    "--format",
    "jsonl",
)


def findings(done):
    return [event for event in map(json.loads, done.out.splitlines()) if event["type"] == "finding"]


def plant(path, recorded, *checks):
    """Earlier runs in a state file: (days before the recorded answer, outcome) each."""
    with open_file(str(path)) as connection:
        for number, (days, outcome) in enumerate(checks):
            run = resume_or_begin(connection, f"planted {number}")
            at = (datetime.fromisoformat(recorded["checked_at"]) - timedelta(days=days)).isoformat(timespec="seconds")
            run.put_resolution(Resolution(key=recorded["key"], url=URL, outcome=outcome, reason="deleted", checked_at=at))
            run.finish(replace(RUN), whole=True)


@pytest.fixture
def gone(linkaudit, desk):
    """The resolution of a post that the fixture's replies say is gone, as old as the recording."""
    del desk
    events = [json.loads(line) for line in linkaudit(*ASKED[:4], "--format", "jsonl").out.splitlines()]
    return next(one for one in events if one["type"] == "resolution" and one["reason"] == "deleted")


@pytest.mark.parametrize(
    ("checks", "confirmed"),
    [
        ((), False),
        (((9, "gone"),), False),
        (((3, "gone"), (2, "gone"), (1, "gone")), False),
        (((9, "gone"), (4, "gone")), True),
        (((9, "gone"), (4, "unreachable"), (3, "gone")), True),
        (((9, "gone"), (8, "gone"), (7, "live")), False),
    ],
)
def test_only_what_history_bears_out_fails(checks, confirmed, gone, linkaudit, desk):
    plant(desk / "run.sqlite", gone, *checks)
    done = linkaudit(*ASKED, "--fail-on", "confirmed", "--max-age", "0s")
    marked = [found for found in findings(done) if found.get("confirmed")]
    assert done.code == (1 if confirmed else 0)
    assert len(marked) == confirmed
    assert all(found["message"].endswith("Confirmed by at least 3 checks over at least 7 days.") for found in marked)
    assert json.loads(done.out.splitlines()[-1])["confirmed"] == confirmed


def test_the_kept_run_can_be_asked_again(gone, linkaudit, desk):
    plant(desk / "run.sqlite", gone, (9, "gone"), (4, "gone"))
    linkaudit(*ASKED, "--max-age", "0s")
    assert linkaudit("report", "run.sqlite", "--fail-on", "confirmed").code == 1
    shown = linkaudit("report", "run.sqlite", "--fail-on", "confirmed", "--format", "junit").out
    assert shown.count("<failure") == 1


def test_what_is_waived_fails_nothing_though_confirmed(gone, linkaudit, desk):
    plant(desk / "run.sqlite", gone, (9, "gone"), (4, "gone"))
    (desk / "linkaudit.toml").write_text("ignore = [{ rule = 'post-gone', reason = 'we know' }]\n")
    assert linkaudit(*ASKED, "--fail-on", "confirmed", "--max-age", "0s").code == 0
