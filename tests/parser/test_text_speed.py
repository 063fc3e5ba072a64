"""Time grows with the size of a text and with nothing else, whatever the text repeats."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import linkaudit
from linkaudit.parser import links, posts
from linkaudit.parser.markdown import read_markdown
from linkaudit.parser.plain import read_text
from tests.clock import FOUR_TIMES, growth, spent
from tests.parser.texts import PROSE, source

SIZE = 1 << 15
END = "\nlast words — A (@ab) January 6, 2020"

UNITS = {
    "prose": "The quick brown fox jumps over it. ",
    "lines": f"{PROSE[0]}\n",
    "short lines": "word\n",
    "dashes": "— ",
    "hyphens": "- ",
    "open handles": "(@",
    "handles": "(@ab) ",
    "dashed handles": "— (@ab) ",
    "bare handles": "— @ab ",
    "long handles": "(@a.b",
    "posts": "x — A (@ab) January 6, 2020",
    "posts on lines": "some words here\n— A (@ab) January 6, 2020\n",
    "undated posts": "some words here\n— A (@ab)\n",
    "heads": "A (@ab) January 6, 2020: x\n",
    "heads without words": "@ab\n",
    "dotted heads": "A @ab · Jan 6, 2020\n",
    "hours": "@ab\nx\n2:05 PM\n",
    "marked heads": "A ✔\n@ab\n",
    "far heads": "A\n@a.b.c\n",
    "broken attributions": "— A\n(@ab) May 6, 2020\n",
    "attributions in elements": "—\nA (\n@ab\n)\nMay 6, 2020\n",
    "dashes, then names": "— A\nA B\n(@ab) May\n",
    "dates begun": "— A (@ab) [May 6,\n",
    "links begun": '— A (@ab) <a href="',
    "addresses first": "— A (@ab) [[https://x.com/a/status/1][",
    "networks": "— A (@ab) on Threads, ",
    "names behind": "— @ab (A A A) ",
    "lost dashes": "\ufffd (@ab) ? A (@ab) ",
    "cells": "\t— A (@ab)\t",
    "items": "1. A — B (@ab) May 6, 2020\n",
    "pictures' labels": "Photo — (@ab) ",
    "plain handles": "— A (abcdef) ",
    "figures": "(@ab) 03/06/2018 ",
    "colons": "a:B",
    "dates": "January 6, 2020 ",
    "digits": "1",
    "schemes": "http://",
    "urls": "https://a.example/b ",
    "glued urls": "https://a.b/[",
    "short links": "https://t.co/abcdefghij",
    "pictures": "pic.twitter.com/",
    "slashes": "://",
    "brackets": "([",
    "closing": ")",
    "stops": "A. ",
    "dots": ".",
    "hashtags": "#a ",
    "mentions": "@ab ",
    "emoji": "👨‍👩‍👧‍👦",
    "expanding": "\ufdfa",
    "bare posts": "https://x.com/a/status/12\n",
    "tables": "| a | b |\n",
    "stars": "*a ",
    "low lines": "_a ",
    "links": "[a](b",
    "images": "![",
    "comments": "<!-- ",
    "tags": "<a href=",
    "quotes": "> > ",
    "fences": "```\n",
    "embeds": "<blockquote>\n\n",
}


def plain(text: str) -> None:
    for block in posts.carve(read_text(source(text)).blocks, text):
        links.sight(block, None)


def markdown(text: str) -> None:
    for block in posts.carve(read_markdown(source(text, "markdown")).blocks):
        links.sight(block, None)


@pytest.mark.parametrize("read", [plain, markdown])
@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_text_takes_at_most_little_more_than_twice_the_time(unit: str, read: Callable[[str], None]) -> None:
    def cost(size: int) -> float:
        text = UNITS[unit] * (size // len(UNITS[unit])) + END
        return spent(lambda: read(text))

    assert growth(cost, SIZE) <= FOUR_TIMES


def test_names_that_sign_nothing_cost_little_more_than_words() -> None:
    """Each could look back over two dozen lines for the beginning of its post: a list of accounts must not make them all do so."""
    line, few = "A quay is shut. — Ann Lee ({}annlee)\n", "x — A (@ab) January 6, 2020\n"

    def cost(sign: str) -> float:
        text = (line.format(sign) * 60 + few) * (2 * SIZE // (60 * len(line)))
        return spent(lambda: linkaudit.extract(source(text)))

    assert cost("@") < 6 * cost("")
