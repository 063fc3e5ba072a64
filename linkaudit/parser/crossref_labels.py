"""Labels such as "Read more", in a hundred languages: which words at the start of a block are one, however spelled.

The rows are `data.crossref_labels`; here they become a table of folded words. A block is asked with one dictionary look-up
of its first word, so that the number of labels costs nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from linkaudit.data import CrossrefLabel, Risk, crossref_labels

Use = Literal["promo", "continue", "other"]
"""`promo` points at another article, `continue` opens the same one, `other` is a source, a newsletter, an app or tags."""

SEPARATORS = frozenset(":：︰՝፦፥៖|｜¦–—―>»›→➔➜➡►▶▸⇒⟶…-=~ઃঃः/⁄•·›፡?")
_OPENERS = frozenset("[(【〔［（《〈＜<「『{")
_CLOSERS = frozenset("])】〕］）》〉＞>」』}")
_QUOTES = frozenset("\"'“”„«‘’‚「『")
_NOT_WORD = r"\s:：︰՝፦፥៖|｜¦–—―>＞<＜»›«→➔➜➡►▶▸⇒⟶…•·,،、。.;!?？！¿¡\"“”„\[\]()（）{}【】〔〕《》〈〉「」『』/"
_WORD = re.compile(rf"[^{_NOT_WORD}]{{1,40}}")
_BREAK = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_TRAIL = "-~=ঃઃः"
"""Marks that may end a word and are none of it."""
_HEAD = 90
_DECORATION = 16
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


@dataclass(frozen=True, slots=True)
class Label:
    """A label found at the start of a text. Offsets are into that text."""

    start: int
    until: int
    """Where its words end."""
    rest: int
    """Where what it introduces begins; the text's end for a label that stands alone."""
    meaning: Meaning
    marked: bool
    """A colon, bar, dash, arrow or closing bracket follows it."""
    opener: str
    """The bracket that was opened before it, or empty."""
    single: bool
    """It is one word."""
    hinted: bool = False
    """Its words only resemble those of labels."""


def label_at(text: str) -> Label | None:
    """The label that `text` begins with, bullets, arrows, brackets and emoji before it passed over; or None."""
    start, opener = _start(text)
    table = _table()
    if _opens_none(text, start, table):
        return None
    head = text[start : start + _HEAD]
    words: list[tuple[str, int]] = []
    best: tuple[Entry, int] | None = None
    for match in _WORD.finditer(head):
        if not _extend(words, match, table.prefixes):
            best = _glued(words, match, table) or best
            break
        entry = table.entries.get(" ".join(word for word, _ in words))
        best = (entry, words[-1][1]) if entry else best
    return _label(text, start, opener, *best) if best else None


def _opens_none(text: str, start: int, table: _Table) -> bool:
    """Whether the first word begins no label, nor has one glued to it: so most texts are passed over."""
    first = _WORD.search(text, start, start + _HEAD) if start >= 0 else None
    if first is None:
        return True
    word = first[0]
    return fold(word.rstrip(_TRAIL) or word) not in table.firsts and (word[1:].islower() or _BREAK.search(word) is None)


def resembling(text: str) -> Label | None:
    """A short line that speaks like the headings of lists of articles (`Weitere Beiträge zu diesem Thema:`), or None.

    Most of its words are words of such labels, whatever their order. That is no more than a hint: a list has to follow.
    """
    words = [fold(word) for word in _WORD.findall(text[:_HEAD])] if len(text) < _HEAD else []
    if not 2 <= len(words) <= _LONGEST:
        return None
    known = sum(word in _table().vocabulary for word in words)
    if known < 2 or known < 0.75 * len(words):
        return None
    until = len(text.rstrip(": ："))
    return Label(0, until, len(text), Meaning("promo", "related", "medium"), marked=True, opener="", single=False, hinted=True)


def is_label(text: str) -> Meaning | None:
    """What `text` means as a whole, or None if it is no label; for the words inside brackets."""
    words = " ".join(fold(word) for word in _WORD.findall(text[:_HEAD]))
    entry = _table().entries.get(words)
    return entry.marked if entry else None


def label_before(text: str, at: int) -> Label | None:
    """The label whose words end at `at`, standing at the start of the text or of a sentence in it; or None."""
    begin = max(0, at - 60)
    window = text[begin:at]
    starts = [match.start() for match in _WORD.finditer(window)][-_LONGEST:]
    for start in starts:
        if not _opens_sentence(text, begin + start):
            continue
        meaning = is_label(window[start:])
        if meaning:
            return Label(begin + start, at, at, meaning, marked=True, opener="", single=" " not in window[start:])
    return None


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """A word as labels are compared: case, accents, vowel signs, hamza, tanwin, nukta and Persian letters made equal."""
    if word.isascii():
        return word.lower()
    flat = unicodedata.normalize("NFKD", _ZERO_WIDTH.sub("", word)).casefold().translate(_SPELLINGS)
    return "".join(c for c in flat if not unicodedata.combining(c))


