"""The command: argv in; standard output, standard error and exit code out."""

import csv
import io
import json
import os
import signal
import socket
import subprocess
import sys

import pytest

from linkaudit.cli import COMMANDS
from tests.places import FIXTURES, ROOT, SHARED

HARBOUR = FIXTURES / "articles/harbour-strike"
ARTICLE = HARBOUR / "article.txt"
REPLIES = HARBOUR / "replies.warc.gz"


def linkaudit(*argv, stdin=b"", cwd=ROOT, **environment):
    return subprocess.run(
        [sys.executable, "-m", "linkaudit", *map(str, argv)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        check=False,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment},
        timeout=120,
    )


def rows(done):
    return list(csv.DictReader(io.StringIO(done.stdout.decode(), newline="")))


def lines(done):
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


@pytest.fixture
def pier(tmp_path):
    path = tmp_path / "pier.txt"
    path.write_text(
        "The pier reopened on Monday, the harbour master told AFP.\nhttps://x.com/pierwatch/status/1764919316522946310\n"
    )
    return path


# --- what it finds, in every form


def test_the_demo_tells_live_and_deleted_posts_apart_and_says_it_is_simulated():
    done = linkaudit("audit", ARTICLE, "--replay", REPLIES)
    text = done.stdout.decode()
    assert done.returncode == 1
    groups = ("Wire-service reporting", "Social-media insertions", "Cross-references", "Other", "Findings", "Summary")
    places = [text.index(f"\n{group}\n") for group in groups]
    assert places == sorted(places)
    assert "GONE: deleted" in text
    assert "live" in text
    assert "simulated replies" in text
    assert text.endswith("\n")


def test_exit_zero_is_a_report_only_run():
    assert linkaudit("audit", ARTICLE, "--replay", REPLIES, "--exit-zero").returncode == 0


def test_csv_tells_wire_and_social_rows_apart_by_label():
    done = linkaudit("audit", "--offline", ARTICLE, "--format", "csv")
    table = rows(done)
    assert done.returncode == 0
    assert (
        done.stdout.decode()
        .splitlines()[0]
        .replace('"', "")
        .startswith("article,n,line,form,label,agencies,kind,platform,post_id,handle,url,outcome,reason,status,final_url")
    )
    wire = [row for row in table if row["label"].startswith("wire")]
    social = [row for row in table if row["label"] == "social"]
    assert {row["agencies"] for row in wire if not row["kind"]} == {"afp"}
    assert {row["handle"] for row in social if row["kind"] == "post"} >= {"rana_albahri_", "AP", "brinewall"}
    assert not [row for row in social if row["agencies"]]


def test_json_and_jsonl_say_the_same():
    document = json.loads(linkaudit("audit", ARTICLE, "--replay", REPLIES, "--format", "json").stdout)
    events = lines(linkaudit("audit", ARTICLE, "--replay", REPLIES, "--format", "jsonl"))
    assert document["schema"] == "linkaudit/1"
    assert document["type"] == "audit"
    of = lambda kind: [event for event in events if event["type"] == kind]  # noqa: E731
    assert [one["id"] for one in document["articles"]] == [one["id"] for one in of("article")]
    assert [(one["key"], one["outcome"]) for one in document["resolutions"]] == [
        (one["key"], one["outcome"]) for one in of("resolution")
    ]
    assert [one["fingerprint"] for one in document["findings"]] == [one["fingerprint"] for one in of("finding")]
    assert events[-1]["type"] == "run"


def test_offline_asks_nothing_and_still_dates_posts():
    events = lines(linkaudit("audit", "--offline", ARTICLE, "--format", "jsonl"))
    outcomes = {event["reason"] for event in events if event["type"] == "resolution"}
    assert outcomes == {"offline"}
    posts = [ref for ref in events[0]["references"] if ref["kind"] == "post" and ref["post_id"]]
    assert posts
    assert all(ref["posted_at"].startswith("2024-03-") for ref in posts)


def test_two_runs_are_the_same_bytes():
    first, second = (linkaudit("audit", ARTICLE, "--replay", REPLIES, "--format", "csv") for _ in range(2))
    assert first.stdout == second.stdout


def test_standard_input_is_an_article(pier):
    done = linkaudit("extract", "-", stdin=pier.read_bytes())
    (article,) = lines(done)
    assert article["id"] == "-"
    assert [ref["handle"] for ref in article["references"]] == ["pierwatch"]


