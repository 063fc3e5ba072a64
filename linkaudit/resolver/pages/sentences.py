"""One sentence, and whether it says that something of the web is missing: its thing and its absence, as the table has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkaudit.later import later
from linkaudit.resolver.pages.facts import SMALL_PRINT
from linkaudit.resolver.pages.letters import plain
from linkaudit.resolver.pages.missing_words import ABSENCES, ERROR_WORDS, NEEDLES, VOCABULARY

_ENDS = later(r"[.!?;؟]+(?=\s|\Z)|[。！？｡।]+|\n")
_QUOTED = later(r"[\"“”„«»‹›「」『』《》]")
_ADDRESS = later(r"\"(?:[a-z]{3,7} )?[^\s\"]{0,300}/[^\s\"]{0,300}\"")
"""An address in quotes, as servers write it; they quote nobody."""
_ERROR = later(r"(?<![0-9])4(?:04|10)(?![0-9])", re.ASCII)
_WORD = later(r"[^\W\d_]+")
_NUMBERED = later(r"\w{0,12}[ .#№º°]{1,3}(?!404\b|410\b)[0-9]{1,4}(?![\w/.-]*[\w/])")
"""What follows the thing in `article 9`: that is one of a law or a book."""
_MOSTLY, _MOSTLY_UNSPACED = 0.65, 0.5
"""Shares of its letters."""
_BEFORE, _AFTER = 80, 60
_TELLING, _TELLING_WIDE = 15, 6
_WIDE = later(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_UNSPACED = later(r"[\u3040-\u30ff\u3400-\u9fff]")


def sentences(text: str) -> list[str]:
    """The sentences and lines of a text, in plain letters."""
    return [plain(part) for part in _ENDS.split(text) if part.strip()]


def first_sentences(text: str, most: int) -> Iterator[str]:
    """The first ones that say something, and the scraps of menus between them."""
    for sentence in sentences(text):
        yield sentence
        most -= is_telling(sentence)
        if most <= 0:
            return


def is_telling(sentence: str) -> bool:
    """Whether it says something, as a menu and the small print do not."""
    enough = _TELLING_WIDE if _WIDE.search(sentence) else _TELLING
    return len(sentence) >= enough and SMALL_PRINT.search(sentence) is None


def weight(text: str) -> int:
    """Its length, letters of wide scripts counted twice: they say more."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def is_quoting(sentence: str) -> bool:
    """Whether it holds the words of somebody else."""
    return _QUOTED.search(_ADDRESS.sub("", sentence) if '"' in sentence else sentence) is not None


def is_error_number(part: str) -> bool:
    """`404`, `error 404`, `404 oops`: the number and nothing but words for error."""
    return _ERROR.search(part) is not None and all(word in ERROR_WORDS for word in _WORD.findall(part))


def says_missing(sentence: str) -> bool:
    """Whether a plain sentence names a thing of the web and its absence, in one language, not far apart."""
    return missing(sentence) is not None


def missing(sentence: str) -> tuple[str, str] | None:
    """What a plain sentence says is missing, and the words of its absence; None if it says nothing of the kind."""
    if not NEEDLES.any_in(sentence):
        return None
    return next(filter(None, (_row(sentence, *row) for row in VOCABULARY)), None) or _numbered(sentence)


def _row(sentence: str, things: tuple[str, ...], absences: tuple[str, ...]) -> tuple[str, str] | None:
    for absence in absences:
        at = sentence.find(absence)
        thing = _near(sentence, at, at + len(absence), things) if at >= 0 else None
        if thing is not None:
            return thing, absence
    return None


def _numbered(sentence: str) -> tuple[str, str] | None:
    """An error's number beside any words of absence."""
    number = _ERROR.search(sentence)
    absence = next((word for word in ABSENCES if word in sentence), None) if number else None
    return (number[0], absence) if number and absence else None


def _near(sentence: str, start: int, end: int, things: tuple[str, ...]) -> str | None:
    around = sentence[max(0, start - _BEFORE) : end + _AFTER]
    return next((thing for thing in things if thing in around and not _is_numbered(around, thing)), None)


def _is_numbered(around: str, thing: str) -> bool:
    return _NUMBERED.match(around, around.index(thing) + len(thing)) is not None


def is_nothing_else(sentence: str, found: tuple[str, str]) -> bool:
    """Whether a sentence is made of its thing and its absence, with the words they are parts of, and of little besides."""
    if _UNSPACED.search(sentence):
        return _is_made_of(sentence, found)
    covered: set[int] = set()
    for part in found:
        start = sentence.index(part)
        end = start + len(part)
        covered.update(range(sentence.rfind(" ", 0, start) + 1, start))
        covered.update(range(start, _end_of_word(sentence, end)))
    for word in _WORD.finditer(sentence):
        covered.update(range(*word.span()) if word[0] in ERROR_WORDS else ())
    letters = [at for at, letter in enumerate(sentence) if letter != " "]
    return sum(at in covered for at in letters) >= _MOSTLY * len(letters)


def _is_made_of(sentence: str, found: tuple[str, str]) -> bool:
    """The same where nothing parts the words: then all that its language has for a thing and its absence are looked for."""
    words = {word for row in VOCABULARY if found[0] in row[0] and found[1] in row[1] for word in (*row[0], *row[1])}
    covered: set[int] = set()
    for word in words:
        at = sentence.find(word)
        covered.update(range(at, at + len(word)) if at >= 0 else ())
    letters = [at for at, letter in enumerate(sentence) if letter.isalnum()]
    return sum(at in covered for at in letters) >= _MOSTLY_UNSPACED * len(letters)


def _end_of_word(sentence: str, at: int) -> int:
    end = sentence.find(" ", at)
    return len(sentence) if end < 0 else end
