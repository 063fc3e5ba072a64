"""An article's rows as people want them: wire copy, social insertions, cross-references, the rest.

A post, a "Read more" and the passage that is nothing but it become one entry; page furniture shrinks to a count, unless
one of its links was asked and has something to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from linkaudit.model import Article, Passage, Reference, Resolution
from linkaudit.reporter.phrases import KIND_WORDS, account_words, agency_words, outcome_words, platform_words, tone
from linkaudit.reporter.report import Report
from linkaudit.reporter.rows import Row, article_rows
from linkaudit.reporter.visible import mask, one_line

Group = Literal["wire", "social", "cross", "other"]
TITLES: dict[Group, str] = {
    "wire": "Wire-service reporting",
    "social": "Social-media insertions",
    "cross": "Cross-references",
    "other": "Other",
}
_GROUP_OF_LABEL: dict[str, Group] = {
    "wire": "wire",
    "wire_mixed": "wire",
    "wire_attributed": "wire",
    "social": "social",
    "cross_promo": "cross",
}
_WORDS_OF_LABEL = {"wire_mixed": "wire, mixed", "wire_attributed": "attributed to the wire"}
_OWN_ENTRY = {"post": "social", "cross_ref": "cross"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A link to show: what to say before it, how it reads, and the raw address that a format may link."""

    lead: str
    shown: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a group. All of it is visible text already, but the raw addresses."""

    place: str
    """The line where it stands."""
    what: str
    who: str = ""
    when: str = ""
    today: str = ""
    tone: str = ""
    words: str = ""
    addresses: tuple[Address, ...] = ()
    passage: bool = False
    """A passage of the article rather than something it points at."""

    @property
    def texts(self) -> Iterator[str]:
        """Its words and its addresses, each to begin on a line of its own."""
        if self.words:
            yield self.words
        yield from (f"{address.lead}{address.shown}" for address in self.addresses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """An article's entries by group, in its own order."""

    groups: dict[Group, list[Entry]]
    furniture: int
    """References in navigation, sidebars and footers that were left out."""


def grouped(report: Report, article: Article) -> Grouped:
    """Sort an article's rows into the four groups."""
    groups: dict[Group, list[Entry]] = {name: [] for name in TITLES}
    furniture = 0
    spoken_for = {r.passage: r.kind for r in article.references if r.kind in _OWN_ENTRY}
    for row in article_rows(report, article):
        if _is_furniture(row):
            furniture += row.reference is not None
        elif row.reference is not None:
            groups[_group(row)].append(_reference_entry(row, row.reference))
        elif row.passage is not None and not _is_its_reference(row, spoken_for):
            groups[_group(row)].append(_passage_entry(row))
    return Grouped(groups=groups, furniture=furniture)


def columns(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The columns that say something in these entries, text last because it may run from right to left."""
    seen = list(entries)
    return tuple(name for name in ("what", "who", "when", "today") if any(getattr(entry, name) for entry in seen))


def _is_furniture(row: Row) -> bool:
    if row.passage is None or row.passage.form != "boilerplate":
        return False
    return row.resolution is None or row.resolution.outcome in {"live", "unchecked", "unresolved", "refused"}


def _is_its_reference(row: Row, spoken_for: Mapping[int | None, str]) -> bool:
    """Whether a passage is nothing but the post or cross-reference in it, which then speaks for it."""
    return row.passage is not None and _OWN_ENTRY.get(spoken_for.get(row.passage.n, "")) == _GROUP_OF_LABEL.get(
        row.passage.label, ""
    )


def _group(row: Row) -> Group:
    if row.reference is not None and row.reference.kind == "post":
        return "social"
    if row.reference is not None and row.reference.kind == "cross_ref":
        return "cross"
    return _GROUP_OF_LABEL.get(row.passage.label, "other") if row.passage is not None else "other"


def _passage_entry(row: Row) -> Entry:
    passage = row.passage
    assert passage is not None
    label = _WORDS_OF_LABEL.get(passage.label, passage.label.replace("_", " "))
    what = passage.form.replace("_", " ") if _group(row) == "other" else label
    if _group(row) == "wire" and not passage.basis.startswith("scoped"):
        what = f"{what} ({passage.basis})"
    return Entry(
        place=str(passage.place.line), what=what, who=_whose(passage, label), words=one_line(passage.text), passage=True
    )


def _whose(passage: Passage, label: str) -> str:
    who = ", ".join(agency_words(agency) for agency in passage.agencies)
    if not who and passage.form == "body" and label not in _WORDS_OF_LABEL.values():
        who = label
    repeated = "" if passage.duplicate_of is None else f"repeats passage {passage.duplicate_of}"
    return ", ".join(filter(None, (who, repeated)))


def _reference_entry(row: Row, reference: Reference) -> Entry:
    outcome = _cell(row, "outcome")
    return Entry(
        place=str(reference.place.line),
        what=_what(reference),
        who=account_words(reference),
        when=_when(row, reference),
        today=outcome_words(outcome, _cell(row, "reason")),
        tone=tone(outcome),
        words=one_line(_words(reference) or ""),
        addresses=tuple(_addresses(row, reference)),
    )


def _what(reference: Reference) -> str:
    if reference.kind == "cross_ref":
        return one_line((reference.label or "cross-reference").rstrip(" :"), 40)
    kind = KIND_WORDS[reference.kind]
    return (
        f"{platform_words(reference.platform)} {kind}"
        if reference.kind in {"post", "embed", "profile"} and reference.platform
        else kind
    )


def _when(row: Row, reference: Reference) -> str:
    """The day of the post: as the platform says, else as the id says, else as the article shows it."""
    post = row.resolution.post if row.resolution else None
    if reference.kind not in {"post", "post_link"}:
        return ""
    return one_line(((post and post.created_at) or _cell(row, "posted_at") or reference.shown_date or "")[:10])


def _words(reference: Reference) -> str | None:
    words = reference.title if reference.kind == "cross_ref" else reference.text
    return words or (None if reference.url else reference.key)


def _addresses(row: Row, reference: Reference) -> Iterator[Address]:
    """Its own address and where to look instead."""
    if reference.url:
        yield Address(lead="", shown=one_line(reference.url), url=mask(reference.target or reference.url))
    elif post_id := _cell(row, "post_id"):
        yield Address(lead="by its picture link: ", shown=f"post {one_line(post_id)}", url="")
    if reference.suggested_url:
        how = "by its title: " if reference.suggested_score == 1 else "by a similar title: "
        yield Address(lead=how, shown=one_line(reference.suggested_url), url=mask(reference.suggested_url))
    if row.resolution is not None:
        yield from _instead(row.resolution)


def _instead(resolution: Resolution) -> Iterator[Address]:
    if resolution.outcome == "moved" and resolution.final_url:
        yield Address(lead="now at ", shown=one_line(resolution.final_url), url=mask(resolution.final_url))
    if resolution.archived is not None:
        yield Address(lead="archived: ", shown=one_line(resolution.archived.url), url=mask(resolution.archived.url))


def _cell(row: Row, name: str) -> str | None:
    value = row.cells.get(name)
    return value if isinstance(value, str) else None