def test_several_files_choose_their_format_by_suffix(pier, tmp_path):
    done = linkaudit("audit", "--offline", pier, "-o", tmp_path / "a.csv", "-o", tmp_path / "a.json", "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "a.csv").read_bytes().startswith(b'"article"')
    assert json.loads((tmp_path / "a.json").read_text())["type"] == "audit"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.json", "pier.txt"]


@pytest.mark.parametrize("width", [40, 80, 200])
def test_color_and_no_color(width, pier):
    always = linkaudit("audit", "--offline", pier, "--color", "always").stdout
    never = linkaudit("audit", "--offline", pier, "--color", "auto", COLUMNS=str(width)).stdout
    assert b"\x1b[" in always
    assert b"\x1b" not in never
    forced = linkaudit("audit", "--offline", pier, FORCE_COLOR="1").stdout
    assert forced == always
    assert linkaudit("audit", "--offline", pier, FORCE_COLOR="1", NO_COLOR="1").stdout == never


# --- what bad input gets


def test_each_unreadable_input_is_one_row_and_the_others_are_read(pier, tmp_path):
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)) * 400)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "long.txt").write_text("word " * 2_000_000)
    names = ["missing.txt", "pier.txt", "noise.bin", "empty.txt", "long.txt"]
    done = linkaudit("audit", "--offline", *names, "--format", "jsonl", cwd=tmp_path)
    events = lines(done)
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert {event["id"]: event["reason"] for event in events if event["type"] == "unreadable"} == {
        "missing.txt": "no such file",
        "noise.bin": "binary data without markup (or UTF-16 without a byte order mark: --encoding utf-16le)",
        "long.txt": "larger than 8,388,608 bytes (--max-article-size)",
    }
    assert [event["id"] for event in events if event["type"] == "article"] == ["pier.txt", "empty.txt"]
    assert events[-1]["complete"] is False
    for name in ("missing.txt", "noise.bin", "long.txt"):
        assert done.stderr.decode().count(f"{name}: ") == 1
    table = rows(linkaudit("audit", "--offline", *names, "--format", "csv", cwd=tmp_path))
    assert [row["article"] for row in table if row["form"] == "unreadable"] == ["missing.txt", "noise.bin", "long.txt"]
    assert [row["article"] for row in table if row["form"] == "empty"] == ["empty.txt"]


def test_characters_that_were_lost_are_said(tmp_path):
    (tmp_path / "old.txt").write_bytes("Die Fähre liegt fest, sagte ein Sprecher der AFP.\n".encode("cp1252"))
    done = linkaudit("audit", "--offline", "old.txt", cwd=tmp_path).stdout.decode()
    assert "Note: 1 character is unreadable" in done
    assert "--encoding" in done
    told = linkaudit("audit", "--offline", "old.txt", "--encoding", "windows-1252", cwd=tmp_path).stdout.decode()
    assert "Die Fähre" in told
    assert "unreadable" not in told


def test_an_empty_file_is_an_article_without_passages(tmp_path):
    (tmp_path / "empty.txt").touch()
    done = linkaudit("extract", "empty.txt", cwd=tmp_path)
    assert done.returncode == 0
    assert lines(done)[0]["passages"] == []


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("audit",), "Missing argument"),
        (("audit", "x", "--format", "sausage"), "one of: table"),
        (("audit", "x", "-o", "report.sausage"), "add --format"),
        (("audit", "x", "--timeout", "-1"), "timeout"),
        (("audit", "x", "--allow-address", "everything"), "allow-address"),
        (("audit", "x", "--select", "post-goner"), "post-goner"),
        (("audit", "x", "--offline", "--replay", "y"), "leave one of them out"),
        (("audit", "x", "--outlet-country", "Pakistan"), "two letters"),
        (("audit", "x", "--encoding", "klingon"), "windows-1252"),
        (("audit", "x", "--offline", "--base-url", "example"), "give it whole"),
        (("audit", "--offline", "https://news.example/a"), "save the page"),
        (("extract", "https://news.example/a"), "save the page"),
        (("explain", "sausage"), "linkaudit explain lists them"),
        (("explain", "post-gonne"), "did you mean post-gone?"),
    ],
)
def test_usage_errors_exit_2_and_say_what_to_try(argv, says):
    done = linkaudit(*argv)
    assert done.returncode == 2
    assert says in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_a_recording_that_is_missing_is_said_and_exits_3_or_2(pier, tmp_path):
    done = linkaudit("audit", pier, "--replay", tmp_path / "none.warc.gz")
    assert done.returncode in (2, 3)
    assert b"none.warc.gz" in done.stderr
    assert b"Traceback" not in done.stderr


