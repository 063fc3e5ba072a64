from xml.etree import ElementTree as ET

from linkaudit.reporter import FORMATS, Look, Report
from tests.support import a_finding, a_report, a_run, an_article

GOLDEN = """\
<?xml version="1.0" encoding="utf-8"?>
<testsuites name="linkaudit" tests="2" failures="1" errors="1" skipped="0">
<testsuite name="harbour.txt" tests="1" failures="1" errors="0" skipped="0">
  <testcase name="post-gone: line 3: The post by @quay_anna is gone: deleted." classname="harbour.txt" file="harbour.txt" line="3">
    <failure message="line 3: The post by @quay_anna is gone: deleted." type="error.post-gone">\
The post by @quay_anna is gone: deleted. [0123456789abcdef]</failure>
  </testcase>
</testsuite>
<testsuite name="photo.html" tests="1" failures="0" errors="1" skipped="0">
  <testcase name="unreadable" classname="photo.html" file="photo.html">
    <error message="binary data without markup" type="unreadable" />
  </testcase>
</testsuite>
<testsuite name="linkaudit" tests="0" failures="0" errors="0" skipped="0">
  <system-out>Note: Simulated replies, written for this test.</system-out>
</testsuite>
</testsuites>
"""


def suites(*events: object, look: Look | None = None) -> ET.Element:
    return ET.fromstring(FORMATS["junit"].render(Report.of(events), look))


def test_golden() -> None:
    assert FORMATS["junit"].render(a_report()) == GOLDEN


def test_what_fails_follows_the_option() -> None:
    events = [an_article(), *(a_finding(severity=severity) for severity in ("error", "warning", "note"))]
    counted = {
        fail_on: suites(*events, look=Look(fail_on=fail_on)).get("failures")
        for fail_on in ("error", "warning", "note", "never")
    }
    assert counted == {"error": "1", "warning": "2", "note": "3", "never": "0"}
    (_, warning, _) = suites(*events).iter("testcase")
    assert warning.findtext("system-out") == "warning: line 3: The post by @quay_anna is gone: deleted."


def test_an_article_without_findings_is_a_passed_case() -> None:
    (case,) = suites(an_article()).iter("testcase")
    assert (case.get("name"), len(case)) == ("no findings", 0)


def test_counts_agree_with_the_cases() -> None:
    root = suites(
        an_article(id="a"), an_article(id="b"), a_finding(article="a"), a_finding(article="a", severity="note"), a_run()
    )
    assert int(root.get("tests") or 0) == len(list(root.iter("testcase"))) == 3
    assert int(root.get("failures") or 0) == len(list(root.iter("failure"))) == 1


def test_what_xml_cannot_hold_is_shown() -> None:
    evil = "a\x00b\x0bc\ufffe]]><x>&a;<!DOCTYPE y>\ud800"
    root = suites(an_article(id=evil), a_finding(article=evil, message=evil, evidence=evil, place=None), a_run(notes=(evil,)))
    (failure,) = root.iter("failure")
    assert failure.get("message") == "a\\x00b\\x0bc\\ufffe]]><x>&a;<!DOCTYPE y>\\ud800"
