import pytest

from linkaudit.model import Origin, Unreadable
from linkaudit.reporter import FORMATS, Look, Report
from linkaudit.reporter.markdown import MOST_BYTES, escape, href
from tests.support import a_finding, a_passage, a_reference, a_report, a_resolution, a_run, an_article

GOLDEN = """\
# Link audit

> **Note:** Simulated replies, written for this test&#46;

| figure | value |
| --- | --- |
| Articles | read 1, unreadable 1 |
| Credited agencies | AFP (mixed, 1 article) |
| Agencies' own accounts | Reuters (1 of 2 insertions) |
| Wire share of body words | anchored 10 (67 %), inherited from the credit 5 (33 %), of 15 words |
| Social insertions | X 2 |
| References | 4 |
| Outcomes | alive 1 (live 1); dead 1 (gone 1); uncertain 1 (blocked 1); open 1 (unresolved 1) |
| Findings | errors 1 |

| label | passages | words |
| --- | ---: | ---: |
| wire | 1 | 10 |
| wire mixed | 1 | 5 |
| social | 2 | 16 |
| cross promo | 1 | 7 |
| structure | 1 | 8 |

## Findings

| severity | rule | where | what |
| --- | --- | --- | --- |
| error | post-gone | harbour&#46;txt&#58;3 | The post by &#64;&#8203;quay&#95;anna is gone&#58; deleted&#46; |

## harbour&#46;txt: Port strike enters second week

Credit: AFP, mixed with the Merrow desk.

### Wire-service reporting

| line | what | who | today | text |
| --- | --- | --- | --- | --- |
| 1 | wire (anchored) | AFP |  | Dockers in Port Merrow walked out, a leader told AFP&#46; |
| 2 | wire, mixed | AFP |  | The port called it unlawful&#46; |
| 2 | link |  | blocked&#58; 403 | [port&#46;example](<https://port.example/orders?a=1>) |
"""


def markdown(*events: object) -> str:
    return FORMATS["markdown"].render(Report.of(events))


def test_golden() -> None:
    assert FORMATS["markdown"].render(a_report()).startswith(GOLDEN)


@pytest.mark.parametrize(
    "evil", ["@octocat", "fixes #1", "[click](javascript:alert(1))", "![x](https://e.example/i.png)", "<img src=x>", "a | b"]
)
def test_foreign_text_stays_text(evil: str) -> None:
    shown = markdown(an_article(a_passage(1, evil), title=evil, id=evil), a_finding(message=evil), a_run(notes=(evil,)))
    assert evil not in shown
    assert "\nReason: - it" in markdown(Unreadable(id="a", origin=Origin(path="a"), reason="- it"))
    assert escape("@a #1") == "&#64;&#8203;a &#35;&#8203;1"


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://e.example/a b>)\u202e|`", "https://e.example/a%20b%3E%29%E2%80%AE%7C%60"),
        ("HTTP://e.example", "http://e.example"),
        ("javascript:alert(1)", None),
        ("//e.example", None),
        ("https://[e.example", None),
        ("https:", None),
        ("https://e.example\\@f.example/", None),
        (None, None),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, linked: str | None) -> None:
    assert href(url) == linked


def test_a_link_that_cannot_be_followed_is_text() -> None:
    assert "| javascript&#58;alert(1) |" in markdown(an_article(a_reference(url="javascript:alert(1)")))


def test_a_summary_stays_under_the_limit_and_says_what_is_missing() -> None:
    shown = markdown(*(an_article(a_passage(1, "wörter " * 200), id=f"{n}.txt") for n in range(3000)))
    assert len(shown.encode()) <= MOST_BYTES
    assert shown.endswith("The JSON report holds all of it.*\n")


def test_every_row_of_a_table_has_the_bars_of_its_head() -> None:
    link = a_reference(url="https://e.example/?a|b")
    shown = markdown(
        an_article(a_passage(1, "a\n| b |"), link, notes=("x",)),
        a_resolution(link, "moved", "301", final_url="https://f.example/"),
    )
    tables = [block for block in shown.split("\n\n") if block.startswith("|")]
    assert all(len({line.count("|") for line in table.splitlines()}) == 1 for table in tables)


def test_the_title_is_ours_to_give() -> None:
    assert FORMATS["markdown"].render(Report(), Look(title="Night run #7")).startswith("# Night run &#35;&#8203;7\n")


def test_furniture_is_counted() -> None:
    sidebar = a_passage(1, "Home", form="boilerplate", label="structure", references=(1,))
    assert "Left out: 1 link in navigation" in markdown(an_article(sidebar, a_reference(1, passage=1)), a_run())