def test_what_is_not_recorded_is_unchecked_and_incomplete(tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("https://x.com/pierwatch/status/1764919316522946999\n")
    done = linkaudit("audit", other, "--replay", REPLIES, "--format", "jsonl")
    events = lines(done)
    assert [(one["outcome"], one["reason"]) for one in events if one["type"] == "resolution"] == [("unchecked", "not recorded")]
    assert done.returncode == 3


# --- which links, which findings


def test_excluded_links_are_listed_and_not_asked():
    done = linkaudit("audit", ARTICLE, "--replay", REPLIES, "--exclude", "portauthority-calder.example", "--format", "jsonl")
    found = {event["url"]: (event["outcome"], event["reason"]) for event in lines(done) if event["type"] == "resolution"}
    assert found["https://portauthority-calder.example/tariffs/2024"] == ("unchecked", "excluded")


def test_include_asks_nothing_else():
    done = linkaudit("audit", ARTICLE, "--replay", REPLIES, "--include", "portauthority-calder.example", "--format", "jsonl")
    asked = [event["url"] for event in lines(done) if event["type"] == "resolution" and event["reason"] != "excluded"]
    assert asked == ["https://portauthority-calder.example/tariffs/2024"]


def test_select_ignore_and_fail_on():
    def run(*argv):
        done = linkaudit("audit", ARTICLE, "--replay", REPLIES, "--format", "jsonl", *argv)
        return {event["rule"] for event in lines(done) if event["type"] == "finding"}, done.returncode

    assert run("--select", "post-gone,link-gone") == ({"post-gone", "link-gone"}, 1)
    found, code = run("--ignore", "post-gone", "--ignore", "link-gone")
    assert "post-gone" not in found
    assert code == 0
    assert run("--select", "link-moved")[1] == 0
    assert run("--select", "link-moved", "--fail-on", "warning")[1] == 1
    assert run("--select", "agency-post", "--fail-on", "note")[1] == 1
    assert run("--fail-on", "never")[1] == 0


def test_explain_prints_the_manual_of_each_rule():
    listed = linkaudit("explain").stdout.decode().split("\n")
    names = [line.split()[0] for line in listed if line.strip()]
    assert {"post-gone", "link-gone", "uncredited-wire", "agency-post"} <= set(names)
    manual = linkaudit("explain", "post-gone").stdout.decode()
    assert len(manual.splitlines()) > 3


# --- how it ends


def test_ctrl_c_prints_the_partial_report_and_exits_130(tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("\n".join(f"https://host{n}.example/" for n in range(3)))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        proxy = f"http://127.0.0.1:{silent.getsockname()[1]}"
        argv = [sys.executable, "-m", "linkaudit", "audit", article, "--egress-proxy", proxy, "--format", "csv"]
        process = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
        silent.settimeout(60)
        asked, _ = silent.accept()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        asked.close()
    assert process.returncode == 130
    assert out.decode().count("unchecked") + out.decode().count("unreachable") == 3
    assert b"Traceback" not in err


def test_a_reader_that_goes_away_is_no_crash():
    command = f"{sys.executable} -m linkaudit extract {FIXTURES}/articles {FIXTURES}/articles --format csv | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, check=False)
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def test_a_report_that_cannot_be_written_is_said(pier, tmp_path):
    done = linkaudit("audit", "--offline", pier, "-o", tmp_path / "nowhere" / "a.csv")
    assert done.returncode == 3
    assert b"cannot be written" in done.stderr


def test_version_and_completion():
    assert linkaudit("--version").stdout.decode() == "linkaudit 0.1.0\n"
    assert b"complete" in linkaudit(_LINKAUDIT_COMPLETE="bash_source").stdout


@pytest.mark.skipif(not SHARED.exists(), reason="the seed article is not part of the project")
def test_the_seed_as_csv():
    table = rows(linkaudit("audit", "--offline", SHARED / "data/seed/article.txt", "--format", "csv"))
    passages = [row for row in table if not row["kind"]]
    assert sum(row["label"].startswith("wire") for row in passages) == 18
    assert sum(row["kind"] == "post" and row["label"] == "social" for row in table) == 6


@pytest.mark.parametrize("name", [*COMMANDS])
def test_each_command_has_its_help_with_lines_kept(name):
    whole, own = (linkaudit(*argv).stdout.decode() for argv in (["--help"], [name, "--help"]))
    assert f"  {name} " in whole
    assert own.startswith(f"Usage: linkaudit {name} ")
    assert "\\b" not in whole + own
