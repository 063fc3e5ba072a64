from __future__ import annotations

import json
from datetime import date
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.parser import dates
from linkaudit.parser.dates.months import iranian_names, key, month_names

THE_DAY = [
    "January 6, 2020",
    "6-Jan-2020",
    "6. 1. 2020",
    "6. 1. 2020.",
    "6.01.2020\u202fг.",
    "6 января 2020\u202fг.",
    "6 січ. 2020\u202fр.",
    "Çərşənbə axşamı, 6 yanvar 2020",
    "mandag den 6. januar 2020",
    "thứ Hai, 6 thg 1, 2020",
    "2020. január 6., hétfő",
    "2020年1月6日(月)",
    "2020년 1월 6일 월요일",
    "2020年1月6日下午3:04",
    "6 Ocak 2020 Pazartesi",
    "6 stycznia 2020, godz. 15:04",
    "6 janvier 2020 à 15 h 04",
    "6 בינו׳ 2020",
    "6 January 2020",
    "Jan. 6, 2020",
    "Jan 6th, 2020",
    "Monday, January 6, 2020",
    "6. Januar 2020",
    "6 janvier 2020",
    "lundi 6 janvier 2020",
    "6 de enero de 2020",
    "6 de janeiro de 2020",
    "6 gennaio 2020",
    "6 januari 2020",
    "6. januar 2020",
    "6. tammikuuta 2020",
    "6 stycznia 2020",
    "6. ledna 2020",
    "6. januára 2020",
    "6. siječnja 2020.",
    "2020. január 6.",
    "6 ianuarie 2020",
    "6 Ocak 2020",
    "2020 m. sausio 6 d.",
    "2020. gada 6. janvāris",
    "6. jaanuar 2020",
    "6 января 2020 г.",
    "6 января 2020 года",
    "6 січня 2020 р.",
    "6 януари 2020 г.",
    "6 јануар 2020",
    "6 Ιανουαρίου 2020",
    "6 Ιαν 2020",
    "6 בינואר 2020",
    "٦ يناير ٢٠٢٠",
    "6 يناير، 2020",
    "6 كانون الثاني 2020",
    "۶ ژانویهٔ ۲۰۲۰",
    "۱۶ دی ۱۳۹۸",
    "6 جنوری، 2020",
    "6 जनवरी 2020",
    "६ जनवरी २०२०",
    "৬ জানুয়ারী, ২০২০",
    "6 జనవరి 2020",
    "6 ஜனவரி 2020",
    "6 มกราคม 2020",
    "6 มกราคม พ.ศ. 2563",
    "6 ม.ค. 2563",
    "6 tháng 1, 2020",
    "Ngày 6 tháng 1 năm 2020",
    "6 Tháng Một 2020",
    "Enero 6, 2020",
    "6 Januari 2020",
    "2020年1月6日",
    "令和2年1月6日",
    "2020, 1月 6",
    "2020년 1월 6일",
    "2020(e)ko urtarrilaren 6(a)",
    "5:38 PM - 6 Jan 2020",
    "17:38 - 6 janv. 2020",
    "5:38 PM · Jan 6, 2020",
    "Jan 6, 2020 · 5:38 PM",
    "January 6, 2020 at 5:00 PM",
    "Mon Jan 06 18:56:44 +0000 2020",
    "2020-01-06",
    "2020-01-06T12:58:13Z",
    "2020. 1. 6.",
    "06.01.2020",
]


@pytest.mark.parametrize("text", THE_DAY)
def test_one_day_in_many_languages(text: str) -> None:
    assert dates.parse(text) == date(2020, 1, 6)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("16 мая 2018 г.", date(2018, 5, 16)),
        ("6 Φεβρουαρίου 2018", date(2018, 2, 6)),
        ("2018年9月28日", date(2018, 9, 28)),
        ("2016, 2月 22", date(2016, 2, 22)),
        ("17 juli 2016", date(2016, 7, 17)),
        ("05:38 PM - 07 Jun 2019", date(2019, 6, 7)),
        ("Fri Jun 12 18:56:44 +0000 2020", date(2020, 6, 12)),
        ("6 listopada 2020", date(2020, 11, 6)),  # Polish
        ("6. listopada 2020.", date(2020, 10, 6)),  # Croatian
        ("tháng mười hai 24, 2019", date(2019, 12, 24)),
        ("2 تشرين الأول 2020", date(2020, 10, 2)),
        ("13/02/2020", date(2020, 2, 13)),
        ("2/13/2020", date(2020, 2, 13)),
        ("30 اسفند 1399", date(2021, 3, 20)),  # a leap day
    ],
)
def test_days_that_are_easily_misread(text: str, told: date) -> None:
    assert dates.parse(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "01/02/2020",
        "31 February 2020",
        "January 2020",
        "on January 6, 2020",
        "6 Foo 2020",
        "2020",
        "January 6, 20201",
        "",
        "30 esfand 1398",
    ],
)
def test_what_only_a_guess_could_read_is_no_date(text: str) -> None:
    assert dates.parse(text) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("January 6, 2020The next", "January 6, 2020"),
        ("January 6, 2020 Report", "January 6, 2020"),
        ("January 6, 2020. The next", "January 6, 2020"),
        ("January 6, 2020 at 5:00 PM Report", "January 6, 2020 at 5:00 PM"),
        ("16 мая 2018 г. Потом", "16 мая 2018 г."),
        ("6. siječnja 2020. Potom", "6. siječnja 2020."),
        ("2018年9月28日に", "2018年9月28日"),
        ("6 يناير، 2020قال", "6 يناير، 2020"),
    ],
)
def test_a_date_ends_where_the_article_goes_on(text: str, end: str) -> None:
    found = dates.match("x " + text, 2)
    assert found is not None
    assert ("x " + text)[2 : found[1]] == end


@given(
    st.dates(date(1905, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["en", "de", "ru", "el", "pl", "tr", "fi", "he", "ar", "hi", "th"]),
)
def test_every_day_of_a_century_reads_back(day: date, language: str) -> None:
    cells = _calendar()[language]
    name = cells[day.month - 1].split(",")[0]
    assert dates.parse(f"{day.day} {name} {day.year}") == day


@given(st.text(max_size=80), st.integers(0, 80))
def test_a_match_never_raises_and_lies_ahead(text: str, at: int) -> None:
    found = dates.match(text, min(at, len(text)))
    assert found is None or min(at, len(text)) < found[1] <= len(text)


def _calendar() -> dict[str, list[str]]:
    table = json.loads((resources.files("linkaudit.data") / "calendar.json").read_text(encoding="utf-8"))
    months: dict[str, list[str]] = table["months"]
    return months


def test_the_calendar_has_twelve_cells_a_language_and_no_name_for_two_months() -> None:
    calendar = _calendar()
    assert len(calendar) >= 50
    meanings: dict[str, set[int]] = {}
    for language, cells in calendar.items():
        assert len(cells) == 12, language
        for month, cell in enumerate(cells, 1):
            for spelling in filter(str.strip, cell.split(",")):
                meanings.setdefault(key(spelling), set()).add(month)
    assert {name for name, months in meanings.items() if len(months) > 1} == set()
    assert not set(iranian_names()) & set(month_names())
