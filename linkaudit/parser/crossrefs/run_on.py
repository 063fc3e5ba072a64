"""A label that runs on into its title where neither a blank nor a capital parts them: `延伸閱讀港口放棄第二台起重機`.

Two elements of a page met there. What may as well be the next letters of a longer word, or what grammar hangs on to a word
of the label, is no title.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from linkaudit.parser.crossrefs.words import Entry, Table, fold
from linkaudit.parser.headlines import stops

_LEAST_REST = 3
"""Letters of a title's first word, vowel signs not counted, where blanks part words; fewer are an ending."""
_LEAST_LABEL = 4
"""Characters of a label in a script without blanks."""
_LONGEST_LABEL = 24
_LONGEST_LINE = 89
_UNSPACED = (
    *(("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff")),
    *(("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7a3")),
)
_ENDINGS = (
    *"はがをのにもへとでや的是在中可请請与與和及为為将將已发發稿社报報网網界材、은는를을들",
    *("များ", "ကို", "က ", "မှ", "နှင့်", "သည်", "ဖြစ်", "အရ", "တွင်", "၏", "ရန်", "ပါ", "အချက်", "အကြောင်း"),
    *("ដែល", "របស់", "និង", "នៃ", "ត្រូវ", "អំពី", "នេះ", "នៅ"),
    *("이 ", "가 ", "도 ", "와 ", "과 ", "에 ", "의 ", "로 ", "에서", "에는", "에도", "으로", "부터", "까지"),
    *("ได้", "ที่", "กับ", "จาก", "คลิก", "ของ", "และ", "เพิ่มเติม", "ໄດ້", "ທີ່", "ກັບ"),
)
"""What follows such a label where it is a word of a sentence: `関連記事はこちら`."""


def run_on(text: str, before: Sequence[str], start: int, word: str, known: Table) -> tuple[Entry, int] | None:
    """The label that ends inside the word that begins at `start` of a text, and where; `before` are its folded first words."""
    if word.isascii() or not _is_caseless(word[0]) or len(text) > _LONGEST_LINE or stops(text):
        return None
    unspaced = any(low <= word[0] <= high for low, high in _UNSPACED)
    known_as = {size: " ".join([*before, fold(word[:size])]) for size in _sizes(word, before, unspaced=unspaced)}
    size = next((size for size, words in known_as.items() if words in known.entries), 0)
    if not size or not _is_title(text, start + size, word[size:], unspaced=unspaced):
        return None
    return known.entries[known_as[size]], start + size


def _sizes(word: str, before: Sequence[str], *, unspaced: bool) -> range:
    """How much of a word may be a label's, the longest first; of a script with spaces, only behind the label's first words."""
    if not (before or unspaced):
        return range(0)
    return range(min(len(word) - 1, _LONGEST_LABEL), 1 if before else _LEAST_LABEL - 1, -1)


def _is_caseless(letter: str) -> bool:
    """Georgian has great letters in Unicode, and sets none at the beginning of a sentence."""
    return letter.lower() == letter.upper() or "\u10d0" <= letter <= "\u10ff"


def _is_title(text: str, at: int, rest: str, *, unspaced: bool) -> bool:
    if unicodedata.category(rest[0]).startswith("M"):
        return False
    return not text.startswith(_ENDINGS, at) if unspaced else sum(map(str.isalpha, rest)) >= _LEAST_REST
