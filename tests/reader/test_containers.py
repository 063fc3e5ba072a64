"""Containers of many articles: what a record becomes, where it stands, and what damage costs."""

import gzip
import importlib
import json
import tracemalloc
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from linkaudit.model import Reply, Source, Unreadable
from linkaudit.reader import ReaderSettings, read

ONE = {"text": "The quay is shut.", "url": "https://post.example/1", "timestamp": "2019-04-24T09:05:56Z", "score": 3}
TWO = {"html": "<p>The ferry is back.</p>", "title": "Ferry", "publish_date": "Mon, 06 Jan 2020 12:00:00 GMT"}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def rows(name: str, data: bytes | None = None, **settings: object) -> list[Source | Unreadable]:
    if data is not None:
        Path(name).write_bytes(data)
    return list(read([name], ReaderSettings(**settings)))  # type: ignore[arg-type]


def good(found: list[Source | Unreadable]) -> list[Source]:
    return [row for row in found if isinstance(row, Source)]


def bad(found: list[Source | Unreadable]) -> list[tuple[str, str]]:
    return [(row.id, row.reason) for row in found if isinstance(row, Unreadable)]


def jsonl(*records: object) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def zstd(data: bytes) -> bytes:
    packed: bytes = pytest.importorskip("zstandard").compress(data)
    return packed


PACKED: list[tuple[str, Callable[[bytes], bytes]]] = [("a.jsonl", bytes), ("c4.json.gz", gzip.compress), ("a.jsonl.zst", zstd)]


@pytest.mark.parametrize(("name", "pack"), PACKED)
def test_json_lines_become_articles_that_say_their_line(name: str, pack: Callable[[bytes], bytes]) -> None:
    data = jsonl(ONE) + b'{"text": "broken\n\n' + jsonl(TWO, [1], {"x": 1}, {"text": "\ud800 \0"})
    found = rows(name, pack(data))
    first, second, odd = good(found)
    assert (first.id, first.origin.record, first.origin.media, first.text) == (f"{name}#1", 1, "text", "The quay is shut.")
    assert (first.url, first.published, first.extra) == ("https://post.example/1", "2019-04-24T09:05:56Z", {"score": "3"})
    assert (second.id, second.origin.media, second.title, second.published) == (
        f"{name}#4",
        "html",
        "Ferry",
        "2020-01-06T12:00:00Z",
    )
    assert odd.text == "\ufffd \ufffd"
    assert [name for name, _ in bad(found)] == [f"{name}#2", f"{name}#5", f"{name}#6"]
    assert [said.split(" ")[0] for _, said in bad(found)] == ["not", "not", "no"]


@pytest.mark.parametrize(
    "data",
    [
        json.dumps([ONE, TWO]).encode(),
        json.dumps([ONE, TWO], indent=2).encode(),
        b"\xef\xbb\xbf[\n" + jsonl(ONE).rstrip() + b",\n" + jsonl(TWO) + b"]",
        json.dumps(ONE, indent=1).encode() + json.dumps(TWO, indent=1).encode(),
    ],
)
def test_json_in_other_shapes(data: bytes) -> None:
    assert [(row.id, row.text) for row in good(rows("a.json", data))] == [
        ("a.json#1", "The quay is shut."),
        ("a.json#2", "<p>The ferry is back.</p>"),
    ]


def test_braces_and_quotes_inside_strings_split_nothing() -> None:
    records = [{"text": f'He said "{{[\\" and left }}] {n}\\'} for n in range(3000)]
    assert [row.text for row in good(rows("a.json", json.dumps(records, indent=1).encode()))] == [r["text"] for r in records]


def test_an_array_cut_off_says_so() -> None:
    found = rows("a.json", json.dumps([ONE, TWO], indent=1).encode()[:-30])
    assert len(good(found)) == 1
    assert bad(found)[0][0] == "a.json#2"


