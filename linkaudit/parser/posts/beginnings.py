"""Where a flattened post begins: the one thing that its text does not say.

The end of a post is marked by its attribution; before it may stand a line of its own, several lines, or article prose in the
same line. So the text before the attribution is cut into *pieces* (lines, and the sentences of the attribution's own line),
and each piece that could be the first of the post is a candidate. Each piece taken into the post has traits (a hashtag, no
full stop, another language …), the place where the post would begin has traits (a blank line, a colon before it …), and so
has the whole (too long to have been posted). A candidate scores the sum of the weights of its traits; the best one wins.
There is nothing else to it.

The weights are log-odds, fitted on articles into which posts were inserted in eight layouts, and rounded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linkaudit.parser.posts.house import House, Stretch
from linkaudit.parser.posts.traits import Piece, Signature, of_words, readings

WEIGHTS: Mapping[str, float] = {
    # what a piece holds: posts do, articles hardly ever
    "link": 5.0,
    "hashtag": 3.0,
    "mention": 1.5,
    "emoji": 2.5,
    "exclaims": 0.5,
    "first person": 1.8,
    # how it differs from the article, or does not
    "other language": 3.0,
    "house language before a foreign post": -3.0,
    "unheard words before a foreign post": 1.5,
    "straight quotes in a typographic house": 1.5,
    "typographic quotes in a straight house": 0.5,
    "house quotes": -0.7,
    "house speech": -2.2,
    # how it looks
    "open end": 0.0,
    "open end, long": 1.5,
    "open ends in a row": 1.0,
    "list": 2.5,
    "same opening": 2.0,
    "short": 0.6,
    "lone word": -2.5,
    "prose": -1.1,
    "introduces": -3.5,
    "names the author": -1.0,
    "tells of posting": -1.5,
    "table": -4.0,
    "refers": -6.0,
    "repeats": -6.0,
    "notice": -5.0,
    # what joins it to the rest of the post
    "inner line": -0.3,
    "inner line, glued": -1.4,
    "inner line, gaps": 1.0,
    "inner gap": -0.4,
    "inner gap, gaps": -1.3,
    "inner glue": 1.4,
    "inner sentence": 1.3,
    "inner glue, mixed": 0.6,
    "inner sentence, mixed": 0.3,
    "inner quote": 2.5,
    # where the post begins
    "begins post": 3.0,
    "begins gap": 0.7,
    "begins gap, gaps": 0.9,
    "begins line": 1.0,
    "begins line, gaps": -0.9,
    "begins glue": -1.6,
    "begins sentence": -3.0,
    "begins quote": -0.5,
    "begins inside a mixed line": 3.4,
    "begins with a mixed line": -2.0,
    "begins low": -2.2,
    "begins with its link": -4.0,
    "after colon": 1.0,
    "after introduction": 1.5,
    "after open end": -1.5,
    # the whole
    "too long": -6.0,
    "a little too long": -1.0,
}


WORDLESS = -2.5
"""What speaks for a post without words: less than for any line that could be its text."""


def choose(pieces: Sequence[Piece], before: str, signed: Signature, house: House) -> int:
    """The index of the piece that begins the post; `len(pieces)` if the post has no words, as one that was only a picture.

    `pieces` run from the farthest to the one at the attribution; `before` is the text ahead of the first. Where the
    attribution is not on a line of its own, what it stands on is always of the post.
    """
    inner, best, best_score = 0.0, len(pieces) - 1, float("-inf")
    if signed.own:
        best, best_score = len(pieces), WORDLESS
    for index, (within, begun) in zip(range(len(pieces) - 1, -1, -1), readings(pieces, before, signed, house), strict=True):
        inner += sum(WEIGHTS[trait] for trait in within)
        score = inner + sum(WEIGHTS[trait] for trait in begun)
        if score > best_score:
            best, best_score = index, score
    return best


def evidence(pieces: Sequence[Piece], house: House) -> float:
    """How much a text shows by itself that it is a post: its marks, its language, its quotes, who speaks in it."""
    traits = [trait for piece in pieces for trait in of_words(piece.text, house)]
    beside = Stretch([piece.text for piece in pieces])
    foreign = WEIGHTS["other language"] * any(house.foreign(piece.text, beside) for piece in pieces)
    return foreign + sum(WEIGHTS[trait] for trait in traits)
