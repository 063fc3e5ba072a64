"""Labels such as "Read more" at the start of a block: which of its first words are one, however spelled.

A block is asked with one dictionary look-up of its first word, so that the number of labels costs nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from linkaudit.parser.crossrefs.run_on import run_on
from linkaudit.parser.crossrefs.words import LONGEST, SEPARATORS, UNPARTED, WORD, Entry, Meaning, Table, fold, table, trimmed
from linkaudit.parser.headlines import length

_OPENERS = frozenset("[(【〔［（《〈＜<「『{")
_CLOSERS = frozenset("])】〕］）》〉＞>」』}")
_QUOTES, _APOSTROPHES = frozenset("\"'“”„«‘’‚「『"), frozenset("'’‘")
_PART_OF_TITLE = _QUOTES | _OPENERS | frozenset("#@$€£¿¡.")
_SHOWN = frozenset(("watch", "listen", "live"))
"""Kinds of labels that also stand in front of titles."""
_LED_ON = frozenset(("read_more", "related", "continue"))
_COLON = re.compile(r"((?:[^\s:：.!?,;\"“„«]{1,24}\s){0,4}[^\s:：.!?,;\"“„«]{1,24})\s?[:：|｜]\s{1,3}(?=\S)")
"""Up to five words and a colon or bar."""
_PROMOTION = 600
_NOTE, _FEW = 50, 6
"""Characters and words of a note before a label, at most."""
_HEAD, _DECORATION = 90, 16
_AFTER_DOT = frozenset(" \u00a0.")
_LATIN = "\u0530"
"""Before it stand the scripts that know great letters and small ones."""
_OF_LISTS, _TELLING = frozenset(("related", "continue")), 7
"""Letters of a label of one word at least that a title may be glued to; less could be part of a name."""


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
    return _found_at(text) if len(text) <= _HEAD else _found_at.__wrapped__(text)


@lru_cache(maxsize=512)  # short lines are asked again for each line above them that might head a list
def _found_at(text: str) -> Label | None:
    start, opener = (0, "") if text[:1].isalpha() else _start(text)
    first = WORD.search(text, start, start + _HEAD) if start >= 0 else None
    if first is None or not _may_open(first[0]):
        return None
    found = _longest(text[start : start + _HEAD])
    return _label(text, start, opener, *found) if found else None


def _longest(head: str) -> tuple[Entry, int] | None:
    """The longest label that a text begins with, and where its words end; or None."""
    known = table()
    said = ""
    best: tuple[Entry, int] | None = None
    for match in WORD.finditer(head):
        word = trimmed(match[0])
        longer = _and(said, word)
        if longer not in known.prefixes:
            return _glued(said, match, known) or run_on(head, said.split(), match.start(), match[0], known) or best
        said = longer
        entry = known.entries.get(said)
        best = (entry, match.start() + len(word)) if entry else best
    return best


def _and(said: str, word: str) -> str:
    """The folded words of a label, and one more."""
    return f"{said} {fold(word)}" if said else fold(word)


@lru_cache(maxsize=8192)
def _may_open(word: str) -> bool:
    """Whether a word begins a label or has one glued to it; most texts are passed over for their first word alone."""
    known = table()
    if fold(trimmed(word)) in known.firsts or word[:2] in known.heads:
        return True
    return not (word[1:].islower() or _seam(word) is None)


def calls(text: str) -> bool:
    """Whether the words are a call and no title: "Read more stories", "Más noticias", "Subscribe now", "The newsletter"."""
    label = label_at(text)
    if label is not None and (label.meaning.kind == "newsletter" or (not label.marked and length(text[label.rest :]) < 2)):
        return True
    return offers_letter(text)


def offers_letter(text: str) -> bool:
    """Whether the outlet's newsletter is spoken of."""
    return not table().letters.isdisjoint(map(fold, WORD.findall(text[:_PROMOTION])))


def refers(text: str) -> bool:
    """Whether a line is the outlet's reference to another article, as far as its beginning tells: `Also read: Title`."""
    label = label_at(text)
    return label is not None and label.marked and label.meaning.use == "promo" and label.meaning.kind not in _SHOWN


def opens_anew(text: str) -> bool:
    """Whether a line in a list of titles opens another list or reference, and is no title that begins with such words."""
    label = label_at(text)
    if label is None or label.rest >= len(text):
        return label is not None
    return label.meaning.kind not in _SHOWN and (label.marked or not (label.single or label.meaning.risk == "high"))


def is_label(text: str) -> Meaning | None:
    """What `text` means as a whole, or None if it is no label; for the words inside brackets."""
    words = " ".join(fold(trimmed(word)) for word in WORD.findall(text[:_HEAD]))
    entry = table().entries.get(words)
    return entry.marked if entry else None


