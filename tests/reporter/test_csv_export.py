import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.errors import ConfigError
from linkaudit.reporter import FORMATS, Look, Report
from linkaudit.reporter.csv_export import safe, table
from linkaudit.reporter.rows import COLUMNS
from tests.support import a_passage, a_report, an_article

GOLDEN = """\
"article","n","line","form","label","kind","handle","outcome","reason","text","escaped"\r
"harbour.txt","1","1","body","wire","","","","","Dockers in Port Merrow walked out, a leader told AFP.",""\r
"harbour.txt","2","2","body","wire_mixed","","","","","The port called it unlawful.",""\r
"harbour.txt","4","2","hyperlink","wire_mixed","link","","blocked","403","",""\r
"harbour.txt","3","3","social_post","social","","","","","We stay out until Friday.— Anna Quay (@quay_anna) January 6, 2020",""\r
"harbour.txt","1","3","flattened","social","post","quay_anna","gone","deleted","We stay out until Friday.",""\r
"harbour.txt","4","4","social_post","social","","","","","Ships wait off Port Merrow",""\r
"harbour.txt","2","4","blockquote","social","post","Reuters","live","oembed","Ships wait off Port Merrow",""\r
"harbour.txt","5","5","cross_ref","cross_promo","","","","","Read more: Five ports that never sleep",""\r
"harbour.txt","3","5","text_label","cross_promo","cross_ref","","unresolved","no url","",""\r
"harbour.txt","6","6","credit_line","structure","","","","","AFP with additional input by the Merrow desk.",""\r
"photo.html","","","unreadable","","","","","binary data without markup","",""\r
"""


def test_golden() -> None:
    names = ("article", "n", "line", "form", "label", "kind", "handle", "outcome", "reason", "text", "escaped")
    assert FORMATS["csv"].render(a_report(), Look(columns=names)) == GOLDEN


def test_all_columns_once_and_the_mark_of_changes_last() -> None:
    header, *lines = csv.reader(io.StringIO(FORMATS["csv"].render(a_report()), newline=""))
    assert tuple(header) == (*COLUMNS, "escaped")
    assert {len(line) for line in lines} == {len(header)}
    social = [line for line in lines if line[header.index("label")] == "social" and line[header.index("kind")]]
    assert [line[header.index("platform")] for line in social] == ["x", "x"]


def test_an_unknown_column_is_a_usage_error_that_names_the_known_ones() -> None:
    with pytest.raises(ConfigError) as caught:
        FORMATS["csv"].render(a_report(), Look(columns=("article", "colour")))
    assert "colour" in str(caught.value)
    assert "final_url" in (caught.value.hint or "")


def test_a_mark_for_excel_only_when_asked() -> None:
    assert FORMATS["csv"].render(a_report(), Look(csv_bom=True)).startswith('\ufeff"article"')
    assert FORMATS["csv"].render(a_report()).startswith('"article"')


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "|", "＝", "＋", "－", "＠", " =", "\u00a0@", "\u2003+"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_inert(start: str) -> None:
    shown, changed = safe(f"{start}1+1")
    assert shown == f"'{start}1+1"
    assert changed
    assert safe(f"{start}1+1", raw=True)[0] == f"{start}1+1"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('harmless;=HYPERLINK("http://e.example");x', 'harmless;\'=HYPERLINK("http://e.example");x'),
        ("a; @SUM(1)", "a; '@SUM(1)"),
        ('x";－ 2+3', "x\";'－ 2+3"),
        ("a;=-1+1", "a;'=-1+1"),
        ("a;=+cmd|' /C calc'!A0", "a;'=+cmd|' /C calc'!A0"),
        ("a;=$A$1", "a;'=$A$1"),
        ("a;={1}", "a;'={1}"),
        ('a;"=1+1;', "a;\"'=1+1;"),
        (f"a;{' ' * 300}=1+1", f"a;{' ' * 300}'=1+1"),
        ("so she said ;-)", "so she said ;-)"),
        ("first; second", "first; second"),
    ],
)
def test_where_a_semicolon_parts_cells_nothing_runs_either(cell: str, shown: str) -> None:
    assert safe(cell) == (shown, shown != cell)
    assert safe(cell, raw=True) == (cell, False)


def test_our_own_numbers_pass_and_foreign_ones_do_not() -> None:
    assert safe(-5) == ("-5", False)
    assert safe("-5") == ("'-5", True)
    assert safe(None) == ("", False)


def test_a_changed_row_says_so() -> None:
    article = an_article(a_passage(1, "=1+1"), a_passage(2, "plain"), a_passage(3, "a\x1bb"))
    got = csv.DictReader(io.StringIO(FORMATS["csv"].render(Report.of([article])), newline=""))
    assert [(row["text"], row["escaped"]) for row in got] == [("'=1+1", "1"), ("plain", ""), ("a\\x1bb", "1")]


def test_the_records_own_columns_stand_before_the_mark() -> None:
    article = an_article(a_passage(1), extra={"desk": "@sport"})
    (row,) = csv.DictReader(io.StringIO(FORMATS["csv"].render(Report.of([article])), newline=""))
    assert list(row)[-2:] == ["desk", "escaped"]
    assert row["desk"] == "'@sport"


@given(st.lists(st.tuples(st.text(), st.text(alphabet="=+-@|\t\r\n ,;\"'a\u2028\x00")), max_size=6))
def test_what_is_read_back_is_what_was_shown(cells: list[tuple[str, str]]) -> None:
    lines = [{"a": one, "b": two} for one, two in cells]
    text = "".join(table(("a", "b"), iter(lines)))
    got = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert got == [["a", "b"], *([safe(line["a"])[0], safe(line["b"])[0]] for line in lines)]
    assert text.count("\r\n") == text.count("\n") == len(lines) + 1
    for row in got[1:]:
        assert all(cell.lstrip()[:1] not in set("=+-@|＝＋－＠\t\r\n") or not cell.strip() for cell in row)
