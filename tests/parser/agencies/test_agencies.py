from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.parser.agencies import MOST_NAMINGS, account, home, scan
from tests.clock import FOUR_TIMES, growth, spent


def named(text):
    return [(naming.text, naming.agencies[0].id) for naming in scan(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Associated Press of Pakistan", [("Associated Press of Pakistan", "app")]),
        ("the Australian Associated Press", [("Australian Associated Press", "aap")]),
        ("The Associated Press said", [("The Associated Press", "ap")]),
        ("Interfax-Ukraine and Interfax", [("Interfax-Ukraine", "interfax_ua"), ("Interfax", "interfax")]),
        ("REUTERS, KYODO NEWS", [("REUTERS", "reuters"), ("KYODO NEWS", "kyodo")]),
        ("dpa, DPA and sda", [("dpa", "dpa"), ("DPA", "dpa"), ("sda", "keystone_sda")]),
        ("AFP時事", [("AFP", "afp"), ("時事", "jiji")]),
        ("(서울=연합뉴스)", [("연합뉴스", "yonhap")]),
        ("قال لرويترز وبحسب رويترز", [("رويترز", "reuters"), ("رويترز", "reuters")]),
        ("אמר לרויטרס", [("רויטרס", "reuters")]),
        ("Reutersille ja AFP:lle", [("Reuters", "reuters"), ("AFP", "afp")]),
        ("заявил Интерфаксу", [("Интерфакс", "interfax")]),
        ("secondo l'Ansa", [("Ansa", "ansa")]),
        ("picture alliance/dpa", [("picture alliance", "picture_alliance"), ("dpa", "dpa")]),
    ],
)
def test_names_are_found_longest_first_in_every_script(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "APPLE and WhatsApp in Spain",
        "antara dua kota, bernama Siti, una ansa rotta",
        "@Reuters #AFP https://www.dpa.com/news reuters.com dpa.de",
        "AFPX, XAFP, _AFP_",
        "الأفريقية والكونا",
        "Reutersdorf and Interfaxing",
    ],
)
def test_words_that_contain_a_name_name_nobody(text):
    assert named(text) == []


def test_a_caption_may_run_into_a_name_in_capitals():
    (naming,) = scan("masks in AthensREUTERS")
    assert naming.glued


def test_short_forms_carry_their_risk():
    risks = {naming.text: (naming.risk, naming.short) for naming in scan("AFP, Agence France-Presse, Reuters, 共同, 共同通信")}
    assert risks["AFP"] == ("high", True)
    assert risks["Agence France-Presse"] == ("low", False)
    assert risks["Reuters"] == ("low", False)
    assert risks["共同"] == ("high", True)


def test_two_agencies_may_bear_one_name():
    (naming,) = scan("told KNA")
    assert {agency.id for agency in naming.agencies} == {"kna_ke", "kna_de"}


@pytest.mark.parametrize(
    ("platform", "handle", "agency"),
    [
        ("x", "Reuters", "reuters"),
        ("x", "@reuters", "reuters"),
        ("x", "AFP", "afp"),
        ("x", "ReutersFan", None),
        ("x", "KCNA_WATCH", None),
        ("x", "AFPar", None),  # known too badly to decide on
        ("bluesky", "Reuters", None),
        ("x", "", None),
    ],
)
def test_an_account_is_an_agency_s_by_its_exact_handle(platform, handle, agency):
    assert account(platform, handle) == agency


@pytest.mark.parametrize(
    ("host", "agency"),
    [("www.reuters.com", "reuters"), ("de.reuters.com", "reuters"), ("notreuters.com", None), ("", None), ("com", None)],
)
def test_a_site_is_an_agency_s_at_or_under_its_domain(host, agency):
    assert home(host) == agency


@given(st.text(alphabet="AFPRreuters (dpa)/—.lل로이터新华社 ", max_size=80))
def test_a_naming_is_the_text_at_its_offsets(text):
    namings = scan(text)
    assert all(text[naming.start : naming.end] == naming.text for naming in namings)
    assert all(one.end <= two.start for one, two in pairwise(namings))


def test_the_scan_is_linear_and_bounded():
    text = "AFP Reuters dpa وبنا "
    assert growth(lambda size: spent(lambda: scan(text * size)), 40_000) <= FOUR_TIMES
    assert len(scan(text * 40_000)) == MOST_NAMINGS
