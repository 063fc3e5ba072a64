"""The index of an outlet's articles: title and address from feeds, sitemaps, JSON lines and tables."""

import gzip
from pathlib import Path

import pytest

from linkaudit.errors import InputError
from linkaudit.reader.index import read_index

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
NONE = (b"The quay.\nThe ferry.\n", b'{"title": \n', b"<rss><item><title>x", b"\x1f\x8b\x08nothing")


@pytest.mark.parametrize("text", [LINES, ARRAY, TABLE, RSS, ATOM, SITEMAP])
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
