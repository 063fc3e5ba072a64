import pytest

from linkaudit.data import agencies
from linkaudit.parser.agencies import scan
from linkaudit.parser.credits.datelines import HEAD, read

STORY = "The harbour board voted to close the old pier."


def dateline(text):
    found = read(text, scan(text))
    return None if found is None else (text[found.start : found.end], found.bare)


@pytest.mark.parametrize(
    "head",
    [
        "MARWICK (AP) — ",
        "BEIRUT/THE HAGUE, March 7 (Reuters) - ",
        "Madrid, 7 ene (EFE).- ",
        "(ANSA) - ROMA, 07 GEN - ",
        "МОСКВА, 7 января. /ТАСС/. ",
        "7 января, Минск /Корр. БЕЛТА/. ",
        "Wiesbaden (KNA/iz). ",
        "New Delhi [India], January 7 (ANI): ",
        "ISLAMABAD: (APP) ",
        "Taipei, Jan. 7 (CNA) ",
        "NEW YORK--(Dow Jones)--",
        "(서울=연합뉴스) 홍길동 기자 = ",
        "(도쿄 AP=연합뉴스) ",
        "【北京共同】",
        "【ワシントン共同=山田太郎】",
        "（中央社記者王小明台北7日電）",
        "الرياض (واس) ",
    ],
)
def test_brackets_around_a_registry_name_after_place_and_date(head):
    assert dateline(head + STORY) is not None
    assert dateline(head + STORY)[1] is False


@pytest.mark.parametrize(
    "head",
    [
        "新华社北京1月7日电 ",
        "Tehran, IRNA – ",
        "ASTANA. KAZINFORM – ",
        "Москва. 7 января. INTERFAX.RU - ",
        "МОСКВА, 7 янв — РИА Новости. ",
    ],
)
def test_some_agencies_use_no_brackets(head):
    assert dateline(head + STORY) is not None


@pytest.mark.parametrize("head", ["AGI - Roma, 7 gen. - ", "Baghdad-INA ", "TOKYO, Jan. 7, Kyodo "])
def test_forms_without_brackets_and_dash_are_for_names_beyond_doubt(head):
    assert dateline(head + STORY)[1] is True


@pytest.mark.parametrize(
    "text",
    [
        f"MARWICK, Mo. (KZQX) — {STORY}",
        "Armed Forces of the Philippines (AFP) – the military said two men were hurt.",
        "The National Integrity Agency (ANI) opened a case.",
        "The Polish People's Party (PAP) – founded in May – won two seats.",
        "He said the deal (Reuters) was off.",
        "The board, which met for hours and hours without any result (AFP) - left.",
        STORY + " " * HEAD + "(AFP) — x",
        STORY,
    ],
)
def test_what_is_no_place_makes_no_dateline(text):
    assert dateline(text) is None


def test_joint_datelines_credit_both():
    text = f"【パリAFP時事】{STORY}"
    assert [naming.agencies[0].id for naming in read(text, scan(text)).namings] == ["afp", "jiji"]


@pytest.mark.parametrize("agency", [a for a in agencies() if a.dateline_examples], ids=lambda a: a.id)
def test_the_registry_s_own_bracketed_examples_are_read(agency):
    for example in agency.dateline_examples:
        if any(f"({name}" in example for name in (*agency.abbreviations, *agency.names)):
            found = read(f"{example} {STORY}", scan(f"{example} {STORY}"))
            assert found is not None, example
            assert agency in found.namings[0].agencies
