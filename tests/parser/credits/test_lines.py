import pytest

from linkaudit.data import agencies
from linkaudit.parser.agencies import scan
from linkaudit.parser.credits.lines import classify
from linkaudit.parser.credits.nameless import may_be_nameless
from linkaudit.parser.credits.tails import reuters_tail, sign_off


def line(text):
    found = classify(text, scan(text))
    return None if found is None else (found.kind, tuple(n.agencies[0].id for n in found.namings), found.contributors)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AFP with further reporting from the Marwick Courier news desk.", ("mixed", ("afp",), ("Marwick Courier news desk",))),
        ("Reuters / Online Desk", ("mixed", ("reuters",), ("Online Desk",))),
        ("KNA/mc", ("mixed", ("kna_ke",), ("mc",))),
        ("La rédaction, avec AFP", ("contributory", ("afp",), ("La rédaction",))),
        ("With inputs from ANI and IANS", ("contributory", ("ani", "ians"), ())),
        ("MC mit dpa", ("contributory", ("dpa",), ("MC",))),
        ("MC/Bloomberg", ("contributory", ("bloomberg",), ("MC",))),
        ("AP and Reuters contributed to this report.", ("contributory", ("ap", "reuters"), ())),
        ("Associated Press writers Ann Lee in Marwick and Jo Quill contributed.", ("contributory", ("ap",), ())),
        ("JANE DOE, Associated Press", ("exclusive", ("ap",), ("JANE DOE",))),
        ("By JANE DOE AP Business Writer", ("exclusive", ("ap",), ("JANE DOE",))),
        ("Orsk reported from Marwick. Associated Press writer Jo Quill contributed.", ("contributory", ("ap",), ("Orsk",))),
        ("Par L'Écho avec AFP", ("contributory", ("afp",), ("L'Écho",))),
        ("Agence France-Presse in Marwick", ("exclusive", ("afp",), ())),
        ("EFE/Villaluz", ("exclusive", ("efe",), ())),
        ("PTI | Updated: March 3, 2024 18:20 IST", ("exclusive", ("pti",), ())),
        ("PTI KND ABC", ("exclusive", ("pti",), ())),
        ("dpa/lby", ("exclusive", ("dpa",), ())),
        ("EFE | Villaluz", ("exclusive", ("efe",), ())),
        ("© 2024 AFP", ("exclusive", ("afp",), ())),
        ("За матеріалами Укрінформу", ("contributory", ("ukrinform",), ())),
        ("Πηγές: Reuters, AFP", ("exclusive", ("reuters", "afp"), ())),
        ("文/新华社记者林一", ("exclusive", ("xinhua",), ())),
        ("REUTERS/Iva Brandt", ("photo", ("reuters",), ())),
        ("Iva Brandt/AFP", ("photo", ("afp",), ("Iva Brandt",))),
        ("AFP via Getty Images", ("photo", ("afp", "getty"), ())),
        ("© Iva Brandt (KNA)", ("photo", ("kna_ke",), ("Iva Brandt",))),
        ("Agencies", ("unnamed", (), ())),
        ("Redacción y agencias", ("unnamed", (), ())),
        ("By Mara Quill", ("staff", (), ("Mara Quill",))),
        ("By News Desk", ("desk", (), ("News Desk",))),
        ("By Petra Quill", ("staff", (), ("Petra Quill",))),
        ("By Ana Lusa", ("staff", (), ("Ana Lusa",))),
        ("Our Correspondent", ("desk", (), ("Our Correspondent",))),
    ],
)
def test_the_order_of_the_parts_decides(text, expected):
    assert line(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Reuters Wins Two Prizes For Its Work",
        "More from Reuters",
        "dpa-Radsportnews",
        "The mayor spoke in an interview with AFP.",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "She only ever reads AFP for the football.",
        "He walked home with his dog.",
        "Agencies agreed to share the data they hold.",
        "לפי סוכנות רויטרס, הספינה הפליגה.",
    ],
)
def test_headlines_teasers_and_prose_are_no_credits(text):
    assert line(text) is None


@pytest.mark.parametrize("agency", [a for a in agencies() if a.kind == "wire"], ids=lambda a: a.id)
def test_the_registry_s_plain_names_make_a_line(agency):
    for example in agency.credit_examples:
        if example in (agency.name, *agency.abbreviations):
            found = classify(example, scan(example))
            assert found is not None
            assert found.kind == "exclusive"
            assert found.bare
            assert agency in found.namings[0].agencies


@pytest.mark.parametrize(
    ("text", "may"), [("By Mara Quill", True), ("Web Desk", True), ("Major fissures", False), ("综合外电", True)]
)
def test_a_quick_look_spares_most_lines(text, may):
    assert may_be_nameless(text) is may


# --- sign-offs --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("The gates stay shut. (AFP)", "(AFP)"),
        ("The gates stay shut. (FR mit dpa)", "(FR mit dpa)"),
        ("The gates stay shut. — AP", "— AP"),
        ("The gates stay shut.—APP", "—APP"),
        ("The gates stay shut. /ritzau/", "/ritzau/"),
        (
            "The gates stay shut. The Associated Press contributed to this report.",
            "The Associated Press contributed to this report.",
        ),
        ("The gates stay shut. PTI KND ABC", "PTI KND ABC"),
        ("The gates stay shut, as the minister told AFP.", None),
        ("The minister (a friend of Reuters) left.", None),
    ],
)
def test_the_end_of_a_paragraph_is_read_like_a_line(text, signed):
    found = sign_off(text, scan(text))
    assert (text[slice(*found[1])] if found else None) == signed


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("(Reporting by A. Orsk in Marwick; Editing by M. Quill)", True),
        ("It rained. (Reporting by A. Orsk; additional reporting by P. Daan; editing by M. Quill)", True),
        ("Reporting by Ann Orsk and Piet Daan; Writing by Jo Lee; Editing by Mara Quill", True),
        ("(Reporte de Ana Orsk; Editado en español por Mara Quill)", True),
        ("(Reporting by A. Orsk in Marwick)", False),
        ("Reporting by the committee is due, with editing by the secretariat to follow.", False),
        ("Editing by hand; reporting by post", False),
    ],
)
def test_reporters_and_editors_both_make_the_tail(text, tail):
    assert (reuters_tail(text, ()) is not None) is tail


def test_a_reporter_who_bears_an_agency_s_name_is_no_agency():
    text = "(Reporting by Petra Quill in Marwick; Editing by Hina Tallow)"
    assert reuters_tail(text, scan(text))[0].namings == ()


def test_an_agency_named_in_the_tail_is_the_one_credited():
    text = "(Reporting by Ann Orsk for AFP; Editing by Mara Quill)"
    found = reuters_tail(text, scan(text))
    assert [naming.text for naming in found[0].namings] == ["AFP"]
