"""What stands before a handle and is no account's name: bylines, the words of other networks' embeds, credits of pictures."""

from __future__ import annotations

import re
from functools import cache

from linkaudit.data import credit_words

_SHARED = re.compile(
    r"\b(?:shared|posted|uploaded) by|geteilt von|gepostet von|partagée? par|compartid[ao] (?:de|por)"
    r"|compartilhad[ao] por|partilhad[ao] por|condiviso da|gedeeld door|delad av|delt (?:av|af)|paylaştığı"
    r"|udostępniony przez|Публикация от",
    re.IGNORECASE,
)
"""Words of Instagram's and Facebook's embeds before their author's name."""
_WORK = r"(?:reporting|written|edited|editing|compiled|produced|hosted|presented|filmed|illustrated|designed|photos?|story)"
_BYLINE = re.compile(rf"(?:(?:(?:additional|further|with) )?{_WORK} )?by\b", re.IGNORECASE)
_WORK_BY = re.compile(rf"(?:(?:additional|further|with) )?{_WORK} by\b[^.!?…]{{0,60}}\Z", re.IGNORECASE)
_LEADING = re.compile(r"(von|par|por|di|van|av|af|oleh|od|text|texto|texte|testo|tekst|foto|автор|от)\b:?\s", re.IGNORECASE)
_ON_A_NETWORK = re.compile(
    r"\b(?:on|at|auf|bei|sur|en|su|op|på|no|na|w|в|via)\s(?:Twitter|X|Instagram|Threads|Bluesky|Facebook|TikTok|Telegram)\Z"
)
_LABEL = re.compile(r"[^\s:/|·•.–—-]{1,24}")
_LONGEST_LABEL = 48


def is_led(name: str, handle: str) -> bool:
    """Whether a word that leads bylines in other languages stands before a name, and is none of the name itself."""
    led = _LEADING.match(name)
    return led is not None and not handle.casefold().startswith(led[1].casefold())


def is_byline(name: str) -> bool:
    """Whether what stands before a handle is more than a name: `Reporting by Jane Doe`, `A post shared by Jane Doe`."""
    return bool(_SHARED.search(name) or _BYLINE.match(name))


def is_invitation(name: str) -> bool:
    """Whether what stands before a handle tells where somebody is to be found: `Jane Doe is on Twitter`."""
    return _ON_A_NETWORK.search(name) is not None


def is_credit(before: str) -> bool:
    """Whether all that stands before a dash is what a credit begins with: `Photo`, `Produced by`, `Compiled by Jane Doe`."""
    words = before.strip(" \t>*_•:–—-")
    if not words or len(words) > 2 * _LONGEST_LABEL:
        return False
    return _WORK_BY.match(words) is not None or _is_label(words)


def _is_label(words: str) -> bool:
    """Nothing but words for a picture."""
    named = _LABEL.findall(words) if len(words) <= _LONGEST_LABEL else []
    return bool(named) and all(word.casefold() in _pictures() for word in named)


@cache
def _pictures() -> frozenset[str]:
    return frozenset(word.casefold() for word in credit_words()["photo"]) | {"fotografie", "vidéo", "vídeo", "видео"}
