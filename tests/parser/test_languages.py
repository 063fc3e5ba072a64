from __future__ import annotations

import pytest

from linkaudit.parser.languages import language_of, script_of, speaks
from linkaudit.parser.posts.house import House
from tests.parser.texts import CURLY_PROSE, PROSE, blocks


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The law is clear and it was made for this.", "en"),
        ("Die Sperrung wurde um 14 Uhr aufgehoben, und das ist gut.", "de"),
        ("Nous avons appris la nouvelle dans la nuit, et nous sommes avec vous.", "fr"),
        ("Se registró un sismo en la costa y no hay daños por el momento.", "es"),
        ("A decisão do tribunal não é para hoje, mas foi bem recebida.", "pt"),
        ("Non è vero che il Consiglio ha deciso della legge.", "it"),
        ("We zijn geschokt door het nieuws en denken aan de familie.", "nl"),
        ("Jest decyzja i nie ma się co bać, że to za mało.", "pl"),
        ("Мы знаем, кто это сделал, и они ответят за это по закону.", "ru"),
        ("Bu akşam bir yayın var ve çok güzel olacak.", "tr"),
        ("No words.", None),
        ("", None),
    ],
)
def test_the_commonest_words_tell_the_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_scripts_differ_and_accents_do_not() -> None:
    latin, hangul, kana, arabic, greek = map(script_of, ("Čeština", "한국어 힣", "日本の カナ", "العربية", "Ελληνικά"))
    assert len({latin, hangul, kana, arabic, greek}) == 5
    assert latin == script_of("English") == script_of("123 …")
    assert hangul == script_of("서울")


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("I was there.", True),
        ("We're late", True),
        ("Wir kommen", True),
        ("“I was there,” she said.", False),
        ("Nobody was there.", False),
    ],
)
def test_who_speaks(text: str, does: bool) -> None:  # noqa: FBT001
    assert speaks(text, "en") is does


@pytest.mark.parametrize(
    ("text", "house", "does"),
    [
        ("Rada zebrała się we wtorek i czeka", "pl", False),
        ("Kranen föll i hamnen", "sv", False),
        ("Le gru e i lotsi", "it", False),
        ("Most je zatvoren i luka stoji", None, False),
        ("O guindaste caiu nos trilhos", "pt", False),
        ("Mój dźwig, my go kochamy", "pl", True),
        ("Je suis là", "fr", True),
        ("So I left", None, True),
        ("i left", "en", True),
        ("So I left", "de", True),
        ("I kranen satt ingen", "sv", False),
        ("Ja, wir kommen", "pl", True),
    ],
)
def test_what_means_i_in_one_language_means_and_in_another(text: str, house: str | None, does: bool) -> None:  # noqa: FBT001
    assert speaks(text, house) is does


def house(*lines: str) -> House:
    return House(blocks("\n".join(lines)))


def test_the_habits_of_a_house() -> None:
    assert house(*CURLY_PROSE).curly > 0.9
    assert house('"So," he said.', '"Yes," they said.', '"No."').curly == 0
    assert house("No quotes here.").curly == 0.5
    assert house(*PROSE).closes
    assert not house("One", "Two", "Three.").closes
    assert house(*PROSE).impersonal
    assert not house(*["I think so."] * 6, *PROSE).impersonal
    assert House(blocks("a\n\nb\nc\n\nd\n")).gaps
    assert not House(blocks("a\n\nb\n\nc\n\nd\n")).gaps
