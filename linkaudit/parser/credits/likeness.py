"""Whether the words of a short line can be a credit at all, or are prose, a teaser, somebody's telling."""

from __future__ import annotations

from collections.abc import Sequence

from linkaudit.parser.credits.parts import MOST_PROSE, POSTS, Part, PartKind
from linkaudit.parser.credits.words import any_does, does, fold

_SUBJECTS = frozenset({"he", "she", "they", "who", "er", "ella", "elle", "lei", "hij", "zij"})
"""Pronouns that act: they make a line prose."""
_TELLING = ("told", "told_direct", "told_or_reported", "talk", "according")
_LONGEST_SIGLE = 4
_MOST_NAMES = 12
_MOST_UNCASED = 5
_LONGEST_UNCASED = 14
_STOPS = frozenset("。！？؟۔।")
_ENDS = _STOPS | {"."}


def is_credit_like(parts: Sequence[Part]) -> bool:
    """Whether the words can be a credit at all: no teaser, no telling, hardly any prose, few names."""
    kinds = [part.kind for part in parts]
    if not _SUBJECTS.isdisjoint(fold(part.text) for part in parts):
        return False
    if "promo" in kinds or kinds.count("prose") > _prose_allowed(parts, kinds):
        return False
    return not _tells(parts) and not _is_wordy(parts)


def _prose_allowed(parts: Sequence[Part], kinds: Sequence[PartKind]) -> int:
    """Other words are let pass where the line says itself that somebody contributed, or a desk did: most, if to a report."""
    named = sum(part.kind == "prose" and title.text.casefold() in POSTS for title, part in zip(parts, parts[2:], strict=False))
    if "contributed" in kinds:
        return MOST_PROSE if any_does("story", [fold(part.text) for part in parts]) else 1
    return named or ("with" in kinds and "desk" in kinds)  # `Editor: huaxia`


def _is_long_sigle(part: Part) -> bool:
    """`said` before a comma may be initials by its place, and hardly ever is."""
    return part.kind == "sigle" and len(part.text) == _LONGEST_SIGLE


def _tells(parts: Sequence[Part]) -> bool:
    """A verb of telling anywhere, or one of reporting at the head of a sentence, as in `Napsala to agentura Reuters.`."""
    if parts[0].kind == "name" and parts[-1].text == "." and does("reported", fold(parts[0].text)):
        return True
    words = [fold(part.text) for part in parts if part.kind in ("prose", "name") or _is_long_sigle(part)]
    return any(any_does(use, words) for use in _TELLING)


def _is_wordy(parts: Sequence[Part]) -> bool:
    """Too many names for a credit; in scripts without capitals any word may be prose, so few are let pass."""
    names = [part.text for part in parts if part.kind == "name"]
    if len(names) > _MOST_NAMES or not _STOPS.isdisjoint(part.text for part in parts[:-1]):
        return True
    uncased = [name for name in names if name.lower() == name.upper()]
    return bool(uncased) and (parts[-1].text in _ENDS or _is_much(uncased) or _has_sentence(parts))


def _has_sentence(parts: Sequence[Part]) -> bool:
    """A stop behind a word without capitals, and more behind it: `… 자유로워진다. (연합뉴스)`."""
    uncased = (part.kind == "name" and part.text.lower() == part.text.upper() for part in parts)
    return any(word and part.text == "." for word, part in zip(uncased, parts[1:], strict=False))


def _is_much(words: Sequence[str]) -> bool:
    return len(words) > _MOST_UNCASED or max(map(len, words)) > _LONGEST_UNCASED
