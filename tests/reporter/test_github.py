from linkaudit.model import Origin
from linkaudit.reporter import FORMATS, Report
from tests.support import a_finding, a_report, a_run, an_article

GOLDEN = """\
::error title=post-gone,file=harbour.txt,line=3,col=1::The post by @quay_anna is gone: deleted.
linkaudit | unreadable: photo.html: binary data without markup
linkaudit | Articles: read 1, unreadable 1
linkaudit | Credited agencies: AFP (mixed, 1 article)
linkaudit | Agencies' own accounts: Reuters (1 of 2 insertions)
linkaudit | Wire share of body words: anchored 10 (67 %), inherited from the credit 5 (33 %), of 15 words
linkaudit | Social insertions: X 2
linkaudit | References: 4
linkaudit | Outcomes: alive 1 (live 1); dead 1 (gone 1); uncertain 1 (blocked 1); open 1 (unresolved 1)
linkaudit | Findings: errors 1
linkaudit | Note: Simulated replies, written for this test.
"""


def lines(*events: object) -> list[str]:
    return FORMATS["github"].render(Report.of(events)).splitlines()


def test_golden() -> None:
    assert FORMATS["github"].render(a_report()) == GOLDEN


def test_ten_of_a_kind_are_shown_and_the_rest_is_counted() -> None:
    found = lines(*(a_finding(f"r{n}") for n in range(13)), a_finding(severity="note"), a_finding(severity="warning"))
    assert sum(line.startswith("::error ") for line in found) == 10
    assert "linkaudit | 3 more errors" in found
    assert [line.split()[0] for line in found if line.startswith("::")][-2:] == ["::warning", "::notice"]


def test_foreign_text_can_neither_end_a_property_nor_begin_a_command() -> None:
    evil = "x%0A\n::add-mask::a,line=9:b"
    found = lines(an_article(id=evil), a_finding(article=evil, message=evil), a_run(notes=(evil,)))
    (annotation,) = (line for line in found if line.startswith("::"))
    properties, _, message = annotation.removeprefix("::error ").partition("::")
    assert properties == "title=post-gone,file=x%250A\\n%3A%3Aadd-mask%3A%3Aa%2Cline=9%3Ab,line=3,col=1"
    assert message == "x%250A ::add-mask::a,line=9:b"
    assert all(line.startswith(("::error ", "linkaudit | ")) for line in found)


def test_a_page_on_the_web_has_no_file() -> None:
    article = an_article(id="https://n.example/a", origin=Origin(path="https://n.example/a"))
    (annotation,) = (line for line in lines(article, a_finding(article=article.id)) if line.startswith("::"))
    assert annotation.startswith("::error title=post-gone::")
