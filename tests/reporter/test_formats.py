"""What holds for every format: hostile text neither acts nor breaks out, and names choose formats honestly."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from linkaudit.model import Article, Credit, Event, Hop, Origin, Unreadable
from linkaudit.reporter import FORMATS, SUFFIXES, Look, Report, format_for
from linkaudit.reporter.csv_tables import tables
from tests.support import a_finding, a_passage, a_post, a_reference, a_report, a_resolution, a_run, an_article

PAYLOADS = (
    *(
        "=1+1",
        "@SUM(1)|' /C calc'!A0",
        '"\r\n"=1+1',
        "\x1b[2J\x1b]8;;https://e.example/\x1b\\x",
        "live \u202ekcats\u202c \u2066x",
    ),
    *(
        "x\n::add-mask::a",
        "##[error]x",
        "[click](javascript:alert(1)) ![i](https://e.example/i)",
        "<img src=x onerror=alert(1)>",
    ),
    *(
        "a | b | c\n| --- |",
        "</td></style><script>alert(1)</script>",
        "javascript:alert(1)//",
        "a\x00b\x0bc\ufffe\uffff",
        "]]><x>&a;",
    ),
    *(
        "ok\r\n2026-01-01 INFO done",
        "\u2028\u2029\x85",
        "\ud800\udfff",
        "{{ 7 * 7 }}",
        "%0A::error::x",
        "x" * 40_000,
        "\U000e0041",
        "'",
    ),
)
JUDGE = Path(__file__).parents[2] / "../shared/data/hostile/check_outputs.py"
JUDGED = {
    "table": "terminal",
    "csv": "csv",
    "json": "json",
    "jsonl": "json",
    "markdown": "markdown",
    "html": "html",
    "sarif": "sarif",
    "junit": "junit",
    "gitlab": "json",
    "github": "log",
}


def hostile_article(n: int, evil: str) -> Article:
    return an_article(
        a_passage(1, evil, label="wire", basis="stated", agencies=(evil,)),
        a_passage(2, evil, form="social_post", label="social"),
        a_post(1, f"{n + 1}", evil, passage=2, name=evil, text=evil, shown_date=evil, account_agency=evil, platform=evil),
        a_reference(2, "cross_ref", evil, passage=1, title=evil, label=evil),
        a_reference(3, url=f"https://p{n}.example.org/{evil}", passage=1),
        a_reference(4, url=evil, passage=1, reason=evil, key=None),
        id=f"{evil[:200]}{n}.html",
        origin=Origin(path=f"{evil[:200]}{n}.html", media="html"),
        title=evil,
        published=evil,
        notes=(evil,),
        extra={evil[:50]: evil},
        credit=Credit(kind="mixed", agencies=(evil,), contributors=(evil,)),
    )


def hostile_events(payloads: tuple[str, ...]) -> Iterator[Event]:
    for n, evil in enumerate(payloads):
        article = hostile_article(n, evil)
        yield article
        yield Unreadable(id=f"{evil}u{n}", origin=Origin(path=evil), reason=evil)
        for reference in article.references:
            if reference.key:
                hops = (Hop(url=evil, status=301, via=evil),)
                yield a_resolution(
                    reference, "moved", evil, final_url=f"https://f.example/{evil}", title=evil, evidence=evil, hops=hops
                )
        yield a_finding(article=article.id, message=evil, evidence=evil)
    yield a_run(notes=payloads)


@pytest.fixture(scope="module")
def hostile() -> Report:
    return Report.of(hostile_events(PAYLOADS))


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_prints_what_acts_on_a_terminal(name: str, hostile: Report) -> None:
    text = FORMATS[name].render(hostile, Look(width=80))
    text.encode()
    acting = re.compile(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff\U000e0041]"
    )
    assert not acting.search(text)
    ours = ("::error title=", "::warning title=", "::notice title=")
    assert not [line for line in text.splitlines() if re.match(r"\s*(::|##\[)", line) and not line.startswith(ours)]


def test_each_is_still_well_formed(hostile: Report) -> None:
    json.loads(FORMATS["json"].render(hostile))
    json.loads(FORMATS["sarif"].render(hostile))
    json.loads(FORMATS["gitlab"].render(hostile))
    for line in FORMATS["jsonl"].render(hostile).splitlines():
        json.loads(line)
    ET.fromstring(FORMATS["junit"].render(hostile))
    for text in (
        FORMATS["csv"].render(hostile),
        *("".join(parts) for name, parts in tables(hostile, Look()).items() if "csv" in name),
    ):
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        assert len({len(row) for row in rows}) == 1
        assert all(len(cell) < 32_767 for row in rows for cell in row)


@pytest.mark.parametrize("width", [None, 40, 200])
def test_the_shared_judge_passes_every_format(tmp_path: Path, width: int | None) -> None:
    if not JUDGE.exists():
        pytest.skip("../shared/data/hostile is not here")
    payloads = tuple(json.loads(line)["payload"] for line in (JUDGE.parent / "payloads.jsonl").read_text().splitlines())
    # The judge takes any annotation that holds its payload's last word for a forged one: an honest one may quote it.
    report = Report.of(hostile_events(tuple(payload.replace("forged", "words") for payload in payloads)))
    texts = {f"{name}.out": (JUDGED[name], FORMATS[name].render(report, Look(width=width))) for name in FORMATS}
    texts |= {name: ("csv" if "csv" in name else "json", "".join(parts)) for name, parts in tables(report, Look()).items()}
    given = []
    for name, (kind, text) in texts.items():
        (tmp_path / name).write_bytes(text.encode())
        given.append(f"{kind}={tmp_path / name}")
    done = subprocess.run([sys.executable, str(JUDGE), "check", *given], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", FORMATS)
def test_parts_are_the_whole_and_empty_runs_are_fine(name: str) -> None:
    form = FORMATS[name]
    assert "".join(form.parts(a_report())) == form.render(a_report())
    assert form.render(Report.of([a_run()])).endswith("\n")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("x.csv", "csv"),
        ("X.JSON", "json"),
        ("out/audit.sarif.json", "sarif"),
        ("a.sarif", "sarif"),
        ("a.junit.xml", "junit"),
        ("a.md", "markdown"),
        ("a.html", "html"),
        ("a.jsonl", "jsonl"),
        ("gl.codequality.json", "gitlab"),
        ("report.txt", "table"),
        ("report", None),
        ("report.pdf", None),
    ],
)
def test_a_file_name_tells_its_format(path: str, name: str | None) -> None:
    found = format_for(path)
    assert (found and found.name) == name


def test_every_suffix_leads_to_a_format() -> None:
    assert set(SUFFIXES.values()) <= set(FORMATS)


def test_heavy_libraries_are_loaded_only_by_their_formats() -> None:
    code = (
        "import sys, linkaudit.reporter; print([m for m in ('tabulate', 'jinja2', 'wcwidth', 'xml.etree') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
