"""The gate as a newsroom runs it: what is known is listed and does not fail, what is new does."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.articles import BROKEN, CLEAN, CUT

YESTERDAY, TOMORROW = ((datetime.now(UTC) + timedelta(days=days)).date().isoformat() for days in (-2, 2))
PAGE = f"""<p>{CLEAN}</p>
<!-- linkaudit: ignore link-broken because the form is the story -->
<p>See <a href='htp://pier.example/plan'>the plan</a> of the pier.</p>"""


def findings(done):
    return [event for event in map(json.loads, done.out.splitlines()) if event["type"] == "finding"]


def the_run(done):
    return json.loads(done.out.splitlines()[-1])


@pytest.fixture
def audit(linkaudit):
    return lambda *argv: linkaudit("audit", "--offline", "--format", "jsonl", *argv)


# --- comments in articles


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", f"{CLEAN}\n# linkaudit: ignore link-broken because the form is the story\n{BROKEN}"),
        ("a.txt", f"{CLEAN}\n<!-- linkaudit: ignore link-broken because the form is the story -->\n{BROKEN}"),
        ("a.md", f"{CLEAN}\n<!-- linkaudit: ignore link-broken because the form is the story -->\n\n{BROKEN}"),
        ("a.md", f"{CLEAN}\n{BROKEN.strip()} <!-- linkaudit: ignore link-broken because the form is the story -->\n"),
        ("a.html", PAGE),
    ],
)
def test_a_comment_waives_what_follows_it_and_is_listed(name, text, audit, desk):
    (desk / name).write_text(text)
    done = audit(name)
    assert done.code == 0, done.out
    (found,) = findings(done)
    assert (found["rule"], found["severity"]) == ("link-broken", "error")
    assert (found["waived"], found["waived_in"]) == ("the form is the story", "article")
    assert (the_run(done)["findings"], the_run(done)["waived"]) == ({}, 1)
    assert "linkaudit" not in json.loads(done.out.splitlines()[0])["passages"][-1]["text"]


def test_an_expired_comment_silences_nothing_and_is_said(audit, desk):
    (desk / "a.txt").write_text(f"# linkaudit: ignore link-broken until {YESTERDAY} because it was young\n{BROKEN}")
    done = audit("a.txt")
    assert done.code == 1
    assert "waived" not in findings(done)[0]
    assert the_run(done)["notes"] == [f"waiver expired on {YESTERDAY}: a.txt:1: ignore of link-broken"]


def test_a_comment_that_cannot_be_meant_is_said_and_not_heeded(audit, desk):
    (desk / "a.txt").write_text(f"# linkaudit: ignore link-brokn\n{BROKEN}")
    done = audit("a.txt")
    assert done.code == 1
    (note,) = json.loads(done.out.splitlines()[0])["notes"]
    assert "did you mean link-broken?" in note


def test_a_stranger_cannot_waive_what_is_said_of_his_page(audit, desk):
    page = {"html": f"<!-- linkaudit: ignore-article * -->\n<p>{BROKEN} <a href='htp://x.example'>x</a></p>"}
    (desk / "corpus.jsonl").write_text(json.dumps(page) + "\n")
    assert audit("corpus.jsonl").code == 1
    assert audit("corpus.jsonl", "--inline-ignores").code == 0
    (desk / "own.html").write_text(page["html"])
    assert audit("own.html").code == 0
    assert audit("own.html", "--no-inline-ignores").code == 1


# --- the configuration


def test_configured_ignores_by_rule_path_and_link(audit, desk):
    (desk / "old").mkdir()
    (desk / "old/a.txt").write_text(BROKEN)
    (desk / "b.txt").write_text(BROKEN + CUT)
    (desk / "linkaudit.toml").write_text(
        f'[[ignore]]\nrule = "link-broken"\npath = "old/"\nreason = "closed archive"\nexpires = {TOMORROW}\n'
        '[[ignore]]\nurl = "t.co/fErry*"\nreason = "cut by the feed"\n'
    )
    done = audit("old", "b.txt", "--fail-on", "warning")
    assert done.code == 1
    told = {(found["article"], found["rule"]): found.get("waived") for found in findings(done)}
    assert told == {
        ("old/a.txt", "link-broken"): "closed archive",
        ("b.txt", "link-broken"): None,
        ("b.txt", "short-link-truncated"): "cut by the feed",
    }


def test_an_expired_ignore_is_said(audit, desk):
    (desk / "a.txt").write_text(BROKEN)
    (desk / "linkaudit.toml").write_text(f'ignore = [{{ rule = "link-broken", reason = "young", expires = "{YESTERDAY}" }}]\n')
    done = audit("a.txt")
    assert done.code == 1
    assert the_run(done)["notes"] == [f"waiver expired on {YESTERDAY}: ignore of link-broken"]


# --- the baseline


def test_only_new_findings_fail(audit, desk):
    (desk / "a.txt").write_text(BROKEN)
    assert audit("a.txt", "--baseline", "known.json", "--update-baseline").code == 0
    entries = json.loads((desk / "known.json").read_text())["findings"]
    assert [(entry["article"], entry["rule"]) for entry in entries] == [("a.txt", "link-broken")]
    assert audit("a.txt", "--baseline", "known.json").code == 0
    # Lines move, the finding stays known; another link is new.
    (desk / "a.txt").write_text(f"{CLEAN}\n{CLEAN}\n{BROKEN}")
    assert audit("a.txt", "--baseline", "known.json").code == 0
    (desk / "a.txt").write_text(f"{BROKEN}\nAnd htp://quay.example/ too.\n")
    done = audit("a.txt", "--baseline", "known.json")
    assert done.code == 1
    assert [found.get("waived_in") for found in findings(done)] == ["baseline", None]


def test_a_baseline_knows_an_article_however_it_is_named(audit, desk):
    (desk / "a.txt").write_text(BROKEN)
    audit("a.txt", "--baseline", "known.json", "--update-baseline")
    for name in ("./a.txt", desk / "a.txt", "."):
        assert audit(name, "--baseline", "known.json").code == 0, name


def test_an_update_changes_only_what_changed(audit, desk):
    (desk / "a.txt").write_text(BROKEN)
    (desk / "b.txt").write_text(BROKEN)
    update = ("--baseline", "known.json", "--update-baseline")
    audit("a.txt", "b.txt", *update)
    document = json.loads((desk / "known.json").read_text())
    document["findings"][0] |= {"added": "2020-01-01", "reason": "the printers' form"}
    (desk / "known.json").write_text(json.dumps(document))
    (desk / "b.txt").write_text(f"{CLEAN}\nSee htp://quay.example/ too.\n")
    audit("a.txt", "b.txt", *update)
    first, *others = json.loads((desk / "known.json").read_text())["findings"]
    assert (first["article"], first["added"], first["reason"]) == ("a.txt", "2020-01-01", "the printers' form")
    # An offline run asks nothing, so it cannot know that what was found of b.txt is no longer true.
    assert [entry["article"] for entry in others] == ["b.txt", "b.txt"]
    before = (desk / "known.json").read_bytes()
    audit("b.txt", *update)
    assert (desk / "known.json").read_bytes() == before


def test_entries_that_expire(audit, desk):
    (desk / "a.txt").write_text(BROKEN)
    audit("a.txt", "--baseline", "known.json", "--update-baseline")
    document = json.loads((desk / "known.json").read_text())
    for day, code in ((TOMORROW, 0), (YESTERDAY, 1)):
        document["findings"][0]["expires"] = day
        (desk / "known.json").write_text(json.dumps(document))
        done = audit("a.txt", "--baseline", "known.json")
        assert done.code == code
        assert bool(the_run(done)["notes"]) == bool(code)
    assert audit("a.txt", "--baseline", "known.json", "--update-baseline").code == 0
    assert "expires" not in json.loads((desk / "known.json").read_text())["findings"][0]


def test_every_format_lists_what_is_waived_and_fails_on_none_of_it(linkaudit, desk):
    (desk / "a.txt").write_text(f"# linkaudit: ignore link-broken because the form is the story\n{BROKEN}")
    said = {
        "table": "waived error link-broken in a.txt",
        "markdown": "waived error",
        "html": "waived error",
        "json": '"waived":"the form is the story"',
        "jsonl": '"waived":"the form is the story"',
        "csv": "link-broken (waived)",
        "sarif": '"suppressions":[{"kind":"inSource"',
        "junit": "<skipped message=",
        "github": "waived 1",
    }
    for name, words in said.items():
        done = linkaudit("audit", "--offline", "a.txt", "--format", name)
        assert (done.code, words in done.out) == (0, True), (name, done.out)
    assert linkaudit("audit", "--offline", "a.txt", "--format", "gitlab").out == "[]\n"
