"""Posts put into articles in every layout that extractors leave, at every place: how many are found, and how many to the character.

The floors are measured ones. Some places cannot be told by anybody: a first line that reads like the article is the article's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.parser.texts import flattened


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split("\n\n"))


ENGLISH = _paragraphs(
    """
    The harbour of Nordhaven stayed shut on Monday after the storm tore away two of its cranes, the port authority said in
    the morning, and nobody could say when the first ships would be let in again.

    “We have never seen anything like it,” said the harbour master, who has worked on the quay for thirty years and was
    there when the wind turned.

    Forty lorries were waiting at the gate. The mayor asked the drivers for patience until the larger crane is safe again.

    Fishermen said the warning had come too late. The weather service, which had spoken of strong winds on Sunday, did not
    answer questions about its forecast.

    The council will meet on Thursday to talk about the damage, which is thought to be well above ten million crowns, and
    about who is to pay for it.
    """
)
GERMAN = _paragraphs(
    """
    Der Hafen von Nordhaven blieb am Montag geschlossen, nachdem der Sturm zwei Kräne umgerissen hatte, wie die
    Hafenbehörde am Morgen mitteilte. Wann die ersten Schiffe wieder einlaufen dürfen, ist offen.

    „So etwas haben wir noch nie gesehen“, sagte der Hafenmeister, der seit dreißig Jahren am Kai arbeitet und dabei war,
    als der Wind sich drehte.

    Vor dem Tor warteten vierzig Lastwagen. Der Bürgermeister bat die Fahrer um Geduld, bis der größere Kran wieder sicher
    steht.

    Die Fischer sagten, die Warnung sei zu spät gekommen. Der Wetterdienst hatte am Sonntag von starkem Wind gesprochen
    und beantwortete keine Fragen zu seiner Vorhersage.

    Der Rat will am Donnerstag über den Schaden sprechen, der auf weit mehr als zehn Millionen Kronen geschätzt wird.
    """
)
ARABIC = _paragraphs(
    """
    بقي ميناء نوردهافن مغلقا يوم الاثنين بعد أن أسقطت العاصفة اثنتين من رافعاته، كما قالت سلطة الميناء صباحا، ولم يستطع
    أحد أن يقول متى يسمح للسفن الأولى بالدخول من جديد.

    وقال مدير الميناء الذي يعمل على الرصيف منذ ثلاثين عاما إنه لم ير شيئا كهذا من قبل، وإنه كان هناك عندما تغيرت الريح.

    وكانت أربعون شاحنة تنتظر أمام البوابة. وطلب رئيس البلدية من السائقين الصبر حتى تصبح الرافعة الكبيرة آمنة من جديد.

    وقال الصيادون إن التحذير جاء متأخرا جدا، بينما لم تجب هيئة الأرصاد عن الأسئلة المتعلقة بتوقعاتها.

    ويجتمع المجلس يوم الخميس للحديث عن الأضرار التي تقدر بأكثر من عشرة ملايين، وعمن سيدفع ثمنها.
    """
)
ARTICLES = {"English": ENGLISH, "German": GERMAN, "Arabic": ARABIC}

POSTS = {
    "one line": "Crews are on their way to the quay, please keep clear of it.",
    "hashtags": "The bigger crane still stands #storm #Nordhaven",
    "two lines": "I was there when it fell.\nNobody was hurt, thank God!",
    "open lines": "Storm update: 1200 homes without power\nCrews at work through the night\nKeep away from the quay",
    "list": "Open again today:\n- the north gate\n- the ferry\n- the fish hall",
    "emoji": "What a night 🌊🌊\nThank you to everybody who helped ❤️",
    "mentions": "@portwatch Any news for the lorries?\nWe have been waiting since Sunday.",
    "Danish": "Havnen er lukket indtil videre.\nVi beklager og takker for jeres tålmodighed.",
    "Russian": "Порт закрыт до особого распоряжения.\nПросим вас соблюдать спокойствие.",
    "Japanese": "港は閉鎖されています。\n続報をお待ちください。",
    "Persian": "بندر تا اطلاع ثانوی بسته است\nلطفا به اسکله نزدیک نشوید #طوفان",
    "with links": "Our picture of the morning https://t.co/YRKx4bWMGk pic.twitter.com/5gWzadCgiu",
}
SIGNED = "— Port Watch 🌊 (@portwatch_n) January 6, 2020"


@dataclass(frozen=True)
class Layout:
    """How an extractor joins the paragraphs, the lines of a post, its attribution, and what stands around it."""

    paragraphs: str
    lines: str
    attribution: str
    around: str | None = None
    found: float = 1.0
    exact: float = 0.98


LAYOUTS = {
    "a line each": Layout("\n", "\n", "\n"),
    "a line each, CRLF": Layout("\r\n", "\r\n", "\r\n"),
    "attribution glued": Layout("\n", "\n", "", exact=0.93),
    "lines glued": Layout("\n", "", ""),
    "lines run on": Layout("\n", " ", " "),
    "blank lines between paragraphs": Layout("\n\n", "\n", "\n"),
    "blank lines everywhere": Layout("\n\n", "\n\n", "\n\n", exact=0.95),
    "inside a line": Layout("\n", "", "", around="", exact=0.95),
}


def cases(layout: Layout) -> Iterator[tuple[str, str]]:
    """Articles with a post in them, and that post."""
    for paragraphs in ARTICLES.values():
        for words in POSTS.values():
            post = layout.lines.join(words.split("\n")) + layout.attribution + SIGNED
            for at in range(1, len(paragraphs)):
                if layout.around is None:
                    whole = (*paragraphs[:at], post, *paragraphs[at:])
                else:
                    mixed = layout.around.join((paragraphs[at - 1], post, paragraphs[at]))
                    whole = (*paragraphs[: at - 1], mixed, *paragraphs[at + 1 :])
                yield layout.paragraphs.join(whole), post


@pytest.mark.parametrize("name", LAYOUTS)
def test_posts_in_articles(name: str) -> None:
    layout = LAYOUTS[name]
    results = [(flattened(text), post) for text, post in cases(layout)]
    found = [(stretches[0], post) for stretches, post in results if len(stretches) == 1]
    exact = [post for (stretch, _), post in found if stretch == post]
    assert len(found) >= layout.found * len(results)
    assert len(exact) >= layout.exact * len(results), f"{len(exact)} of {len(results)}"
    assert all(
        (seen.handle, seen.name, seen.shown_date) == ("portwatch_n", "Port Watch 🌊", "2020-01-06") for (_, seen), _ in found
    )


@pytest.mark.parametrize("name", ARTICLES)
def test_articles_without_posts_have_none(name: str) -> None:
    assert flattened("\n".join(ARTICLES[name])) == []
