"""The habits of one article, against which a foreign body shows: its quotes, its lines, its words, its script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from statistics import median

from linkaudit.parser.blocks import Block
from linkaudit.parser.languages import QUOTED, language_of, letter_words, script_of, speaks

STOPS = ".!?…。！？؟۔।:;"
"""Marks that end a sentence or a line of prose in any script."""
CLOSERS = "\"'”’»“‘«)]」』"
_SAMPLE = 60_000
"""Characters looked at: habits show early, and time must not depend on the size of the page."""
_CURLY = re.compile("[“”„‟’‘«»]")
_STRAIGHT = re.compile("[\"']")
_WORD = re.compile(r"[^\W\d_]{1,30}")
_A_POST = 3
"""Lines that the post in question may have among them."""
_TELLING = 4
"""Words; fewer tell nothing of a language."""
_VOCABULARY = 200
"""Words of the page that it takes to miss one."""
_PULLED = 40
"""Characters; less may be said twice by chance."""
_STRANGE, _KNOWN = 0.2, 0.35
"""Shares of words that stand elsewhere on the page: below the first a text is foreign, from the second on it is not."""


class Stretch:
    """The words of some lines that do not speak for themselves, without case, counted when they are asked for."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word stands there."""
        return Counter(chain.from_iterable(map(letter_words, self._texts)))

    @cached_property
    def total(self) -> int:
        """How many words they are."""
        return self.words.total()


def _plain_words(text: str) -> list[str]:
    """The words of a text that are not capitalised: names are the same in every language."""
    return [word.casefold() for word in _WORD.findall(text) if not word[0].isupper()]


def end_of(text: str) -> str:
    """The last character of a text, closing quotes and brackets aside."""
    return text.rstrip().rstrip(CLOSERS)[-1:]


class House:
    """Habits of the blocks of an article. Costly parts are worked out when first asked for."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._lines = [block.text for block in blocks if block.hint in {"text", "quote", "list"}]
        gaps = sum(block.gap for block in blocks)
        self.gaps = 2 < gaps < 0.97 * len(blocks)
        """Whether blank lines part the paragraphs, so that lines without one belong together."""

    @cached_property
    def _text(self) -> str:
        return "\n".join(self._lines)[:_SAMPLE]

    @cached_property
    def _prose(self) -> list[str]:
        """Lines that end as sentences do."""
        return [line for line in self._text.split("\n") if end_of(line) in STOPS]

    @cached_property
    def usual_line(self) -> float:
        """Characters in the median line of prose."""
        return median(map(len, self._prose)) if self._prose else 0.0

    @cached_property
    def closes(self) -> bool:
        """Whether most lines end as sentences do, so that one that does not is a heading or no line of this article."""
        return len(self._prose) > 0.6 * (self._text.count("\n") + 1)

    @cached_property
    def curly(self) -> float:
        """The share of typographic among all quotes; 0.5 when there are too few to tell."""
        curly, straight = len(_CURLY.findall(self._text)), len(_STRAIGHT.findall(self._text))
        return curly / (curly + straight) if curly + straight >= 6 else 0.5

    @cached_property
    def script(self) -> int:
        """The script of the article."""
        return script_of(self._text)

    @cached_property
    def impersonal(self) -> bool:
        """Whether the article says neither `I` nor `we` outside quotes."""
        said = [line for line in self._lines if not QUOTED.search(line) and speaks(line, self.language)]
        return len(said) <= max(_A_POST, 0.08 * len(self._lines))

    @cached_property
    def _words(self) -> Counter[str]:
        return Counter(letter_words(self._text))

    @cached_property
    def _total(self) -> int:
        return self._words.total()

    @cached_property
    def language(self) -> str | None:
        """The language of the article as its commonest words tell."""
        return language_of(self._text)

    def foreign(self, text: str, beside: Stretch) -> bool | None:
        """Whether a text is in another script or language than the article; None when it is too short to tell.

        Where no commonest words tell the language, a text is foreign whose words hardly stand elsewhere on the page;
        `beside` is the stretch in question.
        """
        if script_of(text) != self.script:
            return any(map(str.isalpha, text)) or None
        language = language_of(text)
        if language and self.language:
            return language != self.language
        return self._unfamiliar(_plain_words(text), beside)

    def _unfamiliar(self, words: Sequence[str], beside: Stretch) -> bool | None:
        if len(words) < _TELLING or not self._knows_enough(beside):
            return None
        shared = sum(self._words[word] > beside.words[word] for word in words) / len(words)
        return None if _STRANGE <= shared < _KNOWN else shared < _STRANGE

    def _knows_enough(self, beside: Stretch) -> bool:
        return self._total - beside.total >= _VOCABULARY

    def repeats(self, text: str) -> bool:
        """Whether a line without a stop is a sentence of the article over again, pulled out of it."""
        return len(text) >= _PULLED and text[-1] not in STOPS and any(text + stop in self._text for stop in ".!?…。।۔")

    def unheard(self, text: str, beside: Stretch) -> bool:
        """Whether none of a text's words, two at least, stand elsewhere on the page."""
        words = _plain_words(text)
        if len(words) < 2 or not self._knows_enough(beside):
            return False
        return not any(self._words[word] > beside.words[word] for word in words)

    def quotes(self, text: str) -> Iterator[str]:
        """Traits of the quotation marks in a text, in a house that has a habit of its own."""
        curly, straight = bool(_CURLY.search(text)), bool(_STRAIGHT.search(text))
        if curly == straight or 0.1 <= self.curly <= 0.9:
            return
        if curly == (self.curly > 0.9):
            yield "house speech" if QUOTED.search(text) else "house quotes"
        else:
            yield "typographic quotes in a straight house" if curly else "straight quotes in a typographic house"
