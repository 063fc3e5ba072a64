"""Who is named: every naming of a registry agency in a text, in one literal-anchored pass, and whose account or site is whose.

The names are a trie, longest first, so that `Associated Press of Pakistan` is never the Associated Press. What a naming
means (a credit, a source, a picture, another body of the same name) is for the steps that look at the words around it;
here only the word's own edges are judged: `APPLE` names nobody, `لرويترز` and `Reutersille` name Reuters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice

from linkaudit.data import Agency, Risk, agencies
from linkaudit.parser.name_edges import is_address, left_edge

MOST_NAMINGS = 4096
"""Looked at in one text: what a page's next naming says cannot matter, and hostile input stays cheap."""

_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
"""Scripts that put no blank between a name and the next word: Thai, kana, ideographs, Hangul particles."""
_ENDINGS = (
    "in|ille|ilta|issa|iin|ia|nek|nel|ben|től|ből|owi|owie|em|a|u|om|ovi|ile|ilt|i|s|es|ta|un|ului|es|im|ие|а|у|ом|е|ом|ой|ы|ів|і|"
    "ը|ին|ի|ից|ում|ն|ს|მა|ის|ით|თან|ისთვის|ு|க்கு|க்குப்|யிடம்|কে|র|এর|ের|য়ের|ला|ने|शी|च्या|चा|ची|चे|नुसार|लाई|ले|को|का|की|सँग|संग|"
    "తో|కు|కి|ని|യോട്|ಗೆ|ને|ਨੂੰ|ට"
)
_VIRAMAS = "\u094d\u09cd\u0acd\u0bcd\u0c4d\u0ccd\u0d4d"
"""Signs that end a consonant in the scripts of India, and go before an ending that begins with a vowel."""
_INDIC = "\u0900"
"""Below it, the scripts in which letters behind a short name make another word of it."""
_LONG = 5
"""Letters of an abbreviation, at most; of a name that papers set in capitals, at least."""
_FULL_NAME = 12
"""Letters from which a name without a blank is no short form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A stretch of text that is the name of one agency, or of several of the same name."""

    start: int
    end: int
    text: str
    agencies: tuple[Agency, ...]
    risk: Risk
    """What the bare name is worth: `low` for full names, the row's own risk for short forms, `high` for common words."""
    short: bool
    """An abbreviation, or a name that is also a common word."""
    prefixed: bool = False
    """A preposition is glued to it: Arabic `ل`, Hebrew `ל`."""
    glued: bool = False
    """It runs into the word before it, as flattened captions do."""


@dataclass(frozen=True, slots=True)
class _Name:
    agencies: tuple[Agency, ...]
    risk: Risk
    short: bool


def _spellings(agency: Agency) -> Iterator[tuple[str, _Name]]:
    """Each spelling of the agency's names, with its risk and whether it is a short form."""
    for name in _stated(agency):
        short, risk = _is_short(name, agency), _risk(name, agency)
        yield name, _Name((agency,), risk, short)
        if name[-1] in _VIRAMAS:
            yield name[:-1], _Name((agency,), risk, short)
        if _may_be_shouted(name):
            yield name.upper(), _Name((agency,), risk, short)
        if _may_be_titled(name, agency):
            yield name.title(), _Name((agency,), _risk_of_title(name.title(), agency), short)


def _stated(agency: Agency) -> Iterator[str]:
    """The names as the registry has them."""
    yield from agency.names
    yield from chain.from_iterable(agency.native.values())
    yield from agency.abbreviations


def _may_be_shouted(name: str) -> bool:
    return len(name) >= _LONG and name[0].isupper() and not name.isupper()


def _is_short(name: str, agency: Agency) -> bool:
    if name in agency.common:
        return True
    letters = name.isascii() and name.isupper() and len(name) <= _LONG
    return " " not in name and len(name) <= _FULL_NAME and (name in agency.abbreviations or letters)


def _risk(name: str, agency: Agency) -> Risk:
    if name in agency.common:
        return "high"
    return "low" if " " in name or len(name) > _FULL_NAME else agency.risk


def _risk_of_title(name: str, agency: Agency) -> Risk:
    """`Tass` is as plain as `TASS`, `Efe` may be somebody."""
    return "low" if agency.risk == "low" and name not in agency.common else "high"


def _may_be_titled(name: str, agency: Agency) -> bool:
    """`Efe`, `Tass`, `Afp`: as Romance and German papers set abbreviations."""
    return name.isascii() and name.isupper() and len(name) >= 3 and agency.kind == "wire"


@cache
def _names() -> Mapping[str, _Name]:
    """Every spelling; one that is a row's own name counts before another row's capitals or title case."""
    own: dict[str, _Name] = {}
    derived: dict[str, _Name] = {}
    for agency in agencies():
        stated = set(_stated(agency))
        for name, entry in _spellings(agency):
            table = own if name in stated else derived
            table[name] = _joined(table.get(name), entry)
    return {**derived, **own}


