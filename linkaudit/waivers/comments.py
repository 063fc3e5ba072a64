"""Waivers written into the article itself, beside what they are about.

    <!-- linkaudit: ignore post-gone until 2027-01-01 because the deletion is the story -->
    # linkaudit: ignore link-gone, link-moved because quoted as it stood      (plain text, a line of its own; // serves too)

Rules are named one after the other, or `*` for all; `until` (the last day) and `because` may be left out. Before the first
passage, or as `ignore-article`, it covers the whole article; elsewhere the passages on its own line, or else the next one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from linkaudit.model import Article, Media, Origin, Passage, Place, Source, Waiver

NO_REASON = "no reason given"
MOST_CHARACTERS = 1000
_HALVES = ("audit", "Audit", "AUDIT")
_IN_MARKUP = re.compile(r"<!--(?i:[ \t\r\n]{0,100}linkaudit[ \t]{0,10}:)")
"""Of any case only behind its first characters: so they are searched for as they are, which takes half the time."""
_ON_A_LINE = re.compile(r"^[ \t]{0,100}(?:#|//)[ \t]{0,10}linkaudit[ \t]{0,10}:", re.IGNORECASE | re.MULTILINE)
_LINE_END = re.compile(r"[\r\n]|\Z")
_BEFORE = re.compile(r"[^\r\n]")
_SAID = re.compile(
    r"\s*(?P<verb>ignore(?:-article)?)(?P<rules>(?:[\s,]+(?!until\b|because\b)[^\s,]{1,80}){0,40})"
    r"(?:[\s,]+until\s+(?P<until>\S{1,40}))?(?:[\s,]+because\s+(?P<reason>.*))?\s*",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment to linkaudit as it stands in the source: code-point offsets and what it says."""

    start: int
    end: int
    said: str


def heeded(origin: Origin, *, choice: bool | None) -> bool:
    """Whether an article's comments count: as chosen, else in files of one's own, not in pages and records of others."""
    return choice if choice is not None else origin.record is None and "://" not in origin.path


def take_out(source: Source) -> tuple[Source, tuple[Comment, ...]]:
    """The source with its comments blanked where a reader would take them for text, and the comments; offsets stay."""
    found = tuple(_comments(source.text, source.origin.media))
    if source.origin.media == "html" or not found:
        return source, found
    pieces, after = [], 0
    for comment in found:
        pieces += [source.text[after : comment.start], _BEFORE.sub(" ", source.text[comment.start : comment.end])]
        after = comment.end
    return replace(source, text="".join((*pieces, source.text[after:]))), found


def bind(article: Article, comments: Collection[Comment], text: str, known: Collection[str]) -> Article:
    """The article with its waivers; `text` is the whole source, `known` the rules there are. What cannot be meant is a note."""
    if not comments:
        return article
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
    waivers, notes = [], list(article.notes)
    for comment in comments:
        line = bisect_right(starts, comment.start)
        place = Place(line, comment.start - starts[line - 1] + 1, comment.start, comment.end)
        read = _read(comment.said, known)
        if isinstance(read, str):
            notes.append(f"line {line}: this `linkaudit:` comment is not heeded: {read}")
        else:
            waivers.append(replace(read, place=place, passages=_covered(article, read, place, text)))
    return replace(article, waivers=tuple(waivers), notes=tuple(notes))


def _comments(text: str, media: Media) -> Iterator[Comment]:
    # Hardly any text names us, and the rarer half of the name is found sooner than lines are.
    lines = media == "text" and any(half in text for half in _HALVES)
    found = [*_marked_up(text), *(_on_lines(text) if lines else ())]
    after = 0
    for comment in sorted(found, key=lambda one: one.start):
        if comment.start >= after:
            after = comment.end
            yield comment


def _marked_up(text: str) -> Iterator[Comment]:
    for head in _IN_MARKUP.finditer(text):
        end = text.find("-->", head.end(), head.end() + MOST_CHARACTERS)
        if end >= 0:
            yield Comment(head.start(), end + len("-->"), text[head.end() : end])


def _on_lines(text: str) -> Iterator[Comment]:
    for head in _ON_A_LINE.finditer(text):
        found = _LINE_END.search(text, head.end())
        end = found.start() if found else len(text)
        yield Comment(head.start(), end, text[head.end() : min(end, head.end() + MOST_CHARACTERS)])


def _read(said: str, known: Collection[str]) -> Waiver | str:
    """What a comment asks for (its place still to be told), or why it cannot be meant."""
    found = _SAID.fullmatch(said)
    if found is None:
        return "it should read: ignore RULE until YYYY-MM-DD because REASON"
    parts = found.groupdict(default="")
    rules = tuple(dict.fromkeys(re.findall(r"[^\s,]{1,80}", parts["rules"].lower())))
    until = parts["until"].rstrip(",.;")
    return (
        _wrong_rule(rules, known)
        or _wrong_day(until)
        or Waiver(
            rules=() if "*" in rules else rules,
            reason=" ".join(parts["reason"].split()) or NO_REASON,
            until=until or None,
            place=Place(1, 1, 0, 0),
            passages=None if parts["verb"].lower() == "ignore-article" else (),
        )
    )


def _wrong_rule(rules: Collection[str], known: Collection[str]) -> str:
    if not rules:
        return "it names no rule; * is for all"
    wrong = next((rule for rule in rules if rule not in known and rule != "*"), None)
    if wrong is None:
        return ""
    near = get_close_matches(wrong, known, 1)
    return f"there is no rule {wrong!r}{f', did you mean {near[0]}?' if near else ''}"


def _wrong_day(until: str) -> str:
    try:
        ok = not until or (len(until) == len("2027-01-31") and date.fromisoformat(until))
    except ValueError:
        ok = False
    return "" if ok else f"{until!r} is no date such as 2027-01-31"


def _covered(article: Article, waiver: Waiver, place: Place, text: str) -> tuple[int, ...] | None:
    passages = article.passages
    first = min((passage.place.start for passage in passages), default=0)
    if waiver.passages is None or place.end <= first:
        return None
    around = tuple(passage.n for passage in passages if passage.place.start <= place.start < passage.place.end)
    return around or _on_its_line(passages, place, text) or _next(passages, place)


def _on_its_line(passages: Collection[Passage], place: Place, text: str) -> tuple[int, ...]:
    start = place.start - place.column + 1
    found = _LINE_END.search(text, place.end)
    end = found.start() if found else len(text)
    return tuple(one.n for one in passages if one.place.start < end and one.place.end > start)


def _next(passages: Collection[Passage], place: Place) -> tuple[int, ...]:
    after = [passage for passage in passages if passage.place.start >= place.end]
    return (min(after, key=lambda passage: passage.place.start).n,) if after else ()
