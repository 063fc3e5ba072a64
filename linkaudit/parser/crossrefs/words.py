"""The words of labels such as "Read more", in a hundred languages: the rows of the label table, folded and made searchable.

Spellings that a reader takes for the same word are one word here. Where several languages share a label, it means what the most
careful of them makes of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from linkaudit.data import CrossrefLabel, Risk, crossref_labels

Use = Literal["promo", "continue", "other"]
"""`promo` points at another article, `continue` opens the same one, `other` is a source, a newsletter, an app or tags."""

SEPARATORS = frozenset(":：︰՝፦፥៖|｜¦–—―>»›→➔➜➡►▶▸⇒⟶…-=~ઃঃः/／⁄•·›፡?❯⟩❱＝👉➤➙➛➝➞⮕⇨⟹‣")
"""Marks that stand between a label and what it introduces."""
_NOT_WORD = r"\s:：︰՝፦፥៖|｜¦–—―>＞<＜»›«→➔➜➡►▶▸⇒⟶…•·,،、。.;!?？！¿¡\"“”„\[\]()（）{}【】〔〕《》〈〉「」『』/／"
_ARROWS = "❯⟩❱＝👉➤➙➛➝➞⮕⇨⟹‣"
WORD = re.compile(rf"[^{_NOT_WORD}{_ARROWS}]{{1,40}}")
_TRAIL = "-~=*_ঃઃः፡۔।"
"""Marks that may end a word and are none of it."""
UNPARTED = "\u0e00"
"""From here on stand the scripts of Thailand, of Korea, and of China and Japan."""
_NOUN = 4
LONGEST = 9
"""Words of a label at most."""
_SPELLINGS = str.maketrans("ىيكةۀەېۂأإآٱ\u0640ı’ʻ‘`´", "ییکهههیهاااا\u0640i'''''")
_ZERO_WIDTH = re.compile("[\u00ad\u0640\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a label means; `risk` is the chance that the same words are prose."""

    use: Use
    kind: str
    risk: Risk


@dataclass(frozen=True, slots=True)
class Entry:
    """A label in folded words: what it means with a colon (bar, dash, arrow …) after it, and without."""

    marked: Meaning
    bare: Meaning


def trimmed(word: str) -> str:
    """A word without the marks behind it."""
    return word.rstrip(_TRAIL) or word


def fold(word: str) -> str:
    """A word as labels are compared: case, accents, vowel signs, hamza, tanwin, nukta and Persian letters made equal."""
    return word.lower() if word.isascii() else _flat(word)


@lru_cache(maxsize=4096)
def _flat(word: str) -> str:
    flat = unicodedata.normalize("NFKD", _ZERO_WIDTH.sub("", word)).casefold().translate(_SPELLINGS)
    return "".join(c for c in flat if not unicodedata.combining(c))


_LESS: dict[Risk, Risk] = {"high": "medium", "medium": "low", "low": "low"}
_OTHER = frozenset(("source_link", "newsletter", "topics"))


@dataclass(frozen=True, slots=True)
class Table:
    """All labels by their folded words."""

    entries: dict[str, Entry]
    firsts: frozenset[str]
    """The first word of every entry."""
    prefixes: frozenset[str]
    """Every beginning of an entry, in whole words."""
    heads: frozenset[str]
    """The first two letters, as written, of labels in scripts that part no words."""
    vocabulary: frozenset[str]
    """Words of the labels of lists."""
    spoken: frozenset[str]
    """Words of all labels of several words that are hardly prose."""
    openings: frozenset[str]
    """First words of the labels of lists: `more`, `other`, `related`."""
    nouns: frozenset[str]
    """Their last ones of some length: `articles`, `stories`, `topic`."""
    letters: frozenset[str]
    """Words for a newsletter."""


_as_meaning = cache(Meaning)
_as_entry = cache(Entry)
"""Thousands of labels have but a few meanings."""


@cache
def table() -> Table:
    """The table, made once."""
    rows: dict[str, list[CrossrefLabel]] = {}
    for row in crossref_labels():
        key = " ".join(fold(trimmed(word)) for word in WORD.findall(row.label))
        rows.setdefault(key, []).append(row)
    entries = {key: _entry(same, single=" " not in key) for key, same in rows.items()}
    prefixes = frozenset(" ".join(key.split(" ")[:n]) for key in entries for n in range(1, key.count(" ") + 2))
    firsts = frozenset(key.split(" ")[0] for key in entries)
    heads = frozenset(row.label[:2] for row in crossref_labels() if row.label[0] >= UNPARTED)
    return Table(
        entries, firsts, prefixes, heads, _vocabulary(entries), _spoken(entries), *_of_lists(entries), _letters(entries)
    )


def _vocabulary(entries: Mapping[str, Entry]) -> frozenset[str]:
    listed = (key for key, entry in entries.items() if entry.bare.kind == "related")
    return frozenset(word for key in listed for word in key.split(" ") if len(word) > 2)


def _spoken(entries: Mapping[str, Entry]) -> frozenset[str]:
    sure = (key for key, entry in entries.items() if entry.bare.use == "promo" and entry.bare.risk == "low" and " " in key)
    return frozenset(word for key in sure for word in key.split(" ") if len(word) > 2)


def _of_lists(entries: Mapping[str, Entry]) -> tuple[frozenset[str], frozenset[str]]:
    listed = [key.split(" ") for key, entry in entries.items() if entry.bare.kind == "related" and entry.bare.risk == "low"]
    several = [words for words in listed if len(words) > 1]
    nouns = frozenset(words[-1] for words in several if len(words[-1]) >= _NOUN)
    return frozenset(words[0] for words in several if len(words[0]) > 2) - nouns, nouns


def _letters(entries: Mapping[str, Entry]) -> frozenset[str]:
    return frozenset(key for key, entry in entries.items() if entry.bare.kind == "newsletter" and " " not in key)


def _entry(rows: list[CrossrefLabel], *, single: bool) -> Entry:
    marked = [row for row in rows if row.label.rstrip()[-1] in SEPARATORS]
    bare = [row for row in rows if row not in marked]
    certain = _meaning(marked or bare)
    # several words with a colon behind them are no prose, whatever they are without it
    led = certain if single else _as_meaning(certain.use, certain.kind, _LESS[certain.risk])
    return _as_entry(led, _meaning(bare or marked))


def _meaning(rows: list[CrossrefLabel]) -> Meaning:
    """Of several languages the reading that claims least: a word that is prose in one of them is not safe in any."""
    risk = max((row.prose_risk for row in rows), key=("low", "medium", "high").index)
    kinds = [row.kind for row in rows]
    use: Use = "other" if _OTHER & set(kinds) else "continue" if "continue" in kinds else "promo"
    return _as_meaning(use, kinds[0], risk)
