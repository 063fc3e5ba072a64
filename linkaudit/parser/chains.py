"""The same speaker goes on: a paragraph that quotes, without naming the agency, the one who has just told it something.

`“…,” he said` right after a paragraph with `told AFP`, `the top defence official said` some paragraphs after
`a top US defence official … told AFP`, or the surname of one who was introduced there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linkaudit.parser.credit_words import TOKEN, does, fold

_FARTHEST = 14
"""Paragraphs over which a described speaker is remembered."""
_PRONOUN = re.compile(
    r"\b(?:he|she|they|er|sie|il|elle|ils|elles|él|ella|ellos|lui|lei|egli|ele|ela|eles|hij|zij|ze|han|hun|hon|hän|on|ona|ono|oni|"
    r"он|она|они|він|вона|вони|той|тя|ő|el|ea|ei|αυτός|ο ίδιος|η ίδια)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile('["“”„«»‘][^"“”„«»]{0,2000}["“”„«»’]')
_INDEFINITE = frozenset(
    "a an one another un une uno una ein eine einer um uma een en ett et egy jeden jedna один одна один one some".split()
)
_DEFINITE = frozenset("the le la l' les el los las der die das il lo o a os as de het den det az that this same".split())
_SMALL = frozenset("of in at for with who on and from by de du der des von van del di da".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who told the agency something in paragraph `block`: the words that describe him, and the names in the paragraph."""

    block: int
    described: frozenset[str]
    names: frozenset[str]


def chain(texts: Mapping[int, str], anchored: Mapping[int, tuple[int, int]]) -> dict[int, tuple[int, str]]:
    """The paragraphs that continue an anchored one: index → (that paragraph's index, the words that show it).

    `texts` are the body paragraphs in order; `anchored` gives, for those with `told A`, the offsets of the cue.
    """
    found: dict[int, tuple[int, str]] = {}
    speakers: list[Speaker] = []
    previous: int | None = None
    for order, (index, text) in enumerate(texts.items()):
        if index in anchored:
            speakers.append(_speaker(order, text, anchored[index]))
            previous = index
            continue
        shown = _continues(order, text, speakers)
        if shown is None and previous is not None:
            quote = _pronoun(text)
            shown = (previous, quote) if quote else None
            found.update({index: shown} if shown else {})
        elif shown is not None:
            order_of = list(texts)
            found[index] = (order_of[shown[0]], shown[1])
        previous = previous if index in found else None
        if index in found:
            previous = found[index][0]
    return found


def _speaker(order: int, text: str, cue: tuple[int, int]) -> Speaker:
    before = text[: cue[0]]
    phrase = re.split('["“”„«».!?]', before)[-1]
    words = [match[0] for match in TOKEN.finditer(phrase)]
    described = frozenset(fold(word) for word in words if word.isalpha() and fold(word) not in _SMALL | _DEFINITE | _INDEFINITE)
    return Speaker(order, described, frozenset(_surnames(_QUOTED.sub(" ", text))))


def _surnames(text: str) -> list[str]:
    """The last words of names of two or more capitalised words."""
    return re.findall(r"[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω][^\W\d_]+(?:[-’'][^\W\d_]+)?(?:\s[a-z]{2,3})?\s([A-ZÀ-ÖØ-ÞА-ЯΑ-Ω][^\W\d_]{2,})", text)


def _continues(order: int, text: str, speakers: Sequence[Speaker]) -> tuple[int, str] | None:
    """A described or named speaker of an earlier paragraph speaks here."""
    near = [speaker for speaker in reversed(speakers) if order - speaker.block <= _FARTHEST]
    if not near:
        return None
    for phrase, words in _attributions(text):
        for speaker in near:
            contained = words <= speaker.described
            enough = len(words) >= 2 or (len(words) == 1 and order - speaker.block == 1)
            if (contained and enough) or (len(words) == 1 and phrase.split()[0] in speaker.names):
                return speaker.block, phrase
    return None


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
    if not words or not all(word.isalpha() for word in words):
        return None
    if not definite and (len(words) > 1 or not words[0][0].isupper()):
        return None
    return " ".join(words), frozenset(fold(word) for word in words) - _SMALL


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
    bare = _QUOTED.sub(" § ", text)
    tokens = [match[0] for match in TOKEN.finditer(bare)]
    for at, token in enumerate(tokens):
        if does("told", fold(token)):
            beside = tokens[max(0, at - 1) : at] + tokens[at + 1 : at + 2]
            pronoun = next((word for word in beside if _PRONOUN.fullmatch(word)), None)
            if pronoun is not None:
                return f"{pronoun} {token}"
            if any(word[0].isupper() or fold(word) in _INDEFINITE for word in tokens[max(0, at - 4) : at]):
                return None
    return None
