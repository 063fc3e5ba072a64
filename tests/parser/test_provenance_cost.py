"""Provenance costs the same a kilobyte, however the text is made: each doubling at most 2.6 times."""

import pytest

from linkaudit.parser.places import Lines
from linkaudit.parser.provenance import judge
from tests.clock import FOUR_TIMES, growth, spent
from tests.parser.papers import PROSE, read

SIZE = 30_000
LINE = PROSE[0] + "\n"

TEXTS = {
    "names on a line": "AFP ",
    "names on lines": "AFP\n",
    "a witness a line": LINE + "“It is so,” an official told AFP.\n",
    "witnesses on a line": "he told AFP. ",
    "datelines": "MARWICK (AFP) — " + LINE,
    "bylines": "By AFP\n" + LINE,
    "sign-offs": LINE.strip() + " (AFP)\n",
    "tails": "(Reporting by A. Lee; Editing by B. Orsk) ",
    "slashes": "AFP/",
    "brackets": "(AFP) ",
    "open brackets": "(",
    "picture credits": "Foto: Ann Lee/dpa ",
    "the same paragraph": LINE,
    "one word": "A",
    "capitals": "Aa ",
    "said": "the man said ",
    "quotation marks": "“",
    "apostrophes": "‘",
    "short lines": "Ann Lee\n",
    "desks": "Web Desk\n",
    "Chinese": "据新华社报道，",
    "Arabic": "وقال لرويترز ",
}


@pytest.mark.parametrize("piece", TEXTS.values(), ids=TEXTS)
def test_each_doubling_costs_at_most_about_double(piece):
    def cost(size):
        text = "“It is so,” a harbour official told AFP.\n" + LINE + piece * (size // len(piece))
        document = read(text)
        return spent(lambda: judge(document, Lines(text), {}))

    assert growth(cost, SIZE) <= FOUR_TIMES


def test_a_round_up_under_a_mixed_credit_costs_as_much_an_item_as_a_small_one():
    def cost(size):
        text = "By AFP and Web Desk\n\n" + LINE + "MARWICK (AFP) - A quay is shut.\n" * size
        document = read(text)
        return spent(lambda: judge(document, Lines(text), {}))

    assert growth(cost, 4000) <= FOUR_TIMES