def test_hostile_json_costs_one_row() -> None:
    deep = b"[" * 100_000
    found = rows("a.jsonl", deep + b"\n" + b'{"text": ' + b"9" * 5000 + b"}\n" + jsonl(ONE))
    assert [name for name, _ in bad(found)] == ["a.jsonl#1", "a.jsonl#2"]
    assert len(good(found)) == 1


def test_a_table_with_quotes_line_ends_and_ragged_rows() -> None:
    data = '\ufeffid;Text;date;country\n1;"The quay\nis ""shut""";2020-01-06;gb\n2;a;b;c;d\n3;Short row\n\n4;;;\n'
    found = rows("a.csv", data.encode())
    first, short, empty = good(found)
    assert (first.text, first.published, first.outlet_country, first.extra) == (
        'The quay\nis "shut"',
        "2020-01-06",
        "GB",
        {"id": "1"},
    )
    assert (short.id, short.text, empty.text) == ("a.csv#3", "Short row", "")
    assert bad(found) == [("a.csv#2", "5 cells under 4 column names")]


def test_a_table_of_something_else_is_one_row() -> None:
    assert bad(rows("a.csv", b"price,amount\n1,2\n3,4\n")) == [
        ("a.csv", "no column with a text or an address (there are: price, amount)")
    ]


def test_an_open_quote_swallows_no_memory() -> None:
    found = rows("a.csv", b'text,url\nfine,\n"open ' + b"words and words\n" * 3000, max_article_size=20_000)
    assert good(found)[0].text == "fine"
    assert any("field larger" in said for _, said in bad(found))


@pytest.mark.parametrize(
    "data",
    [
        b"text;place\rShut, said the\rpier;north\r".replace(b"the\r", b"the "),
        b"sep=;\r\ntext;place\r\nShut, said the pier;north\r\n",
        b'"place, or where";text\nnorth;Shut, said the pier\n',
        "text\tplace\r\nShut, said the pier\tnorth\r\n".encode("utf-16"),
        "text\tplace\nShut, said the pier\tnorth".encode("utf-16-be").join((b"\xfe\xff", b"")),
    ],
)
def test_tables_as_spreadsheets_save_them(data: bytes) -> None:
    (row,) = rows("a.csv", data)
    assert isinstance(row, Source)
    assert row.text == "Shut, said the pier"
    assert list(row.extra.values()) == ["north"]


def test_a_quote_that_is_never_closed_is_told_with_its_line() -> None:
    found = rows("a.csv", b'text,url\nfine,\n"over\ntwo lines",\n"never closed,\nlost,\n')
    assert [row.text for row in good(found)] == ["fine", "over\ntwo lines"]
    assert bad(found) == [("a.csv#3", "line 5: a quote that is never closed")]


def test_column_names_that_cannot_be_read_are_one_row() -> None:
    found = rows("a.csv", b"url," + b"text" * 3000 + b"\nx,y\n", max_article_size=10_000)
    assert [row_id for row_id, _ in bad(found)] == ["a.csv"]


@pytest.mark.parametrize("name", ["a.rss", "a.jsonl", "a.csv", "a.warc", "a.urls"])
def test_nothing_at_all_holds_no_articles(name: str) -> None:
    assert rows(name, b"") == []


@pytest.mark.parametrize("name", ["feed.rss", "a.jsonl", "a.csv", "a.txt", "a.md"])
def test_a_page_under_another_name_is_a_page(name: str) -> None:
    (row,) = good(rows(name, b"<!doctype html>\n<html><p>The quay is shut.</p></html>"))
    assert row.origin.media == "html"


def test_lines_in_utf_16_are_lines() -> None:
    assert [row.text for row in good(rows("a.jsonl", jsonl(ONE, ONE).decode().encode("utf-16")))] == [ONE["text"]] * 2


def test_what_is_not_a_number_is_nothing() -> None:
    found = rows("a.jsonl", b'{"text": NaN, "url": NaN}\n{"text": "The quay.", "score": NaN, "rank": 2}\n')
    assert [(row.id, row.extra) for row in good(found)] == [("a.jsonl#2", {"rank": "2"})]
    assert bad(found)[0][0] == "a.jsonl#1"


