"""A page stays as large as it was written, and says the same: words, links and places."""

from __future__ import annotations

import pytest
from turbohtml import parse

from linkaudit.parser.document.swelling import tamed
from tests.parser.pages import read

TYPE = "".join(f"<font color=c{n}>" for n in range(500))
SWELLING = {
    "a paragraph each": lambda n: "".join(f"<font color=c{i}>w<p>" for i in range(n)),
    "then paragraphs": lambda n: TYPE + "<p>w" * n,
    "set back at the end": lambda n: TYPE + "<p>w" * n + "</font>" * 500,
    "set back in cells": lambda n: "".join(f"<b id=b{i}><table><td></b></table>" for i in range(500)) + "<p>w" * n,
    "capitals": lambda n: TYPE.upper() + "<P>w" * n,
    "of many kinds": lambda n: "".join(f"<{name} id=a{i}>" for i in range(100) for name in ("b", "tt", "strike")) + "<p>w" * n,
}


def size(markup: str) -> int:
    return sum(1 for _ in parse(markup, positions=False).descendants)


@pytest.mark.parametrize("kind", SWELLING)
def test_no_page_becomes_many_times_what_was_written(kind: str) -> None:
    markup = SWELLING[kind](10_000)
    assert len(tamed(markup)) == len(markup)
    assert size(tamed(markup)) <= len(markup)


@pytest.mark.parametrize("kind", SWELLING)
def test_what_is_read_stays_the_same(kind: str) -> None:
    markup = (
        "<p>Quay <i>told</i></p>" + SWELLING[kind](5_000) + '<p>Read <b class=x>more: <a href="/p">The <I>quay</I></a></b></p>'
    )
    first, *_, last = read(markup).blocks
    assert tamed(markup) != markup
    assert markup[first.start : first.end] == "<p>Quay <i>told</i></p>"
    assert (last.text, [link.url for link in last.anchors]) == ("Read more: The quay", ["/p"])
    start, end = last.source_span(last.text.index("The"), len(last.text))
    assert markup[start:end] == "The <I>quay"


def test_an_ordinary_page_is_left_as_it_is() -> None:
    markup = "<p>The <b>quay</b> is <i>shut</i>.</p>" * 20 + "<p>w</p>" * 5_000
    assert tamed(markup) is markup
