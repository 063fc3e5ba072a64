"""How error pages say "not found", in many languages: what is missing, and the words of its absence, as rows.

Only both together in one short sentence count. `data/missing_pages.json` holds lower-case stems, several where a language
inflects; a language is added there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files

from linkaudit.resolver.needles import Needles

_TABLE = json.loads(files("linkaudit.data").joinpath("missing_pages.json").read_text(encoding="utf-8"))

VOCABULARY: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = tuple(
    (tuple(row["things"]), tuple(row["absences"])) for row in _TABLE["rows"]
)
"""Per language: what is missing, and the words of its absence."""

_HEAD = 4

ABSENCES: tuple[str, ...] = tuple(dict.fromkeys(word for _, absences in VOCABULARY for word in absences))


def _without_longer(words: tuple[str, ...]) -> Iterator[str]:
    """Those of them that hold no other one. This is done at each start, so it must not compare each with each."""
    by_head: dict[str, list[str]] = {}
    for word in words:
        by_head.setdefault(word[:_HEAD], []).append(word)
    for word in words:
        heads = {word[start : start + size] for start in range(len(word)) for size in range(1, _HEAD + 1)}
        others = (other for head in heads & by_head.keys() for other in by_head[head])
        if not any(other in word and other != word for other in others):
            yield word


SHORTEST: tuple[str, ...] = tuple(_without_longer(ABSENCES))
"""Those of them that hold no other one: enough to see whether any stands in a text."""

NEEDLES = Needles(("404", *SHORTEST))
"""Whether any of them, or the number, stands in a text."""

ERROR_WORDS: frozenset[str] = frozenset(_TABLE["error_words"])
"""Words that stand beside "404" on error pages and say nothing else."""

TO_THE_READER: tuple[str, ...] = tuple(_TABLE["to_the_reader"])
"""Patterns of words by which a page speaks to its reader, or of itself."""

EXCUSES: tuple[str, ...] = tuple(_TABLE["excuses"])
"""Patterns of words by which error pages excuse themselves."""
