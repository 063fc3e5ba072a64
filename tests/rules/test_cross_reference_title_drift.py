import pytest

from linkaudit.rules.cross_reference_title_drift import check
from tests.support import a_reference, a_resolution, an_article, by_key


def drifts(shown: str | None, true: str | None, outcome: str = "live") -> list[str]:
    teaser = a_reference(1, "cross_ref", title=shown)
    return [f.message for f in check(an_article(teaser), by_key(a_resolution(teaser, outcome, title=true)))]


def test_quite_another_title_is_told() -> None:
    assert drifts("Five ports that never sleep", "Shipping news and market data") == [
        "“Five ports that never sleep” leads to a page called “Shipping news and market data”."
    ]


def test_another_title_in_the_other_chinese_writing_is_told() -> None:
    assert drifts("灣區漁會選舉結果揭曉", "气象台发布大风预警信号")


@pytest.mark.parametrize(
    ("shown", "true"),
    [
        ("Five ports that never sleep", "Five ports that never sleep | The Merrow Courier"),
        ("Five ports that never sleep", "FIVE PORTS THAT NEVER REST"),
        ("Five ports that never…", "Five ports that never sleep"),
        ("Harbour “strike” enters 2nd week", "Harbour 'strike' enters second week - Merrow"),
        ("港の五つの物語を読む", "港の五つの物語を読む｜メロー新聞"),
        ("灣區漁會選舉結果揭曉", "湾区渔会选举结果揭晓｜梅罗报"),
        ("台灣東岸漁船獲救 六人平安返港", "台湾东岸渔船获救 六人平安返港"),
        ("Ports", "Shipping"),
        (None, "Shipping news"),
        ("Five ports that never sleep", None),
    ],
)
def test_the_same_title_in_other_words_passes(shown: str | None, true: str | None) -> None:
    assert not drifts(shown, true)


def test_a_page_that_did_not_answer_has_no_title_to_compare() -> None:
    assert not drifts("Five ports that never sleep", "Just a moment of patience please", outcome="blocked")


def test_the_headline_on_the_page_counts_as_its_title() -> None:
    teaser = a_reference(1, "cross_ref", title="Five ports that never sleep")
    page = a_resolution(teaser, "live", title="The Merrow Courier, since 1902", headline="Five ports that never sleep")
    assert not list(check(an_article(teaser), by_key(page)))


def test_the_name_of_the_site_is_no_other_title() -> None:
    teaser = a_reference(1, "cross_ref", "https://www.merrow-courier.example/ports", title="Five ports that never sleep")
    for title, told in (("Merrow Courier", 0), ("merrow-courier.example", 0), ("Shipping news", 1)):
        assert len(list(check(an_article(teaser), by_key(a_resolution(teaser, "live", title=title))))) == told


def test_a_title_in_other_letters_is_a_translation() -> None:
    assert not drifts("Five ports that never sleep", "Пять портов, которые никогда не спят")


def test_a_title_in_another_language_of_the_same_letters_may_be_a_translation() -> None:
    assert not drifts("Los prácticos se niegan a navegar por la noche", "Pilots refuse to sail at night")
    assert drifts("Los prácticos se niegan a navegar por la noche", "La receta de tarta de limón para los domingos")
