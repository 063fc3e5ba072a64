"""A record's text comes out of its container letter for letter: every place in it would be wrong otherwise."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from linkaudit.model import Source
from linkaudit.reader import ReaderSettings, read
from linkaudit.reader.characters import clean

LETTER = st.sampled_from(["\r\n", "\r", "\n", "\t", "\u2028", "\x85", "\v", "\0", "\ufeff", "😀", "é", "e\u0301", "\ud83d", '"', "\\", ",", ";", "'", " ", "a", "\\u0041", "\\n", "{", "]", "|"])  # fmt: skip
TEXT = st.one_of(st.text(max_size=40), st.lists(LETTER, max_size=12).map("".join)).map(lambda text: text + "quay")
TEXTS = st.lists(TEXT, min_size=1, max_size=3)

SHAPES: dict[str, tuple[str, Callable[[list[dict[str, str]]], bytes]]] = {
    "lines": ("a.jsonl", lambda rows: b"".join(json.dumps(row).encode() + b"\n" for row in rows)),
    "CRLF lines": ("a.jsonl", lambda rows: b"\xef\xbb\xbf" + b"\r\n".join(json.dumps(row).encode() for row in rows)),
    "unescaped": ("a.jsonl", lambda rows: "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode("utf-8", "replace")),
    "compressed": ("a.jsonl.gz", lambda rows: gzip.compress(b"\n".join(json.dumps(row).encode() for row in rows))),
    "array": ("a.json", lambda rows: b"\xef\xbb\xbf" + json.dumps(rows).encode()),
    "indented": ("a.json", lambda rows: json.dumps(rows, indent=1).encode()),
    "utf-16": ("a.jsonl", lambda rows: "\n".join(json.dumps(row) for row in rows).encode("utf-16")),
}  # fmt: skip


def texts_of(folder: Path, name: str, data: bytes) -> list[str | None]:
    path = folder / name
    path.write_bytes(data)
    return [row.text if isinstance(row, Source) else None for row in read([str(path)], ReaderSettings())]


def kept(text: str) -> str:
    """The text as it may be written anywhere, without a byte order mark."""
    return clean(text).removeprefix("\ufeff")


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=TEXTS)
def test_a_text_in_json_is_not_changed(shape: str, texts: list[str], tmp_path: Path) -> None:
    name, pack = SHAPES[shape]
    if shape == "unescaped":
        texts = [text.encode("utf-8", "replace").decode() for text in texts]
    assert texts_of(tmp_path, name, pack([{"text": text} for text in texts])) == [kept(text) for text in texts]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(texts=["one\r\ntwo\rthree\nquay"], end="\r\n", separator=",", mark=b"")
@given(
    texts=TEXTS,
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    separator=st.sampled_from(",;\t|"),
    mark=st.sampled_from([b"", b"\xef\xbb\xbf"]),
)
def test_a_cell_is_not_changed(texts: list[str], end: str, separator: str, mark: bytes, tmp_path: Path) -> None:
    table = io.StringIO(newline="")
    rows = csv.writer(table, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL)
    rows.writerows([["text", "place"], *([text, "north"] for text in texts)])
    data = table.getvalue().encode("utf-8", "replace")
    texts = [text.encode("utf-8", "replace").decode() for text in texts]
    assert texts_of(tmp_path, "a.csv", mark + data) == [kept(text) for text in texts]
