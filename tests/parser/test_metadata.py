"""What a page says of itself: credits for others to judge, and its title, date, language and address."""

from __future__ import annotations

import json

import pytest

from linkaudit.model import Origin, Source
from linkaudit.parser import parse
from linkaudit.parser.blocks import Statement
from tests.parser.pages import LEAD, article, read


def said(head: str) -> list[tuple[str, str]]:
    return [(statement.slot, statement.value) for statement in read(f"<html><head>{head}</head><body><p>{LEAD}").statements]


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta name="author" content="AFP">', [("author", "AFP")]),
        ('<meta name="byl" content="By  The Associated\n Press">', [("byl", "By The Associated Press")]),
        ('<META PROPERTY="Article:Author" CONTENT="Reuters">', [("article:author", "Reuters")]),
        ('<meta name="syndication-source" content="https://w.example/1">', [("syndication-source", "https://w.example/1")]),
        ('<link rel="canonical" href="https://other.example/x">', [("canonical", "https://other.example/x")]),
        ('<meta name="author" content=" "><meta name="viewport" content="width">', []),
        ('<span itemprop=x></span><meta itemprop="author" content="dpa">', [("author", "dpa")]),
        ('<span itemprop="author" itemscope><meta itemprop="name" content="AFP"></span>', [("author", "AFP")]),
        ('<span itemprop="publisher" itemscope><meta itemprop="name" content="AFP"></span>', []),
        (ld(author="AFP"), [("jsonld.author", "AFP")]),
        (ld(author={"@type": "Person", "name": "Mara Velt"}), [("jsonld.author", "Mara Velt")]),
        (ld(author=[{"@type": "Organization", "name": "AFP"}, "Mara"]), [("jsonld.author@Organization", "AFP"), ("jsonld.author", "Mara")]),
        (ld(author={"@type": ["NewsMediaOrganization"], "name": "PTI"}), [("jsonld.author@Organization", "PTI")]),
        (ld(author={"name": "M", "worksFor": {"name": "dpa"}}), [("jsonld.author", "M"), ("jsonld.author.worksFor", "dpa")]),
        (ld(publisher={"@type": "Organization", "name": "Quay Times"}), [("jsonld.publisher@Organization", "Quay Times")]),
        (ld(creditText="Reuters", isBasedOn={"@id": "https://w.example"}), [("jsonld.creditText", "Reuters"), ("jsonld.isBasedOn", "https://w.example")]),
        (ld(sourceOrganization={"name": "KNA"}, copyrightHolder={"name": "X"}), [("jsonld.sourceOrganization", "KNA"), ("jsonld.copyrightHolder", "X")]),
    ],
)  # fmt: skip
def test_statements(head: str, expected: list[tuple[str, str]]) -> None:
    assert said(head) == expected


def test_authors_by_reference_in_a_graph() -> None:
    graph = {"@graph": [{"@type": "WebSite", "publisher": {"@id": "#o"}}, {"@type": "NewsArticle", "author": {"@id": "#a"}, "publisher": {"@id": "#o"}}, {"@type": "Person", "@id": "#a", "name": "Mara Velt"}, {"@type": "Organization", "@id": "#o", "name": "Quay Times"}]}  # fmt: skip
    assert said(f'<script type="application/ld+json">{json.dumps(graph)}</script>') == [
        ("jsonld.author", "Mara Velt"),
        ("jsonld.publisher@Organization", "Quay Times"),
    ]


def test_the_first_news_article_speaks_not_those_it_lists() -> None:
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "author": "AFP"}]}
    both = [listed, {"@type": "NewsArticle", "author": "Mara", "mentions": {"@type": "NewsArticle", "author": "dpa"}}]
    assert said(f'<script type="application/ld+json">{json.dumps(both)}</script>') == [("jsonld.author", "Mara")]


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"NewsArticle","author":"AFP",}',
        '<!-- {"@type":"NewsArticle","author":"AFP"} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","author":"AFP"}\n//]]>',
        '{"@type":"NewsArticle","description":"two\nlines","author":"AFP"}',
    ],
)
def test_what_can_be_mended_is(script: str) -> None:
    assert said(f'<script type="application/ld+json">{script}</script>') == [("jsonld.author", "AFP")]


@pytest.mark.parametrize(
    "script", ["", "{", "null", "[]", '"x"', "{'a': 1}", "[" * 100_000, '{"@type": {"a": []}, "author": 7}', '{"@graph": 3}']
)
def test_what_cannot_is_passed_over(script: str) -> None:
    assert said(f'<script type="application/ld+json">{script}</script>') == []


