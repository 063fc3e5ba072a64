"""Provenance costs the same a kilobyte, however the text is made: each doubling at most 2.6 times, nothing near a second."""

from time import process_time

import pytest

from linkaudit.parser.places import Lines
from linkaudit.parser.provenance import judge
from tests.parser.papers import PROSE, read

SIZE = 60_000
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


def seconds(text):
    document = read(text)
    start = process_time()
    judge(document, Lines(text), {})
    return process_time() - start


@pytest.mark.parametrize("piece", TEXTS.values(), ids=TEXTS)
def test_each_doubling_costs_at_most_about_double(piece):
    head = "“It is so,” a harbour official told AFP.\n" + LINE
    once, twice = (min(seconds(head + piece * (size // len(piece))) for _ in range(2)) for size in (SIZE, 2 * SIZE))
    assert twice < 2.6 * once + 0.1
    assert twice < 3
