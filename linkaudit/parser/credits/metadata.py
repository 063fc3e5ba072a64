"""What a page's metadata claims about its text: the author that is an agency, the copy that points elsewhere.

The strongest slot, and the one that readers of a page never see; so it is kept apart, with its source offsets.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from linkaudit.parser.agencies import Naming, home, scan
from linkaudit.parser.agencies.trust import Context
from linkaudit.parser.blocks import SIGN, Document, Statement
from linkaudit.parser.claims import ROLE_OF, Claim, Reading
from linkaudit.parser.credits.lines import classify
from linkaudit.parser.credits.parts import Line
from linkaudit.parser.credits.persons import is_personal, without_people
from linkaudit.parser.credits.words import any_does, does, fold

_OFF_SITE = frozenset({"canonical", "syndication-source", "original-source", "jsonld.isbasedon"})
_AUTHORS = frozenset(
    "author byl byline creator source agency provider credit credits news_source newssource contentsource content-source "
    "article:author article:source article:provider og:author og:article:author dc.creator dc.source dcterms.creator "
    "sailthru.author parsely-author cxenseparse:author dcsext.author citation_author "
    "jsonld.author jsonld.creator jsonld.contributor jsonld.provider jsonld.author.affiliation jsonld.author.worksfor "
    "jsonld.creator.affiliation jsonld.creator.worksfor jsonld.copyrightnotice dcterms.source "
    "jsonld.sourceorganization jsonld.credittext jsonld.copyrightholder ans.distributor.name ans.owner.name "
    "ninjs.infosources ninjs.copyrightholder".split()
)
"""Slots that say who made the text."""
_COLUMNS = frozenset("agency article_author author author_name authors by byline creator dc:creator news_agency".split())
"""Fields of a record, a table's row or a feed's item, that say the same; `source` is mostly the paper it was found in."""
_LISTED = re.compile(r"\n|(?<=['\"]),\s?(?=['\"])")
"""What parts the names of a list, as lines or as Python writes it: `['Lena Orsk', 'AFP']`."""
_IS_BODY = "@Organization"
_LABELLED, _LABEL = "twitter:data1", "twitter:label1"
"""A card's first fact, and what it says: `Written by`, or `Reading time`."""


def read(document: Document, context: Context) -> Iterator[Claim | Reading]:
    """The claims of the metadata and the mention behind each."""
    yield from _joined(_findings(document, context))


def _joined(findings: Iterator[Claim | Reading]) -> Iterator[Claim | Reading]:
    """Agencies that stand apart in lists of authors are hands in one text, no contradiction."""
    whole: list[Claim] = []
    for finding in findings:
        if isinstance(finding, Claim) and finding.kind == "exclusive" and finding.slot == "metadata":
            whole.append(finding)
        else:
            yield finding
    if whole:
        agencies = tuple(dict.fromkeys(agency for claim in whole for agency in claim.agencies))
        yield from (replace(claim, agencies=agencies) for claim in whole)


def _findings(document: Document, context: Context) -> Iterator[Claim | Reading]:
    own = _publishers(document)
    for statement in (*document.statements, *_of_record(document)):
        slot = statement.slot.lower().partition("@")[0]
        if slot in _OFF_SITE:
            yield from _off_site(document, statement)
        elif slot in _AUTHORS or (slot == _LABELLED and _is_of_author(document)):
            yield from (finding for finding in _author(statement, context) if own.isdisjoint(_credited(finding)))


def read_signs(document: Document, credited: Collection[str]) -> Iterator[Claim | Reading]:
    """What logos claim: bare names of agencies that no words of the page credit."""
    known = {*_publishers(document), *credited}
    for statement in document.statements:
        if statement.slot == SIGN:
            yield from _sign(statement, known)