_LESS: dict[Risk, Risk] = {"high": "medium", "medium": "low", "low": "low"}
_OTHER = frozenset(("source_link", "newsletter", "topics"))
_LONGEST = 9
"""Words of a label at most."""


@dataclass(frozen=True, slots=True)
class _Table:
    entries: dict[str, Entry]
    firsts: frozenset[str]
    """The first word of every entry."""
    prefixes: frozenset[str]
    """Every beginning of an entry, in whole words."""
    vocabulary: frozenset[str]
    """Words of the labels of lists."""


@cache
def _table() -> _Table:
    rows: dict[str, list[CrossrefLabel]] = {}
    for row in crossref_labels():
        key = " ".join(fold(word) for word in _WORD.findall(row.label))
        rows.setdefault(key, []).append(row)
    entries = {key: _entry(same, single=" " not in key) for key, same in rows.items()}
    prefixes = frozenset(" ".join(key.split(" ")[:n]) for key in entries for n in range(1, key.count(" ") + 2))
    return _Table(entries, frozenset(key.split(" ")[0] for key in entries), prefixes, _vocabulary(entries))


def _vocabulary(entries: Mapping[str, Entry]) -> frozenset[str]:
    listed = (key for key, entry in entries.items() if entry.bare.kind == "related")
    return frozenset(word for key in listed for word in key.split(" ") if len(word) > 2)


def _entry(rows: list[CrossrefLabel], *, single: bool) -> Entry:
    marked = [row for row in rows if row.label.rstrip()[-1] in SEPARATORS]
    bare = [row for row in rows if row not in marked]
    certain = _meaning(marked or bare)
    # several words with a colon behind them are no prose, whatever they are without it
    return Entry(certain if single else replace(certain, risk=_LESS[certain.risk]), _meaning(bare or marked))


def _meaning(rows: list[CrossrefLabel]) -> Meaning:
    """Of several languages the reading that claims least: a word that is prose in one of them is not safe in any."""
    risk = max((row.prose_risk for row in rows), key=("low", "medium", "high").index)
    kinds = [row.kind for row in rows]
    use: Use = "other" if _OTHER & set(kinds) else "continue" if "continue" in kinds else "promo"
    return Meaning(use, kinds[0], risk)


def _start(text: str) -> tuple[int, str]:
    """Where the first word begins, and the bracket before it; -1 when a quotation or nothing begins here."""
    opener = ""
    for at, char in enumerate(text[:_DECORATION]):
        if char.isalpha():
            return at, opener
        if char in _OPENERS:
            opener = char
        elif char in _QUOTES or char in "@#" or char.isdigit():
            return -1, ""
    return -1, ""


def _extend(words: list[tuple[str, int]], match: re.Match[str], prefixes: frozenset[str]) -> bool:
    word = match[0].rstrip(_TRAIL) or match[0]
    words.append((fold(word), match.start() + len(word)))
    if " ".join(word for word, _ in words) in prefixes:
        return True
    words.pop()
    return False


def _glued(words: list[tuple[str, int]], match: re.Match[str], table: _Table) -> tuple[Entry, int] | None:
    """The label whose last word runs into the title: `Lire aussiLa grève …`."""
    seam = _BREAK.search(match[0])
    if seam is None:
        return None
    entry = table.entries.get(" ".join([*(word for word, _ in words), fold(match[0][: seam.start()])]))
    return (entry, match.start() + seam.start()) if entry else None


def _label(text: str, start: int, opener: str, entry: Entry, length: int) -> Label:
    until = rest = start + length
    marked, single = False, not any(char.isspace() for char in text[start:until])
    while rest < len(text) and not text[rest].isalnum() and text[rest] not in _QUOTES | _OPENERS | frozenset("#@$€£¿¡."):
        marked = marked or text[rest] in SEPARATORS or text[rest] in _CLOSERS
        rest += 1
    return Label(start, until, rest, entry.marked if marked else entry.bare, marked, opener, single)


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 4) : at].rstrip("\"'”’»)] \u00a0>►▶•·-–—")
    return not before or before[-1] in ".!?…。！？।۔\n:"
