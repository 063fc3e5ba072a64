import pytest

from linkaudit.rules.tongues import in_other_tongues, tongue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pilots refuse to sail at night", "en"),
        ("Warum die Lotsen in der Nacht nicht fahren", "de"),
        ("Les pilotes refusent de naviguer dans le noir", "fr"),
        ("Los prácticos se niegan a navegar por la noche", "es"),
        ("Os pilotos não querem navegar no escuro", "pt"),
        ("I piloti non vogliono navigare nella notte", "it"),
        ("Loodsen weigeren in het donker te varen voor de haven", "nl"),
        ("Drei Boote draußen in der Nacht", "de"),
        ("Tres barcos salieron en la noche", "es"),
        ("Harbour strike", None),
        ("2024", None),
        ("", None),
    ],
)
def test_small_words_tell(text: str, expected: str | None) -> None:
    assert tongue(text) == expected


def test_a_doubt_is_no_difference() -> None:
    assert in_other_tongues("Los prácticos se niegan a navegar por la noche", "Pilots refuse to sail at night")
    assert not in_other_tongues("Five ports that never sleep at night in the north", "A walk to the market on Monday")
    assert not in_other_tongues("Five ports", "Los prácticos se niegan a navegar por la noche")


def test_the_article_s_language_speaks_for_a_headline_too_short() -> None:
    spanish = "Pescadores culpan a las focas por las redes rotas"
    for language in ("en", "en-GB", "nb-NO"):
        assert in_other_tongues("Fishermen blame seals for torn nets", spanish, language)
    for language in ("es", "es-MX", "xx", "", None):
        assert not in_other_tongues("Fishermen blame seals", spanish, language)
