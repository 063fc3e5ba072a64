"""Inputs to articles: files, folders, globs, standard input, pages; what cannot be read is one row."""

import gzip
import io
import os
from pathlib import Path

import pytest

from linkaudit.model import Failure, Reply, Source, Unreadable
from linkaudit.reader import ReaderSettings, read

PAGE = b"<!doctype html><title>Quay</title><p>The quay is shut.</p>"


def rows(*inputs: str, **settings: object) -> list[Source | Unreadable]:
    return list(read(inputs, ReaderSettings(**settings)))  # type: ignore[arg-type]


def shown(found: list[Source | Unreadable]) -> list[str]:
    return [row.id for row in found]


def reason(*inputs: str, **settings: object) -> str:
    (row,) = rows(*inputs, **settings)
    assert isinstance(row, Unreadable)
    assert row.id == row.origin.path
    return row.reason


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "city" / "deep").mkdir(parents=True)
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "a.html", "city/c.md", "city/deep/d.HTM", "city/deep/e.txt.gz", ".hidden/x.txt", ".y.txt"):
        data = gzip.compress(b"The quay is shut.") if name.endswith(".gz") else PAGE
        (tmp_path / name).write_bytes(data)
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "story-17").write_bytes(PAGE)
    (tmp_path / "style.css").write_bytes(b"p { color: red }")
    return tmp_path


def test_a_folder_is_read_in_order_and_what_is_no_article_passed_over(folder: Path) -> None:
    assert shown(rows(".")) == [
        f".{os.sep}{name}" for name in ("a.html", "b.txt", "city/c.md", "city/deep/d.HTM", "city/deep/e.txt.gz", "story-17")
    ]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", ["b.txt"]),
        ("**/*.txt*", ["b.txt", "city/deep/e.txt.gz"]),
        ("c*/*", ["city/c.md", "city/deep/d.HTM", "city/deep/e.txt.gz"]),
        ("[ab].*", ["a.html", "b.txt"]),
        ("city/**", ["city/c.md", "city/deep/d.HTM", "city/deep/e.txt.gz"]),
    ],
)
def test_globs_are_expanded_sorted(folder: Path, pattern: str, names: list[str]) -> None:
    assert shown(rows(pattern)) == names
    assert shown(rows(str(folder / pattern))) == [str(folder / name) for name in names]


def test_a_name_with_magic_signs_that_exists_is_that_file(folder: Path) -> None:
    (folder / "[b].txt").write_text("The other quay.")
    assert shown(rows("[b].txt")) == ["[b].txt"]


def test_a_pattern_without_a_match_is_said(folder: Path) -> None:
    assert "no file matches" in reason("*.xhtml")


@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        (("city/",), ["a.html", "b.txt", "story-17"]),
        (("*.html", "deep"), ["b.txt", "city/c.md", "story-17"]),
        (("/city/deep/*", "!/city/deep/d.HTM"), ["a.html", "b.txt", "city/c.md", "city/deep/d.HTM", "story-17"]),
    ],
)
def test_exclusions_in_gitignore_syntax(folder: Path, exclude: tuple[str, ...], left: list[str]) -> None:
    assert shown(rows(".", exclude=exclude)) == [f".{os.sep}{name}" for name in left]
    assert shown(rows("a.html", exclude=("*.html",))) == []


def test_the_same_path_is_read_once(folder: Path) -> None:
    assert shown(rows("b.txt", "./b.txt", str(folder / "b.txt"), "*.txt")) == ["b.txt"]


def test_links_to_folders_are_followed_but_never_in_a_circle(folder: Path) -> None:
    (folder / "city" / "up").symlink_to(folder)
    (folder / "zcity").symlink_to(folder / "city")
    found = rows(".")
    trouble = [row for row in found if isinstance(row, Unreadable)]
    assert [(row.id, "contains itself" in row.reason) for row in trouble] == [("./city/up", True)]
    assert len(found) == 7


