"""The namings of running text that no slot took, read together: whom each means, what it says, and what it shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from linkaudit.parser.agencies import Naming
from linkaudit.parser.agencies.trust import OWNER, Context
from linkaudit.parser.claims import Reading
from linkaudit.parser.credits.company import Heard, together
from linkaudit.parser.credits.others import read_without
from linkaudit.parser.credits.text import read, span


def read_running(text: str, index: int, namings: Sequence[Naming], context: Context) -> list[Reading]:
    """What the namings in the text of block `index` say, in order; they hold offsets into it."""
    named = [
        naming for naming, before in zip(namings, (None, *namings), strict=False) if not _is_short_for(text, before, naming)
    ]
    heard = [one for naming in named if (one := _heard(text, naming, context)) is not None]
    alone = [_without_others(text, one) for one in together(text, heard)]
    return list(_readings(text, index, together(text, alone) if alone != heard else alone))


def _is_short_for(text: str, before: Naming | None, naming: Naming) -> bool:
    """`l'Agence nationale d'information (Ani)`: letters in a bracket right behind another agency's full name are its own."""
    if before is None or before.short or not naming.short or before.agencies[0] is naming.agencies[0]:
        return False
    return text[before.end : naming.start].strip() == "("


def _without_others(text: str, one: Heard) -> Heard:
    return one if one.cue else replace(one, cue=read_without(text, one.naming, one.trust))


def _heard(text: str, naming: Naming, context: Context) -> Heard | None:
    """What a naming says by itself, if it means an agency that reports."""
    agency = context.choose(naming, text[max(0, naming.start - OWNER) : naming.start])
    if agency is None or agency.kind in ("photo", "press_release"):
        return None
    trust = context.trust(naming, agency)
    return Heard(naming, agency.id, trust, read(text, naming, trust))


def _readings(text: str, index: int, heard: Sequence[Heard]) -> Iterator[Reading]:
    for one in heard:
        if one.cue is None:
            continue
        start, end = span(text, one.naming, one.cue)
        yield Reading(
            agency=one.agency,
            role=one.cue.role,
            where="in-text",
            rule=one.cue.rule,
            block=index,
            start=start,
            end=end,
            quote=text[start:end],
            own_work=one.cue.own_work,
        )
