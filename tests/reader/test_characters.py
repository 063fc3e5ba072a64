"""Bytes to text as a browser does it: BOM, label, UTF-8, and never a codec by the page's own name."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.data.encodings import CODECS, REPLACEMENT, codec_of
from linkaudit.reader import decode
from linkaudit.reader.characters import clean


@pytest.mark.parametrize(
    ("data", "content_type", "text"),
    [
        (b"", None, ""),
        ("café".encode(), None, "café"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "text/html; charset=iso-8859-1", "café"),
        ("café".encode("utf-16"), None, "café"),
        (b"\xfe\xff" + "café".encode("utf-16-be"), "text/html; charset=utf-8", "café"),
        (b"caf\xe9 \x93x\x94", "text/html; charset=ISO-8859-1", "café “x”"),
        (b"caf\xe9", 'text/html; charset="latin1"', "café"),
        (b"caf\xe9", "text/html;charset='l1'; x=y", "café"),
        (b"caf\xe9", "text/html; charset=no-such", "caf\ufffd"),
        (b"caf\xe9", None, "caf\ufffd"),
        (b"<meta charset=windows-1252>caf\xe9", None, "<meta charset=windows-1252>café"),
        (b"<META CHARSET='Windows-1251'>\xc4\xe0", None, "<META CHARSET='Windows-1251'>Да"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">\xe4\xc1', "text/html", None),
        (b'<?xml version="1.0" encoding="iso-8859-2"?>\xb1', None, '<?xml version="1.0" encoding="iso-8859-2"?>ą'),
        (b"<meta charset=utf-16>caf\xc3\xa9", None, "<meta charset=utf-16>café"),
        (b"<!-- <meta charset=latin1> -->caf\xc3\xa9", None, "<!-- <meta charset=latin1> -->café"),
        (b"<meta charset=latin1>caf\xc3\xa9", "text/html; charset=utf-8", "<meta charset=latin1>café"),
        (b"<meta charset=latin1>caf\xc3\xa9", "text/plain", "<meta charset=latin1>café"),
        (b" " * 1024 + b"<meta charset=latin1>\xc3\xa9", None, " " * 1024 + "<meta charset=latin1>é"),
        (b"a\x00b", None, "a\ufffdb"),
        ("日本語".encode("shift_jis"), "text/html; charset=Shift_JIS", "日本語"),
        ("日本語".encode("euc-jp"), "text/html; charset=x-euc-jp", "日本語"),
        ("한국".encode("euc-kr"), "text/html; charset=KS_C_5601-1987", "한국"),
        ("中文".encode("gbk"), "text/html; charset=gb2312", "中文"),
        ("中文".encode("big5"), "text/html; charset=big5", "中文"),
        (b"\r\n\r", None, "\r\n\r"),
    ],
)
def test_decoding(data: bytes, content_type: str | None, text: str | None) -> None:
    decoded = decode(data, content_type)
    assert decoded.endswith("Да") if text is None else decoded == text


@pytest.mark.parametrize(
    "name", ["utf-7", "UTF7", "unicode_escape", "punycode", "rot13", "raw_unicode_escape", "idna", "hex", "zip"]
)
def test_what_no_browser_knows_is_utf_8(name: str) -> None:
    trap = rb"+ADw-script+AD4- \x3cscript\x3e"
    assert decode(trap, f"text/html; charset={name}") == trap.decode()
    assert decode(b"<meta charset=%s>" % name.encode() + trap, None).endswith(trap.decode())


def test_encodings_that_browsers_refuse_show_nothing() -> None:
    assert decode(b"<p>~{<:Ky2~}</p>", "text/html; charset=hz-gb-2312") == "\ufffd"
    assert decode(b"", "text/html; charset=hz-gb-2312") == ""


@pytest.mark.parametrize("label", sorted(CODECS))
def test_every_label_leads_to_a_codec(label: str) -> None:
    codec = codec_of(f" \n{label.upper()}\t")
    assert codec is not None
    if codec != REPLACEMENT:
        assert "plain".encode(codec, "replace").decode(codec) == "plain"
        codecs.lookup(codec)


def test_labels_are_those_of_the_standard_in_number() -> None:
    assert len(CODECS) == 228


@given(st.binary(max_size=600), st.sampled_from([None, "text/html", "text/html; charset=gb18030", "text/html; charset=utf-16"]))
def test_nothing_raises_and_everything_can_be_written(data: bytes, content_type: str | None) -> None:
    text = decode(data, content_type)
    assert "\x00" not in text
    text.encode()


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=())))
def test_cleaning_keeps_every_offset(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    cleaned.encode()
    assert clean(cleaned) == cleaned
