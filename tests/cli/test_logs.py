"""What reaches a log or a CI page: names and words from outside can neither forge a line nor give a command."""

import re

import pytest

from tests.cli.articles import BROKEN, CLEAN

EVIL = (
    "::add-mask::x",
    " ::error::forged",
    "##[error]forged",
    "a\n::error::forged",
    "\x1b[2Jx",
    "a\r::warning::b",
    "##vso[task.complete]",
)
TEXTUAL = ("table", "csv", "json", "jsonl", "markdown", "html", "sarif", "junit", "gitlab")


def commands(text):
    """What a runner would take for a command: `::name` at a line's start, `##[` and `##vso[` anywhere."""
    lines = re.split(r"[\r\n]", text)
    return [line for line in lines if re.match(r"\s*::", line) or re.search(r"##(vso)?\[", line)]


@pytest.mark.parametrize("name", EVIL)
def test_standard_error_of_a_github_job(name, linkaudit, desk, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (desk / "a.txt").write_text(CLEAN)
    for argv in (
        ("audit", "--offline", name),
        ("audit", "--offline", "a.txt", name, "-vv"),
        ("audit", "--offline", "a.txt", "-o", f"{name}/report.csv"),
        ("audit", "--offline", "a.txt", "--format", name),
        ("audit", "--offline", "a.txt", f"--{name}"),
        ("audit", "--offline", "a.txt", "--select", name),
        ("audit", "--offline", "a.txt", "--config", name),
        ("audit", "--offline", "a.txt", "--since", name),
        ("explain", name),
        ("report", name),
        (name,),
    ):
        done = linkaudit(*argv)
        assert done.code in (2, 3), argv
        assert done.err
        assert all(line.startswith("linkaudit") for line in done.err.splitlines()), (argv, done.err)
        assert not commands(done.err), argv
        assert "\x1b" not in done.err


@pytest.mark.parametrize("format_", TEXTUAL)
def test_standard_output_of_a_github_job(format_, linkaudit, desk, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for number, words in enumerate(EVIL):
        (desk / f"{number}.html").write_text(
            f"<title>{words}</title><p>\n{words}\n</p><p>See <a href='htp://pier.example/{words}'>{words}</a> there.</p>"
        )
    done = linkaudit("audit", "--offline", ".", "--format", format_)
    assert done.code == 1
    assert not commands(done.out)


def test_outside_of_ci_lines_are_as_short_as_they_were(linkaudit, desk):
    (desk / "a.txt").write_text(CLEAN)
    assert linkaudit("audit", "--offline", "a.txt").err == "1 article · 0 references: none · no findings\n"


# --- the job's summary


def test_the_summary_is_appended(linkaudit, desk, monkeypatch):
    page = desk / "summary"
    page.write_text("# Before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    (desk / "a.txt").write_text(BROKEN)
    linkaudit("audit", "--offline", "a.txt", "--format", "csv")
    assert page.read_text() == "# Before\n"
    linkaudit("audit", "--offline", "a.txt", "-o", "github:-", "-o", "a.csv")
    text = page.read_text()
    assert text.startswith("# Before\n# Link audit")
    assert "link-broken" in text


@pytest.mark.parametrize("before", [0, 500_000, 1_048_576])
def test_the_summary_stays_under_a_mebibyte(before, linkaudit, desk, monkeypatch):
    page = desk / "summary"
    page.write_bytes(b"x" * before)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    (desk / "a.txt").write_text("See htp://pier.example/<|_*>[`#@ there.\n\n" * 5000)
    assert linkaudit("audit", "--offline", "a.txt", "--format", "github", "-q").code == 1
    size = page.stat().st_size
    assert before <= size <= max(before, 1024 * 1024)
    if before < 1_000_000:
        assert size > 900_000
        assert b"left out" in page.read_bytes()[-200:] or b"does not fit" in page.read_bytes()[-200:]


def test_a_summary_that_cannot_be_written_is_said_and_no_failure(linkaudit, desk, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(desk))
    (desk / "a.txt").write_text(CLEAN)
    done = linkaudit("audit", "--offline", "a.txt", "--format", "github")
    assert (done.code, "the job summary cannot be written" in done.err) == (0, True)


# --- paths as a checkout has them


def test_paths_in_ci_reports_are_those_of_the_checkout(linkaudit, desk, monkeypatch):
    (desk / ".git").mkdir()
    (desk / "site/articles").mkdir(parents=True)
    (desk / "site/articles/a.txt").write_text(BROKEN)
    monkeypatch.chdir(desk / "site")
    for name in ("articles", "./articles", "../site/articles", str(desk / "site/articles")):
        out = linkaudit("audit", "--offline", name, "--format", "github").out
        assert "file=site/articles/a.txt,line=1" in out, name
    linkaudit("audit", "--offline", "articles", "-o", "a.sarif", "-o", "a.gitlab.json")
    assert '"uri":"site/articles/a.txt"' in (desk / "site/a.sarif").read_text()
    assert "A link that cannot work as it stands." in (desk / "site/a.sarif").read_text()
    assert '"path":"site/articles/a.txt"' in (desk / "site/a.gitlab.json").read_text()


def test_tables_and_raw_cells(linkaudit, desk):
    (desk / "a.txt").write_text(f"=1+1 is no sum.\n\n{BROKEN}")
    assert linkaudit("audit", "--offline", "a.txt", "--csv-tables", "tables", "-q").code == 1
    assert sorted(path.name for path in (desk / "tables").iterdir()) == [
        "linkaudit.schema.json",
        "passages.csv",
        "references.csv",
    ]
    assert '"\'=1+1 is no sum."' in (desk / "tables/passages.csv").read_text()
    assert '"=1+1 is no sum."' in linkaudit("audit", "--offline", "a.txt", "--format", "csv", "--csv-raw").out
    assert linkaudit("extract", "a.txt", "--csv-tables", "tables").out.startswith('{"schema"')


def test_several_formats_at_once(linkaudit, desk):
    (desk / "a.txt").write_text(BROKEN)
    done = linkaudit(
        "audit", "--offline", "a.txt", "-o", "github:-", "-o", "a.sarif", "-o", "junit:ci.report", "--fail-on", "never"
    )
    assert done.code == 0
    assert done.out.startswith("::error ")
    assert '"version":"2.1.0"' in (desk / "a.sarif").read_text()
    assert 'failures="0"' in (desk / "ci.report").read_text()
