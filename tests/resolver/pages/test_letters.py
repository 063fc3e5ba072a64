"""One spelling of letters, whatever was left out, added or written in capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.resolver.pages.letters import bare, plain


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Page  Not\u00a0Found", "page not found"),
        ("Sei\u00adte", "seite"),
        ("Pa\u0301gina", "página"),
        ("n’existe", "n'existe"),
        ("غير متوفّرة", "غير متوفرة"),
        ("أُزيلت", "ازيلت"),
        ("صفحه‌ی", "صفحهي"),
        ("４０４", "404"),
        ("٤٠٤", "404"),
        ("İÇERİK", "içerik"),
    ],
)
def test_plain(written: str, read: str) -> None:
    assert plain(written) == read


@pytest.mark.parametrize(
    ("word", "without"),
    [
        ("página", "pagina"),
        ("usunięt", "usuniet"),
        ("została", "zostala"),
        ("βρέθηκε", "βρεθηκε"),
        ("й", "й"),
        ("ます", "ます"),
    ],
)
def test_bare(word: str, without: str) -> None:
    assert bare(word) == without


@given(st.text(max_size=80))
def test_what_is_plain_stays_so(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert plain(text).isascii() or bare(bare(plain(text))) == bare(plain(text))
