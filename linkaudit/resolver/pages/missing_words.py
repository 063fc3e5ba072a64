"""How error pages say "not found", in many languages: what is missing, and the words of its absence, as rows.

Only both together in one short sentence count. `data/missing_pages.json` holds lower-case stems, several where a language
inflects; a language is added there.
"""

from __future__ import annotations

import json
from importlib.resources import files

from linkaudit.resolver.pages.letters import bare, plain
from linkaudit.resolver.pages.needles import Phrases

_TABLE = json.loads(files("linkaudit.data").joinpath("missing_pages.json").read_text(encoding="utf-8"))


def _spellings(words: list[str]) -> tuple[str, ...]:
    """Each as pages are read, and without its accents."""
    # All at once: word by word, this would take longer than anything else that is loaded.
    spelled = plain("|".join(words))
    return tuple(dict.fromkeys(f"{spelled}|{bare(spelled)}".split("|")))


VOCABULARY: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = tuple(
    (_spellings(row["things"]), _spellings(row["absences"])) for row in _TABLE["rows"]
)
"""Per language: what is missing, and the words of its absence."""

ABSENCES: tuple[str, ...] = tuple(dict.fromkeys(word for _, absences in VOCABULARY for word in absences))

WORDS: tuple[str, ...] = ("404", "410", *ABSENCES)
"""They, and the numbers of theirs."""

NEEDLES = Phrases(WORDS)
"""Whether any of those stands in a text."""

ERROR_WORDS: frozenset[str] = frozenset(_spellings(_TABLE["error_words"]))
"""Words that stand beside "404" on error pages and say nothing else."""

TO_THE_READER: tuple[str, ...] = tuple(map(plain, _TABLE["to_the_reader"]))
"""Patterns of words by which a page speaks to its reader, or of itself."""

EXCUSES: tuple[str, ...] = tuple(map(plain, _TABLE["excuses"]))
"""Patterns of words by which error pages excuse themselves."""

LESSONS: tuple[str, ...] = tuple(map(plain, _TABLE["lessons"]))
"""Patterns of words by which somebody teaches or asks about errors: what holds them is no error's own message."""
