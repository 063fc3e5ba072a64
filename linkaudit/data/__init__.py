"""Knowledge as rows: news agencies, the words of credits, and the labels of cross-references.

The files beside this module are data that editors and contributors extend; what reads them is here and nowhere else.
Each is read when first asked for. A row that breaks its schema is a defect of the package: ValueError or KeyError.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from linkaudit.model.quick import quick

AgencyKind = Literal["wire", "syndication", "press_release", "photo"]
Risk = Literal["low", "medium", "high"]
Knowledge = Literal["seen", "known", "uncertain"]

Json = dict[str, list[dict[str, object]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An agency's account on a platform, and how well that is known."""

    handle: str
    platform: str
    confidence: Knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another body of the same name: in `countries` (ISO codes) it is what a reader thinks of first."""

    reading: str
    countries: frozenset[str]
    dominant: bool
    """Even `told PTI` means the other body there; else only its article and its own nouns betray it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """One row of the registry. `names` are full names, `native` names by language, `abbreviations` short forms."""

    id: str
    name: str
    kind: AgencyKind
    scope: str
    """`global`, `regional`, `national` …: how far its name is known without introduction."""
    country: str | None
    country_name: str
    """In English; empty where it has none."""
    names: tuple[str, ...]
    abbreviations: tuple[str, ...]
    native: Mapping[str, tuple[str, ...]]
    languages: tuple[str, ...]
    domains: tuple[str, ...]
    accounts: tuple[Account, ...]
    risk: Risk
    """How far the bare abbreviation may be trusted: `high` means never outside a credit frame."""
    rivals: tuple[Rival, ...]
    readers: frozenset[str]
    """Other countries (ISO codes) whose papers take it as their own: the bare name means it there as at home."""
    common: frozenset[str]
    """Names that are ordinary words of some language: they count only inside a credit frame."""
    credit_examples: tuple[str, ...]
    dateline_examples: tuple[str, ...]
    in_text_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GenericCredit:
    """Words that credit nobody by name: unnamed wires, or (id `desk`) the outlet's own desk."""

    id: str
    strings: tuple[str, ...]
    lang: str


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class CrossrefLabel:
    """A "Read more" of some language, what it stands for, and how easily it is ordinary prose."""

    label: str
    lang: str
    kind: str
    """`read_more`, `related`, `continue`, `watch`, `listen`, `live`, `newsletter`, `source_link` or `topics`."""
    prose_risk: Risk
    verified: str


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedWords:
    """What embed codes say round a post in one language: `view` over it; `before`, `behind` and `around` its author.

    Of the words `around` a name `…` holds its place.
    """

    view: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    around: tuple[str, ...]


def _rows(name: str, key: str) -> list[dict[str, object]]:
    data: Json = json.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))
    return data[key]


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise ValueError(f"expected a list of texts, found {value!r}")
    return tuple(value)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(f"expected a text, found {value!r}")
    return value


def _risk(value: object) -> Risk:
    for risk in ("low", "medium", "high"):
        if value == risk:
            return risk
    raise ValueError(f"no such risk: {value!r}")


def _agency_kind(value: object) -> AgencyKind:
    for kind in ("wire", "syndication", "press_release", "photo"):
        if value == kind:
            return kind
    raise ValueError(f"no such kind of agency: {value!r}")


def _knowledge(value: object) -> Knowledge:
    for degree in ("seen", "known", "uncertain"):
        if value == degree:
            return degree
    raise ValueError(f"no such confidence: {value!r}")


def _tables(value: object) -> list[dict[str, object]]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ValueError(f"expected a list of rows, found {value!r}")
    return value


def _native(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise TypeError(f"expected names by language, found {value!r}")
    return {language: _strings(names) for language, names in value.items()}


def _account(row: dict[str, object]) -> Account:
    platform = _text(row.get("platform", "x"))
    return Account(handle=_text(row["handle"]), platform=platform, confidence=_knowledge(row["confidence"]))


def _rival(row: dict[str, object]) -> Rival:
    countries = frozenset(_strings(row["countries"]))
    return Rival(reading=_text(row["reading"]), countries=countries, dominant=bool(row["dominant"]))


def _agency(row: dict[str, object]) -> Agency:
    country = row["country_iso2"]
    return Agency(
        id=_text(row["id"]),
        name=_text(row["name"]),
        kind=_agency_kind(row["kind"]),
        scope=_text(row["scope"]),
        country=_text(country) if country else None,
        country_name="" if row["country"] == "-" else _text(row["country"]),
        names=(_text(row["name"]), *_strings(row["alt_names"])),
        abbreviations=_strings(row["abbreviations"]),
        native=_native(row["native_names"]),
        languages=_strings(row["languages"]),
        domains=_strings(row["home_domains"]),
        accounts=tuple(_account(item) for item in _tables(row["x_handles"])),
        risk=_risk(row["bare_abbreviation_risk"]),
        rivals=tuple(_rival(item) for item in _tables(row.get("rivals", []))),
        readers=frozenset(_strings(row.get("readers", []))),
        common=frozenset(_strings(row.get("common_words", []))),
        credit_examples=_strings(row["credit_examples"]),
        dateline_examples=_strings(row["dateline_examples"]),
        in_text_examples=_strings(row["in_text_examples"]),
    )


@cache
def agencies() -> tuple[Agency, ...]:
    """Read the registry, `agencies.json`, in its order."""
    return tuple(_agency(row) for row in _rows("agencies.json", "agencies"))


@cache
def generic_credits() -> tuple[GenericCredit, ...]:
    """Read the credits that name no agency."""
    rows = _rows("agencies.json", "generic_credits")
    return tuple(GenericCredit(id=_text(r["id"]), strings=_strings(r["strings"]), lang=_text(r["lang"])) for r in rows)


def crossref_labels() -> tuple[CrossrefLabel, ...]:
    """Read the labels of `crossref_labels.json`, in their order; thousands, so whoever asks keeps what he makes of them."""
    return tuple(
        CrossrefLabel(
            label=_text(row["label"]),
            lang=_text(row["lang"]),
            kind=_text(row["kind"]),
            prose_risk=_risk(row["prose_risk"]),
            verified=_text(row["verified"]),
        )
        for row in _rows("crossref_labels.json", "labels")
    )


@cache
def embed_words() -> tuple[EmbedWords, ...]:
    """Read the words round embedded posts, `embed_words.json`, by language."""
    uses, rows = ("view", "before", "behind", "around"), _rows("embed_words.json", "rows")
    return tuple(EmbedWords(**{use: _strings(row[use]) for use in uses}) for row in rows)


@cache
def credit_words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Read the grammar of credits, `credit_words.json`: by what words do (`told`, `reported` …), each word's languages."""
    raw: dict[str, dict[str, dict[str, list[str]]]] = json.loads(
        files(__name__).joinpath("credit_words.json").read_text(encoding="utf-8")
    )
    return {use: _languages(by) for use, by in raw["words"].items()}


def _languages(by: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for language, some in by.items():
        for word in _strings(some):
            found.setdefault(word, set()).add(language)
    # few sets differ, and what is made but once costs neither memory nor the collector's time
    known: dict[frozenset[str], frozenset[str]] = {}
    return {word: known.setdefault(one := frozenset(languages), one) for word, languages in found.items()}