def test_fields_can_be_named() -> None:
    found = good(rows("a.jsonl", jsonl({"Koerper": "Der Kai ist zu.", "text": "no"}), fields={"text": "koerper"}))
    assert [(row.text, row.extra) for row in found] == [("Der Kai ist zu.", {"text": "no"})]


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2020-01-06", "2020-01-06"),
        ("2020-01-06 12:58:13", "2020-01-06T12:58:13"),
        ("2020-01-06T12:58:13.5+01:00", "2020-01-06T12:58:13.5+01:00"),
        ("Mon, 06 Jan 2020 12:58:13 +0100", "2020-01-06T12:58:13+01:00"),
        (1578315493, "2020-01-06T12:58:13Z"),
        (1578315493000, "2020-01-06T12:58:13Z"),
        ("last Monday", None),
        ("", None),
    ],
)
def test_dates_of_records_become_iso(value: object, iso: str | None) -> None:
    (row,) = good(rows("a.jsonl", jsonl({"text": "x", "timestamp": value})))
    assert row.published == iso


def test_dates_as_realnews_writes_them() -> None:
    given = ["04-25-2019", "25-04-2019", "2019-04-25", None]
    found = good(rows("a.jsonl", jsonl(*[{"text": "x", "publish_date": each} for each in given])))
    assert [row.published for row in found] == ["2019-04-25", None, "2019-04-25", None]
    (other,) = good(rows("b.jsonl", jsonl({"text": "x", "date": "04-05-2019"})))
    assert other.published is None


def test_a_record_beyond_the_limit_is_one_row() -> None:
    found = rows("a.jsonl", jsonl({"text": "a" * 3000}, {"text": "b" * 30_000}, ONE), max_article_size=2000)
    assert [(name, "2,000" in said or "8,000" in said) for name, said in bad(found)] == [
        ("a.jsonl#1", True),
        ("a.jsonl#2", True),
    ]
    assert good(found)[0].id == "a.jsonl#3"


def archive(*pages: tuple[str, str, bytes], packed: bool = True) -> bytes:
    """Records of a WARC file: (status line, content type, body), or (`wet`, …, text)."""
    out = b""
    for status, content_type, body in pages:
        kind = "conversion" if status == "wet" else "response"
        block = body if status == "wet" else f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n\r\n".encode() + body
        media = "text/plain" if status == "wet" else "application/http; msgtype=response"
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2020-01-06T12:00:00Z\r\n"
            f"WARC-Target-URI: https://post.example/p\r\nContent-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        out += gzip.compress(record) if packed else record
    return out


@pytest.mark.parametrize("packed", [True, False])
def test_web_archives_give_their_pages_and_texts(*, packed: bool) -> None:
    data = archive(
        ("200 OK", "text/html; charset=iso-8859-1", b"<p>caf\xe9</p>"),
        ("200 OK", "image/png", b"\x89PNG"),
        ("404 Not Found", "text/html", b"<p>gone</p>"),
        ("wet", "", b"The quay is shut."),
        packed=packed,
    )
    page, text = good(rows("a.warc.gz" if packed else "a.warc", data))
    assert (page.id.split("#")[1], page.text, page.url, page.origin.media) == (
        "1",
        "<p>café</p>",
        "https://post.example/p",
        "html",
    )
    assert (text.id.split("#")[1], text.text, text.origin.media) == ("4", "The quay is shut.", "text")
    assert page.extra["captured"].startswith("20")


@pytest.mark.parametrize("packed", [True, False])
def test_a_truncated_archive_loses_its_end_alone(*, packed: bool) -> None:
    data = archive(*[("200 OK", "text/html", b"<p>page %d</p>" % n + b"x" * 500) for n in range(3)], packed=packed)
    found = rows("a.warc", data[:-200])
    assert [row.text[:8] for row in good(found)] == ["<p>page "] * 2
    assert len(bad(found)) == 1
    assert "#3" in bad(found)[0][0] or "after record" in bad(found)[0][1]


