"""Options in a file: found where one expects them, checked by name and kind, and weaker than the command line."""

import json
from pathlib import Path

import pytest

from linkaudit.configuration import find, read
from linkaudit.errors import ConfigError
from tests.cli.articles import BROKEN, CLEAN, CUT
from tests.cli.conftest import desk, linkaudit  # noqa: F401 - fixtures

KNOWN = ("fail-on", "state", "exclude", "output", "timeout", "offline")


def written(folder, text, name="linkaudit.toml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


# --- where it is found


def test_the_nearest_one_up_to_the_root_of_the_repository(tmp_path):
    (tmp_path / "site/.git").mkdir(parents=True)
    inner = tmp_path / "site/articles/2024"
    inner.mkdir(parents=True)
    stranger = written(tmp_path, "offline = true\n")
    assert find(inner) is None
    top = written(tmp_path / "site", "[tool.linkaudit]\n", "pyproject.toml")
    assert find(inner) == top
    written(tmp_path / "site/articles", "[tool.other]\n", "pyproject.toml")
    assert find(inner) == top
    nearest = written(inner, "")
    assert find(inner) == nearest
    own = written(tmp_path / "site", "")
    assert find(tmp_path / "site") == own
    assert find(tmp_path) == stranger


def test_outside_of_a_repository_only_the_folder_itself_counts(tmp_path):
    written(tmp_path, "offline = true\n")
    (tmp_path / "below").mkdir()
    assert find(tmp_path / "below") is None


# --- what it may say


def test_files_it_names_stand_beside_it(tmp_path, monkeypatch):
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    text = 'state = "run.sqlite"\noutput = ["a.csv", "/b.csv", "github:-"]\nfail_on = "note"\n'
    found = read(written(tmp_path, text), KNOWN)
    assert found.options["state"] == "../run.sqlite"
    assert found.options["output"] == ["../a.csv", "/b.csv", "github:-"]
    assert found.options["fail-on"] == "note"


@pytest.mark.parametrize(
    ("text", "says", "hint"),
    [
        ("fial-on = 'error'", "fial-on: there is no such key", "did you mean fail-on?"),
        ("sausage = 1", "sausage: there is no such key", "linkaudit audit --help"),
        ("offline = ", "is no TOML", "--config"),
        ("ignore = [{ rule = 'post-gon' }]", "ignore[1]: rule: there is no rule 'post-gon'", "did you mean 'post-gone'?"),
        ("ignore = ['post-gone', { rul = 'x' }]", "ignore[2]: rul: no such key", "did you mean 'rule'?"),
        ("ignore = [{ reason = 'x' }]", "ignore[1]: rule: an entry names a rule, a path or a url", "post-gone"),
        ("ignore = [{ rule = 'post-gone', expires = 'soon' }]", "ignore[1]: expires: soon is no day", "2027-01-31"),
        ("ignore = [{ path = 3 }]", "ignore[1]: path: a text is wanted", "path ="),
        ("ignore = 3", "ignore[1]: ignore: 3 is no table", "reason"),
        ("fields = 3", "fields: a table of names is wanted", "body_clean"),
        ("fields = { text = 3 }", "fields: a table of names is wanted", "body_clean"),
    ],
)
def test_what_is_wrong_is_named_with_the_file_and_the_key(text, says, hint, tmp_path):
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        read(path, KNOWN)
    assert str(caught.value).startswith(f"{path}")
    assert says in str(caught.value)
    assert hint in (caught.value.hint or "")


@pytest.mark.parametrize("content", [b"\xff\xfe", None])
def test_a_file_that_cannot_be_read(content, tmp_path):
    path = tmp_path / "linkaudit.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigError, match=r"linkaudit\.toml"):
        read(path, KNOWN)


def test_a_pyproject_without_a_table_is_no_configuration(tmp_path):
    with pytest.raises(ConfigError, match=r"there is no \[tool.linkaudit\]"):
        read(written(tmp_path, "[tool.other]\n", "pyproject.toml"), KNOWN)


# --- what the command makes of it


def test_the_command_line_wins(linkaudit, desk):  # noqa: F811
    written(desk, "offline = true\nfail-on = 'warning'\n")
    (desk / "a.txt").write_text(CUT)
    assert linkaudit("audit", "a.txt").code == 1
    assert linkaudit("audit", "a.txt", "--fail-on", "error").code == 0
    assert linkaudit("audit", "a.txt", "--config", "/dev/null", "--offline").code == 0


def test_a_switch_that_is_on_can_be_turned_off(linkaudit, desk):  # noqa: F811
    written(desk, "offline = true\nexit-zero = true\nquiet = true\n")
    (desk / "a.txt").write_text(BROKEN)
    assert linkaudit("audit", "a.txt").err == ""
    done = linkaudit("audit", "a.txt", "--no-exit-zero", "--no-quiet")
    assert (done.code, "1 error" in done.err) == (1, True)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("fail-on = 'sausage'", "fail-on: 'sausage' is not one of"),
        ("timeout = 'long'", "timeout: 'long' is not a valid float"),
        ("timeout = true", "timeout: true cannot be meant"),
        ("offline = 'yes'", "offline: true or false is wanted"),
        ("timeout = [1, 2]", "timeout: one value is wanted"),
        ("exclude = [{ a = 1 }]", "exclude: a text or a number is wanted"),
        ("timeout = -3", "timeout: -3.0 is out of range"),
        ("fields = { txet = 'body' }", "fields: txet: no such field"),
    ],
)
def test_a_value_of_the_wrong_kind_is_a_usage_error(text, says, linkaudit, desk):  # noqa: F811
    written(desk, text)
    (desk / "a.txt").write_text(CLEAN)
    for argv in ((), ("--offline",)):
        done = linkaudit("audit", "a.txt", *argv)
        assert done.code == 2
        assert says in done.err


