"""The text reads like an agency's, but the page credits none.

What: without any agency credit on the page, the same agency is a witness in its own words at least twice ("an AFP
correspondent saw", "contacted by AFP", "AFP could not verify"), or people speak to it ("told AFP") in at least three
passages. Naming an agency as a source once, or reporting that it reported, is ordinary and passes. In a run over several
articles also: others print at least 25 words and a fifth of the text under an agency's credit.

Why: agency copy without its credit misleads readers about who was there, and may breach the licence.

Severity: warning. Confidence is medium for the words of the page: an outlet may quote one agency often and write its own
text. Copies are strong where at least two other outlets agree on the agency, else weak: who copied whom is then open.

Example: `No agency is credited, but afp speaks of itself in 2 places: “an AFP correspondent”.`

What to do: credit the agency, or say in the text where its material was used.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from urllib.parse import urlsplit

from linkaudit.data import Agency, agencies, credit_words
from linkaudit.model import Article, Finding, Mention, Passage, Resolution, Severity
from linkaudit.rules.copies import Copied, copied
from linkaudit.rules.found import Speaker

ID = "uncredited-wire"
SEVERITY: Severity = "warning"
_SPEAKER = Speaker(ID, SEVERITY)
SELF_REFERENCES = 2
TOLD_PASSAGES = 3
_SPAN = 48
"""Characters looked at on either side of a naming."""
_OTHERS_WORDS = frozenset({"social", "cross_promo", "pull_quote", "caption", "structure", "press_release"})
_WORD = re.compile(r"[\w'’]{1,40}")
_GLUED = re.compile(r"^(?:l|d|un|dell|dall|all|del)['’]|['’]s?$")
_CONTACT = (
    *(
        "contact",
        "kontakt",
        "approach",
        "reached",
        "asked",
        "queried",
        "question",
        "interview",
        "interrog",
        "joint",
        "sollicit",
    ),
    *("consult", "interpell", "procurad", "ouvid", "sentit", "angefragt", "befragt", "benader", "pytan", "zapyt"),
)
"""Beginnings of the words for being asked; `seen by` or `obtained by` is what other outlets write of an agency, too."""


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
    copies = copied(article)
    for agency in dict.fromkeys((*copies, *named)):
        if _is_the_outlet(article, agency):
            continue
        if agency in copies:
            yield _printed_elsewhere(article, agency, copies[agency])
        else:
            yield from _judge(article, agency, named[agency])


def _printed_elsewhere(article: Article, agency: str, copies: Copied) -> Finding:
    others = len(copies.articles)
    where = "1 other article prints" if others == 1 else f"{others} other articles print"
    message = f"No agency is credited, but {where} {copies.words} of these words under {agency}'s credit."
    place, confidence = copies.passages[0].place, copies.confidence
    return _SPEAKER.of_article(article, message, agency, place=place, confidence=confidence, evidence=copies.evidence)


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
    before, after = _words(around[:start])[::-1][:5], _words(around[start + len(name) :])[:6]
    return _works_after(after) or _works_before(before)


def _words(text: str) -> list[str]:
    """Words in small letters, without the article or possessive glued to them."""
    words = (_GLUED.sub("", word.casefold()).strip("'’") for word in _WORD.findall(text))
    return [word for word in words if word]


def _works_after(after: Sequence[str]) -> bool:
    """`AFP correspondents`, `AFP could not verify`, `an AFP request`."""
    if not _use("unable").isdisjoint(after[:2]) and not _use("verify").isdisjoint(after):
        return True
    near = after[:1] if after[:1] and after[0] not in _use("article", "agency", "news") else after[1:2]
    return not _use("staff", "request", "witness").isdisjoint(near)


def _works_before(before: Sequence[str]) -> bool:
    """`a correspondent of AFP`, `contacted by AFP`; the nearest word first."""
    led = list(takewhile(_use("of", "article", "by", "agency", "news").__contains__, before))
    head = before[len(led)] if len(led) < len(before) else ""
    asked = head.startswith(_CONTACT) and not _use("by").isdisjoint(led)
    return asked or (head in _use("staff") and bool(led))


@cache
def _use(*names: str) -> frozenset[str]:
    """The words of all languages that do one of these things in a credit."""
    return frozenset(word for name in names for word in credit_words()[name])


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