def _joined(one: _Name | None, other: _Name) -> _Name:
    """Two agencies of one name: `KNA` of Kenya and of Germany."""
    if one is None or one.agencies == other.agencies:
        return one or other
    risk = max(one.risk, other.risk, key=("low", "medium", "high").index)
    return _Name((*one.agencies, *(a for a in other.agencies if a not in one.agencies)), risk, one.short or other.short)


Trie = dict[str, "Trie"]


def _trie(names: list[str]) -> Trie:
    root: Trie = {}
    for name in names:
        node = root
        for letter in name:
            node = node.setdefault(letter, {})
        node[""] = {}
    return root


def _pattern(node: Trie) -> str:
    branches = [re.escape(letter) + _pattern(below) for letter, below in sorted(node.items()) if letter]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return body + "?" if "" in node else body


@cache
def _scanners() -> tuple[re.Pattern[str], ...]:
    """Two passes: names that begin with a capital or stand in an unspaced or uncased script, and the few in small letters.

    Apart, because the first letters of the former are rare in running text; the latter stand after something that is
    neither a letter nor a digit, which is rarer than their first letters are. A third pass has no edges to look at.
    """
    edge = f"(?:(?!\\w)|(?=[{_UNSPACED}])|(?=(?:{_ENDINGS})(?!\\w)))"
    groups: tuple[list[str], list[str], list[str]] = ([], [], [])
    for name in _names():
        unspaced = re.search(f"[{_UNSPACED}]", name[-1]) is not None
        groups[2 if unspaced else 1 if "a" <= name[0] <= "z" else 0].append(name)
    cased, small, free = (_pattern(_trie(names)) for names in groups)
    return re.compile(f"{cased}{edge}"), re.compile(f"[^A-Za-z0-9_]({small})(?!\\w)"), re.compile(free)


def scan(text: str) -> tuple[Naming, ...]:
    """Every naming in `text`, in order, at most `MOST_NAMINGS`; linear in its length."""
    found = [naming for hits in _hits(text) for naming in islice(_namings(hits, text), MOST_NAMINGS)]
    found.sort(key=lambda naming: (naming.start, -naming.end))
    kept: list[Naming] = []
    for naming in found:
        if not kept or naming.start >= kept[-1].end:
            kept.append(naming)
    return tuple(kept[:MOST_NAMINGS])


def _hits(text: str) -> Iterator[Iterable[tuple[int, str]]]:
    """What each pass finds: offsets and words."""
    cased, small, free = _scanners()
    yield ((match.start(), match[0]) for match in cased.finditer(text))
    # with one more letter in front of the text, a match of this pass begins where the name stands in the text itself
    yield ((match.start(), match[1]) for match in small.finditer(f" {text}"))
    if not text.isascii():
        yield ((match.start(), match[0]) for match in free.finditer(text))


def _namings(hits: Iterable[tuple[int, str]], text: str) -> Iterator[Naming]:
    """The namings among hits, each with its offset; those inside other words and addresses are none."""
    table = _names()
    for start, words in hits:
        name, end = table[words], start + len(words)
        edge = left_edge(text, start)
        if edge is None or is_address(text, start, end) or _is_part(text, (start, end), name, edge):
            continue
        yield Naming(
            start=start,
            end=end,
            text=words,
            agencies=name.agencies,
            risk=name.risk,
            short=name.short,
            prefixed=edge == "prefixed",
            glued=edge == "glued",
        )


def _is_common(words: str, name: _Name) -> bool:
    return any(words in agency.common for agency in name.agencies)


def _is_part(text: str, span: tuple[int, int], name: _Name, edge: str) -> bool:
    """`Spain`, `WhatsApp`: short forms take no glued ending, and run into a word before them in capitals only."""
    start, end = span
    follower = text[end : end + 1]
    ended = follower.isalpha() and follower < ("\u0e00" if _is_common(text[start:end], name) else _INDIC)
    return (ended and (name.short or end - start < 5)) or (edge == "glued" and name.short and not text[start:end].isupper())


@cache
def _accounts() -> Mapping[tuple[str, str], str]:
    return {
        (account.platform, account.handle.lower()): agency.id
        for agency in agencies()
        for account in agency.accounts
        if account.confidence != "uncertain"
    }


def account(platform: str, handle: str) -> str | None:
    """The registry id of the agency whose own account this is: exact handle (case apart), never a look-alike or a guess."""
    return _accounts().get((platform, handle.lstrip("@").lower()))


@cache
def _homes() -> Mapping[str, str]:
    return {domain: agency.id for agency in agencies() for domain in agency.domains}


def home(host: str) -> str | None:
    """The registry id of the agency that publishes at `host` or above it."""
    labels = host.lower().rstrip(".").removeprefix("www.").split(".")
    return next((found for at in range(len(labels) - 1) if (found := _homes().get(".".join(labels[at:])))), None)
