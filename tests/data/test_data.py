"""The rows of knowledge: every one reads, nothing stands twice, and what may be decided upon is known well enough."""

import json
import re
from importlib.resources import files

import pytest

import linkaudit.data
from linkaudit.data import agencies, credit_words, crossref_labels, embed_words, generic_credits

WORDS = json.loads(files(linkaudit.data).joinpath("credit_words.json").read_text(encoding="utf-8"))


def test_every_row_reads():
    assert len(agencies()) >= 228
    assert len(generic_credits()) >= 11
    assert len(crossref_labels()) >= 211
    assert len(embed_words()) >= 35


def test_ids_are_unique_and_plain():
    ids = [agency.id for agency in agencies()]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", identity) for identity in ids)


@pytest.mark.parametrize("agency", agencies(), ids=lambda agency: agency.id)
def test_an_agency_has_what_its_kind_needs(agency):
    assert agency.names[0] == agency.name
    assert agency.domains
    assert agency.country is None or re.fullmatch("[A-Z]{2}", agency.country)
    assert all(re.fullmatch("[A-Z]{2}", country) for rival in agency.rivals for country in rival.countries)
    assert not any("(" in name for name in agency.names), "a note is no name"
    if agency.kind in ("wire", "syndication"):
        assert agency.languages
        assert agency.credit_examples


def test_common_words_are_names_of_their_row():
    for agency in agencies():
        names = {*agency.names, *agency.abbreviations, *(name for some in agency.native.values() for name in some)}
        assert agency.common <= names | {name.title() for name in names} | {name.upper() for name in names}, agency.id


def test_handles_are_bare_and_belong_to_one_agency():
    owners = [(a.platform, a.handle.lower()) for agency in agencies() for a in agency.accounts if a.confidence != "uncertain"]
    assert len(owners) == len(set(owners))
    assert not any(handle.startswith("@") for _, handle in owners)


def test_domains_belong_to_one_agency():
    domains = [domain for agency in agencies() for domain in agency.domains]
    shared = {domain for domain in domains if domains.count(domain) > 1}
    assert shared <= {"ots.at"}  # the agency's own channel for paid releases


def test_the_words_of_embeds_name_an_author_in_each_language():
    for row in embed_words():
        assert row.before or row.behind or row.around
        assert all(phrase.count("…") == 1 and phrase.strip("… ") for phrase in row.around)


def test_every_use_of_words_is_explained_and_filled():
    assert set(WORDS["words"]) == set(WORDS["fields"])
    assert all(WORDS["fields"].values())
    for use, by_language in WORDS["words"].items():
        assert by_language, use
        for language, words in by_language.items():
            assert re.fullmatch("[a-z]{2,3}", language), (use, language)
            assert words == sorted(set(words)), (use, language)


def test_words_know_their_languages():
    told = credit_words()["told"]
    assert told["sagte"] == {"de"}
    assert {"es", "it"} <= credit_words()["to"]["a"]


def test_the_grammar_speaks_many_languages():
    for use in ("told", "reported", "according", "photo", "line_by"):
        languages = {language for some in credit_words()[use].values() for language in some}
        assert len(languages) >= 20, use


@pytest.mark.parametrize("value", [None, "", 3, ["a", ""], [1]])
def test_a_broken_row_is_said(value):
    with pytest.raises((ValueError, TypeError)):
        linkaudit.data._strings(value)
