"""What witnesses make of a passage: other outlets' pages that print it under an agency's credit.

The words of an article stay; an amended article differs in labels and their evidence only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from linkaudit.corpus.outlets import outlet
from linkaudit.model import Article, Evidence, Label, Passage

ENOUGH = 2
"""Other outlets that must print a passage under one agency's credit before it is that agency's."""
ABSENT_SHARE = 0.2
"""Of an article's compared words, what the copies must hold before a passage that they lack means anything."""
_MOST_NAMED = 3
_QUOTE = 80
_OPEN: frozenset[Label] = frozenset({"wire", "wire_mixed", "wire_attributed", "unattributed"})
"""Labels under which the words may be the agency's for all that the page says."""
_SHARED_CREDIT = frozenset({"mixed", "contributory"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Another article that prints a passage as an agency's words."""

    agency: str
    article: str
    """Its id."""
    outlet: str | None
    share: float
    """Of the passage's runs of words, what stands in it: 0.8 to 1."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """An article as it is to stand, and its position in the run."""

    position: int
    article: Article


Told = Mapping[str, tuple[Witness, ...]]
"""Agency → its witnesses, one for each other outlet; one of the same or of an unknown outlet where there is no other."""


def amended(article: Article, witnesses: Mapping[int, Sequence[Witness]]) -> Article:
    """The article with what the witnesses tell of its passages, by passage number; the passages compared are its keys."""
    home = outlet(article)
    told = {n: _by_agency(own, home) for n, own in witnesses.items()}
    passages = tuple(_restated(passage, told.get(passage.n, {})) for passage in article.passages)
    lacking = _lacking(article, told)
    if lacking is not None:
        passages = tuple(_absent(p, lacking) if p.n in told and not told[p.n] else p for p in passages)
    return article if passages == article.passages else replace(article, passages=passages)


def _by_agency(witnesses: Sequence[Witness], home: str | None) -> Told:
    found: dict[str, dict[str | None, Witness]] = {}
    for witness in witnesses:
        key = witness.outlet if witness.outlet != home else None
        found.setdefault(witness.agency, {}).setdefault(key, witness)
    return {agency: _independent(by_outlet) for agency, by_outlet in found.items()}


def _independent(by_outlet: Mapping[str | None, Witness]) -> tuple[Witness, ...]:
    others = tuple(witness for name, witness in by_outlet.items() if name is not None)
    return others[:_MOST_NAMED] or tuple(by_outlet.values())


def _restated(passage: Passage, told: Told) -> Passage:
    agency = _spoken_for(told)
    if agency is None:
        return passage
    witnesses, settled = told[agency], len(told[agency]) >= ENOUGH
    if agency in passage.agencies and (passage.label == "outlet" or (passage.label == "wire" and not settled)):
        return passage
    proven = replace(passage, evidence=(*passage.evidence, *(_evidence(passage, witness) for witness in witnesses)))
    return _settled(proven, agency) if settled else proven


def _spoken_for(told: Told) -> str | None:
    """The one agency that enough outlets name, else the only one that is named; what two agencies print is a quotation."""
    proven = [agency for agency, witnesses in told.items() if len(witnesses) >= ENOUGH]
    chosen = proven or list(told)
    return chosen[0] if len(chosen) == 1 else None


def _settled(passage: Passage, agency: str) -> Passage:
    """Enough outlets agree: it is the agency's, unless the page itself credits somebody else with it."""
    if agency in passage.agencies or (passage.label in _OPEN and not _credited_otherwise(passage)):
        return replace(passage, label="wire", agencies=(agency,), basis="matched")
    return replace(passage, label="unknown", agencies=(*passage.agencies, agency), basis="none")


def _credited_otherwise(passage: Passage) -> bool:
    """The page credits these words to somebody else; merely naming another agency as a source is no credit."""
    return bool(passage.agencies) and passage.label in {"wire", "wire_mixed"}


def _evidence(passage: Passage, witness: Witness) -> Evidence:
    how = "equal" if witness.share == 1 else f"5-gram containment {witness.share:.2f}"
    place = passage.place
    return Evidence(
        rule=f"printed elsewhere: {how}",
        quote=passage.text[:_QUOTE],
        start=place.start,
        end=place.end,
        agency=witness.agency,
        source=witness.article,
    )


def _lacking(article: Article, told: Mapping[int, Told]) -> tuple[Witness, ...] | None:
    """The copies that hold enough of an article with a shared credit for what they lack to mean something."""
    if article.credit.kind not in _SHARED_CREDIT:
        return None
    words = {passage.n: len(passage.text.split()) for passage in article.passages if passage.n in told}
    for agency in article.credit.agencies:
        proven = {n: own[agency] for n, own in told.items() if len(own.get(agency, ())) >= ENOUGH}
        if proven and sum(words[n] for n in proven) >= ABSENT_SHARE * sum(words.values()):
            return max(proven.values(), key=len)
    return None


def _absent(passage: Passage, lacking: Sequence[Witness]) -> Passage:
    """Perhaps the outlet's own: the label stays, since a copy may have been cut."""
    if passage.label != "wire_mixed":
        return passage
    return replace(passage, evidence=(*passage.evidence, *_missing(passage, lacking)))


def _missing(passage: Passage, lacking: Sequence[Witness]) -> Iterator[Evidence]:
    for witness in lacking:
        yield Evidence(
            rule="not in this copy",
            quote=passage.text[:_QUOTE],
            start=passage.place.start,
            end=passage.place.end,
            agency=witness.agency,
            polarity="-",
            source=witness.article,
        )
