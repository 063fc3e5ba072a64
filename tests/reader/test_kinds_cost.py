"""What an input is can be told in time that grows with its beginning and with nothing else."""

from collections.abc import Callable

import pytest

from linkaudit.reader.kinds import binary, tell
from tests.clock import FOUR_TIMES, growth, spent

BEGINNINGS = {
    "comments": b"<!---->",
    "comments with words": b"<!-- a -->\n",
    "open comments": b"<!--",
    "declarations": b"<?xml ?>",
    "open declarations": b"<?xml ",
    "blanks": b" \n",
    "tags": b"<",
    "ends of tags": b"</",
    "addresses": b"https://quay.example/ ",
    "controls": b"\x01",
}


@pytest.mark.parametrize("look", [lambda head: tell("a", head), binary], ids=["kind", "binary"])
@pytest.mark.parametrize("unit", BEGINNINGS)
def test_a_beginning_is_looked_at_once(unit: str, look: Callable[[bytes], object]) -> None:
    def cost(size: int) -> float:
        data = BEGINNINGS[unit] * (size // len(BEGINNINGS[unit])) + b"w"
        return spent(lambda: look(data))

    assert cost(280) < 1
    assert growth(cost, 16_384) <= FOUR_TIMES


def test_a_page_behind_many_comments_is_a_page() -> None:
    assert tell("a", b"<!-- a -->\n" * 40 + b"<!doctype html><p>w") == "html"
    assert tell("a", b"<!-- a -->\n" * 40 + b"<p>w") == "html"
    assert tell("a", b"<!-- a -->\n" * 40 + b"w") == "text"
