"""What a CI job learns from the exit code, for every combination of what was found and what was asked."""

import pytest

from linkaudit.cli.auditing import exit_code
from tests.cli.articles import BROKEN, CLEAN, CUT
from tests.support import a_run

LEVELS = ("confirmed", "error", "warning", "note", "never")
AT_LEAST = {"error": {"error"}, "warning": {"error", "warning"}, "note": {"error", "warning", "note"}}


@pytest.mark.parametrize("complete", [True, False])
@pytest.mark.parametrize("fail_on", LEVELS)
@pytest.mark.parametrize("found", [(), ("error",), ("warning",), ("note",), ("error", "note"), ("warning", "note")])
def test_findings_win_over_incompleteness(found, fail_on, complete):
    run = a_run(findings=dict.fromkeys(found, 1), complete=complete)
    fails = bool(AT_LEAST.get(fail_on, set()) & set(found))
    assert exit_code(run, fail_on) == (1 if fails else 0 if complete else 3)


def test_confirmed_counts_only_what_is():
    assert exit_code(a_run(findings={"error": 3}, confirmed=0), "confirmed") == 0
    assert exit_code(a_run(findings={"error": 3}, confirmed=1), "confirmed") == 1


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("clean.txt",), 0),
        (("cut.txt",), 0),
        (("cut.txt", "--fail-on", "warning"), 1),
        (("broken.txt",), 1),
        (("broken.txt", "--fail-on", "never"), 0),
        (("broken.txt", "--exit-zero"), 0),
        (("broken.txt", "missing.txt"), 1),
        (("clean.txt", "missing.txt"), 3),
        (("clean.txt", "missing.txt", "--exit-zero"), 0),
        (("broken.txt", "--ignore", "link-broken"), 0),
        (("broken.txt", "--fail-on", "sausage"), 2),
        (("broken.txt", "--fail-on", "confirmed"), 2),
        (("broken.txt", "--update-baseline"), 2),
        (("broken.txt", "--baseline", "none.json"), 2),
        (("broken.txt", "--config", "none.toml"), 2),
        (("broken.txt", "--sausage"), 2),
        (("broken.txt", "-o", "nowhere/report.csv"), 3),
        ((), 2),
    ],
)
def test_the_command(argv, code, linkaudit, desk):
    for name, text in (("broken", BROKEN), ("cut", CUT), ("clean", CLEAN)):
        (desk / f"{name}.txt").write_text(text)
    done = linkaudit("audit", "--offline", *argv)
    assert done.code == code, done.err
    assert "Traceback" not in done.err
    assert "internal error" not in done.err


def test_strict_takes_the_uncertain_for_incomplete(linkaudit, desk):
    # Nobody listens behind this proxy: the link is unreachable, which is a passing note unless --strict.
    (desk / "a.txt").write_text("See https://pier.example/ for more.\n")
    asked = ("audit", "a.txt", "--egress-proxy", "http://127.0.0.1:9", "--retries", "0", "--per-host-interval", "0")
    assert linkaudit(*asked).code in (0, 3)
    assert linkaudit(*asked, "--strict").code == 3


def test_extract_says_what_it_could_not_read(linkaudit, desk):
    (desk / "clean.txt").write_text(CLEAN)
    assert linkaudit("extract", "clean.txt").code == 0
    assert linkaudit("extract", "clean.txt", "missing.txt").code == 3
