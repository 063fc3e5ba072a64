"""The hands that a credit names beside its agency: a desk, a person, initials."""

from __future__ import annotations

from collections.abc import Sequence

from linkaudit.parser.agencies import Naming
from linkaudit.parser.credits.parts import Line, Part
from linkaudit.parser.credits.words import does

_LONGEST_SIGLE = 6


def hands(text: str, parts: Sequence[Part]) -> tuple[str, ...]:
    """The desk or the people a stretch of a line names, as written, with the capitalised words that lead up to them.

    What they did is left out: of `Orsk reported from Marwick.` there is `Orsk`.
    """
    first = next((at for at, part in enumerate(parts) if part.is_hand), None)
    if first is None:
        return ()
    told = next((at for at in range(first, len(parts)) if parts[at].kind == "prose"), len(parts))
    last = max(at for at, part in enumerate(parts[:told]) if part.is_hand)
    while first and _leads(parts[first - 1], parts[first]):
        first -= 1
    said = text[parts[first].start : parts[last].end].strip()
    if "«" in said and "»" not in said:
        said += text[parts[last].end :].partition("»")[0] + "»"
    return (said,)


def _leads(word: Part, named: Part) -> bool:
    """`News` before `Desk`, `La` before `rédaction`: another capitalised word right before the name."""
    elided = word.text[-1] in "'’" and word.end == named.start  # `L'Obs`
    return word.kind == "other" and word.text[0].isupper() and (word.end + 1 == named.start or elided)


_REGION = 4
"""Letters of a regional service's short name, at most."""


def with_sigle(sigle: str, namings: tuple[Naming, ...]) -> Line:
    """Small letters behind dpa are its own regional services; behind others, the outlet's initials."""
    regional = namings[-1].agencies[0].id == "dpa" and sigle.islower() and len(sigle) <= _REGION
    if not sigle or (regional and not does("desk_short", sigle)):
        return Line("exclusive", namings)
    return Line("mixed", namings, (sigle,))


def is_sigle(word: str) -> bool:
    """Initials, or a short form: of letters all great or all small."""
    return len(word) <= _LONGEST_SIGLE and (word.isupper() or word.islower())
