"""Where a credit stands decides what it is: beside a picture, under a box on the author, before a colon, run into a name."""

from __future__ import annotations

import pytest

from linkaudit.model import Article, Origin, Source
from linkaudit.parser import parse
from tests.parser.papers import MORE, PROSE, TITLE, lines

PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)


def page(inside: str, *, lang: str = "en", country: str | None = None, after: str = "") -> Article:
    text = (
        f'<!doctype html><html lang="{lang}"><head><title>{TITLE}</title></head>'
        f"<body><article><h1>{TITLE}</h1>{inside}</article>{after}</body></html>"
    )
    return parse(Source(id="p", origin=Origin(path="p", media="html"), text=text, outlet_country=country))


def said(found: Article) -> list[tuple[str, str, str]]:
    return [(mention.agency, mention.role, mention.where) for mention in found.mentions]


@pytest.mark.parametrize(
    "name",
    [
        '<span class="image-description__author">AP</span>',
        '<div class="photo-author">AP</div>',
        '<div class="figure_text_autor">AP</div>',
    ],
)
def test_the_author_of_a_picture_is_no_byline(name: str) -> None:
    picture = f"<figure><img src=a.jpg alt=''></figure><h2>The pool in winter</h2><div>{name}</div>"
    found = page(f"<p>{PROSE[0]}</p>{picture}<p>{PROSE[1]}</p><p>{PROSE[2]}</p>")
    assert said(found) == [("ap", "photo_credit", "photo")]
    assert found.credit.kind == "none"


@pytest.mark.parametrize(
    "inside",
    [
        '<div class="image"><img src=a.jpg><span class="credit">AFP</span></div>' + PARAGRAPHS,
        PARAGRAPHS + '<ul class="topics"><li><a href="/t/ap">AP</a></li><li><a href="/t/pa">PA</a></li></ul>',
        PARAGRAPHS + '<ul class="keywords"><li><a href="/t/afp">AFP</a></li></ul>',
    ],
)
def test_a_picture_s_box_and_a_list_of_topics_credit_no_text(inside: str) -> None:
    assert page(inside).credit.kind == "none"


def test_a_source_right_behind_the_article_is_its_own() -> None:
    assert said(page(PARAGRAPHS, after='<div class="article-source">Quelle: dpa</div>')) == [
        ("dpa", "article_credit", "tagline")
    ]
    assert page(PARAGRAPHS, after="<p>More stories</p><div class=source>Quelle: dpa</div>").credit.kind == "none"


@pytest.mark.parametrize(
    "byline",
    [
        '<div class="author"><span>Jane Orsk</span><span>Reuters</span></div>',
        '<div class="byline">By <a href=/x>Jane Orsk</a>, <span>Reuters</span></div>',
        '<p class="author-info">Jane Orsk Reuters</p>',
    ],
)
def test_a_marked_byline_may_run_into_the_agency_s_name(byline: str) -> None:
    found = page(byline + PARAGRAPHS)
    assert said(found) == [("reuters", "article_credit", "byline")]
    assert (found.credit.kind, found.credit.contributors) == ("exclusive", ("Jane Orsk",))


def test_who_contributed_is_said_beyond_a_box_on_the_author_too() -> None:
    box = '<div class="author-box"><h3>About the author</h3><p>Mara Quill swims every morning and writes about it.</p></div>'
    found = page(PARAGRAPHS, after=box + '<div class="source"><p>With files from The Associated Press</p></div>')
    assert said(found) == [("ap", "contributory_credit", "tagline")]
    assert {p.label for p in found.passages if p.form == "body"} == {"wire_mixed"}


def test_the_source_of_another_story_beyond_the_text_credits_nothing() -> None:
    card = '<div class="card"><a href=/x>Storm nears the coast</a><div class="source">Reuters</div></div>'
    found = page(PARAGRAPHS, after=card)
    assert said(found) == []
    assert found.credit.kind == "none"


@pytest.mark.parametrize(
    ("letters", "lang", "kind"), [("SID", "de", "exclusive"), ("SID", "en", "none"), ("APS", "fr", "exclusive")]
)
def test_bare_letters_are_an_agency_s_on_a_page_in_its_language(letters: str, lang: str, kind: str) -> None:
    assert page(f"<div>{letters}</div>{PARAGRAPHS}", lang=lang).credit.kind == kind


def test_a_speaker_s_letters_before_a_colon_credit_nothing() -> None:
    found = lines(TITLE, *PROSE, "CP:", MORE[0], "AP:", MORE[1])
    assert found.mentions == ()
    assert found.credit.kind == "none"


def test_a_caption_left_between_paragraphs_ends_in_its_photographer_s_agency() -> None:
    found = lines(TITLE, *PROSE, "The pool had stood empty since the frost of last winter. AP", *MORE)
    assert [(m.agency, m.role) for m in found.mentions] == [("ap", "photo_credit")]
    assert found.credit.kind == "none"


@pytest.mark.parametrize("line", ["Reuters/kra Marwick", "Reuters/kra", "Reuters, kra"])
def test_initials_beside_the_agency_are_a_desk_s_whatever_place_follows(line: str) -> None:
    credit = lines(TITLE, *PROSE, line).credit
    assert (credit.kind, credit.agencies, credit.contributors) == ("mixed", ("reuters",), ("kra",))


def test_a_staff_writer_is_a_person_not_a_desk() -> None:
    found = lines(TITLE, "By Jane Orsk, Staff Writer", *PROSE)
    assert {p.label for p in found.passages if p.form == "body"} == {"outlet"}
    credit = lines(TITLE, "By Jane Orsk, Staff Writer", *PROSE, "The Associated Press contributed to this report.").credit
    assert (credit.kind, credit.primary) == ("contributory", "outlet")


def test_a_rival_is_weighed_in_its_own_words() -> None:
    text = "\n".join((TITLE, "By AFP", *PROSE, "A caretaker told Reuters that the pumps had failed twice before the winter."))
    found = parse(Source(id="p", origin=Origin(path="p"), text=text))
    against = [item for passage in found.passages for item in passage.evidence if item.polarity == "-"]
    assert [(item.agency, text[slice(item.start, item.end)], item.quote) for item in against] == [
        ("reuters", "told Reuters", "told Reuters")
    ]


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("Austria's APA news agency reported that two lifeguards had been held.", "apa_at"),
        ("The Taiwanese news agency CNA reported that two lifeguards had been held.", "cna_tw"),
        ("Kenya's state news agency KNA reported that two lifeguards had been held.", "kna_ke"),
        ("The German news agency KNA reported that two lifeguards had been held.", "kna_de"),
    ],
)
def test_of_agencies_of_one_name_the_country_before_it_chooses(sentence: str, agency: str) -> None:
    assert [m.agency for m in lines(TITLE, PROSE[0], sentence, PROSE[1]).mentions] == [agency]


def test_the_words_that_show_a_speaker_going_on_are_the_text_s_own() -> None:
    told = "„Die Pumpen sind alt“, sagte die Bademeisterin der dpa am Montag in der leeren Halle des Bades."
    text = "\n".join(
        (
            TITLE,
            PROSE[0],
            told,
            "„Niemand hat uns gefragt“, sagte  sie, „und das schon seit dem Winter nicht.“",
            "Mit Material von dpa",
        )
    )
    found = parse(Source(id="p", origin=Origin(path="p"), text=text))
    shown = [item for passage in found.passages for item in passage.evidence if item.rule.startswith("speaker")]
    assert [text[slice(item.start, item.end)] for item in shown] == [item.quote for item in shown] == ["sagte  sie"]
