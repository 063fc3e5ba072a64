import pytest

from linkaudit.parser.agencies import scan
from linkaudit.parser.credits.photos import is_caption_end, is_picture


@pytest.mark.parametrize(
    "text",
    [
        "Dockers at the gate. Foto: Max Muster/dpa",
        "Dockers at the gate (AP Photo/Iva Brandt)",
        "Dockers at the gate. REUTERS/Iva Brandt",
        "Dockers at the gate. EFE/ J.J. Brandt",
        "Dockers at the gate (Picture: PA)",
        "Dockers at the gate. Photograph: Iva Brandt/Reuters",
        "Dockers at the gate. Iva Brandt / AFP",
        "Dockers at the gate.AFP via Getty Images",
        "Dockers at the gate @Port via X / Reuters",
        "Dockers at the gate. AFP PHOTO",
        "Dockers at the gate. dpa-Bildfunk",
        "Dockers at the gate (foto Ansa)",
        "Dockers at the gate. © dpa",
        "en el muelle de VillaluzEmergencias Tolvara/EFE",
    ],
)
def test_the_shapes_of_picture_credits(text):
    namings = scan(text)
    assert all(is_picture(text, at, namings) for at in range(len(namings))), text


@pytest.mark.parametrize(
    "text",
    [
        "The pumps failed, the engineer told AFP on Monday.",
        "He credits AA with saving his life.",
        "The board, AFP and Reuters reported, will meet again.",
        "A Reuters/Ipsos poll found that few had heard of it.",
        "The EPA said the river was clean.",
        "She showed him the picture. Reuters reported the sale.",
        "© 2024 AFP",
    ],
)
def test_text_is_not_taken_for_a_picture_s(text):
    namings = scan(text)
    assert not any(is_picture(text, at, namings) for at in range(len(namings)))


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("ISOLATION: Roads were shut as she arrived [REUTERS]", True),
        ("wearing masks in AthensAP", True),
        ("in Colorado that day.The Associated Press", True),
        ("The gates stay shut. (AFP)", False),
        ("The gates stay shut, he told AFP", False),
        ("The AP left.", False),
    ],
)
def test_captions_end_in_a_name_without_a_stop_or_a_blank(text, ends):
    assert is_caption_end(text, scan(text)[-1]) is ends