def _sign(statement: Statement, known: set[str | None]) -> Iterator[Claim | Reading]:
    line = classify(statement.value, without_people(statement.value, scan(statement.value), None))
    if line is None or not (line.bare and line.kind == "exclusive") or any(map(is_personal, line.namings)):
        return
    agencies = tuple(dict.fromkeys(naming.agencies[0].id for naming in line.namings))
    if known.isdisjoint(agencies):
        source = _source(statement)
        yield Claim(kind="exclusive", agencies=agencies, slot=statement.where, quote=statement.value, source=source)
        yield from (_mention(statement, naming, line, source) for naming in line.namings)


def _of_record(document: Document) -> Iterator[Statement]:
    """Who made the text by the record that it came in; a place in the text it has none."""
    for name, value in document.source.extra.items():
        if name.strip().lower() in _COLUMNS:
            names = (one.strip(" '\"") for one in _LISTED.split(value[:300].strip(" []")))
            yield from (Statement(slot="author", value=one, where="meta") for one in names if one)


def _is_of_author(document: Document) -> bool:
    """Whether the label of a card's first fact is one for an author or a source."""
    label = next((statement.value for statement in document.statements if statement.slot == _LABEL), "")
    return any(does("line_by", word) for word in fold(label).split())


def _publishers(document: Document) -> set[str | None]:
    """The agencies that publish the page themselves: their own name in it credits nobody else."""
    found: set[str | None] = {home(_host(document.url or document.source.url or ""))}
    for statement in document.statements:
        if statement.slot.lower().startswith("jsonld.publisher"):
            found |= _named(statement.value)
    return found


def _credited(finding: Claim | Reading) -> tuple[str, ...]:
    return finding.agencies if isinstance(finding, Claim) else (finding.agency,)


def _named(value: str) -> set[str]:
    return {naming.agencies[0].id for naming in scan(value[:300])}


def _author(statement: Statement, context: Context) -> Iterator[Claim | Reading]:
    value = statement.value[:300]
    if any_does("former", [fold(word) for word in value.split()]):
        return
    line = classify(value, without_people(value, scan(value), None))
    if line is None or line.kind == "photo" or (_IS_BODY not in statement.slot and _are_people(line, context)):
        return
    source, agencies = _source(statement), tuple(dict.fromkeys(naming.agencies[0].id for naming in line.namings))
    if agencies or line.kind == "unnamed":
        yield Claim(
            kind=line.kind, agencies=agencies, contributors=line.contributors, slot="metadata", quote=value, source=source
        )
    for naming in line.namings:
        yield _mention(statement, naming, line, source)


def _are_people(line: Line, context: Context) -> bool:
    """`Mia`, `By Petra`: authors by their given names, where nothing speaks for the agencies of these names."""
    return bool(line.namings) and all(_is_given_name(naming, context) for naming in line.namings)


def _is_given_name(naming: Naming, context: Context) -> bool:
    agency = context.choose(naming) or naming.agencies[0]
    if not is_personal(naming) or naming.risk != "high" or (agency.scope == "global" and naming.text not in agency.common):
        return False
    return context.trust(naming, agency) not in ("sure", "fair") and not context.speaks_its_language(naming, agency)


def _source(statement: Statement) -> tuple[int, int] | None:
    return None if statement.start is None or statement.end is None else (statement.start, statement.end)


def _mention(statement: Statement, naming: Naming, line: Line, source: tuple[int, int] | None) -> Reading:
    return Reading(
        agency=naming.agencies[0].id,
        role=ROLE_OF.get(line.kind, "article_credit") if line.kind != "photo" else "photo_credit",
        where=statement.where,
        rule=statement.slot,
        quote=naming.text,
        source=source,
    )


def _off_site(document: Document, statement: Statement) -> Iterator[Claim | Reading]:
    """A copy that names its original: only a pointer to another site than the page's own says anything."""
    own = document.source.url or ("" if statement.slot == "canonical" else document.url)
    there, here = _host(statement.value), _host(own or "")
    agency = home(there)
    if agency is None or not here or agency == home(here):
        return
    source = _source(statement)
    yield Claim(kind="exclusive", agencies=(agency,), slot="off-site", quote=statement.value, source=source)
    yield Reading(
        agency=agency, role="article_credit", where=statement.where, rule=statement.slot, quote=statement.value, source=source
    )


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