@pytest.mark.parametrize("at", range(24, 400, 31))
@pytest.mark.parametrize("broken", [1, 3, 5])
def test_damage_in_a_packed_archive_costs_one_record(broken: int, at: int) -> None:
    """Whatever byte of a record's member is hit, those before and behind it are read, under their own numbers."""
    bodies = [b"<p>page %d</p>" % n + sha256(b"%d" % n).hexdigest().encode() * 6 for n in range(1, 6)]
    members = [archive(("200 OK", "text/html", body)) for body in bodies]
    spoiled = bytearray(members[broken - 1])
    at = 10 + at % (len(spoiled) - 11)
    spoiled[at : at + 4] = bytes(255 - byte for byte in spoiled[at : at + 4])
    members[broken - 1] = bytes(spoiled)
    found = rows("a.warc.gz", b"".join(members))
    whole = [row.id for row in good(found)]
    assert [one for one in whole if one != f"a.warc.gz#{broken}"] == [f"a.warc.gz#{n}" for n in range(1, 6) if n != broken]
    assert [one for one, _ in bad(found)] == ([f"a.warc.gz#{broken}"] if broken < 5 else [one for one, _ in bad(found)])
    assert bad(found)


@pytest.mark.parametrize("size", [10, 65_000, 65_536, 70_000, 200_000])
def test_a_wrong_checksum_costs_its_own_record(size: int) -> None:
    noise = b"".join(sha256(b"%d" % n).hexdigest().encode() for n in range(size // 64 + 1))
    members = [archive(("200 OK", "text/html", b"<p>page %d</p>" % n + noise)) for n in range(3)]
    members[1] = members[1][:-8] + bytes(8)
    found = rows("a.warc.gz", b"".join(members))
    assert [row.text[:13] for row in good(found)] == ["<p>page 0</p>", "<p>page 2</p>"]
    assert ([row.id for row in good(found)], [one for one, _ in bad(found)]) == (
        ["a.warc.gz#1", "a.warc.gz#3"],
        ["a.warc.gz#2"],
    )


def test_damage_that_takes_the_header_of_a_member_costs_one_record() -> None:
    members = [archive(("200 OK", "text/html", b"<p>page %d</p>" % n)) for n in range(3)]
    found = rows("a.warc.gz", members[0] + b"not gzip at all" * 9000 + members[2])
    assert [row.text for row in good(found)] == ["<p>page 0</p>", "<p>page 2</p>"]
    assert [one for one, _ in bad(found)] == ["a.warc.gz#2"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"Content-Length: 55", b"Content-Length: 51", "the record goes on beyond its length"),
        (b"Content-Length: 5", b"Content-Length: 9995", "the record ends before its length"),
        (b"Content-Length: 5", b"Somewhere-Else: 5", "the record states no length"),
    ],
)
def test_a_length_that_lies_is_told(old: bytes, new: bytes, said: str, capfd: pytest.CaptureFixture[str]) -> None:
    one = archive(("200 OK", "text/html", b"<p>page</p>"), packed=False)
    found = rows("a.warc", one + one.replace(old, new))
    assert [row.id for row in good(found)] == ["a.warc#1"]
    assert bad(found) == [("a.warc#2", said)]
    assert capfd.readouterr() == ("", "")


def test_addresses_of_an_archive_may_be_missing_or_odd(capfd: pytest.CaptureFixture[str]) -> None:
    one = archive(("200 OK", "text/html", b"<p>page</p>"), packed=False)
    odd = one.replace(b"example/p", b"example/a b\x1b[2J")
    found = rows("a.warc", one + odd + one.replace(b"WARC-Target-URI", b"Somewhere-Else"))
    assert [row.id for row in good(found)] == ["a.warc#1", "a.warc#2"]
    assert bad(found) == [("a.warc", "after record 2: the next one states no address")]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("kept", range(20, 330, 13))
