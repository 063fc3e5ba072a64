"""Lines that markup calls a byline: what would be a headline's or a picture's words elsewhere names the text's author there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

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


def signed(spot: Spot) -> Line | None:
    """A reporter's name above the text, bare or run into the agency's, where markup says that it is the byline."""
    if spot.block.hint != "byline" or spot.position != "top":
        return None
    return _marked_byline(spot.text, spot.namings) if spot.namings else signature(spot.text)
