"""What a program hands over as text may hold what no file can: lone surrogates and NULs. They are replaced, one for one."""

from __future__ import annotations

import pytest

import linkaudit
from linkaudit.model import Media, Origin, Source

TEXTS = (
    "<p>The pier is \ud800 shut.</p>",
    "<p class=\ud800>The pier is shut.</p>",
    "<a href='https://h.example/\ud800'>The pier</a> <\ud800a> is <!--\udfff--> shut\x00.",
    "The pier is \udfff shut.\n\ud83d\n— Pier Watch (@pierwatch\ud800) January 6, 2020",
    "---\ntitle: \ud800\n---\n[The pier](https://h.example/\udc00) is shut.",
)


@pytest.mark.parametrize("media", ["text", "markdown", "html"])
@pytest.mark.parametrize("text", TEXTS)
def test_lone_surrogates_keep_nobody_from_reading(text: str, media: Media) -> None:
    found = linkaudit.extract(Source(id="a", origin=Origin(path="a", media=media), text=text))
    assert any("pier" in passage.text for passage in found.passages)
    assert all(passage.text.encode() for passage in found.passages)
    assert all(0 <= passage.place.start <= passage.place.end <= len(text) for passage in found.passages if passage.place)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_given_as_such_is_read_too(text: str) -> None:
    assert all(passage.text.encode() for passage in linkaudit.extract(text).passages)
