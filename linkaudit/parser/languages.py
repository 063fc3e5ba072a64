"""Enough of languages to tell a foreign line from the article around it: scripts, the commonest words, who says `I`.

Not a language detector: `Article.language` is the declared one. It only has to see that two texts on one page differ.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from linkaudit.parser import western

QUOTED = re.compile('["“”„‟«»「」]')
"""Marks of direct speech."""
_WORD = re.compile(r"[^\W\d_]{1,30}")
_LONGEST = 30
_SPOKEN = re.compile(r"[^\W\d_]{1,12}(?:['’][a-z]{1,2})?")
_FIRST_PERSON = frozenset(
    "i my me we our i'm we're i've i'll we'll ich wir mir mich mein meine unser unsere uns je j'ai nous mon notre nos yo "
    "nosotros nuestra nuestro mis eu nós nosso nossa meu minha noi nostro nostra mia ik wij mijn onze ons jag vi vår våra "
    "jeg vores nasz nasza já naše můj я мы мой наш наша нам мій наші ben biz bizim benim أنا نحن אני אנחנו saya kami kita "
    "tôi chúng εγώ εμείς μας μου 私 僕 俺 我们 我們".split()
)
"""Who writes a post says `I` and `we`; an article says so only in quotes. Words with another sense elsewhere are left out."""
_IN_THEIR_LANGUAGE = {
    "i": ("en",),
    "we": ("en", "nl"),
    "my": ("en", "pl"),
    "me": ("en", "fr", "es", "pt", "it"),
    "je": ("fr",),
    "mon": ("fr",),
    "nos": ("es", "fr"),
    "mis": ("es",),
    "mia": ("it",),
    "vi": ("sv", "da"),
    "ons": ("nl",),
    "ben": ("tr",),
}
"""Words that say so in these languages, and `and`, `in` or `is` in others."""
_KNOWING_I = frozenset(("pl", "it", "sv", "da", "cs"))
"""Languages in which `I` may be the first word of a sentence."""

_COMMONEST = {
    "en": "the of and to is that it was for on are with as be this have from they you not we at by has his",
    "de": "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es wir ich wird",
    "fr": "le les et des du une de la un à a en est que pour dans qui sur pas au par il sont avec ce nous je vous plus cette",
    "es": "el los y del las de la que en un a no por con una para es al como más pero sus lo ha este muy hoy se su son está",
    "pt": "o os e do da de a em um uma não no para que por mais dos das ao foi ele tem são à pelo você isso",
    "it": "il di che la a e è per un in non del una con sono gli della si dei al da più anche nel alla ci",
    "nl": "de het een en van is dat op te zijn voor met niet aan er om ook als bij naar maar wordt wij",
    "sv": "och att det som en på är av för med till den har inte om ett han men var jag vi från kan",
    "da": "og at det er en til på som med af for den har ikke de der var jeg vi et fra kan også men",
    "pl": "i w nie na się z do to że jest o jak ale po co tak za od przez tego był jego są dla",
    "cs": "a se v na je že to s z do o i jako ale za by byl po jsem pro si jsou tak když už",
    "tr": "ve bir bu da için ile de çok ne gibi daha olan var değil ama en kadar sonra olarak biz",
    "fi": "ja on ei se että oli mutta hän ovat niin kun myös joka kuin sen me olen tai ole",
    "hu": "a az és hogy nem is egy ez meg de van volt csak mint már el még ha azt ki",
    "ro": "și de în la cu nu a pe este că din un o pentru care sunt mai să se au",
    "id": "yang dan di ini itu dengan untuk tidak dari dalam akan pada juga ke ada kami saya oleh sudah",
    "ru": "и в не на что с он как это по но из у за от так же к бы вы мы для",
    "uk": "і в не на що з він як це до та але за від так у ми для по є ти",
}
_IN_LANGUAGES: dict[str, list[str]] = {}
for _language, _words in _COMMONEST.items():
    for _word in _words.split():
        _IN_LANGUAGES.setdefault(_word, []).append(_language)


def letter_words(text: str) -> list[str]:
    """The words of a text, of letters alone, folded; of longer ones stretches of 30 letters."""
    known = western.letter_words(text)
    if known is None or max(map(len, known), default=0) > _LONGEST:
        return _WORD.findall(text.casefold())
    return known


@lru_cache(maxsize=64)
def language_of(text: str) -> str | None:
    """The language whose commonest words a text holds most of; None when they are fewer than two or do not decide."""
    hits: dict[str, int] = {}
    counts = Counter(letter_words(text[:20_000]))
    for word in counts.keys() & _IN_LANGUAGES.keys():
        languages = _IN_LANGUAGES[word]
        for language in languages:
            hits[language] = hits.get(language, 0) + counts[word] * (6 // len(languages))
    best = sorted(hits, key=hits.__getitem__, reverse=True)[:2]
    if not best or hits[best[0]] < 8 or (len(best) == 2 and hits[best[0]] < 1.5 * hits[best[1]]):
        return None
    return best[0]


_BEYOND_LATIN = re.compile("[^\0-\u036f\u2000-\u206f]")
"""A letter of another script, or one of the rarer signs."""


def _script(letter: str) -> int:
    point = ord(letter)
    if point < 0x370:
        return 0
    if point < 0x1100:
        return point >> 7
    return 0xAC if 0xAC00 <= point < 0xD800 else 0x2E


def script_of(text: str) -> int:
    """The script that most letters of a text's beginning are written in, as a number; 0 for Latin and for no letters."""
    beginning = text[:400]
    if _BEYOND_LATIN.search(beginning) is None:
        return 0
    counts = Counter(map(_script, filter(str.isalpha, beginning)))
    return counts.most_common(1)[0][0] if counts else 0


@lru_cache(maxsize=64)
def speaks(text: str, house: str | None) -> bool:
    """Whether somebody speaks of himself in a text, outside quotes; `house` is the language of the article around it."""
    if QUOTED.search(text):
        return False
    words = _SPOKEN.findall(text)
    said = _FIRST_PERSON.intersection(map(str.casefold, words))
    if not said or not said <= _IN_THEIR_LANGUAGE.keys():
        return bool(said)
    language = language_of(text) or house
    if "I" in words and language not in _KNOWING_I:
        return True
    return any(language in _IN_THEIR_LANGUAGE[word] for word in said)