def test_reports_are_configured_for_audits_alone(linkaudit, desk):  # noqa: F811
    written(desk, "[tool.linkaudit]\noffline = true\nformat = 'csv'\noutput = 'report.csv'\n", "pyproject.toml")
    (desk / "a.txt").write_text(CLEAN)
    assert json.loads(linkaudit("extract", "a.txt").out)["id"] == "a.txt"
    assert linkaudit("audit", "a.txt").out == ""
    assert (desk / "report.csv").read_text().startswith('"article"')


def test_folders_are_passed_over_and_fields_are_mapped(linkaudit, desk):  # noqa: F811
    written(desk, "exclude-paths = ['drafts/', 'notes.*']\nfields = { text = 'copy', title = 'slug' }\n")
    for name in ("a.txt", "notes.txt", "drafts/b.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(CLEAN)
    (desk / "c.jsonl").write_text(json.dumps({"copy": CLEAN, "slug": "Canal", "text": "not this"}) + "\n")
    articles = [json.loads(line) for line in linkaudit("extract", ".").out.splitlines()]
    assert [article["id"] for article in articles] == ["./a.txt", "./c.jsonl#1"]
    assert (articles[1]["title"], articles[1]["passages"][0]["text"]) == ("Canal", CLEAN.strip())


def test_the_runs_own_files_are_no_articles(linkaudit, desk):  # noqa: F811
    (desk / "a.txt").write_text(CLEAN)
    argv = ("audit", "--offline", ".", "-o", "report.html", "-o", "report.csv", "--csv-tables", "tables", "--state", "s.csv")
    assert [linkaudit(*argv).code for _ in range(2)] == [0, 0]
    assert (desk / "report.csv").read_text().count("./a.txt") == 1
    assert linkaudit("extract", "report.html").code == 0


@pytest.mark.parametrize(
    "text", ["format = 'cvs'", "per-host-interval = -1", "fields = { txt = 'a' }", "ignore = 'link-brokn'"]
)
def test_a_fault_that_only_the_run_finds_leads_to_the_file_too(text, linkaudit, desk):  # noqa: F811
    (desk / "linkaudit.toml").write_text(text)
    (desk / "a.txt").write_text(CLEAN)
    done = linkaudit("audit", "--offline", "a.txt")
    assert done.code == 2
    assert "linkaudit.toml too)" in done.err
    assert linkaudit("audit", "--offline", "a.txt", "--config", "/dev/null").code == 0


def test_a_file_that_notepad_saved(linkaudit, desk):  # noqa: F811
    (desk / "linkaudit.toml").write_text("\ufefffail-on = 'never'\n", encoding="utf-8")
    (desk / "a.txt").write_text(BROKEN)
    assert linkaudit("audit", "--offline", "a.txt").code == 0


def test_what_only_the_command_line_can_say(linkaudit, desk):  # noqa: F811
    (desk / "linkaudit.toml").write_text("config = 'other.toml'\n")
    (desk / "a.txt").write_text(CLEAN)
    done = linkaudit("audit", "--offline", "a.txt")
    assert (done.code, "config: there is no such key" in done.err) == (2, True)
