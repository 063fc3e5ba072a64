"""Soft 404s: pages that say "not found" to the reader and 200 to the program.

What counts is what the page says of itself: a part of its title, a heading, or the first words of a short text. A page
with prose of its own is an article, also when it is about missing pages; so is one marked as an article.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from linkaudit.later import later
from linkaudit.resolver.pages.facts import Page
from linkaudit.resolver.pages.letters import plain
from linkaudit.resolver.pages.missing_words import ABSENCES, LESSONS, NEEDLES, TO_THE_READER
from linkaudit.resolver.pages.sentences import (
    first_sentences,
    is_error_number,
    is_nothing_else,
    is_quoting,
    is_telling,
    missing,
    says_missing,
    sentences,
    weight,
)
from linkaudit.resolver.pages.titles import APOLOGY, LONGEST_TITLE, has_headline, parts_of

ENOUGH_PROSE = 600
"""Weighted characters of prose that no error page has."""
_FEW_WORDS = 260
_OPENING = 4 * _FEW_WORDS
_A_STORY = 20
"""Weighted characters of prose with which a brief may stand under its headline."""
_LONGEST_STATEMENT = 90
_ONE_SENTENCE = 120
_FIRST = 5
"""Sentences, headings included."""
_TO_THE_READER = later("|".join(TO_THE_READER))
_LESSON = later("|".join(LESSONS))
_ASKING = later(r"[?？؟]\s{0,3}\w")
_MUCH, _A_PART = 60, 0.2
"""Weighted characters of a sentence, and the share of it that its message must then be."""


def worth_a_look(text: str) -> bool:
    """The literal test: whether any words of absence, or 404, stand in a plain text. Errs towards yes."""
    return NEEDLES.any_in(text)


def statement(page: Page) -> str | None:
    """The words by which the page says that it is not there, quoted; None where it does not, or is an article."""
    told = next((title for title in (page.title, *page.headings) if title and _tells(page, title)), None)
    if page.prose >= (_FEW_WORDS if page.is_article else ENOUGH_PROSE):
        return told if _turns_readers_away(page) else None
    if told is not None:
        return told
    return next(_first_words(page), None) if not has_headline(page) else _excused_below(page)


def _excused_below(page: Page) -> str | None:
    """Under a heading that could be a story's (`Houston, we have a problem`): the one sentence that turns its reader away."""
    if page.prose > _ONE_SENTENCE:
        return None
    first = islice(filter(is_telling, sentences(page.text[:_OPENING])), len(page.headings) + 2)
    return next((one for one in first if _is_told(page, one, short=False)), None)


def _turns_readers_away(page: Page) -> bool:
    """Prose under an error's title: teasers if the page first turns its reader away, else an article about such pages."""
    first = " ".join(first_sentences(page.text[:_OPENING], 3))
    excused = (_excuses(first) or _addresses(first)) and says_missing(first)
    return not page.is_article and page.prose < 4 * ENOUGH_PROSE and excused and not (is_quoting(first) or _teaches(first))


def _tells(page: Page, title: str) -> bool:
    """Whether a title, or a part of it, is the message; one that says more than that may head a brief on something else."""
    return any(_is_statement(part) and not (_says_more(part) and _is_brief(page)) for part in parts_of(title))


def _is_statement(part: str) -> bool:
    """A title that is nothing but the message; what quotes it, asks it, or goes on after it, is about something."""
    if is_error_number(part) or part in ABSENCES:
        return True
    size = weight(part)
    short = size <= LONGEST_TITLE or (size <= _LONGEST_STATEMENT and (_addresses(part) or _excuses(part)))
    return short and not is_quoting(part) and says_missing(part) and not _teaches(part)


def _teaches(part: str) -> bool:
    return _LESSON.search(part) is not None


def _addresses(part: str) -> bool:
    return _TO_THE_READER.search(part) is not None


def _excuses(part: str) -> bool:
    return APOLOGY.search(part) is not None


def _says_more(part: str) -> bool:
    found = missing(part)
    if found is None or _addresses(part) or _excuses(part):
        return False
    return _ASKING.search(part) is not None or not is_nothing_else(part, found)


def _says_much(sentence: str) -> bool:
    """Whether a long sentence speaks to nobody and comes to the absence of something only in passing."""
    found = missing(sentence)
    if found is None or weight(sentence) <= _MUCH or _addresses(sentence) or _excuses(sentence):
        return False
    return sum(map(len, found)) < _A_PART * len(sentence)


def _is_brief(page: Page, told: str = "") -> bool:
    """Whether prose stands there, beside what was told, that neither speaks to its reader nor excuses itself."""
    opening = plain(page.text[:_OPENING])
    return page.prose - _as_prose(told) >= _A_STORY and not _addresses(opening) and not _excuses(opening)


def _as_prose(told: str) -> int:
    """A sentence's length as that of prose is weighted."""
    return len(told) + int(1.5 * (weight(told) - len(told)))


def _first_words(page: Page) -> Iterator[str]:
    """The opening sentences of a short text, if they tell the reader that what he asked for is missing."""
    text = plain(page.text[:_OPENING])
    if _is_statement(text):
        yield text
    short = sum(len(one) for one in sentences(page.text[:_OPENING]) if is_telling(one)) < _FEW_WORDS
    for sentence in first_sentences(_without_questions(page)[:_OPENING], _FIRST):
        if (short and is_error_number(sentence) and not _is_brief(page)) or _is_told(page, sentence, short=short):
            yield sentence


def _without_questions(page: Page) -> str:
    """The text, without headings that ask before they go on: cut into sentences, their question would be a statement."""
    text = page.text
    for heading in filter(_ASKING.search, page.headings):
        text = text if _addresses(plain(heading)) or _excuses(plain(heading)) else text.replace(heading, "", 1)
    return text


def _is_told(page: Page, sentence: str, *, short: bool) -> bool:
    if not (short or _addresses(sentence)) or is_quoting(sentence) or not says_missing(sentence):
        return False
    return not (_teaches(sentence) or _says_much(sentence) or (_says_more(sentence) and _is_brief(page, sentence)))
