"""Lines that markup calls a byline: what would be a headline's or a picture's words elsewhere names the text's author there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from linkaudit.parser.agencies import Naming
from linkaudit.parser.credits.hands import hands
from linkaudit.parser.credits.lines import classify
from linkaudit.parser.credits.nameless import signature
from linkaudit.parser.credits.parts import Line, part
from linkaudit.parser.credits.persons import is_personal
from linkaudit.parser.credits.run_ons import LONGEST_PLACE
from linkaudit.parser.credits.spots import Spot
from linkaudit.parser.credits.words import fold, vocabulary

_MOST_BUTTONS = 5
_JOINT = re.compile(r"\s[-–—/]\s|[|·•\n]")
"""What parts the pieces of a line above the text, beside the seams of its markup."""
_WHEN = re.compile(
    r"\b(?:[0-2]?\d[:.h][0-5]\d|(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,3} ?(?:[Mm]in|мин|хв|perc|dk\b|sek))|"
    r"\d ?(?:分|분|मिनट|دقائق)|\bago\b"
)
"""A time of day, a year, a date, a time of reading."""
_AROUND = " \n|·•/–—-"
_LONGEST_WHEN = 60
_MOST_NAMES, _MOST_BEHIND = 2, 3
"""Letters of such a piece, words with a capital that no credit knows, and words behind its last figure, at most."""


class Piece(NamedTuple):
    """A piece of a line, and whether it names an agency."""

    words: str
    named: bool


@cache
def _button() -> re.Pattern[str]:
    """A button or a counter at the end of a line, an address or an account of the author's."""
    names = "|".join(sorted(map(re.escape, vocabulary("button")), key=len, reverse=True))
    return re.compile(rf"[\s|·•,/–—-]+(?:(?:\d{{1,5}} ?)?(?:{names})|@\w{{1,30}}|[\w.+-]{{1,60}}@[\w.-]{{3,60}})\W*$")


def _without_buttons(text: str, last: int) -> str:
    """A byline without what ends it that is no credit: `By Associated Press Follow`; nothing goes before offset `last`."""
    folded = fold(text)
    end = len(text) if len(folded) == len(text) else 0
    for _ in range(_MOST_BUTTONS if end else 0):
        button = _button().search(folded, last, end)
        if button is None:
            break
        end = button.start()
    return text[: end or len(text)]


def _marked_byline(text: str, namings: Sequence[Naming]) -> Line | None:
    """`Jane DoeReuters`, `EFE Madrid`: names and an agency side by side, in an element that markup calls a byline."""
    parts = part(text, namings)
    kinds = {part.kind for part in parts} - {"agency", "name", "number", "sign", "other"}
    wired = namings[-1].agencies[0].kind in ("wire", "syndication") and not kinds
    if parts[0].kind != "name":
        filed = parts[0].kind == "agency" and sum(part.kind == "name" for part in parts) <= LONGEST_PLACE
        return Line("exclusive", tuple(namings)) if wired and filed and not is_personal(namings[0]) else None
    return Line("exclusive", tuple(namings), hands(text, parts)) if wired else None


def in_byline(text: str, line: Line) -> Line:
    """`Jane Doe/dpa`, which credits a picture elsewhere, where markup says that it is the byline."""
    if line.kind != "photo" or any(naming.agencies[0].kind == "photo" for naming in line.namings):
        return line
    parts = part(text, line.namings)
    if any(part.kind == "photo" for part in parts) or parts[0].text == "©":
        return line
    return Line("mixed" if parts[0].kind == "agency" else "contributory", line.namings, hands(text, parts))


def with_buttons(spot: Spot) -> Line | None:
    """A byline that buttons and counters end."""
    if not spot.namings or spot.position != "top":
        return None
    words = _without_buttons(spot.text, spot.namings[-1].end)
    return classify(words, spot.namings) if len(words) < len(spot.text) else None


def in_pieces(spot: Spot) -> Line | None:
    """A credit among pieces that say when: `La rédaction avec AFP - hier à 09:12 | 2 min`; or on a line under a title.

    Pieces that only the style sheet sets apart are read with a blank between them.
    """
    text, seams = spot.text, spot.block.seams
    if spot.position != "top" or spot.block.beside or len(text) != len(spot.block.text):
        return None
    cuts = sorted({0, len(text), *seams, *(joint.start() for joint in _JOINT.finditer(text))})
    words = "".join(_told(_pieces(spot, cuts), titled=spot.block.hint != "byline"))
    if words == text:
        return None
    own = {naming.start + sum(seam <= naming.start for seam in {*seams} - {0}): naming for naming in spot.namings}
    line = classify(words.rstrip(), [naming.moved(at - naming.start)._replace(glued=False) for at, naming in own.items()])
    return line and replace(line, namings=tuple(own[naming.start] for naming in line.namings))


def _pieces(spot: Spot, cuts: Sequence[int]) -> list[Piece]:
    """The text cut, with a blank where only the style sheet sets apart."""
    return [
        Piece(" " * (at in spot.block.seams) + spot.text[at:until], any(at <= naming.start < until for naming in spot.namings))
        for at, until in pairwise(cuts)
    ]


def picture_piece(spot: Spot) -> bool:
    """Whether the last piece of a line beside a picture is nothing but whose picture it is: `The pier`, `Photo: AFP`."""
    if not (spot.block.beside and spot.block.seams and spot.namings):
        return False
    at = max(seam for seam in (0, *spot.block.seams) if seam <= spot.namings[0].start)
    line = classify(spot.text[at:], [naming.moved(-at) for naming in spot.namings])
    return line is not None and line.kind in ("photo", "exclusive")


def _told(pieces: Sequence[Piece], *, titled: bool) -> Iterator[str]:
    """The pieces, with blanks for those that say when, and for the lines above the first that names an agency."""
    first = next((n for n, piece in enumerate(pieces) if piece.named), 0)
    above = next((n for n in range(first, 0, -1) if titled and pieces[n].words[:1] == "\n"), 0)
    dated = any(_WHEN.search(piece.words) for piece in pieces)
    for n, (words, named) in enumerate(pieces):
        told = named or (n >= above and not (dated and _says_when(words)))
        yield words if told else " " * len(words)


def _says_when(words: str) -> bool:
    """Figures and hardly a name, and hardly a word behind them: a date, or how long ago, beside one; or a button."""
    if fold(words).strip(_AROUND) in vocabulary("button"):
        return True
    digits = [at for at, letter in enumerate(words) if letter.isdigit()]
    if len(words) > _LONGEST_WHEN or not digits or len(words[digits[-1] :].split()) - 1 > _MOST_BEHIND:
        return False
    return sum(part.kind == "name" for part in part(words, ())) <= _MOST_NAMES


def signed(spot: Spot) -> Line | None:
    """A reporter's name above the text, bare or run into the agency's, where markup says that it is the byline."""
    if spot.block.hint != "byline" or spot.position != "top":
        return None
    return _marked_byline(spot.text, spot.namings) if spot.namings else signature(spot.text)
