"""The names of the agencies of the registry, in every spelling that papers give them: capitals, title case, bare stems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from linkaudit.data import Agency, Risk, agencies

_VIRAMAS = "\u094d\u09cd\u0acd\u0bcd\u0c4d\u0ccd\u0d4d"
"""Signs that end a consonant in the scripts of India, and go before an ending that begins with a vowel."""
_LONG = 5
"""Letters of an abbreviation, at most; of a name that papers set in capitals, at least."""
_DOUBLE_NAME = 10
"""Letters from which two names that a hyphen joins stand for nobody else: `Keystone-ATS`."""
_FULL_NAME = 12
"""Letters from which a name without a blank is no short form."""


_NEWS_AGENCY = " News Agency"
_STEM = 4
"""Letters that a country's name and its adjective share: `Iraq`, `Iraqi`."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """Whose name a spelling is, and what it is worth."""

    agencies: tuple[Agency, ...]
    risk: Risk
    short: bool


def _of(agency: Agency) -> Iterator[tuple[str, Spelling]]:
    """Each spelling of the agency's names, with its risk and whether it is a short form."""
    for name in _stated(agency):
        short, risk = _is_short(name, agency), _risk(name, agency)
        yield name, Spelling((agency,), risk, short)
        if name[-1] in _VIRAMAS:
            yield name[:-1], Spelling((agency,), risk, short)
        if _may_be_shouted(name):
            yield name.upper(), Spelling((agency,), risk, short)
        if (spoken := _as_spoken(name, agency)) is not None:
            yield spoken, Spelling((agency,), risk, short)
        if _may_be_titled(name, agency):
            yield name.title(), Spelling((agency,), _risk_of_title(name.title(), agency), short)


def _stated(agency: Agency) -> Iterator[str]:
    """The names as the registry has them."""
    yield from agency.names
    yield from chain.from_iterable(agency.native.values())
    yield from agency.abbreviations


def _may_be_shouted(name: str) -> bool:
    return len(name) >= _LONG and name[0].isupper() and not name.isupper()


def _as_spoken(name: str, agency: Agency) -> str | None:
    """`Mehr news agency`; where a country stands before it, that may be any of the country's agencies."""
    head = name.removesuffix(_NEWS_AGENCY)
    land = any(word[:_STEM] in head for word in agency.country_name.split())
    return None if head == name or land else head + _NEWS_AGENCY.lower()


def _is_short(name: str, agency: Agency) -> bool:
    if name in agency.common:
        return True
    letters = name.isascii() and name.isupper() and len(name) <= _LONG
    return " " not in name and len(name) <= _FULL_NAME and (name in agency.abbreviations or letters)


def _risk(name: str, agency: Agency) -> Risk:
    if name in agency.common:
        return "high"
    joined = "-" in name and len(name) >= _DOUBLE_NAME
    return "low" if " " in name or joined or len(name) > _FULL_NAME else agency.risk


def _risk_of_title(name: str, agency: Agency) -> Risk:
    """`Tass` is as plain as `TASS`, `Efe` may be somebody."""
    return "low" if agency.risk == "low" and name not in agency.common else "high"


def _may_be_titled(name: str, agency: Agency) -> bool:
    """`Efe`, `Tass`, `Afp`: as Romance and German papers set abbreviations; `Belta`, where the name has capitals within.

    Two letters are words in most languages, `Na`, `Pa`: only an agency known everywhere is set so, `Ap`.
    """
    if not name.isascii() or agency.kind != "wire":
        return False
    if name.isupper():
        return len(name) >= 3 or agency.scope == "global"
    return name.isalpha() and name[0].isupper() and not name[1:].islower()


@cache
def spellings() -> Mapping[str, Spelling]:
    """Every spelling; one that is a row's own name counts before another row's capitals or title case."""
    own: dict[str, Spelling] = {}
    derived: dict[str, Spelling] = {}
    for agency in agencies():
        stated = set(_stated(agency))
        for name, entry in _of(agency):
            table = own if name in stated else derived
            table[name] = _joined(table.get(name), entry)
    return {**derived, **own}


def _joined(one: Spelling | None, other: Spelling) -> Spelling:
    """Two agencies of one name: `KNA` of Kenya and of Germany."""
    if one is None or one.agencies == other.agencies:
        return one or other
    risk = max(one.risk, other.risk, key=("low", "medium", "high").index)
    return Spelling((*one.agencies, *(a for a in other.agencies if a not in one.agencies)), risk, one.short or other.short)
