"""Patterns people know from .gitignore, held against files and links."""

import pytest

from linkaudit.patterns import Patterns, portable


@pytest.mark.parametrize(
    ("pattern", "url", "matches"),
    [
        ("pier.example", "https://pier.example/a?b", True),
        ("pier.example", "https://notpier.example/a", False),
        ("*.pier.example", "https://www.pier.example/", True),
        ("pier.example/a", "https://pier.example/a?b=1", True),
        ("pier.example/a?b=1", "https://pier.example/a?b=1", True),
        ("https://pier.example/a", "http://pier.example/a/b", True),
        ("*.pdf", "https://pier.example/plan.pdf", True),
        ("*.pdf", "https://pier.example/plan.pdf?page=2", True),
        ("pier.example", "https://[bad", False),
    ],
)
def test_links(pattern, url, matches):
    assert Patterns([pattern]).match_link(url) is matches


def test_later_patterns_take_back_and_none_match_nothing():
    patterns = Patterns(["pier.example", "!https://pier.example/keep"])
    assert patterns.match_link("https://pier.example/a")
    assert not patterns.match_link("https://pier.example/keep")
    assert not Patterns([])
    assert not Patterns([]).match("a")


def test_a_path_has_one_portable_spelling(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a/b.txt", "./a/b.txt", "a/../a/b.txt", str(tmp_path / "a/b.txt")):
        assert portable(name) == "a/b.txt"
    assert portable("-") == "-"
    assert portable("https://news.example/./a") == "https://news.example/./a"
    assert portable("/elsewhere/a.txt") == "/elsewhere/a.txt"
