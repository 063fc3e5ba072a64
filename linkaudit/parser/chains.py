"""The same speaker goes on: a paragraph that quotes, without naming the agency, the one who has just told it something.

`“…,” he said` right after a paragraph with `told AFP`, `the top defence official said` some paragraphs after
`a top US defence official … told AFP`, or the surname of one who was introduced there.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linkaudit.parser.credits.words import TOKEN, does, fold

_FARTHEST = 14
"""Paragraphs over which a described speaker is remembered."""
_PRONOUN = re.compile(
    r"\b(?:he|she|they|er|sie|il|elle|ils|elles|él|ella|ellos|lui|lei|egli|ele|ela|eles|hij|zij|ze|han|hun|hon|hän|on|ona|ono|oni|"
    r"он|она|они|він|вона|вони|той|тя|ő|el|ea|ei|αυτός|ο ίδιος|η ίδια)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile('["“„«][^"“”„«»]{0,2000}["“”»]')
_CAPITAL = "[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]"
_FULL_NAME = re.compile(
    rf"(?<![^\W\d_]){_CAPITAL}[^\W\d_]{{1,30}}(?:[-’'][^\W\d_]{{1,30}})?(?:\s[a-z]{{2,3}})?\s({_CAPITAL}[^\W\d_]{{2,30}})"
)
_INDEFINITE = frozenset(
    "a an one another un une uno una ein eine einer um uma een en ett et egy jeden jedna один одна один one some".split()
)
_DEFINITE = frozenset("the le la l' les el los las der die das il lo o a os as de het den det az that this same".split())
_SMALL = frozenset("of in at for with who on and from by de du der des von van del di da".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who told the agency something in paragraph `index`: the words that describe him, and the names in the paragraph."""

    index: int
    order: int
    """Which paragraph of the body it is."""
    described: frozenset[str]
    names: frozenset[str]


def chain(
    texts: Mapping[int, str], anchored: Mapping[int, tuple[int, int]], breaks: Sequence[int] = ()
) -> dict[int, tuple[int, str]]:
    """The paragraphs that continue an anchored one: index → (that paragraph's index, the words that show it).

    `texts` are the body paragraphs in order; `anchored` gives, for those with `told A`, the offsets of the cue. A pronoun
    reaches across none of `breaks`, the indices of headings.
    """
    found: dict[int, tuple[int, str]] = {}
    speakers: list[Speaker] = []
    last, before = None, -1
    for order, (index, text) in enumerate(texts.items()):
        if bisect(breaks, index) > bisect(breaks, before):
            last = None
        before = index
        if index in anchored:
            speakers.append(_speaker(index, order, text, anchored[index]))
            last = index
            continue
        shown = _continues(order, text, speakers) or _goes_on(text, last)
        last = shown[0] if shown else None
        if shown:
            found[index] = shown
    return found


def _goes_on(text: str, last: int | None) -> tuple[int, str] | None:
    """A pronoun speaks right after the paragraph of the one it stands for."""
    quote = _pronoun(text) if last is not None else None
    return (last, quote) if last is not None and quote else None


def _speaker(index: int, order: int, text: str, cue: tuple[int, int]) -> Speaker:
    phrase = re.split('["“”„«».!?]', text[: cue[0]])[-1]
    words = {fold(match[0]) for match in TOKEN.finditer(phrase) if match[0].isalpha()}
    described = frozenset(words - _SMALL - _DEFINITE - _INDEFINITE)
    return Speaker(index, order, described, frozenset(_surnames(_QUOTED.sub(" ", text))))


def _surnames(text: str) -> list[str]:
    """The last words of names of two or more capitalised words."""
    return _FULL_NAME.findall(text)


def _continues(order: int, text: str, speakers: Sequence[Speaker]) -> tuple[int, str] | None:
    """A described or named speaker of an earlier paragraph speaks here."""
    near = [speaker for speaker in reversed(speakers[-_FARTHEST:]) if order - speaker.order <= _FARTHEST]
    for phrase, words in _attributions(text) if near else ():
        speaker = next((speaker for speaker in near if _is_same(speaker, phrase, words, order)), None)
        if speaker is not None:
            return speaker.index, phrase
    return None


def _is_same(speaker: Speaker, phrase: str, words: frozenset[str], order: int) -> bool:
    """All of two words that describe him; one word only in the next paragraph; or his surname."""
    if len(words) == 1 and phrase in speaker.names:
        return True
    enough = len(words) >= 2 or (len(words) == 1 and order - speaker.order == 1)
    return enough and words <= speaker.described


def _attributions(text: str) -> list[tuple[str, frozenset[str]]]:
    """Definite descriptions and single names beside a verb of saying, outside the quotations."""
    bare = _QUOTED.sub(" § ", text)
    tokens = [match[0] for match in TOKEN.finditer(bare)]
    found = []
    for at, token in enumerate(tokens):
        if does("told", fold(token)) and not (at and fold(tokens[at - 1]) in ("to", "be")):
            found += [_phrase(tokens[max(0, at - 6) : at], from_end=True), _phrase(tokens[at + 1 : at + 7], from_end=False)]
    return [phrase for phrase in found if phrase is not None]


def _phrase(tokens: Sequence[str], *, from_end: bool) -> tuple[str, frozenset[str]] | None:
    """A definite description (`the top defence official`) or a lone surname next to the verb."""
    words, definite = _led(tokens) if from_end else _following(tokens)
    if not words or not "".join(words).isalpha():
        return None
    lone = len(words) == 1 and words[0][0].isupper()
    return (" ".join(words), frozenset(map(fold, words)) - _SMALL) if definite or lone else None


def _led(tokens: Sequence[str]) -> tuple[list[str], bool]:
    """The words from the last article to the verb, or the last word alone."""
    starts = [at for at, token in enumerate(tokens) if fold(token) in _DEFINITE]
    return (list(tokens[starts[-1] + 1 :]), True) if starts else (list(tokens[-1:]), False)


def _following(tokens: Sequence[str]) -> tuple[list[str], bool]:
    """The words after the verb up to the next sign, and whether an article led them."""
    definite = bool(tokens) and fold(tokens[0]) in _DEFINITE
    words = list(tokens[1:] if definite else tokens)
    stop = next((at for at, word in enumerate(words) if not word.isalpha()), len(words))
    return words[:stop], definite


def _pronoun(text: str) -> str | None:
    """`he said` outside the quotations, where nobody else is introduced as a speaker."""
    tokens = [match[0] for match in TOKEN.finditer(_QUOTED.sub(" § ", text))]
    for at, token in enumerate(tokens):
        if not does("told", fold(token)):
            continue
        led = tokens[max(0, at - 4) : at]
        spoken = _spoken(led, token, tokens[at + 1 : at + 2])
        if spoken is not None or _introduces(led):
            return spoken
    return None


def _spoken(led: list[str], verb: str, behind: list[str]) -> str | None:
    """The verb and the pronoun that is its subject: right before it; behind it only after a sign, as in `“…,” said she`.

    Behind it, what is also an article leads up to somebody else: `dijo el alcalde`, `dice il sindaco`.
    """
    if led and _PRONOUN.fullmatch(led[-1]):
        return f"{led[-1]} {verb}"
    inverted = not led or not led[-1][0].isalpha()
    subject = next((word for word in behind if _PRONOUN.fullmatch(word) and fold(word) not in _DEFINITE), None)
    return f"{verb} {subject}" if inverted and subject else None


def _introduces(words: Sequence[str]) -> bool:
    """A name, or `a source`: somebody else speaks."""
    return any(word[0].isupper() or fold(word) in _INDEFINITE for word in words)
