"""The text reads like an agency's, but the page credits none.

What: without any agency credit on the page, the same agency is a witness in its own words at least twice ("an AFP
correspondent saw", "contacted by AFP", "AFP could not verify"), or people speak to it ("told AFP") in at least three
passages. Naming an agency as a source once, or reporting that it reported, is ordinary and passes.

Why: agency copy without its credit misleads readers about who was there, and may breach the licence.

Severity: warning. Confidence is medium: an outlet may quote one agency often and write its own text.

Example: `No agency is credited, but afp speaks of itself in 2 places: “an AFP correspondent”.`

What to do: credit the agency, or say in the text where its material was used.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

from linkaudit.data import Agency, agencies
from linkaudit.model import Article, Finding, Mention, Passage, Resolution, Severity
from linkaudit.rules.found import Speaker

ID = "uncredited-wire"
SEVERITY: Severity = "warning"
_SPEAKER = Speaker(ID, SEVERITY)
SELF_REFERENCES = 2
TOLD_PASSAGES = 3
_SPAN = 48
"""Characters looked at on either side of a naming."""
_OTHERS_WORDS = frozenset({"social", "cross_promo", "pull_quote", "caption", "structure", "press_release"})
_PEOPLE = (
    r"correspondents?|reporters?|journalists?|photographers?|bureau|teams?|crew|newsroom|tally|count|"
    r"korrespondent\w{0,4}|reporter\w{0,4}|journalist\w{0,4}|fotograf\w{0,4}|"
    r"journalistes?|correspondant\w{0,3}|photographes?|periodistas?|corresponsal\w{0,2}|fot[óo]graf\w{1,3}|"
    r"jornalistas?|correspondentes?|giornalist\w|corrispondent\w|inviat\w|"
    r"корреспондент\w{0,3}|журналист\w{0,3}|фотограф\w{0,3}|مراسل\w{0,3}|مصور\w{0,3}"
)
_ASKS = (
    r"could not|couldn['’]t|was (?:un|not )able|were (?:un|not )able|has not been able|did not immediately|reached out|"
    r"contacted|asked|has (?:reached|contacted|seen|reviewed|requested|asked)|saw|witnessed|counted|"
    r"konnte|n['’]a pas pu|no pudo|não conseguiu|non ha potuto"
)
_OF = r"for|of|from|with|der|von|des|de|del|du|da|do|della"
_AFTER = re.compile(rf"(?:['’]s?)?[\s-]{{1,3}}(?:\w{{1,12}}\s)?(?:{_PEOPLE}|{_ASKS})\b", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?:\b(?:{_PEOPLE})\s(?:(?:{_OF})\s)?(?:the\s|la\s|[dl]['’]|de l['’]|dell['’])?|"
    r"\b(?:contacted|reached|approached|asked|queried|interviewed|questioned) by (?:the )?|"
    r"\b(?:contact|interrog|joint|sollicit)[ée]?e?s? par (?:l['’])?|\b(?:contactad|consultad|entrevistad)[oa]s? por (?:la )?)$",
    re.IGNORECASE,
)


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each agency whose copy this seems to be, where the page credits none."""
    del resolutions
    if article.credit.kind != "none":
        return
    named: dict[str, _Namings] = {}
    for mention, passage, at in _in_own_words(article):
        namings = named.setdefault(mention.agency, _Namings())
        if speaks_of_itself(passage.text, at, mention):
            namings.witness.append(mention)
        if mention.role == "in_text_source":
            namings.told.setdefault(passage.n, mention)
    for agency, namings in named.items():
        if not _is_the_outlet(article, agency):
            yield from _judge(article, agency, namings)


@dataclass(slots=True)
class _Namings:
    """An agency's namings in the body: where it is a witness, and what passages say was told to it."""

    witness: list[Mention] = field(default_factory=list)
    told: dict[int, Mention] = field(default_factory=dict)


def _in_own_words(article: Article) -> Iterator[tuple[Mention, Passage, int]]:
    """The agencies named in the article's body text, each with its passage and its place in it."""
    passages = {p.n: p for p in article.passages if p.form == "body" and p.label not in _OTHERS_WORDS}
    next_at: Counter[tuple[int, str]] = Counter()
    for mention in article.mentions:
        passage = passages.get(mention.passage or 0)
        if passage is None or mention.where != "in-text":
            continue
        at = passage.text.find(mention.quote, next_at[passage.n, mention.quote])
        if at >= 0:
            next_at[passage.n, mention.quote] = at + len(mention.quote)
            yield mention, passage, at


def speaks_of_itself(text: str, at: int, mention: Mention) -> bool:
    """Whether the agency named at `text[at:]` is a witness there: its people saw, it asked, it could not verify."""
    low = max(0, at - _SPAN)
    around = text[low : at + len(mention.quote) + _SPAN]
    name = max((name for name in _names(mention.agency) if name in mention.quote), key=len, default=mention.quote)
    start = around.find(name, at - low)
    return bool(_AFTER.match(around[start + len(name) :]) or _BEFORE.search(around[:start]))


def _judge(article: Article, agency: str, namings: _Namings) -> Iterator[Finding]:
    if len(namings.witness) >= SELF_REFERENCES:
        what, found = f"speaks of itself in {len(namings.witness)} places", namings.witness
    elif len(namings.told) >= TOLD_PASSAGES:
        what, found = f"is told things in {len(namings.told)} passages", list(namings.told.values())
    else:
        return
    message = f"No agency is credited, but {agency} {what}: “{found[0].quote}”."
    evidence = "; ".join(mention.quote for mention in found[:5])
    yield _SPEAKER.of_article(article, message, agency, place=found[0].place, confidence="medium", evidence=evidence)


def _names(agency: str) -> tuple[str, ...]:
    row = _registry().get(agency)
    if row is None:
        return ()
    return (*row.names, *row.abbreviations, *(name for names in row.native.values() for name in names))


@cache
def _registry() -> Mapping[str, Agency]:
    return {row.id: row for row in agencies()}


def _is_the_outlet(article: Article, agency: str) -> bool:
    """Whether the page stands on the agency's own site, where its copy needs no credit."""
    try:
        host = (urlsplit(article.url or "").hostname or "").lower()
    except ValueError:
        return False
    row = _registry().get(agency)
    return row is not None and any(host == domain or host.endswith(f".{domain}") for domain in row.domains)
