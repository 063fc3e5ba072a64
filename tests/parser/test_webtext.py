from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.parser.posts.attributions import find
from linkaudit.parser.webtext import addresses
from tests.parser.conformance import cases


def found(text: str) -> list[str]:
    return [text[web.start : web.end] for web in addresses(text)]


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("(https://a.example/x).", ["https://a.example/x"]),
        ("(https://a.example/wiki/Foo_(bar))", ["https://a.example/wiki/Foo_(bar)"]),
        ('[t](https://a.example/md "ti")', ["https://a.example/md"]),
        ("“https://a.example/x”, he said", ["https://a.example/x"]),
        ("https://a.example/x— Name", ["https://a.example/x"]),
        ("https://a.example/Hatfield–McCoy_feud please", ["https://a.example/Hatfield–McCoy_feud"]),
        ("https://a.example/ウィキ", ["https://a.example/"]),
        ("http://a.exampleだよね", ["http://a.example"]),
        ("https://日本.example/x", ["https://日本.example/x"]),
        ("https://a.example/wiki/سياسة ok", ["https://a.example/wiki/سياسة"]),
        ("https://a.example/\u202egpj.exe", ["https://a.example/"]),
        ("https://a.example/1\u2028https://a.example/2\x0bx", ["https://a.example/1", "https://a.example/2"]),
        ("https://a.example/bhttps://t.co/abcdefghij", ["https://a.example/b", "https://t.co/abcdefghij"]),
        ("https://a.example/storypic.twitter.com/abcdefghij", ["https://a.example/story", "pic.twitter.com/abcdefghij"]),
        ("https://t.co/abcdefghijpic.twitter.com/klmnopqrst", ["https://t.co/abcdefghij", "pic.twitter.com/klmnopqrst"]),
        (
            "https://web.archive.org/web/2020/https://x.com/a/status/1",
            ["https://web.archive.org/web/2020/https://x.com/a/status/1"],
        ),
        ("https://x.example/?u=https://t.co/abc", ["https://x.example/?u=https://t.co/abc"]),
        ("HTTPS://T.CO/AbCdEfGhIj", ["HTTPS://T.CO/AbCdEfGhIj"]),
        ("https://t.co/pbY2NfTZ's", ["https://t.co/pbY2NfTZ"]),
        ("**https://a.example/x** and `https://b.example/y`", ["https://a.example/x", "https://b.example/y"]),
        ("https://youtu.be/abc_def-_g_", ["https://youtu.be/abc_def-_g_"]),
        ("nott.co/abc and a.t.co/abc and @t.co/abc", []),
        ("http:// https:// http:/// https://? https://# https://.", []),
        ("word://x and std::vector and 3://2", ["word://x"]),
    ],
)
def test_where_addresses_begin_and_end(text: str, urls: list[str]) -> None:
    assert found(text) == urls


HOSTILE = Path(__file__).parents[2] / "../shared/data/hostile/articles"


@pytest.mark.skipif(not HOSTILE.exists(), reason="../shared/data/hostile is absent")
@pytest.mark.parametrize(
    ("file", "urls"),
    [
        ("ctl-newlines.txt", [f"https://o28.example.org/{n}" for n in range(1, 8)]),
        ("ctl-bidi-url-text.txt", ["https://o33.example.org/", "https://o33.example.org/ok"]),
        ("txt-dot.txt", [f"https://o120.example.org/{letter}" for letter in "abcd"]),
        ("txt-paren.txt", ["https://o121.example.org/wiki/Foo_(bar)"]),
        ("txt-markdown.txt", ["https://o126.example.org/md", "https://o126.example.org/im", "https://o126.example.org/au"]),
        ("txt-only-scheme.txt", ["https://o137.example.org/ok"]),
        ("txt-ported.txt", [f"https://o129.example.org{tail}" for tail in (":443/p", ":99999/p", ":/q")]),
        ("txt-ghcmd.txt", ["https://o138.example.org/ok"]),
    ],
)
def test_hostile_texts(file: str, urls: list[str]) -> None:
    assert found((HOSTILE / file).read_bytes().decode("utf-8", "replace")) == urls