def test_the_distributor_of_an_article_kept_as_json() -> None:
    state = (
        '<script>Fusion.globalContent={"a":1,"distributor":{"category":"wires","name":"Reuters","mode":"reference"}};</script>'
    )
    assert said(state) == [
        ("ans.distributor.category", "wires"),
        ("ans.distributor.name", "Reuters"),
        ("ans.distributor.mode", "reference"),
    ]
    assert said('<script>x={"distributor":{broken}}</script>') == []


def test_a_statement_has_the_place_of_its_element() -> None:
    document = article("", head='<meta name="author" content="AFP">')
    (statement,) = [each for each in document.statements if isinstance(each, Statement)]
    assert document.source.text[statement.start : statement.end] == '<meta name="author" content="AFP">'


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title> Page |\n Site </title>", "Page | Site"),
        ('<title>Page</title><meta property="og:title" content="Headline">', "Headline"),
        ("<title></title>" + ld(headline="From data"), "From data"),
        ("", None),
    ],
)
def test_title(head: str, title: str | None) -> None:
    assert read(f"<head>{head}</head><p>x").title == title
    assert read(f"<head>{head}</head><p>x", title="Given").title == "Given"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2020-01-06T10:00:00Z">', "2020-01-06T10:00:00Z"),
        (ld(datePublished="2020-01-06"), "2020-01-06"),
        ('<meta name="date" content="6 January 2020">', "2020-01-06"),
        ('<meta name="date" content="soon">', None),
        ('<body><time itemprop="datePublished" datetime="2020-01-06">today</time>', "2020-01-06"),
        ('<body><time datetime="2020-01-06">a comment\'s</time>', None),
    ],
)
def test_published(head: str, published: str | None) -> None:
    assert read(f"<head>{head}<p>x").published == published
    assert read(f"<head>{head}<p>x", published="2019").published == "2019"


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ("<html lang=de-AT><p>x", "de-AT"),
        ('<html lang=""><meta http-equiv="content-language" content="fr">', "fr"),
        ('<meta property="og:locale" content="pt_BR">', "pt-BR"),
        ("<html lang='{{lang}}'>", None),
        ("<p>Ganz offenbar deutsch", None),
    ],
)
def test_language_is_the_declared_one(page: str, language: str | None) -> None:
    assert read(page).language == language


def test_address() -> None:
    assert read('<link rel="canonical" href="https://a.example/1">').url == "https://a.example/1"
    assert read('<link rel="canonical" href="https://a.example/1">', url="https://b.example/2").url == "https://b.example/2"
    assert read('<link rel="canonical" href="/1">').url is None
    assert read('<link rel="canonical" href="/1">', base_url="https://c.example/").url == "https://c.example/1"


@pytest.mark.parametrize(
    ("fields", "credit"),
    [
        ({"author": "AFP"}, "exclusive afp"),
        ({"Author": "Agence France-Presse in Marwick"}, "exclusive afp"),
        ({"byline": "By Jo Quill, The Associated Press"}, "exclusive ap"),
        ({"dc:creator": "La rédaction, avec AFP"}, "contributory afp"),
        ({"authors": "Jo Quill\nReuters"}, "exclusive reuters"),
        ({"authors": "['Jo Quill', 'ANI']"}, "exclusive ani"),
        ({"author": "Petra Quill"}, "none"),
        ({"author": "Mia"}, "none"),
        ({"author": "By Petra"}, "none"),
        ({"author": "SANA"}, "exclusive sana"),
        ({"source": "Reuters", "category": "AFP"}, "none"),
        ({}, "none"),
    ],
)
def test_the_author_in_the_record_of_an_article_credits_it(fields: dict[str, str], credit: str) -> None:
    source = Source(id="t", origin=Origin(path="t", record=1), text=LEAD, extra=fields)
    found = parse(source).credit
    assert " ".join([found.kind, *found.agencies]) == credit


@pytest.mark.parametrize(
    ("page", "credit"),
    [
        ('<html lang="en"><meta name="author" content="Mia">', "none"),
        ('<html lang="tr"><meta name="author" content="Efe">', "none"),
        ('<html lang="es"><meta name="author" content="Efe">', "exclusive efe"),
        ('<html lang="hr"><meta name="author" content="Hina">', "exclusive hina"),
        ('<html lang="en">' + ld(author={"@type": "Organization", "name": "Petra"}), "exclusive petra"),
        ('<html lang="en"><meta name="author" content="Lusa">', "exclusive lusa"),
    ],
)
def test_a_given_name_in_the_metadata_is_an_agency_only_where_something_says_so(page: str, credit: str) -> None:
    source = Source(id="t", origin=Origin(path="t", media="html"), text=f"{page}<body><p>{LEAD}")
    found = parse(source).credit
    assert " ".join([found.kind, *found.agencies]) == credit
