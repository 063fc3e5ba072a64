"""JSON-LD as pages write it."""

from __future__ import annotations

import pytest

from linkaudit.parser.structured import Claim, claims_of, documents


def slots(document: object) -> list[tuple[str, str]]:
    return [(claim.slot, claim.value) for claim in claims_of(document)]


@pytest.mark.parametrize(
    ("text", "loaded"),
    [
        ('{"a": 1}', [{"a": 1}]),
        ('{"a": 1,}', [{"a": 1}]),
        ("[1, 2, ]", [[1, 2]]),
        ("<!--\n{}\n-->", [{}]),
        ("/*<![CDATA[*/{}/*]]>*/", [{}]),
        ("// <![CDATA[\n{}\n// ]]>", [{}]),
        ('{"a": "two\nlines\ttab"}', [{"a": "two\nlines\ttab"}]),
        ('{"a": "He said "no" to it", "b": 1,}', [{"a": 'He said "no" to it', "b": 1}]),
        ('{"a": ""No," he said", "b": "", "c": [" "x" "]}', [{"a": '"No," he said', "b": "", "c": [' "x" ']}]),
        ('{"a": "a \\"b\\" and "c"",\n "b": null}', [{"a": 'a "b" and "c"', "b": None}]),
        ('{"a": "He said "no", "never" and left"}', []),
        ('{"a": "' + 'x" ' * 50_000, []),
        ("nothing", []),
        ("{", []),
        ("", []),
        ("[" * 50_000, []),
    ],
)
def test_documents(text: str, loaded: list[object]) -> None:
    assert list(documents(text)) == loaded


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"@type": "NewsArticle", "author": "  AFP \n"}, [("jsonld.author", "AFP")]),
        ({"@type": ["Thing", "ReportageNewsArticle"], "author": "A"}, [("jsonld.author", "A")]),
        ({"@type": "LiveBlogPosting", "creator": ["A", "B"]}, [("jsonld.creator", "A"), ("jsonld.creator", "B")]),
        ({"@type": "WebPage", "publisher": {"name": "P"}}, [("jsonld.publisher", "P")]),
        (
            {"@type": "WebPage", "author": "no", "mainEntity": {"@type": "NewsArticle", "author": "yes"}},
            [("jsonld.author", "yes")],
        ),
        ({"@type": "Person", "author": "no"}, []),
        ({"@type": "NewsArticle", "author": {"@type": "Person"}}, []),
        ({"@type": "NewsArticle", "author": {"name": ["A", "B"]}}, [("jsonld.author", "A"), ("jsonld.author", "B")]),
        (
            {"@type": "NewsArticle", "author": {"name": "M", "affiliation": "dpa"}},
            [("jsonld.author", "M"), ("jsonld.author.affiliation", "dpa")],
        ),
        ({"@type": "NewsArticle", "isBasedOn": {"url": "https://w.example"}}, [("jsonld.isBasedOn", "https://w.example")]),
        (
            {"@type": "NewsArticle", "datePublished": "2020", "headline": "H"},
            [("jsonld.headline", "H"), ("jsonld.datePublished", "2020")],
        ),
        ({"@type": "NewsArticle", "author": 7, "headline": {"x": 1}}, []),
        ([{"@type": "BreadcrumbList"}, {"@type": "Article", "author": "A"}], [("jsonld.author", "A")]),
        ("text", []),
        (None, []),
    ],
)
def test_claims(document: object, said: list[tuple[str, str]]) -> None:
    assert slots(document) == said


def test_only_credits_credit() -> None:
    claims = list(claims_of({"@type": "NewsArticle", "author": "A", "headline": "H"}))
    assert claims == [Claim("jsonld.author", "A", credit=True), Claim("jsonld.headline", "H", credit=False)]


def test_references_lead_to_their_nodes_and_broken_ones_nowhere() -> None:
    graph = [
        {"@type": "NewsArticle", "author": [{"@id": "#a"}, {"@id": "#gone"}], "publisher": {"@id": "#p", "name": "Own"}},
        {"@id": "#a", "@type": "Person", "name": "Mara"},
        {"@id": "#p", "name": "Other"},
    ]
    assert slots({"@graph": graph}) == [("jsonld.author", "Mara"), ("jsonld.publisher", "Own")]


def test_nothing_too_deep_or_too_wide_takes_long() -> None:
    nested: object = {"@type": "NewsArticle", "author": "A"}
    for _ in range(5000):
        nested = {"@graph": [nested]}
    assert slots(nested) == []
    assert slots({"@graph": [{"@type": "Thing"}] * 100_000}) == []
    assert len(slots({"@type": "NewsArticle", "author": ["A"] * 5000})) == 20
