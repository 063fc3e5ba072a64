"""People who bear an agency's name: `By Petra Quill`, `Photo: Sana Malik`, `By Tess Bloomberg`, `— Petra, Marwick`.

Asked before any slot reads a block: a name set like a person's, next to another such name that no credit knows, is a person's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkaudit.parser.agencies import Naming
from linkaudit.parser.agencies.edges import is_graded
from linkaudit.parser.credits.parts import kind_of
from linkaudit.parser.credits.states import is_state
from linkaudit.parser.credits.words import TOKEN, does, fold

_PARTICLES = frozenset("al bin da dal das de del della den der di do dos du el la le los ten van vom von".split())
_MOST_PARTICLES = 3
_BEFORE = 40
_SET_OFF = re.compile(r"(?:[/©:(|\[–—-]|\b(?:via|by|von|par|por|courtesy))\s?$")


def without_people(text: str, namings: Sequence[Naming], country: str | None) -> list[Naming]:
    """The namings that are no person's and no state's. `country` is the outlet's: at home the agency comes first."""
    return [naming for naming in namings if not _is_other(text, naming, country)]


def _is_other(text: str, naming: Naming, country: str | None) -> bool:
    return is_person(text, naming, country) or is_graded(text, naming.end) or is_state(text, naming, country)


def is_personal(naming: Naming) -> bool:
    """Set as a person's name is, and doubtful enough to be one: `Petra`, `Efe`, `Sana`."""
    common = any(naming.text in agency.common for agency in naming.agencies)
    return (naming.risk != "low" or common) and naming.text.istitle() and naming.text.isalpha()


def is_person(text: str, naming: Naming, country: str | None) -> bool:
    """Whether a capitalised name stands beside the naming, which is set as a name itself."""
    if not is_personal(naming) or country in {agency.country for agency in naming.agencies if agency.country}:
        return False
    return _is_name(_next(text, naming.end)) or _is_name(_last(text, naming.start))


def stands_alone(text: str, naming: Naming) -> bool:
    """Whether a caption's words set the name off as a credit, and do not go on with it: `(AFP)`, `Foto: Lusa`."""
    before = text[max(0, naming.start - _BEFORE) : naming.start]
    if _SET_OFF.search(before) or kind_of_last(before) == "photo" or text[naming.end : naming.end + 1] == "/":
        return True
    if _is_addressed(before):
        return False
    kind = _kind_of_next(text, naming.end)
    return kind in ("by", "photo") or not (is_personal(naming) or kind == "prose")


def _is_addressed(before: str) -> bool:
    """`speaks to AFP`, `tells AFP`: a caption's sentence."""
    words = TOKEN.findall(before)[-1:]
    return any(does(use, fold(word)) for word in words for use in ("to", "told_direct"))


def has_names(text: str, naming: Naming) -> bool:
    """Whether a short text names somebody or some place beside the naming."""
    return any(_is_name(match) for match in TOKEN.finditer(text) if not naming.start <= match.start() < naming.end)


def kind_of_last(before: str) -> str:
    """What the last word of a stretch does in a credit; nothing where it has none."""
    words = list(TOKEN.finditer(before))
    return kind_of(before, words[-1]) if words else ""


def _kind_of_next(text: str, at: int) -> str:
    """What a word in small letters after the naming does in a credit."""
    follower = TOKEN.match(text, at + 1) if text[at : at + 1] == " " else None
    return kind_of(text, follower) if follower is not None and follower[0].islower() else ""


def _next(text: str, at: int) -> re.Match[str] | None:
    """The word after the naming; particles of names are stepped over."""
    for _ in range(_MOST_PARTICLES):
        word = TOKEN.match(text, at + 1) if text[at : at + 1] == " " else None
        if word is None or word[0] not in _PARTICLES:
            return word
        at = word.end()
    return None


def _last(text: str, at: int) -> re.Match[str] | None:
    if text[at - 1 : at] != " ":
        return None
    words = list(TOKEN.finditer(text, max(0, at - _BEFORE), at))
    return words[-1] if words and words[-1].end() == at - 1 else None


def _is_name(word: re.Match[str] | None) -> bool:
    """A capitalised word, not all in capitals, of no use in credits."""
    return word is not None and word[0].istitle() and len(word[0]) > 1 and kind_of(word.string, word) == "name"
