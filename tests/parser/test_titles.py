"""Titles without links: the one article they mean, or none."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.parser.titles import Titles, folded

KNOWN = (
    ("Mayor says no to new bridge over the Lower Quay", "https://post.example/1"),
    ("Mayor says yes to new tram in the Lower Quay", "https://post.example/2"),
    ("Harbour budget 2024: what it means for the ferries", "https://post.example/3"),
    ("Harbour budget 2025: what it means for the ferries", "https://post.example/4"),
    ("Ferry “Anna” returns – at last", "https://post.example/5"),
    ("市長、新しい橋の建設計画に反対を表明", "https://post.example/6"),
    ("Weather", "https://post.example/7"),
    ("Weather", "https://post.example/8"),
    ("", "https://post.example/9"),
)


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Mayor says no to new bridge over the Lower Quay", 1),
        ("MAYOR SAYS NO TO NEW BRIDGE OVER THE LOWER QUAY", 1),
        ("Mayor says ‘no’ to new bridge over Lower Quay", 1),
        ("Mayor says no to new bridge ov...", 1),
        ("Ferry 'Anna' returns - at last!", 5),
        ("Harbour budget 2025: what it means for the ferries", 4),
        ("市長、新しい橋の建設計画に反対を表明", 6),
        ("市長、新しい橋の建設計画に反対", 6),
    ],
)
def test_a_title_finds_its_article(title: str, number: int) -> None:
    match = Titles(KNOWN).find(title)
    assert match is not None
    assert match.url == f"https://post.example/{number}"
    assert 0.75 <= match.score <= 1


@pytest.mark.parametrize(
    "title",
    [
        "Mayor says",
        "Harbour budget 2026: what it means for the ferries",
        "Weather",
        "Council closes the fish market after ninety years",
        "",
        "?!",
        "The",
    ],
)
def test_what_fits_none_or_several_finds_nothing(title: str) -> None:
    assert Titles(KNOWN).find(title) is None


def test_the_same_words_score_more_than_similar_ones() -> None:
    titles = Titles(KNOWN)
    same, similar = titles.find(KNOWN[0][0]), titles.find("Mayor says ‘no’ to bridge over the Lower Quay")
    assert same is not None
    assert similar is not None
    assert similar.score < same.score == 1.0


def test_two_entries_of_one_article_are_one() -> None:
    titles = Titles([("Mayor says no to bridge", "https://post.example/1")] * 2)
    assert len(titles) == 2
    match = titles.find("Mayor says no to bridge")
    assert match is not None
    assert match.url == "https://post.example/1"


@given(st.text(max_size=80))
def test_any_title_finds_itself(title: str) -> None:
    match = Titles([*KNOWN, (title, "https://post.example/self")]).find(title)
    if folded(title)[1] and title not in {known for known, _ in KNOWN}:
        assert match is None or match.score == 1.0


def test_many_titles_are_searched_fast() -> None:
    titles = Titles((f"Council meeting {n} on quay {n % 97}", f"https://post.example/{n}") for n in range(20_000))
    start = time.process_time()
    for n in range(1000, 1500):
        match = titles.find(f"Council meeting {n} on the quay {n % 97}")
        assert match is not None
        assert match.url.endswith(f"/{n}")
    assert time.process_time() - start < 5
