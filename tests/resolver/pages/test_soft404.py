"""Soft 404s in many languages and wordings; and everything that only talks about missing pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.resolver import pages
from linkaudit.resolver.pages import soft404
from linkaudit.resolver.pages.letters import plain
from linkaudit.resolver.pages.missing_words import ABSENCES, VOCABULARY
from linkaudit.resolver.pages.sentences import says_missing
from tests.clock import FOUR_TIMES, growth, spent
from tests.faults.behaviours.prose import ARTICLE, note, page
from tests.faults.behaviours.soft404 import ABOUT_MISSING, MISSING

WORDINGS = [
    "Oops! That page can’t be found.",
    "404 Not Found",
    "Error 404 (Not Found)!!1",
    "HTTP 404",
    "This page isn't available right now",
    "Page no longer exists",
    "The story you requested is no longer available",
    "Sorry, this content isn't available right now",
    "Article not found",
    "Whoops, that page is gone",
    "This page doesn’t seem to exist.",
    "It looks like nothing was found at this location.",
    "404 - File or directory not found.",
    "Nie możemy znaleźć strony, której szukasz",
    "Sidan finns inte",
    "Vi kunne ikke finde siden",
    "Oups… la page demandée n’a pas été trouvée",
    "Dieser Artikel ist leider nicht mehr verfügbar",
    "Die Seite wurde nicht gefunden",
    "Cette page n'est plus disponible",
    "Oups ! Cette page est introuvable",
    "Esta página ya no existe",
    "La página que buscas no se encuentra",
    "Questa pagina non è più disponibile",
    "Esta página não está disponível",
    "Deze pagina bestaat niet meer",
    "Sivua ei löydy",
    "Az oldal nem található",
    "Pagina nu a fost găsită",
    "Stránka neexistuje",
    "Страницата не е намерена",
    "Такой страницы больше не существует",
    "Stranica nije pronađena",
    "Η σελίδα δεν υπάρχει πλέον",
    "Sayfa mevcut değil",
    "الصفحة المطلوبة غير متوفرة",
    "صفحه مورد نظر وجود ندارد",
    "หน้าที่คุณต้องการไม่มีอยู่",
    "পৃষ্ঠাটি খুঁজে পাওয়া যায়নি",
    "Halaman tidak tersedia",
    "您访问的页面找不到了",
    "ご指定のページが見つかりません",
    "존재하지 않는 페이지입니다",
]


def said(markup: str) -> str | None:
    return soft404.statement(pages.read(markup))


@pytest.mark.parametrize("key", MISSING)
def test_missing_pages_in_many_languages(key: str) -> None:
    title, heading, text = MISSING[key]
    assert said(note(title, text, heading=heading))


@pytest.mark.parametrize("words", WORDINGS)
def test_one_telling_place_is_enough(words: str) -> None:
    assert said(note(f"{words} | Saltmarsh Gazette", "Try the front page.")), "in the title"
    assert said(note("Saltmarsh Gazette", "Try the front page.", heading=words)), "in a heading"


@pytest.mark.parametrize("key", ABOUT_MISSING)
def test_articles_about_missing_pages_are_alive(key: str) -> None:
    title, text = ABOUT_MISSING[key]
    assert said(page(title, text + ARTICLE)) is None
    assert said(page(title, text)) is None, "even when they are short"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Council meets on Tuesday", "The council meets on Tuesday at seven in the fish hall."),
        (
            "Missing page of the log book found",
            "The page, torn out in 1911, was not found in the archive but in a violin case.",
        ),
        ("Statue removed", "The statue has been removed and is no longer available for photographs."),
        ("Peugeot 404 wins the rally", "The old Peugeot 404 came first."),
        ("404 Media wins a prize", "The outlet 404 Media was honoured on Friday."),
        ("Room 404", "A short film about a hotel."),
        ("Boat not found after three days", "The search was called off on Sunday."),
        ("Ferry company not found guilty", "The court said so on Friday. The owner was not there."),
        ("Police: missing link found", "The chain was not found on board."),
        ("Page removed from history book after protest", "The page has been removed from all copies, the ministry said."),
        ("Account closed: bank leaves island", "The branch does not exist any more, customers found."),
        ("La página perdida de Cervantes", "No se encuentra en ningún archivo."),
        ("What you need to know about the ferry", "No boats tonight. Tickets stay valid, the company said."),
        ("Kein Schiff gefunden", "Die Suche nach dem Kutter wurde am Sonntag nicht fortgesetzt."),
        ("„Seite nicht gefunden“ wird Wort des Jahres", "Das teilte die Gesellschaft am Freitag mit."),
        ("「ページが見つかりません」展、開幕", "港町の図書館で始まった。"),
        ("Страница истории", "Новая страница в истории порта открыта в пятницу."),
        ("ملف مفقود", "لم يتم العثور على السفينة بعد ثلاثة أيام من البحث."),
    ],
)
def test_short_news_is_alive(title: str, text: str) -> None:
    assert said(page(title, f"<p>{text}</p>")) is None


def test_teasers_do_not_make_an_error_page_an_article() -> None:
    teasers = "".join(f'<p><a href="/{n}">A long teaser for story number {n}, with many words in it</a></p>' for n in range(30))
    assert said(note("Page not found", "Sorry, the page you were looking for could not be found." + teasers))


def test_teasers_in_prose_do_not_either_if_the_reader_was_turned_away_first() -> None:
    teasers = "".join(
        f"<h3>Story {n}</h3><p>A teaser of a hundred characters, all of them prose, that leads to story {n} of today.</p>"
        for n in range(15)
    )
    assert said(
        note("Page not found | Gazette", "Sorry, the page you requested could not be found." + teasers, heading="Oops!")
    )
    assert said(page("Page not found", "<p>So it says on many a screen. This is the story of the words.</p>" + ARTICLE)) is None


def test_marks_of_an_article_count() -> None:
    marked = '<meta property="article:published_time" content="2024-01-01">'
    text = "The page you are looking for does not exist: with these words begins the new play at the fish hall. " * 3
    assert said(page("Page not found", f"<p>{text}</p>", head=marked)) is None


@given(st.text(max_size=400))
def test_any_text_may_be_asked(text: str) -> None:
    says_missing(plain(text))
    said(f"<title>{text}</title><p>{text}</p>")


def test_the_literal_test_lets_nothing_slip() -> None:
    """Whatever the careful reading would find, the quick test has seen."""
    for title, heading, text in MISSING.values():
        assert soft404.worth_a_look(plain(f"{title} {heading} {text}"))
    for word in ABSENCES:
        assert soft404.worth_a_look(word)


def test_the_table_is_lower_case_and_has_no_short_words() -> None:
    assert len(VOCABULARY) >= 40
    for things, absences in VOCABULARY:
        for word in (*things, *absences):
            assert word == plain(word)
            assert len(word) >= 3 or not word.isascii(), word


def test_linear_in_the_page() -> None:
    def cost(size: int) -> float:
        text = "<title>Page not found</title>" + "<div><p>not found " * size
        return spent(lambda: soft404.statement(pages.read(text)))

    assert growth(cost, 2_000) <= FOUR_TIMES