def _meaning_led_on(text: str) -> Meaning | None:
    """What a text means that begins with a label and leads on to a colon behind it: `Read more about it`."""
    label = label_at(text)
    led = lengthened(text + ": -", label) if label is not None else None
    return led.meaning if led is not None and led.marked and led.until == len(text) else None


def label_before(text: str, at: int) -> Label | None:
    """The label whose words end at `at`, standing at the start of the text or of a sentence in it; or None."""
    begin = max(0, at - 60)
    window = text[begin:at]
    starts = [match.start() for match in WORD.finditer(window)][-LONGEST:]
    for start in starts:
        opens = opens_sentence(text, begin + start)
        if not (opens or _follows_note(text, begin + start)):
            continue
        meaning = is_label(window[start:]) or (_meaning_led_on(window[start:]) if opens else None)
        if meaning and (opens or meaning.risk == "low"):
            return Label(begin + start, at, at, meaning, marked=True, opener="", single=" " not in window[start:])
    return None


def _follows_note(text: str, at: int) -> bool:
    """Only a few words without a stop stand before a great letter: `Article réservé à nos abonnés Lire aussi | Title`."""
    return text[at].isupper() and at < _NOTE and len(text[:at].split()) <= _FEW and text[at - 1] in " \u00a0"


def lengthened(text: str, label: Label) -> Label:
    """The label with the words that lead on to its colon: `Read more on Harbour Post: Title`; itself where there are none."""
    if label.marked or label.single or label.meaning.kind not in _LED_ON:
        return label
    mark = _COLON.match(text, label.rest)
    if mark is None:
        return label
    return replace(label, until=mark.end(1), rest=mark.end(), marked=True)


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


def _glued(said: str, match: re.Match[str], known: Table) -> tuple[Entry, int] | None:
    """The label whose last word runs into the title: `Lire aussiLa grève …`."""
    seam = _hyphen(match[0]) if said and "-" in match[0] else _seam(match[0])
    if seam is None:
        return None
    entry = known.entries.get(_and(said, match[0][:seam]))
    return (entry, match.start() + seam) if entry else None


def _hyphen(word: str) -> int | None:
    """Where a hyphen stands that a great letter follows: `ALSO READ-Crane falls`; it parts no words of running text."""
    at = word.index("-")
    return at if at and word[at + 1 : at + 2].isupper() else _seam(word)


def _seam(word: str) -> int | None:
    """Where two words were run together: a capital, figure or quote after a small letter, or capitals before a word."""
    if word.isalpha() and word[1:].islower():
        return None
    return next((at for at in range(1, len(word)) if _meet(word[at - 1], word[at], word[at + 1 : at + 2])), None)


def _meet(before: str, here: str, after: str) -> bool:
    if here > _LATIN and here.isalpha() and before.isascii():
        return before.isalpha() and here.lower() == here.upper()
    if before.islower():
        return here.isupper() or here.isdigit() or (here in _APOSTROPHES and after.isupper())
    return before.isupper() and here.isupper() and after.islower()


def _label(text: str, start: int, opener: str, entry: Entry, size: int) -> Label:
    until = rest = start + size
    single = not any(char.isspace() for char in text[start:until])
    telling = not single or (entry.bare.kind in _OF_LISTS and size >= _TELLING) or text[start] >= UNPARTED
    marked = telling and _is_glued(text[until : until + 1])
    while rest < len(text) and _between(text, rest):
        marked = marked or text[rest] in SEPARATORS or text[rest] in _CLOSERS or text.startswith("..", rest)
        rest += 1
    return Label(start, until, rest, entry.marked if marked else entry.bare, marked, opener, single)


def _is_glued(seam: str) -> bool:
    """Two elements of a page met where a title is glued to a label: that parts them as well as a colon does."""
    return seam.isalnum() or seam in _APOSTROPHES | _QUOTES


def _between(text: str, at: int) -> bool:
    """Whether the sign at `at` stands between a label and what it introduces, and is no part of the latter."""
    char = text[at]
    if char == "«":
        return text.find("»", at, at + _HEAD) < 0
    if char == "." and (text[at + 1 : at + 2] in _AFTER_DOT or text[at - 1] == "."):
        return True  # `À LIRE AUSSI. Title`, `اقرأ أيضا.. Title`
    return not char.isalnum() and char not in _PART_OF_TITLE


def opens_sentence(text: str, at: int) -> bool:
    """Whether `at` is the start of the text or of a sentence in it."""
    before = text[max(0, at - 4) : at].rstrip("\"'”’»)] \u00a0>►▶•·-–—")
    return not before or before[-1] in ".!?…。！？।۔\n:"
