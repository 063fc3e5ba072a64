import csv
import io
import json

from linkaudit.reporter import Look, Report
from linkaudit.reporter.csv_tables import PASSAGES, REFERENCES, descriptor, tables
from tests.support import a_passage, a_reference, a_report, an_article


def read(report: Report, look: Look | None = None) -> dict[str, list[dict[str, str]]]:
    texts = {name: "".join(parts) for name, parts in tables(report, look or Look()).items() if name.endswith(".csv")}
    return {name: list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in texts.items()}


def test_passages_and_references_stand_apart() -> None:
    got = read(a_report())
    assert [row["label"] for row in got["passages.csv"]] == [
        "wire",
        "wire_mixed",
        "social",
        "social",
        "cross_promo",
        "structure",
        "",
    ]
    assert got["passages.csv"][-1]["form"] == "unreadable"
    assert got["passages.csv"][0]["words"] == "10"
    assert [(row["n"], row["kind"], row["outcome"]) for row in got["references.csv"]] == [
        ("4", "link", "blocked"),
        ("1", "post", "gone"),
        ("2", "post", "live"),
        ("3", "cross_ref", "unresolved"),
    ]


def test_every_column_is_described_in_its_place() -> None:
    report = Report.of([an_article(a_passage(1), extra={"=desk": "sport"})])
    files = {name: "".join(parts) for name, parts in tables(report, Look()).items()}
    package = json.loads(files["linkaudit.schema.json"])
    for resource in package["resources"]:
        header = next(csv.reader(io.StringIO(files[resource["path"]], newline="")))
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert all(field["description"] for field in resource["schema"]["fields"])
    assert "'=desk" in files["passages.csv"]
    assert "desk" not in files["references.csv"]


def test_values_keep_to_the_types_of_the_schema() -> None:
    for name, rows in read(a_report()).items():
        described = {**(PASSAGES if name == "passages.csv" else REFERENCES)}
        for row in rows:
            for column, (kind, _) in described.items():
                constraints = kind.get("constraints", {})
                allowed = constraints.get("enum") if isinstance(constraints, dict) else None
                assert not row[column] or kind["type"] == "string" or row[column].isdecimal()
                assert not row[column] or not isinstance(allowed, list) or row[column] in allowed


def test_a_mark_for_excel_and_a_stable_descriptor() -> None:
    report = Report.of([an_article(a_reference())])
    assert "".join(tables(report, Look(csv_bom=True))["references.csv"]).startswith('\ufeff"article"')
    assert descriptor() == descriptor()
