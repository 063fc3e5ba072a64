"""The index of an outlet's articles: title and address from feeds, sitemaps, JSON lines and tables."""

import gzip
from pathlib import Path

import pytest

from linkaudit.errors import InputError
from linkaudit.reader.index import read_index, spelled

EXPECTED = [("Quay shut", "https://post.example/1"), ("Ferry back", "https://post.example/2")]
LINES = """{"title": "Quay shut", "url": "https://post.example/1"}
{"headline": "Ferry back", "link": "https://post.example/2", "n": 1}
"""
ARRAY = """[{"title": "Quay shut", "url": "https://post.example/1"},
{"title": "Ferry back", "url": "https://post.example/2"}]"""
TABLE = """URL,Title,n
https://post.example/1,Quay shut,1
https://post.example/2,Ferry back,2
not an address,x,3
"""
RSS = """<rss><channel><title>Post</title><item><title>Quay shut</title><link>https://post.example/1</link></item>
<item><title>Ferry back</title><guid>https://post.example/2</guid></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom">
<entry><title>Quay shut</title><link href="https://post.example/1"/></entry>
<entry><title>Ferry back</title><link rel="alternate" href="https://post.example/2"/></entry></feed>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://post.example/1</loc>
<n:news><n:publication_date>2024-05-01</n:publication_date><n:title>Quay shut</n:title></n:news></url>
<url><loc>https://post.example/2</loc><n:news><n:title>Ferry back</n:title></n:news></url>
<url><loc>https://post.example/untitled</loc></url></urlset>"""
PRETTY = """[
  {
    "title": "Quay shut",
    "url": "https://post.example/1"
  },
  {"title": "Ferry back", "url": "https://post.example/2"}
]"""
ONE_LINE = ARRAY.replace("\n", "")
JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [
{"id": "1", "title": "Quay shut", "url": "https://post.example/1"},
{"id": "2", "title": "Ferry back", "url": "https://post.example/2"}]}"""
TABS, SEMICOLONS = TABLE.replace(",", "\t"), TABLE.replace(",", ";")
NONE = (b"The quay.\nThe ferry.\n", b'{"title": \n', b"<rss><item><title>x", b"\x1f\x8b\x08nothing", b'{"a":' * 100_000)
UNTITLED = (
    b'{"a": 1}\n',
    b"{}",
    b'[{"title": "Quay shut"}]',
    b"URL,Title\n,Quay shut\n",
    b"<html><body>Quay shut</body></html>",
    b"<rss><channel><item><title>Quay shut</title></item></channel></rss>",
    b"<sitemapindex><sitemap><loc>https://post.example/s.xml</loc></sitemap></sitemapindex>",
)


@pytest.mark.parametrize("text", [LINES, ARRAY, PRETTY, ONE_LINE, JSON_FEED, TABLE, TABS, SEMICOLONS, RSS, ATOM, SITEMAP])
def test_pairs_are_read(tmp_path: Path, text: str) -> None:
    for data in (text.encode(), gzip.compress(text.encode())):
        (tmp_path / "index").write_bytes(data)
        assert list(read_index(str(tmp_path / "index"))) == EXPECTED


@pytest.mark.parametrize("data", NONE)
def test_what_is_no_index_is_said_with_a_hint(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "index"
    path.write_bytes(data)
    with pytest.raises(InputError) as trouble:
        list(read_index(str(path)))
    assert str(path) in str(trouble.value)
    assert trouble.value.hint


def test_a_missing_index_is_said() -> None:
    with pytest.raises(InputError, match="No such file"):
        list(read_index("nowhere.jsonl"))


@pytest.mark.parametrize("data", UNTITLED)
def test_an_index_without_titles_is_no_index(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "index").write_bytes(data)
    with pytest.raises(InputError, match="holds no title with an address"):
        list(read_index(str(tmp_path / "index")))


@pytest.mark.parametrize(
    "data",
    [
        b"[]",
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": []}',
        b"URL,Title\n",
        b"<rss><channel/></rss>",
        b"<?xml version='1.0'?><!-- empty --><rss version='2.0'><channel><title>Post</title></channel></rss>",
        b"<feed xmlns='http://www.w3.org/2005/Atom'><title>Post</title></feed>",
        b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'></urlset>",
    ],
)
def test_a_feed_without_entries_is_an_index_of_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "index").write_bytes(data)
    assert list(read_index(str(tmp_path / "index"))) == []


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://post.example/2024/03/quay-shut-for-a-week-8812345.html", "quay shut for a week"),
        ("https://post.example/news/123456-5-ways-across-the-quay/", "5 ways across the quay"),
        ("https://post.example/k%C3%A1i_zavrely_na_t%C3%BDden?utm=1#top", "kái zavrely na týden"),
        ("https://post.example/about-us", ""),
        ("https://post.example/", ""),
        ("no address", ""),
    ],
)
def test_the_words_of_an_address(url: str, words: str) -> None:
    assert spelled(url) == words


def test_a_sitemap_without_titles_is_read_by_its_addresses(tmp_path: Path) -> None:
    urls = ("https://post.example/quay-shut-for-a-week", "https://post.example/about")
    (tmp_path / "index").write_text("".join(("<urlset>", *(f"<url><loc>{url}</loc></url>" for url in urls), "</urlset>")))
    assert list(read_index(str(tmp_path / "index"))) == [("quay shut for a week", urls[0])]
