"""In which language a headline is written, as far as its small words tell: enough to know a translation from another story."""

from __future__ import annotations

import re

_SMALL_WORDS = {
    "en": "the of and to in on at for with from is are was will after over how why what who as by his her their its not",
    "de": "in der die das und den dem ein eine im zum zur mit für von auf nach ist sind wird wie warum was wer nicht als sich",
    "fr": "le la les des du et un une au aux dans pour avec sur est sont sera qui que pourquoi comment après pas ce cette ses",
    "es": "el la de los las del y un una en por con para al es son será que qué cómo tras no se su sus como más",
    "pt": "o de os as do dos da das e um uma em no na nos nas por com para ao são será que não como após sua seu mais",
    "it": "il lo di gli dei del della delle e un una in nel nella per con al è sono sarà che non come dopo perché suo sua più",
    "nl": "de het een en van op in met voor bij naar is zijn wordt waarom hoe wat wie niet als uit om zich aan over",
    "sv da no": "det den och og en ett et på i med för for av af till til är er var inte ikke som om efter etter från så när",
    "pl": "i w na z do się nie jest są po od dla o jak co kto przez czy ale przed za",
    "tr": "ve bir bu için ile de da en çok nasıl neden olan olarak sonra daha kadar ne mi",
    "id": "yang di dan ke dari untuk dengan ini itu pada akan tidak dalam oleh saat usai karena",
}
"""Words that no headline of any length goes without. Many stand in several languages; only the sum tells."""
_TONGUES = {name: frozenset(words.split()) for name, words in _SMALL_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]{1,20}")
_MOST_WORDS = 60
_LEAST = 2
"""Small words that must speak for a language, and more of them than for any other."""


def tongue(text: str) -> str | None:
    """The language that most of the small words belong to, or None where they leave a doubt."""
    words = set(_WORD.findall(text.casefold())[:_MOST_WORDS])
    ranked = sorted(((len(words & small), name) for name, small in _TONGUES.items()), reverse=True)
    (most, name), (next_most, _) = ranked[:2]
    return name if most >= _LEAST and most > next_most else None


def in_other_tongues(one: str, other: str, language: str | None = None) -> bool:
    """Whether two headlines are surely in different languages: then one may be a translation of the other.

    `language` is the declared one (a BCP 47 tag) of the article in which the first stands, for a headline too short to tell.
    """
    left, right = tongue(one) or _declared(language), tongue(other)
    return left is not None and right is not None and left != right


def _declared(language: str | None) -> str | None:
    name = (language or "").lower().partition("-")[0]
    name = {"nb": "no", "nn": "no"}.get(name, name)
    return next((known for known in _TONGUES if name in known.split()), None)
