"""How a run ends that cannot go on: a clear line, an exit code, no half report, and a state that can be taken up again."""

import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.articles import BROKEN, CLEAN
from tests.places import FIXTURES, ROOT

HARBOUR = FIXTURES / "articles/harbour-strike"
REPLAYED = (HARBOUR / "article.txt", "--replay", HARBOUR / "replies.warc.gz")


def command(*argv):
    return [sys.executable, "-m", "linkaudit", *map(str, argv)]


def run(*argv, cwd, largest=None, **more):
    """The command in a process of its own; `largest`: bytes that a file may have, as on a disk that is full."""

    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    # Python would leave half of a compiled module behind, for the next process to stumble over.
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command(*argv),
        cwd=cwd,
        env=environment,
        check=False,
        timeout=120,
        preexec_fn=limited if largest is not None else None,
        **({"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more),
    )


def ended_well(done, code, *words):
    said = done.stderr.decode()
    assert done.returncode == code, said
    assert "Traceback" not in said
    assert "internal error" not in said
    assert "Exception ignored" not in said
    for word in words:
        assert word in said, said


@pytest.fixture
def many(desk):
    """Articles enough that a report of them is larger than a block."""
    (desk / "articles").mkdir()
    for number in range(60):
        (desk / f"articles/{number}.txt").write_text(BROKEN * 10)
    return desk


@contextmanager
def silent_proxy():
    """Listens and never answers: every link stays under way until something ends the run."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(64)
        yield f"http://127.0.0.1:{door.getsockname()[1]}"


# --- where it cannot write


@pytest.mark.parametrize(
    "argv",
    [
        ("-o", "a.txt/report.csv"),
        ("-o", "nowhere/report.csv"),
        ("-o", "folder.csv"),
        ("--csv-tables", "a.txt/tables"),
        ("--csv-tables", "a.txt"),
        ("--state", "a.txt/run.sqlite"),
        ("--record", "a.txt/seen.warc.gz"),
        ("--baseline", "nowhere/known.json", "--update-baseline"),
    ],
)
def test_a_place_that_cannot_be_written_is_said_before_anything_is_asked(argv, linkaudit, desk):
    (desk / "a.txt").write_text("See https://pier.example/ for more.\n")
    (desk / "folder.csv").mkdir()
    started = time.monotonic()
    with silent_proxy() as proxy:
        done = linkaudit("audit", "a.txt", "--egress-proxy", proxy, *argv)
    assert done.code == 3, done.err
    assert time.monotonic() - started < 10
    assert argv[1].split("/")[0] in done.err
    assert "Try: " in done.err
    assert (desk / "a.txt").read_text().startswith("See")


def test_a_full_disk_leaves_the_old_report_and_no_half_of_the_new(many):
    (many / "report.csv").write_text("the old one")
    done = run("audit", "--offline", "articles", "-o", "report.csv", cwd=many, largest=4096)
    ended_well(done, 3, "report.csv cannot be written", "File too large")
    assert (many / "report.csv").read_text() == "the old one"
    assert sorted(path.name for path in many.iterdir()) == ["articles", "report.csv"]


def test_standard_output_on_a_full_disk(many):
    with Path("/dev/full").open("wb") as full:
        ended_well(run("audit", "--offline", "articles", cwd=many, stdout=full), 3, "standard output cannot be written")
        ended_well(run("extract", "articles", cwd=many, stdout=full), 3, "standard output cannot be written")
        for words in (["explain"], ["explain", "post-gone"], ["--help"], ["--version"]):
            ended_well(run(*words, cwd=many, stdout=full), 3, "standard output cannot be written")


def test_standard_error_on_a_full_disk_loses_neither_report_nor_exit_code(many):
    usual = run("audit", "--offline", "articles", "missing.txt", cwd=many)
    with Path("/dev/full").open("wb") as full:
        done = run("audit", "--offline", "articles", "missing.txt", cwd=many, stderr=full)
    assert (done.returncode, done.stdout) == (usual.returncode, usual.stdout)


def test_a_report_takes_the_place_of_no_article_that_is_named(desk):
    (desk / "a.csv").write_text("text\nThe pier reopened.\n")
    done = run("audit", "--offline", "./a.csv", "-o", "a.csv", cwd=desk)
    ended_well(done, 2, "-o a.csv would overwrite an input")
    assert (desk / "a.csv").read_text().startswith("text")


@pytest.mark.parametrize("content", [b"x", b"The pier reopened.\n" * 100])
def test_what_is_no_state_is_left_alone(desk, content):
    (desk / "notes.txt").write_bytes(content)
    (desk / "a.txt").write_text(CLEAN)
    ended_well(run("audit", "--offline", "a.txt", "--state", "notes.txt", cwd=desk), 3, "notes.txt: file is not a database")
    assert (desk / "notes.txt").read_bytes() == content


def test_a_state_on_a_full_disk_is_said_and_what_it_holds_can_be_read(many):
    first = run("audit", "--offline", "articles/1.txt", "--state", "run.sqlite", "-q", cwd=many)
    assert first.returncode == 1
    size = sum(path.stat().st_size for path in many.glob("run.sqlite*"))
    done = run("audit", "--offline", "articles", "--state", "run.sqlite", cwd=many, largest=size + 8192)
    ended_well(done, 3, "run.sqlite")
    again = run("audit", "--offline", "articles", "--state", "run.sqlite", "--format", "jsonl", cwd=many)
    ended_well(again, 1)
    assert json.loads(again.stdout.splitlines()[-1])["articles"] == 60


def test_a_recording_on_a_full_disk(desk):
    with silent_proxy() as proxy:
        (desk / "a.txt").write_text("\n".join(f"https://pier{number}.example/" for number in range(40)))
        argv = ("audit", "a.txt", "--egress-proxy", proxy, "--timeout", "0.3", "--retries", "0", "--per-host-interval", "0")
        done = run(*argv, "--record", "seen.warc.gz", cwd=desk, largest=2048)
    ended_well(done, 3, "seen.warc.gz cannot be written")


@pytest.mark.parametrize(
    ("closed", "argv", "says"),
    [
        ("1>&-", "audit --offline a.txt", "standard output is closed"),
        ("0<&-", "audit --offline -", "-: standard input is closed"),
    ],
)
def test_streams_that_are_closed_from_the_start(closed, argv, says, desk):
    (desk / "a.txt").write_text(CLEAN)
    script = f"exec {sys.executable} -m linkaudit {argv} {closed}"
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(["sh", "-c", script], cwd=desk, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert says in done.stderr
    assert "internal error" not in done.stderr


def test_a_report_of_no_state_makes_none(linkaudit, desk):
    done = linkaudit("report", "run.sqlite")
    assert (done.code, "run.sqlite: no such file" in done.err) == (3, True)
    assert not list(desk.iterdir())


def test_a_device_is_written_to_and_never_replaced(linkaudit, desk):
    (desk / "a.txt").write_text(CLEAN)
    assert linkaudit("audit", "--offline", "a.txt", "-o", "csv:/dev/null").code == 0
    assert not Path("/dev/null").is_file()
    (desk / "real").mkdir()
    (desk / "link.csv").symlink_to("real/report.csv")
    assert linkaudit("audit", "--offline", "a.txt", "-o", "link.csv").code == 0
    assert (desk / "link.csv").is_symlink()
    assert (desk / "real/report.csv").read_text().startswith('"article"')


# --- where nobody reads, or somebody ends it


def test_a_reader_that_goes_away_leaves_the_state_whole(many):
    line = " ".join(command("audit", "--offline", "articles", "--state", "run.sqlite", "-q", "--format", "json"))
    done = subprocess.run(["bash", "-c", f"{line} | true; exit ${{PIPESTATUS[0]}}"], cwd=many, capture_output=True, check=False)
    ended_well(done, 3)
    assert done.stderr == b""
    kept = run("report", "run.sqlite", "--format", "jsonl", cwd=many)
    assert json.loads(kept.stdout.splitlines()[-1])["articles"] == 60


def started(argv, cwd):
    process = subprocess.Popen(
        command(*argv), cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    state = cwd / "run.sqlite"
    until = time.monotonic() + 30
    while time.monotonic() < until and not state.exists():
        time.sleep(0.05)
    time.sleep(2)
    return process


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_ends_with_what_there_is_and_the_next_run_goes_on(number, code, desk):
    (desk / "a.txt").write_text("htp://pier.example\n" + "\n".join(f"https://pier{n}.example/" for n in range(5)))
    with silent_proxy() as proxy:
        argv = ("audit", "a.txt", "--egress-proxy", proxy, "--state", "run.sqlite", "--format", "jsonl", "--timeout", "60")
        process = started(argv, desk)
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
    assert process.returncode == code, err
    assert b"Traceback" not in err
    events = [json.loads(line) for line in out.splitlines()]
    assert events[-1]["complete"] is False
    assert sum(one["type"] == "resolution" for one in events) == 6
    assert {one["reason"] for one in events if one.get("outcome") == "unchecked"} == {"stopped"}
    kept = run("report", "run.sqlite", "--format", "jsonl", cwd=desk)
    ended_well(kept, 3)
    assert len(kept.stdout.splitlines()) == len(events)


def test_a_second_signal_ends_at_once(desk):
    (desk / "a.txt").write_text("\n".join(f"https://pier{n}.example/" for n in range(5)))
    with silent_proxy() as proxy:
        process = started(("audit", "a.txt", "--egress-proxy", proxy, "--state", "run.sqlite", "--timeout", "60"), desk)
        for _ in range(2):
            process.send_signal(signal.SIGINT)
            time.sleep(0.2)
        process.communicate(timeout=3)
    assert process.returncode == 130


def test_a_budget_that_ends_is_a_partial_report_and_3(linkaudit, desk):
    (desk / "a.txt").write_text("\n".join(f"https://pier{n}.example/" for n in range(5)))
    with silent_proxy() as proxy:
        asked = ("audit", "a.txt", "--egress-proxy", proxy, "--max-minutes", "0.02", "--format", "jsonl")
        done = linkaudit(*asked)
        (desk / "b.txt").write_text(BROKEN)
        found = linkaudit(*asked, "b.txt")
    run_row = json.loads(done.out.splitlines()[-1])
    assert done.code == 3
    assert run_row["complete"] is False
    assert any("budget" in note for note in run_row["notes"])
    assert '"reason":"budget ended"' in done.out
    assert "INCOMPLETE" in done.err
    # Findings win over incompleteness.
    assert found.code == 1


def test_what_a_whole_run_found_is_shown_until_another_has_found_it_anew(linkaudit, desk):
    asked = ("audit", *REPLAYED, "--state", "run.sqlite", "--exit-zero", "--format", "jsonl")
    first, second = linkaudit(*asked), linkaudit(*asked, "--max-minutes", "0.00001")
    assert json.loads(second.out.splitlines()[-1])["complete"] is False
    shown = linkaudit("report", "run.sqlite", "--format", "jsonl")
    *found, row = shown.out.splitlines()
    assert (shown.code, found) == (0, first.out.splitlines()[:-1])
    assert any("--run 2 shows how far it came" in note for note in json.loads(row)["notes"])
    cut_short = linkaudit("report", "run.sqlite", "--run", "2", "--format", "jsonl")
    assert (cut_short.code, json.loads(cut_short.out.splitlines()[-1])["complete"]) == (3, False)


def test_two_runs_on_one_state(linkaudit, desk):
    (desk / "a.txt").write_text("https://pier.example/\n")
    with silent_proxy() as proxy:
        process = started(("audit", "a.txt", "--egress-proxy", proxy, "--state", "run.sqlite", "--timeout", "60"), desk)
        second = linkaudit("audit", "--offline", "a.txt", "--state", "run.sqlite")
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    assert (second.code, "in use by another run" in second.err) == (3, True)
