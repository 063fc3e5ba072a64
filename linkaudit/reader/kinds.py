"""Which container an input is, told by its name and its first bytes; the content wins where it leaves no doubt."""

from __future__ import annotations

import posixpath
import re
from typing import Literal, get_args

Format = Literal["html", "text", "markdown", "jsonl", "csv", "warc", "parquet", "feed", "urls"]
FORMATS: tuple[Format, ...] = get_args(Format)

SUFFIXES: dict[str, Format] = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xht", ".shtml"), "html"),
    **dict.fromkeys((".txt", ".text"), "text"),
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd"), "markdown"),
    **dict.fromkeys((".jsonl", ".ndjson", ".json"), "jsonl"),
    **dict.fromkeys((".csv", ".tsv"), "csv"),
    **dict.fromkeys((".warc", ".wet", ".arc"), "warc"),
    **dict.fromkeys((".parquet", ".pq"), "parquet"),
    **dict.fromkeys((".rss", ".atom", ".wxr"), "feed"),
    **dict.fromkeys((".urls", ".uris"), "urls"),
}
_TYPES: tuple[tuple[str, Format], ...] = (
    ("html", "html"),
    ("rss", "feed"),
    ("atom", "feed"),
    ("markdown", "markdown"),
    ("ndjson", "jsonl"),
    ("jsonl", "jsonl"),
    ("json", "jsonl"),
    ("csv", "csv"),
    ("warc", "warc"),
)
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"{\\rtf", "an RTF document: save it as text or HTML"),
    (b"bplist00", "a property list (or a page that Safari archived: save its source)"),
    (b"\xff\xfe\x00\x00", "text in UTF-32: save it as UTF-8"),
    (b"\x00\x00\xfe\xff", "text in UTF-32: save it as UTF-8"),
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf|urlset|sitemapindex)[\s>]")
_PAGE = re.compile(rb"\A(?:\s|<!--.*?-->|<\?xml[^>]*\?>)*+<(?:!doctype\s+html|html|head|body)[\s/>]", re.DOTALL)
_FRAGMENT = re.compile(
    rb"\A(?:\s|<!--.*?-->)*+<(?:a|article|aside|b|blockquote|br|div|figure|font|form|h[1-6]|header|iframe|img|link|main|meta|ol|"
    rb"p|script|section|span|strong|style|table|title|ul)[\s/>]",
    re.DOTALL,
)
_MARKUP = re.compile(rb"</(?:p|div|html|body|span|a|td|h[1-6])>")
_ADDRESS = re.compile(rb"\s*[A-Za-z][A-Za-z0-9+.-]{1,20}://\S+\s*")
_RECORD = re.compile(rb"\s*(?:\[\s*)?\{\s*\"[^\"\n]{1,200}\"\s*:")
"""A JSON object, or an array that begins with one."""
_ARCHIVED = re.compile(
    rb"(?:[A-Za-z-]{1,60}:[^\n]{0,1000}\n(?:[ \t][^\n]{0,1000}\n){0,9}){0,20}?content-type:\s{0,9}multipart/related",
    re.IGNORECASE,
)
_LIST = re.compile(r"(?:\A|[/_.-])(?:urls|links|addresses)\.txt\Z")
_CONTROL = bytes(sorted({*range(9), *range(14, 32)} - {0x1B}))
_BOMS = (b"\xef\xbb\xbf", b"\xfe\xff", b"\xff\xfe")
_SHARE = 0.02
"""Control characters in a text at most, of its bytes; compressed or random data hold some 10 %."""


def tell(name: str, head: bytes, content_type: str | None = None) -> Format:
    """Format of an input called `name` (lower case, without `.gz`) that begins with `head`."""
    head = _spelled_out(head)
    certain = _by_content(head)
    if certain:
        return certain
    by_name = SUFFIXES.get(suffix(name)) or _by_type(content_type)
    if _LIST.search(name) and _addresses(head):
        return "urls"
    if by_name is None and _RECORD.match(head):
        return "jsonl"
    if by_name and not _PAGE.match(head.lower()):
        return by_name
    return "html" if looks_like_html(head) else "text"


def _addresses(head: bytes) -> bool:
    filled = [line for line in head.splitlines() if line.strip() and not line.startswith(b"#")]
    return bool(filled) and all(_ADDRESS.fullmatch(line) for line in filled)


def suffix(name: str) -> str:
    """`.html` of `a/b.html`, in lower case; empty for none."""
    return posixpath.splitext(name.replace("\\", "/").lower())[1]


def looks_like_html(head: bytes) -> bool:
    """Markup from the start, or block ends within: what pages saved without a suffix look like."""
    head = _spelled_out(head).lower()
    return bool(_PAGE.match(head) or _FRAGMENT.match(head) or _MARKUP.search(head))


def binary(data: bytes) -> str | None:
    """Why these bytes are no text, or None if they may be. Markup and a BOM speak for text."""
    known = next((said for magic, said in _MAGIC if data.startswith(magic)), None)
    if known:
        return f"binary data: {known}"
    if _ARCHIVED.match(data[:4096]):
        return "a page with its pictures in one file (MHTML): save it as HTML alone"
    sample = data[:65_536]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if controls <= _SHARE * len(sample) or sample.startswith(_BOMS):
        return None
    marked = _PAGE.match(sample.lower()) or _MARKUP.search(sample.lower())
    return None if marked else "binary data without markup (or UTF-16 without a byte order mark: --encoding utf-16le)"


def _spelled_out(head: bytes) -> bytes:
    """The beginning as ASCII signs to look for: without BOM, UTF-16 made UTF-8."""
    if head.startswith(_BOMS[1:]):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace").encode()
    return head.removeprefix(_BOMS[0])


def _by_content(head: bytes) -> Format | None:
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/"):
        return "warc"
    start = head[:2048].lower().lstrip()
    xml = start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf", b"<urlset", b"<sitemapindex"))
    return "feed" if xml and _FEED.search(start) and not _PAGE.match(start) else None


def _by_type(content_type: str | None) -> Format | None:
    return next((told for word, told in _TYPES if word in (content_type or "").lower()), None)