def test_troubles_are_one_row_each_and_stop_nothing(folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe.txt")
    (folder / "random.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "photo.html").write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF")
    (folder / "cut.txt.gz").write_bytes(gzip.compress(os.urandom(1500))[:-500])
    (folder / "lie.txt.gz").write_bytes(b"\x1f\x8b\x08\0\0\0\0\0\0\x03not gzip at all")
    (folder / "large.txt").write_bytes(b"a" * 2000)
    found = rows(
        *("missing.txt", "empty", "gone.txt", "pipe.txt", "random.txt", "photo.html", "cut.txt.gz", "lie.txt.gz", "large.txt"),
        *("/dev/zero", "a\0b", "x" * 5000, "b.txt"),
        max_article_size=1999,
    )
    said = [row.reason if isinstance(row, Unreadable) else row.id for row in found]
    expected = [
        *("no such file", "no articles in this folder", "no such file", "a named pipe", "larger than", "a JPEG image"),
        *("end too early", "gzip data are damaged", "larger than 1,999 bytes (--max-article-size)", "a device"),
        *("not a path", "name too long", "b.txt"),
    ]
    assert len(said) == len(expected)
    assert all(want.lower() in got.lower() for want, got in zip(expected, said, strict=True)), said
    assert "binary data" in reason("random.txt")
    assert {row.id for row in rows(".") if isinstance(row, Unreadable)} >= {"./pipe.txt", "./gone.txt"}


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_no_permission_is_said(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    assert reason("b.txt") == "no permission to read it"


def test_a_bomb_is_unpacked_only_as_far_as_the_limit(folder: Path) -> None:
    (folder / "bomb.html.gz").write_bytes(gzip.compress(b"<p>" * 20_000_000))
    assert "larger than" in reason("bomb.html.gz")


def test_an_empty_file_is_an_article_without_words(folder: Path) -> None:
    (folder / "empty.txt").touch()
    (row,) = rows("empty.txt")
    assert isinstance(row, Source)
    assert row.text == ""


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("a.txt", b"The quay is shut.", "text"),
        ("a.txt", b"\xef\xbb\xbf\n<!DOCTYPE html><p>Shut.</p>", "html"),
        ("a.txt", b"He wrote <b>shut</b> in markup.", "text"),
        ("a", b"<article><p>Shut.</p></article>", "html"),
        ("a", b"Shut, wrote\n<p>the mayor</p>", "html"),
        ("a", b"The quay is shut.", "text"),
        ("a.md", b"# Quay\n\n<div>shut</div>", "markdown"),
        ("a.html", b"no markup at all", "html"),
        ("a", "<!doctype html><p>Shut.".encode("utf-16"), "html"),
        ("a.xhtml", b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>Shut.</p></html>', "html"),
    ],
)
def test_the_kind_is_told_by_name_and_content(folder: Path, name: str, data: bytes, media: str) -> None:
    (folder / name).write_bytes(data)
    (row,) = rows(name)
    assert row.origin.media == media


def test_a_format_can_be_insisted_on(folder: Path) -> None:
    (row,) = rows("b.txt", input_format="text")
    assert row.origin.media == "text"


def test_standard_input_and_what_the_command_line_knows() -> None:
    given = {"published": "2024-05-01", "outlet_country": "GB", "base_url": "https://post.example/"}
    (row,) = rows("-", stdin=io.BytesIO(PAGE), **given)
    assert isinstance(row, Source)
    assert (row.id, row.origin.media, row.published, row.outlet_country, row.base_url) == ("-", "html", *given.values())
    assert reason("-") == "standard input is closed"


def test_a_page_comes_through_the_fetcher_it_is_given() -> None:
    def fetch(url: str) -> Reply | Failure:
        if url.endswith("/gone"):
            return Reply(url=url, status=410)
        if url.endswith("/down"):
            return Failure(url=url, kind="timeout", detail="20 s")
        if url.endswith("/long"):
            return Reply(url=url, status=200, body=PAGE, truncated=True)
        return Reply(
            url="https://post.example/moved",
            status=200,
            headers=(("content-type", "text/html; charset=latin1"),),
            body=b"<p>caf\xe9",
        )

    (row,) = rows("https://post.example/a", fetch_page=fetch)
    assert isinstance(row, Source)
    assert (row.id, row.url, row.text) == ("https://post.example/a", "https://post.example/moved", "<p>café")
    assert reason("https://post.example/gone", fetch_page=fetch) == "the server answered 410"
    assert reason("https://post.example/down", fetch_page=fetch) == "timeout: 20 s"
    assert "larger than" in reason("https://post.example/long", fetch_page=fetch)
    assert "network is not used" in reason("https://post.example/a")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("page.mhtml", b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=x\r\n\r\n", "MHTML"),
        ("page.mht", b"Content-Type: Multipart/Related; boundary=b\n\n", "MHTML"),
        ("a.rtf", b"{\\rtf1\\ansi The quay}", "RTF"),
        ("a.webarchive", b"bplist00\xd1\x01", "Safari"),
        ("a.txt", "The quay".encode("utf-32"), "UTF-32"),
    ],
)
def test_what_other_programs_save_is_told_with_what_to_do(folder: Path, name: str, data: bytes, says: str) -> None:
    (folder / name).write_bytes(data)
    assert says in reason(name)
    assert "save it" in reason(name) or "save its" in reason(name)


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<!-- saved from url=(0026)https://post.example/quay/ -->", "https://post.example/quay/"),
        ("<!--\n Page saved with SingleFile \n url: https://post.example/quay \n-->", "https://post.example/quay"),
        ("<!-- saved from url=(0014)about:internet -->", None),
        ("<!-- we saved from url=(0026)https://post.example/ a lot -->", None),
    ],
)
def test_a_saved_page_says_where_it_stood(folder: Path, head: str, url: str | None) -> None:
    (folder / "saved.html").write_text(f"<!doctype html>\n{head}\n<p>The quay is shut.</p>")
    (row,) = rows("saved.html")
    assert isinstance(row, Source)
    assert row.url == url


def test_records_without_a_name_are_told_by_their_first_brace() -> None:
    for data in (b'{"text": "The quay."}\n', gzip.compress(b'[\n {"text": "The quay."}]')):
        (row,) = rows("-", stdin=io.BytesIO(data))
        assert isinstance(row, Source)
        assert (row.id, row.text) == ("-#1", "The quay.")


def test_text_in_another_encoding_is_read_when_that_is_said(folder: Path) -> None:
    (folder / "a.txt").write_bytes("Die Fähre".encode("utf-16-le"))
    assert "--encoding" in reason("a.txt")
    (row,) = rows("a.txt", codec="utf-16-le")
    assert isinstance(row, Source)
    assert row.text == "Die Fähre"
    (folder / "b.html").write_bytes("<!doctype html><meta charset=utf-8><p>Die Fähre</p>".encode())
    (row,) = rows("b.html", codec="cp1252")
    assert isinstance(row, Source)
    assert "Fähre" in row.text


def test_an_address_without_its_beginning_is_told_so(folder: Path) -> None:
    assert "begins with https://" in reason("www.post.example/1")
    assert reason("post.txt") == "no such file"
