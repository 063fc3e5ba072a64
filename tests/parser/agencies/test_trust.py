import pytest

from linkaudit.data import agencies
from linkaudit.parser.agencies import scan
from linkaudit.parser.agencies.trust import Context, context_of
from linkaudit.parser.credits import read as read_credits
from tests.parser.papers import PROSE, judged, page, read, roles

BY_ID = {agency.id: agency for agency in agencies()}


def trust(name, agency, country=None, known=()):
    return Context(country, None, frozenset(known)).trust(scan(name)[0], BY_ID[agency])


@pytest.mark.parametrize(
    ("name", "agency", "country", "expected"),
    [
        ("Reuters", "reuters", "AU", "sure"),
        ("Agence France-Presse", "afp", "AU", "sure"),
        ("AFP", "afp", None, "poor"),
        ("AFP", "afp", "FR", "fair"),
        ("AFP", "afp", "AU", "rival"),
        ("PTI", "pti", "PK", "eclipsed"),
        ("PTI", "pti", "IN", "fair"),
        ("UPI", "upi", "IN", "eclipsed"),
        ("dpa", "dpa", None, "fair"),
    ],
)
def test_the_outlet_s_country_decides_between_readings(name, agency, country, expected):
    assert trust(name, agency, country) == expected


def test_a_name_spelled_out_or_credited_on_the_page_is_beyond_doubt():
    assert trust("AFP", "afp", "AU", known=["afp"]) == "sure"


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("Der Bischof sagte der KNA, dass die Kirche nicht verkauft wird und die Gemeinde bleibt.", None, "kna_de"),
        ("The bishop told KNA that the church was not for sale and that the parish was safe with the board.", None, "kna_ke"),
        ("The bishop told KNA it was late.", "DE", "kna_de"),
        ("The bishop told KNA it was late.", "KE", "kna_ke"),
    ],
)
def test_of_two_agencies_of_one_name_country_and_language_choose(text, country, expected):
    document = read(text, country=country)
    naming = scan(text)[0]
    assert context_of(document, {0: [naming]}).choose(naming).id == expected


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://www.marwick.de/lido", "DE"),
        ("https://marwick.co.uk/lido", "GB"),
        ("https://marwick.io/x", None),
        ("http://[x", None),
    ],
)
def test_the_outlet_s_address_tells_its_country(url, country):
    assert context_of(read("x", url=url), {}).country == country


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("He told PTI the wall had cracked.", "PK", []),
        ("He told the news agency PTI the wall had cracked.", "PK", [("pti", "in_text_source")]),
        ("The Press Trust of India said the wall had cracked, and PTI reported the loss.", "PK", [("pti", "reported_by")] * 2),
        ("He told AFP the wall had cracked.", "AU", [("afp", "in_text_source")]),
        ("The National Integrity Agency (ANI) said the wall had cracked.", "RO", []),
        ("Asian News International (ANI) said the wall had cracked.", "IN", [("ani", "reported_by")] * 2),
    ],
)
def test_doubt_ends_where_the_page_says_which_body_it_means(text, country, expected):
    judgement = judged(page(text), country=country)
    assert roles(judgement.mentions) == expected or set(roles(judgement.mentions)) == set(expected)


def test_readings_stand_in_the_page_s_order():
    found = read_credits(read("\n".join(["By AFP", PROSE[0], "He told Reuters so, and AFP reported it too.", PROSE[1]])))
    places = [(reading.block, reading.start) for reading in found.readings]
    assert places == sorted(places)
