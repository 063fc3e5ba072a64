import json

from linkaudit.reporter import FORMATS, Report
from tests.support import a_finding, a_report, an_article

GOLDEN = """\
[
{"description":"The post by @quay_anna is gone: deleted.","check_name":"post-gone","fingerprint":"0123456789abcdef",\
"severity":"major","location":{"path":"harbour.txt","lines":{"begin":3}}}
]
"""


def test_golden() -> None:
    assert FORMATS["gitlab"].render(a_report()) == GOLDEN


def test_no_finding_is_an_empty_array() -> None:
    assert json.loads(FORMATS["gitlab"].render(Report.of([an_article()]))) == []


def test_severities_are_gitlabs_and_a_place_is_always_given() -> None:
    findings = [a_finding(severity=severity, place=None) for severity in ("error", "warning", "note")]
    got = json.loads(FORMATS["gitlab"].render(Report.of(findings)))
    assert [(item["severity"], item["location"]["lines"]["begin"]) for item in got] == [("major", 1), ("minor", 1), ("info", 1)]
