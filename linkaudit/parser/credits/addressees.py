"""Who was told: the agency behind a preposition of address, in a case that addresses, or before a postposition of address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linkaudit.parser.credits.cues import TOLD, Cue
from linkaudit.parser.credits.neighbours import Neighbours
from linkaudit.parser.credits.words import any_does, does, languages

_VERB_BEFORE = frozenset({"en", "fr", "es", "it", "pt", "ca", "gl", "ro"})
"""Languages in which the verb of telling follows the one told only where that opens the clause: `A EFE le dijo`."""
_COLONS = frozenset(":：")
_OWNING = frozenset({"der", "dem"})
"""Datives that may be genitives, or the subject's own."""
_HEADLINE = 12
"""Words before the preposition of a headline that says who told the agency."""


def to_addressee(near: Neighbours, until: int) -> Cue | None:
    """`said to`, `a dit à l'`, `im Gespräch mit`: an address needs a verb or a word of speaking in its sentence."""
    word, earlier = near.before[until - 1], near.before[: until - 1]
    if not does("to", word) or _is_article(word, earlier, near) or near.names_thing:
        return None
    if any_does("talk", earlier[-4:]) or _is_headline(word, earlier, near):
        return TOLD
    spoken = languages("told", earlier[-24:]) | _spoken_behind(near, earlier, word)
    return TOLD if not spoken.isdisjoint(languages("to", [word])) else None


def _opens_clause(earlier: list[str]) -> bool:
    """`sagte sie, der Kai sei zu`: behind the verb a comma begins what was said, and its subject."""
    for before in reversed(earlier):
        if before == ",":
            return True
        if "de" in languages("told", [before]):
            return False
    return False


def _is_headline(word: str, earlier: list[str], near: Neighbours) -> bool:
    """`Minister to Reuters: we will`, `La ministra a EFE:`; but `Der Chef der dpa:` is its chief."""
    told = near.follower in _COLONS and near.trust in ("sure", "fair", "poor") and 0 < len(earlier) <= _HEADLINE
    return told and earlier[-1][0].isalpha() and word not in _OWNING and not does("of", word)


def _spoken_behind(near: Neighbours, earlier: list[str], word: str) -> frozenset[str]:
    """The languages in which a word behind the name can be the verb of telling: `jak dla PAP powiedział`."""
    if earlier and does("of", word):  # `Der Chefredakteur der dpa sagte`: whose he is
        return frozenset()
    verb_first = bool(earlier) and earlier[-1].isalpha()
    return languages("told", near.after[:10]) - (_VERB_BEFORE if verb_first else frozenset())


def _is_article(word: str, earlier: list[str], near: Neighbours) -> bool:
    """`A TAP disse à comissão`, `Der epd berichtet`, `Der Kai soll, sagte er, …`: so begins a subject, and addresses nobody.

    A German dative that opens the sentence has the verb right behind it: `Der dpa sagte sie`.
    """
    if earlier:
        return word in _OWNING and _opens_clause(earlier)
    if word in _OWNING:
        return "de" not in languages("told", near.after[:1]) or "de" in languages("reported", near.after[:1])
    return word == "a" and near.trust != "sure"


def is_order(near: Neighbours) -> bool:
    """`told AP to release the water`: a body that obeys."""
    return near.trust != "sure" and near.follower == "to"


def addressed(near: Neighbours) -> Cue | None:
    """`AFP'ye konuştu`, `kertoi STT:lle`, `mondta az MTI-nek`, `रॉयटर्स को बताया`, `أبلغ مصدر رويترز`."""
    if languages("told_direct", near.before[-3:-1]) & {"ar"}:
        return replace(TOLD, before=near.skipped + 1)
    if near.case == "dative" and near.before and near.follower in _COLONS:  # a headline: `Başkan AA'ya: …`
        return replace(TOLD, before=0)
    if near.case == "accusative":  # `tájékoztatta a rendőrség az MTI-t`
        return replace(TOLD, before=0) if languages("told_direct", near.before[-6:]) & {"hu"} else None
    if _is_whose(near.before[-1:]) or not (near.case == "dative" or does("to_after", near.follower)):
        return None
    told = any(any_does(use, near.before[-24:]) or any_does(use, near.after[:12]) for use in ("told", "talk"))
    return replace(TOLD, before=min(1, near.skipped), behind=1) if told else None


def _is_whose(last: Sequence[str]) -> bool:
    """`Журналіста Укрінформу`: whose he is, not whom somebody told."""
    return any_does("staff", last) and not any_does("staff_to", last)