def test_an_archive_cut_off_anywhere_says_so(kept: int) -> None:
    one = archive(("200 OK", "text/html", b"<p>page</p>"), packed=False)
    found = rows("a.warc", one + one[: min(kept, len(one) - 8)])
    assert [row.id for row in good(found)] == ["a.warc#1"]
    assert len(bad(found)) == 1
    assert len(bad(rows("b.warc", one[: min(kept, len(one) - 8)]))) == 1


@pytest.mark.parametrize(("name", "pack"), PACKED[1:])
def test_truncated_compression_loses_its_end_alone(name: str, pack: Callable[[bytes], bytes]) -> None:
    data = pack(jsonl(*[{"text": sha256(b"%d" % n).hexdigest()} for n in range(9000)]))
    found = rows(name, data[: len(data) // 2])
    assert len(good(found)) > 1000
    assert bad(found)[-1] == (name, "the compressed data end too early")


def test_parquet() -> None:
    arrow = pytest.importorskip("pyarrow")
    table = arrow.Table.from_pylist([{"text": "The quay is shut.", "n": 7}, {"text": None, "n": None}])
    importlib.import_module("pyarrow.parquet").write_table(table, "a.parquet")
    found = rows("a.parquet")
    assert [(row.id, row.text, row.extra) for row in good(found)] == [("a.parquet#1", "The quay is shut.", {"n": "7"})]
    assert [name for name, _ in bad(found)] == ["a.parquet#2"]
    cut = rows("cut.parquet", Path("a.parquet").read_bytes()[:-9])
    assert [name for name, _ in bad(cut)] == ["cut.parquet"]


RSS = """<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Post</title>
<item><title>Quay &amp;amp; ferry</title><link>https://post.example/1</link><description>Short.</description>
<content:encoded><![CDATA[<p>Full</p><!-- wp:embed {"url":"https://x.com/a/status/1"} -->
<blockquote data-x="1">q</blockquote>]]></content:encoded>
<pubDate>Mon, 06 Jan 2020 12:00:00 GMT</pubDate></item>
<item><title>Draft</title><wp:post_type>post</wp:post_type><wp:status>draft</wp:status><content:encoded>x</content:encoded></item>
<item><title>Picture</title><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status></item>
<item><title>Bare</title></item>
<item><title>Two&nbsp;lines</title><description>&lt;p&gt;Summary&lt;/p&gt;</description></item>
</channel></rss>"""


def test_feeds_and_exports_keep_embeds_and_leave_drafts() -> None:
    found = rows("a.xml", RSS.encode())
    full, summary = good(found)
    assert (full.id, full.title, full.url, full.published) == (
        "a.xml#1",
        "Quay & ferry",
        "https://post.example/1",
        "2020-01-06T12:00:00Z",
    )
    assert "wp:embed" in full.text
    assert 'data-x="1"' in full.text
    assert summary.text == "<p>Summary</p>"
    assert bad(found) == [("a.xml#4", "the entry carries no text")]


def test_a_reference_that_is_no_number_does_not_end_the_run() -> None:
    item = f"<item><title>A &amp;#{'9' * 5000}; b</title><description>Words.</description></item>"
    (row,) = good(rows("a.rss", f"<rss><channel>{item}</channel></rss>".encode()))
    assert row.title == "A \ufffd b"


def test_posts_of_an_export_keep_the_paragraphs_of_their_editor() -> None:
    item = "<item><title>{0}</title><wp:post_type>post</wp:post_type><content:encoded><![CDATA[{0}]]></content:encoded></item>"
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
    items = item.format("Shut.\n\nhttps://x.com/a/status/1\n\nBack.") + item.format("<!-- wp:paragraph --><p>Shut.</p>")
    found = good(rows("a.xml", f"<rss {space}><channel>{items}</channel></rss>".encode()))
    assert [row.origin.media for row in found] == ["markdown", "html"]


def test_atom_links_and_markup() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Quay</title><link rel="self" href="https://post.example/self"/>
    <link href="https://post.example/quay"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Shut.</p></div></content>
    <updated>2020-01-06T12:00:00Z</updated></entry><entry><title>cut"""
    found = rows("a.atom", atom.encode())
    (row,) = good(found)
    assert (row.url, row.published) == ("https://post.example/quay", "2020-01-06T12:00:00Z")
    assert "<p>Shut.</p>" in row.text
    assert "broken in line" in bad(found)[-1][1]


def test_entities_of_a_feed_are_neither_fetched_nor_blown_up() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    feed = (
        f'<!DOCTYPE rss [<!ENTITY l0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{laughs}]><rss><channel><item><title>a</title>'
    )
    found = rows("a.rss", f"{feed}<description>&f;&l11;x</description></item></channel></rss>".encode())
    assert all("root:" not in row.text and len(row.text) < 1000 for row in good(found))


def test_what_is_wrong_with_a_feed_does_not_cost_its_markup() -> None:
    item = "<item><link>https://post.example/?a=1&b=2</link><description>{}&lt;p&gt;Caf&eacute; &amp;amp; quay&lt;/p&gt;</description></item>"
    found = rows("a.rss", f"<rss><channel>{item.format('')}{item.format('&nosuch; ')}</channel></rss>".encode())
    assert [row.text for row in good(found)] == ["<p>Café &amp; quay</p>", "&nosuch; <p>Café &amp; quay</p>"]


def test_prefixes_that_a_feed_never_declares_are_known_all_the_same() -> None:
    item = "<item><odd:thing>x</odd:thing><content:encoded>&lt;p&gt;Full&lt;/p&gt;</content:encoded><dc:date>2020-01-06</dc:date></item>"
    (row,) = rows("a.rss", f"<rss><channel>{item}</channel></rss>".encode())
    assert isinstance(row, Source)
    assert (row.text, row.published) == ("<p>Full</p>", "2020-01-06")


def test_lists_of_addresses_and_records_without_text_are_fetched() -> None:
    asked: list[str] = []

    def fetch(url: str) -> Reply:
        asked.append(url)
        return Reply(url=url, status=200, headers=(("content-type", "text/html"),), body=b"<p>The quay.</p>")

    listed = b"# ours\nhttps://post.example/1\n\nftp://post.example/2\n"
    found = rows("urls.txt", listed, fetch_page=fetch)
    assert [(row.id, row.url) for row in good(found)] == [("urls.txt#2", "https://post.example/1")]
    assert bad(found) == [("urls.txt#4", "not a web address: ftp://post.example/2")]
    assert len(good(rows("a.csv", b"url,id\nhttps://post.example/3,1\n", fetch_page=fetch))) == 1
    assert asked == ["https://post.example/1", "https://post.example/3"]
    assert bad(rows("urls.txt"))[0][1] == "a page on the web, and the network is not used (https://post.example/1)"


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz"])
def test_memory_does_not_grow_with_the_file(name: str) -> None:
    def peak(count: int) -> int:
        with gzip.open(name, "wb", compresslevel=1) as out:
            if name.startswith("a.csv"):
                out.write(b"text,url\n")
            for n in range(count):
                text = f"Article number {n}. " * 40
                out.write(jsonl({"text": text}) if name.startswith("a.json") else f"{text},u\n".encode())
        tracemalloc.start()
        assert sum(1 for _ in read([name], ReaderSettings())) == count
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    small = peak(300)
    assert peak(6000) < small + 200_000


def test_fields_whose_names_differ_in_capitals_alone_are_all_kept() -> None:
    (row,) = good(rows("a.jsonl", jsonl({"Text": "The pier.", "text": "The quay.", "Desk": 1, "desk": 2})))
    assert (row.text, row.extra) == ("The quay.", {"desk": "2", "Text": "The pier.", "Desk": "1"})
    (row,) = good(rows("a.csv", b"text,desk,desk,desk\nThe quay.,a,b,c\n"))
    assert row.extra == {"desk": "a", "desk (2)": "b", "desk (3)": "c"}


def test_a_record_without_a_text_says_which_fields_there_are() -> None:
    ((_, reason),) = bad(rows("a.jsonl", jsonl({"body_clean": "The quay.", "data": {"text": "The pier."}})))
    assert "there are: body_clean, data (" in reason
    assert "`fields`" in reason


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024/3/5", "2024-03-05"),
        ("5.3.2024", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("20240305T101500Z", "2024-03-05"),
        ({"$date": "2024-03-05T00:00:00Z"}, "2024-03-05T00:00:00Z"),
        ({"$date": {"$numberLong": "1709596800000"}}, "2024-03-05T00:00:00Z"),
        ("5/3/2024", None),
        ("2024-13-45", None),
        ("31.2.2024", None),
        ("last week", None),
    ],
)
def test_dates_of_figures(value: object, iso: str | None) -> None:
    (row,) = good(rows("a.jsonl", jsonl({"text": "The quay.", "date": value})))
    assert row.published == iso
    assert row.extra == ({} if iso else {"date": value}), "what is no date to us is not lost"


ENVELOPES = [
    {"status": "ok", "articles": [ONE, {"odd": 1}, ONE]},
    {"response": {"total": 3, "tags": ["a"], "results": [ONE, {"odd": 1}, ONE]}},
]


@pytest.mark.parametrize("envelope", ENVELOPES)
@pytest.mark.parametrize("indent", [None, 1])
def test_the_answers_of_interfaces_hold_their_articles(envelope: object, indent: int | None) -> None:
    found = rows("a.json", json.dumps(envelope, indent=indent).encode())
    assert [row.id for row in found] == ["a.json#1", "a.json#2", "a.json#3"]
    assert [row.id for row in good(found)] == ["a.json#1", "a.json#3"]
    pages = rows("a.jsonl", jsonl(envelope, envelope))
    assert [row.origin.record for row in pages] == [1, 2, 3, 4, 5, 6]


def test_posts_as_wordpress_hands_them_out() -> None:
    post = {"id": 7, "title": {"rendered": "Ferry"}, "content": {"rendered": "<p>The ferry is back.</p>", "protected": False}}
    (row,) = good(rows("posts.json", json.dumps([post]).encode()))
    assert (row.title, row.origin.media, row.text) == ("Ferry", "html", "<p>The ferry is back.</p>")


def test_json_that_is_indented_or_marked_though_it_is_called_lines() -> None:
    assert len(good(rows("a.jsonl", "\n".join(json.dumps(one, indent=2) for one in (ONE, TWO)).encode()))) == 2
    assert len(good(rows("a.jsonl", b"".join(b"\x1e" + line + b"\n" for line in jsonl(ONE, TWO).splitlines())))) == 2


def test_a_sitemap_is_the_pages_it_lists() -> None:
    def fetch(url: str) -> Reply:
        return Reply(url=url, status=200, headers=(("content-type", "text/html"),), body=b"<p>The quay.</p>")

    ours = b"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>%s</urlset>"
    listed = b"".join(b"<url><loc>https://post.example/%d</loc></url>" % number for number in (1, 2))
    found = good(rows("sitemap.xml", ours % listed, fetch_page=fetch))
    assert [(row.id, row.url) for row in found] == [
        ("sitemap.xml#1", "https://post.example/1"),
        ("sitemap.xml#2", "https://post.example/2"),
    ]
    ((_, reason),) = bad(rows("index.xml", b"<?xml version='1.0'?><sitemapindex></sitemapindex>"))
    assert "name the sitemaps" in reason


def test_what_states_no_encoding_is_in_the_one_that_is_said() -> None:
    table = "text;url\nDie Fähre „still“;https://post.example/1\n".encode("cp1252")
    assert good(rows("a.csv", table, codec="cp1252"))[0].text == "Die Fähre „still“"
    assert good(rows("a.jsonl", '{"text":"Die Fähre"}'.encode("cp1252"), codec="cp1252"))[0].text == "Die Fähre"