@given(st.text(st.sampled_from("htps:/.t#@co m)(]…—x中\u202e\n1-_"), max_size=80))
def test_addresses_stand_in_order_and_never_overlap(text: str) -> None:
    last = 0
    for web in addresses(text):
        assert last <= web.start < web.end <= len(text)
        assert not any(letter.isspace() for letter in text[web.start : web.end])
        last = web.end


IMPOSSIBLE = "an auditor reports a link that cannot work; the suite leaves it as text"
GLUED = "real codes have ten characters: what follows is the next word of a text whose tags were dropped"
NOT_AS_THE_SUITE = {
    "DO NOT extract invalid URL: http://no-tld": IMPOSSIBLE,
    "DO NOT extract invalid URL: http://tld-too-short.x": IMPOSSIBLE,
    "DO NOT Extract a hyphenated TLD (even though it's usually a typo)": IMPOSSIBLE,
    "DO NOT extract invalid URL": IMPOSSIBLE,
    "DO NOT Extract URL with domain preceeded by underscore: http://domain-begin_dash_2314352345_dfasd.foo-cow_4352"
    ".com": IMPOSSIBLE,
    "DO NOT extract URLs containing leading dashes in the subdomain": IMPOSSIBLE,
    "DO NOT extract URLs containing leading dashes in the domain with a subdomain": IMPOSSIBLE,
    "DO NOT extract URLs containing trailing dashes in the subdomain": IMPOSSIBLE,
    "DO NOT extract URLs containing trailing dashes in the domain with a subdomain": IMPOSSIBLE,
    "DO NOT extract URLs containing leading underscores in the subdomain": IMPOSSIBLE,
    "DO NOT extract URLs containing leading underscores in the domain with a subdomain": IMPOSSIBLE,
    "DO NOT extract URLs containing trailing underscores in the subdomain": IMPOSSIBLE,
    "DO NOT extract URLs containing trailing underscores in the domain with a subdomain": IMPOSSIBLE,
    "DO NOT extract URLs containing leading dashes in the domain name": IMPOSSIBLE,
    "DO NOT extract URLs containing trailing dashes in the domain name": IMPOSSIBLE,
    "DO NOT extract URLs containing underscores in the domain name": IMPOSSIBLE,
    "DO NOT extract URLs containing underscores in the tld": IMPOSSIBLE,
    "Extract non-ASCII host name URLs with protocol, but ignore host names bigger than 63 characters. Also handle "
    "exceptions for non-ASCII hostnames longer than 256 characters": IMPOSSIBLE,
    "Extract a t.co URL with a long path": GLUED,
    "DO NOT extract URLs with > 40 characters in a t.co slug": GLUED,
}


SECTIONS = ["urls", "urls_with_indices", "tco_urls_with_params", "urls_with_directional_markers"]


@pytest.mark.parametrize("case", [case for section in SECTIONS for case in cases("extract", section)])
def test_addresses_as_twitter_text_finds_them(case: dict[str, object]) -> None:
    """Addresses with a scheme, with their indices where the suite gives them; those without are words to a news auditor."""
    if reason := NOT_AS_THE_SUITE.get(str(case["description"])):
        pytest.skip(reason)
    text, expected = str(case["text"]), case["expected"]
    assert isinstance(expected, list)
    spans = [(text[web.start : web.end], [web.start, web.end]) for web in addresses(text)]
    spans = [(url, span) for url, span in spans if "://" in url]
    if expected and isinstance(expected[0], dict):
        assert spans == [(one["url"], one["indices"]) for one in expected if "://" in one["url"]]
    else:
        assert [url for url, _ in spans] == [url for url in expected if "://" in url]


def test_every_exclusion_is_a_case_of_the_suite() -> None:
    described = {
        case.get("description") for section in SECTIONS for case in cases("extract", section) if isinstance(case, dict)
    }
    if not described:
        pytest.skip("../shared/data/twitter-text is absent")
    assert set(NOT_AS_THE_SUITE) <= described


@pytest.mark.parametrize("case", cases("validate", "usernames"))
def test_handles_as_twitter_text_takes_them(case: dict[str, object]) -> None:
    """A handle in an attribution's brackets is read if and only if the suite takes it for one."""
    text = f"Open again.\n— Name ({case['text']}) January 6, 2020"
    assert bool(find(text)) == case["expected"]
