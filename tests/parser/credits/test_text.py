import pytest

from linkaudit.parser.agencies import scan
from linkaudit.parser.credits.text import read, span


def cue(text, trust=None):
    naming = scan(text)[0]
    trust = trust or {"low": "sure", "medium": "fair", "high": "poor"}[naming.risk]
    found = read(text, naming, trust)
    return None if found is None else (found.role, found.rule)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("the engineer told AFP", "told"),
        ("a-t-il dit à l'AFP", "told"),
        ("sagte der Sprecher der Deutschen Presse-Agentur", "told"),
        ("im Gespräch mit der dpa", "told"),
        ("ha detto all'ANSA il sindaco", "told"),
        ("disse à Lusa a presidente", "told"),
        ("säger hon till TT", "told"),
        ("kertoi pormestari AFP:lle", "told"),
        ("mondta az MTI-nek", "told"),
        ("AFP'ye konuşan yetkili", "told"),
        ("рекао је Танјугу начелник", "told"),
        ("заявил ТАСС представитель мэрии", "told"),
        ("قال مسؤول لرويترز", "told"),
        ("رویترز را", None),
        ("او به رویترز گفت", "told"),
        ("रॉयटर्स को बताया", "told"),
        ("AFPに語った", "told"),
        ("对路透社表示", "told"),
        ("연합뉴스에 말했다", "told"),
        ("กล่าวกับรอยเตอร์ว่า", "told"),
        ("kepada Bernama, katanya", "told"),
        ("an AFP journalist at the scene saw smoke", "staff"),
        ("un photographe de l'AFP a vu la digue céder", "staff"),
        ("memos seen by Reuters", "seen by"),
        ("Reuters could not independently verify this", "own work"),
        ("apprende l'ANSA", "own work"),
        ("according to the Associated Press", "according"),
        ("nach Angaben der Agentur Tass", "according"),
        ("Reuters'a göre", "according"),
        ("ロイターによると", "according"),
        ("informó la agencia EFE", "reported"),
        ("сообщает Интерфакс", "reported"),
        ("fontes citadas pela Lusa", "cited by"),
        ("со ссылкой на Reuters", "citing"),
        ("KCNA said", "said"),
    ],
)
def test_cues_in_many_languages(text, rule):
    found = cue(text)
    assert (found[1] if found else None) == rule


@pytest.mark.parametrize(
    "text",
    [
        "The AFP said it had made two arrests",
        "told PTI leaders to wait",
        "AP chief minister Ravi Teldu",
        "I only ever read AFP for the football",
        "“Nobody quotes AFP on the harbour,” she laughed",
        "told AP to release the water",
        "The MENA region accounts for a third",
        "Hina Karim told reporters",
        "according to UNI figures",
    ],
)
def test_doubtful_letters_and_quoted_habits_say_nothing(text):
    assert cue(text) is None


@pytest.mark.parametrize(
    ("text", "trust", "rule"),
    [
        ("told PTI on Monday", "eclipsed", None),
        ("told AFP on Monday", "rival", "told"),
        ("told Reuters on Monday", "sure", "told"),
        ("the news agency AFP said", "poor", "said"),
        ("PTI said", "poor", None),
        ("PTI said", "fair", "said"),
        ("menurut Antara", "poor", "according"),
        ("according to Antara", "poor", None),
    ],
)
def test_weak_cues_need_trusted_names(text, trust, rule):
    found = cue(text, trust)
    assert (found[1] if found else None) == rule


@pytest.mark.parametrize(
    "text", ["the Reuters Institute surveyed", "a Reuters/Ipsos poll found", "fined Reuters editor Ann Lee"]
)
def test_products_and_people_are_spoken_of(text):
    assert cue(text)[0] == "subject"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("an engineer told AFP on Monday", "told AFP"),
        ("a assuré le maire à l'AFP.", "à l'AFP"),
        ("Reuters reported a loss", "Reuters reported"),
    ],
)
def test_the_quote_is_the_name_with_its_cue(text, quote):
    naming = scan(text)[0]
    start, end = span(text, naming, read(text, naming, "sure"))
    assert text[start:end] == quote
