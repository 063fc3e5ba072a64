"""People who bear an agency's name, and the agencies beside them."""

import pytest

from linkaudit.parser.agencies import scan
from linkaudit.parser.credits.persons import has_names, is_person, stands_alone, without_people


@pytest.mark.parametrize(
    "text",
    [
        "By Petra Quill",
        "By Ana Lusa",
        "Door Petra de Wit",
        "By Tess Bloomberg",
        "Photo by Getty Lowe",
        "Sana van der Velde and others",
    ],
)
def test_a_name_beside_an_unknown_name_is_a_persons(text: str) -> None:
    assert without_people(text, scan(text), None) == []


@pytest.mark.parametrize(
    "text", ["By Lena Orsk, Lusa", "Agencia Efe", "By AFP Staff", "JANE ORSK Bloomberg", "Foto: Lusa", "Petra"]
)
def test_a_name_beside_words_of_credits_or_signs_is_the_agencys(text: str) -> None:
    assert without_people(text, scan(text), None)


def test_at_home_the_agency_comes_first() -> None:
    naming = scan("Lusa Lisboa")[0]
    assert is_person("Lusa Lisboa", naming, "BR")
    assert not is_person("Lusa Lisboa", naming, "PT")


def test_particles_are_stepped_over_only_so_far() -> None:
    text = "Petra " + "de " * 50 + "Wit"
    assert not is_person(text, scan(text)[0], None)


@pytest.mark.parametrize(
    "text",
    [
        "Dockers at the pier. Iva Brandt/Lusa",
        "Foto Ansa",
        "Anadolu via Getty Images",
        "Chuck Orsk/AP hide caption",
        "Lusa/Iva Brandt",
    ],
)
def test_a_name_set_off_in_a_caption_credits_the_picture(text: str) -> None:
    assert stands_alone(text, scan(text)[0])


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Brandt at the AP awards night",
        "Sana at the pier with her brother",
        "Petra, Jordan, at dawn",
        "The AFP office in Tolvara. Photo: Courier",
    ],
)
def test_a_captions_prose_credits_nobody(text: str) -> None:
    assert not stands_alone(text, scan(text)[0])


def test_names_beside_a_name() -> None:
    assert has_names("— Petra, Marwick", scan("— Petra, Marwick")[0])
    assert not has_names("— Petra", scan("— Petra")[0])
