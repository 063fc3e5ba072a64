"""Soft 404s: pages that say "not found" to the reader and 200 to the program.

What counts is what the page says of itself: a part of its title, a heading, or the first words of a short text. A page
with prose of its own is an article, also when it is about missing pages; so is one marked as an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linkaudit.later import later
from linkaudit.resolver.missing_words import ABSENCES, ERROR_WORDS, NEEDLES, TO_THE_READER, VOCABULARY
from linkaudit.resolver.pages import Page
from linkaudit.resolver.titles import APOLOGY, LONGEST_TITLE, has_headline, parts_of, plain

ENOUGH_PROSE = 600
"""Weighted characters of prose that no error page has."""
_FEW_WORDS = 260
_LONGEST_STATEMENT = 90
_QUOTED = re.compile(r"[\"“”„«»‹›「」『』《》]")
_FIRST = 5
"""Sentences, headings included."""
_SENTENCES = re.compile(r"[.!?;。！？｡\n]+\s{0,9}")
_NUMBER = re.compile(r"(?<![0-9])404(?![0-9])", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+")
_TO_THE_READER = later("|".join(TO_THE_READER))


def worth_a_look(text: str) -> bool:
    """The literal test: whether any words of absence, or 404, stand in a lower-case text. Errs towards yes."""
    return NEEDLES.any_in(text)


def statement(page: Page) -> str | None:
    """The words by which the page says that it is not there, quoted; None where it does not, or is an article."""
    told = next((title for title in (page.title, *page.headings) if title and any(map(_is_statement, parts_of(title)))), None)
    if page.prose >= (_FEW_WORDS if page.is_article else ENOUGH_PROSE):
        return told if _turns_readers_away(page) else None
    return told if told is not None or has_headline(page) else next(_first_words(page), None)


def _turns_readers_away(page: Page) -> bool:
    """Prose under an error's title: teasers if the page first turns its reader away, else an article about such pages."""
    first = " ".join(_sentences(page.text[: _FEW_WORDS * 4])[:3])
    excused = APOLOGY.search(first) or _TO_THE_READER.search(first)
    return (
        not page.is_article
        and page.prose < 4 * ENOUGH_PROSE
        and excused is not None
        and says_missing(first)
        and not _QUOTED.search(first)
    )


def _is_statement(part: str) -> bool:
    """A title that is nothing but the message; what quotes it, or goes on after it, is about something."""
    if _is_error_number(part) or part in ABSENCES:
        return True
    short = len(part) <= LONGEST_TITLE or (len(part) <= _LONGEST_STATEMENT and _TO_THE_READER.search(part) is not None)
    return short and not _QUOTED.search(part) and says_missing(part)


def _first_words(page: Page) -> Iterator[str]:
    """The opening sentences of a short text, if they tell the reader that what he asked for is missing."""
    text = plain(page.text[: _FEW_WORDS * 4])
    if _is_statement(text):
        yield text
    for sentence in _sentences(page.text[: _FEW_WORDS * 4])[:_FIRST]:
        addressed = len(text) < _FEW_WORDS or _TO_THE_READER.search(sentence)
        if addressed and not _QUOTED.search(sentence) and says_missing(sentence):
            yield sentence


def _sentences(text: str) -> list[str]:
    return [plain(part) for part in _SENTENCES.split(text) if part.strip()]


def _is_error_number(part: str) -> bool:
    """`404`, `error 404`, `404 oops`: the number and nothing but words for error."""
    return _NUMBER.search(part) is not None and _only_errors(_WORD.findall(part))


def _only_errors(words: Iterable[str]) -> bool:
    return all(word in ERROR_WORDS for word in words)


def says_missing(sentence: str) -> bool:
    """Whether a lower-case sentence names a thing of the web and its absence, in one language, not far apart."""
    if not worth_a_look(sentence):
        return False
    for things, absences in VOCABULARY:
        for absence in absences:
            at = sentence.find(absence)
            if at >= 0 and _near(sentence, at, at + len(absence), things):
                return True
    return "404" in sentence and any(absence in sentence for absence in ABSENCES)


def _near(sentence: str, start: int, end: int, things: tuple[str, ...]) -> bool:
    around = sentence[max(0, start - 80) : end + 60]
    return any(thing in around for thing in things)
