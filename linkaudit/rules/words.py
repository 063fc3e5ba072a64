"""Texts compared as readers compare them: links, quotes, blanks, case and HTML references do not count."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from linkaudit.entities import unescaped
from linkaudit.normal import normal
from linkaudit.rules.han import SIMPLE

_SHORT_LINK = re.compile(r"(?:https?://)?(?:t\.co|pic\.(?:twitter|x)\.com)/[A-Za-z0-9]{8,10}(?![a-z0-9])|"
                         r"(?:https?://)?(?:t\.co|pic\.(?:twitter|x)\.com)/[A-Za-z0-9]{0,10}")  # fmt: skip
_LINK = re.compile(r"https?://[^\s<>\"“”]{0,2000}", re.IGNORECASE)
_BARE_LINK = re.compile(r"(?<![\w.])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}/[^\s<>\"“”]{0,500}", re.ASCII | re.IGNORECASE)
"""As posts show their links: `example.org/2020/orders…`."""
_BARE_HOST = re.compile(r"(?<![\w.@])(?:[a-z0-9-]{2,63}\.){1,3}[a-z]{2,24}(?![\w/])", re.ASCII | re.IGNORECASE)
"""Or only `example.org`; nothing but a missing blank tells `it.Line` from it."""
_RETWEET = re.compile(r"\s{0,9}RT @[A-Za-z0-9_]{1,20}:?\s", re.ASCII)
_LEFT_OUT = re.compile(
    r"[\[(]?(?:…|\.{3})[\])]?|\[[^\[\]\n]{1,60}\]|(?<=\w)\*{2,20}\w{0,20}|\w?(?<!\*)\*{3,20}\w{0,20}|[^\W\d_]\*[^\W\d_]{1,5}"
)
"""What an editor marks as not the author's words: an omission, a word of his own in brackets, a word that is not printed."""
_MORE = re.compile(
    r"[\s…]{1,9}(?:(?:show|read|see) more|mehr anzeigen|voir plus|(?:mostrar|ver) (?:más|mais)|mostra altro|meer weergeven"
    r"|visa mer|pokaż więcej|показать ещё|daha fazla(?: göster)?)\s{0,9}\Z",
    re.IGNORECASE,
)
"""The button under a post too long to be shown whole, copied with it."""
_TATWEEL = "\u0640"
"""Stretches Arabic words, and counts as a letter."""
_ALIKE = str.maketrans({"ё": "е", "×": "x", "ي": "ی", "ى": "ی", "ك": "ک"}) | SIMPLE
"""Russian writes either, keyboards of Arabic and Persian too, Chinese sites both; systems make a sign of the x in `2x4`."""
_SIGNS_LOOKED_AT = 300
_MENTIONS_FIRST = re.compile(r"(?:[.\s]{0,5}@[A-Za-z0-9_]{1,20}){1,50}\s", re.ASCII)
"""Whom a reply answers: some sources give it, others do not."""


def letters(text: str, *, hosts: bool = True) -> str:
    """Only the letters and digits of a text, folded; what is a link is left out, and without `hosts` so are bare host names."""
    plain = unescaped(unescaped(text))
    plain = plain.replace(_TATWEEL, "") if _TATWEEL in plain else plain
    for link in (_SHORT_LINK, _LINK, _BARE_LINK, *(() if hosts else (_BARE_HOST,))):
        plain = link.sub(" ", plain)
    plain = _RETWEET.sub("", plain, count=1) if plain.lstrip().startswith("RT @") else plain
    plain = _MENTIONS_FIRST.sub("", plain.lstrip(), count=1) if plain.lstrip()[:1] in ("@", ".") else plain
    folded = normal("NFKC", plain).casefold().translate(_ALIKE)
    return "".join(sign for sign in folded if sign.isalnum())


def pieces(text: str) -> frozenset[str]:
    """Its overlapping pieces of three letters."""
    return frozenset(text[at : at + 3] for at in range(max(1, len(text) - 2)))


def quotes(shown: str, true: str) -> bool:
    """Whether one text is the other or a part of it, as quotes are: cut at its ends, or with something left out."""
    shown = _MORE.sub("", shown)
    for hosts in (True, False):
        one, other = letters(shown, hosts=hosts), letters(true, hosts=hosts)
        if one in other or other in one:
            return True
    return _in_order([letters(part) for part in _LEFT_OUT.split(shown)], letters(true))


def goes_on(shown: str, true: str, *, least: int) -> bool:
    """Whether the text shown is the true one and goes on for some letters more, however its links are written."""
    texts = ((letters(shown, hosts=hosts), letters(true, hosts=hosts)) for hosts in (True, False))
    return all(one.startswith(other) and len(one) - len(other) >= least for one, other in texts)


def _in_order(parts: list[str], whole: str) -> bool:
    at = 0
    for part in parts:
        at = whole.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def in_other_letters(one: str, other: str) -> bool:
    """Whether two texts are written in different scripts: then one of them is a translation."""
    left, right = _script(one), _script(other)
    return left is not None and right is not None and left != right


def _script(text: str) -> str | None:
    """The script of most of its letters, by the first word of their Unicode names."""
    names = (unicodedata.name(sign, "").partition(" ")[0] for sign in text[:_SIGNS_LOOKED_AT] if sign.isalpha())
    counted = Counter("CJK" if name in {"HIRAGANA", "KATAKANA"} else name for name in names)
    return max(counted, key=counted.__getitem__) if counted else None
