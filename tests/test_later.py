"""Patterns that are put off: each of them compiles, and works as one that was compiled at once."""

import importlib
import pkgutil
import re

import pytest

import linkaudit.resolver
from linkaudit.later import _Later, later
from linkaudit.resolver import signposts
from linkaudit.resolver.pages import walls


def put_off():
    for found in pkgutil.walk_packages(linkaudit.resolver.__path__, "linkaudit.resolver."):
        module = importlib.import_module(found.name)
        yield from ((f"{found.name}.{key}", value) for key, value in vars(module).items() if isinstance(value, _Later))
    yield from ((f"signposts.{door[1]}", words) for words, door in signposts.DOORS)
    yield from ((f"walls.{notice.outcome}.{notice.reason}", notice.words) for notice in walls.NOTICES)


@pytest.mark.parametrize(("name", "pattern"), [*put_off()])
def test_every_pattern_that_is_put_off_compiles(name, pattern):
    assert isinstance(pattern, _Later), name
    assert re.compile(pattern.pattern, pattern.flags)


def test_it_finds_what_the_pattern_finds():
    text = "one Two two"
    for _ in range(2):
        assert later(r"TWO", re.IGNORECASE).findall(text) == re.compile(r"TWO", re.IGNORECASE).findall(text)
