import pytest

from linkaudit.model import Article, Credit, Mention
from linkaudit.rules.uncredited_wire import check
from tests.support import a_passage, a_place, an_article


def story(*texts: str, quote: str = "AFP", role: str = "in_text_source", agency: str = "afp", **fields: object) -> Article:
    mentions = tuple(
        Mention(
            agency=agency,
            role=role,
            where="in-text",
            passage=n,
            quote=quote,
            place=a_place(n, start=100 * n + text.find(quote)),
        )
        for n, text in enumerate(texts, 1)
        if quote in text
    )
    passages = [a_passage(n, text, label="wire_attributed") for n, text in enumerate(texts, 1)]
    return an_article(*passages, mentions=mentions, **fields)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Cranes stood still, an AFP correspondent saw.", "AFP could not immediately verify the claim."),
        ("The port, contacted by AFP, declined.", "The dockers shouted, AFP journalists reported."),
        ("Das sah eine AFP-Reporterin im Hafen.", "Das konnte ein AFP-Fotograf bestätigen."),
        ("Selon un journaliste de l'AFP, le port est fermé.", "Contacté par l'AFP, le port n'a rien dit."),
        ("Lo vio un periodista de la AFP en el puerto.", "Contactado por la AFP, el puerto calló."),
    ],
)
def test_an_agency_that_witnesses_twice_without_a_credit_is_told(first: str, second: str) -> None:
    (found,) = check(story(first, "Nothing here.", second), {})
    assert (found.severity, found.confidence) == ("warning", "medium")
    assert found.message.startswith("No agency is credited, but afp speaks of itself in 2 places")


def test_people_who_tell_an_agency_in_three_passages_are_enough() -> None:
    told = ("He told AFP so.", "She told AFP more.", "They told AFP all.")
    (found,) = check(story(*told, quote="told AFP"), {})
    assert "is told things in 3 passages" in found.message
    assert not list(check(story(*told[:2], quote="told AFP"), {}))


@pytest.mark.parametrize("kind", ["exclusive", "mixed", "contributory", "unnamed", "conflict"])
def test_a_credit_of_any_kind_settles_it(kind: str) -> None:
    told = ("He told AFP so.", "She told AFP more.", "They told AFP all.")
    assert not list(check(story(*told, credit=Credit(kind=kind, agencies=("afp",))), {}))


def test_reporting_that_an_agency_reported_is_ordinary() -> None:
    reported = ("AFP reported it.", "AFP said so first.", "AFP quoted him.", "According to AFP, ships wait.")
    assert not list(check(story(*reported, role="reported_by"), {}))


def test_one_witness_or_two_agencies_once_each_pass() -> None:
    assert not list(check(story("An AFP correspondent saw it."), {}))
    both = story("An AFP correspondent saw it.", "A Reuters reporter did too.")
    reuters = Mention(agency="reuters", role="in_text_source", where="in-text", passage=2, quote="Reuters", place=a_place(2))
    assert not list(check(an_article(*both.passages, mentions=(*both.mentions, reuters)), {}))


def test_on_the_agencys_own_site_no_credit_is_needed() -> None:
    told = ("He told AFP so.", "She told AFP more.", "They told AFP all.")
    assert not list(check(story(*told, url="https://www.afp.com/en/strike"), {}))


def test_the_words_of_posts_and_pull_quotes_do_not_count() -> None:
    told = story("He told AFP so.", "She told AFP more.", "They told AFP all.")
    passages = [*told.passages[:2], a_passage(3, "They told AFP all.", form="social_post", label="social")]
    assert not list(check(an_article(*passages, mentions=told.mentions), {}))


def test_two_namings_in_one_sentence_are_looked_at_one_by_one() -> None:
    text = "An AFP correspondent saw what AFP later reported."
    twice = [Mention(agency="afp", role="reported_by", where="in-text", passage=1, quote="AFP", place=a_place(1))] * 2
    assert not list(check(an_article(a_passage(1, text), mentions=tuple(twice)), {}))


def test_an_unknown_agency_or_address_is_survived() -> None:
    told = ("He told Ypress so.", "She told Ypress more.", "They told Ypress all.")
    (found,) = check(story(*told, quote="told Ypress", agency="ypress", url="https://[broken"), {})
    assert "ypress" in found.message
    elsewhere = Mention(agency="afp", role="in_text_source", where="in-text", passage=1, quote="not there", place=a_place(1))
    assert not list(check(an_article(a_passage(1), mentions=(elsewhere,)), {}))


@pytest.mark.parametrize(
    "text",
    [
        "A reporter asked. AFP said so.",
        "Journalists love AFP.",
        "AFP and reporters disagree.",
        "It was bought by AFP.",
        "He could not read AFP.",
    ],
)
def test_words_that_merely_stand_near_are_no_testimony(text: str) -> None:
    assert not list(check(story(text, f"{text} Again."), {}))
