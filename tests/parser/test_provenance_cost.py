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


@pytest.mark.parametrize(
    ("lead", "piece", "many"), [("", "MARWICK (AFP) - A quay is shut.\n", 4000), ("The council met. " * 30, "AFP/", 1000)]
)
def test_what_stands_below_a_mixed_credit_costs_its_length(lead, piece, many):
    def cost(size):
        text = "By AFP and Web Desk\n\n" + LINE + lead + piece * size
        document = read(text)
        return spent(lambda: judge(document, Lines(text), {}))

    assert growth(cost, many) <= FOUR_TIMES
