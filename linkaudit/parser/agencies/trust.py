"""How far a name may be believed to mean the agency here: by the outlet's country, the page's language, its full names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from urllib.parse import urlsplit

from linkaudit.data import Agency, Risk, agencies
from linkaudit.parser.agencies import Naming
from linkaudit.parser.blocks import Document
from linkaudit.parser.claims import Trust

_COUNTRY_OF = {"uk": "GB"}
_NO_COUNTRY = frozenset("co io tv me ai fm to cc ly ws gg app".split())
"""Country domains that are sold for their letters."""
_INITIALS = 2
OWNER = 40
"""Characters before a name in which its country may stand: `Austria's APA`, `the Taiwanese agency CNA`."""
_STEM = 6
"""Letters that a country's name and its adjective share: `Austria`, `Austrian`."""
_AT_HOME: Mapping[Risk, Trust] = {"low": "sure", "medium": "sure", "high": "fair"}
_ABROAD: Mapping[Risk, Trust] = {"low": "sure", "medium": "fair", "high": "poor"}
"""What a bare name is worth in its agency's own country, and elsewhere."""
_LANGUAGE_SIGNS: Mapping[str, str] = {
    "de": "der und nicht wird ein eine das auf für sich",
    "fr": "les des une est dans pour qui sur",
    "es": "los las una del por",
    "it": "dell della gli nel sono che più è nella alla dei",
    "en": "the and was with that",
    "el": "και του της στο που",
    "pt": "não uma pelo dos também",
    "nl": "het een niet voor wordt van zijn aan ook",
    "sv": "och att är inte för",
    "da": "af blev",
    "no": "ble etter",
    "fi": "ja että oli mukaan myös ovat kun sekä kuin",
    "pl": "się nie jest oraz przez",
    "cs": "že jsou jako podle",
    "hu": "és hogy nem egy",
    "ro": "și că din pentru",
    "tr": "ve bir için olarak ile bu daha göre",
    "id": "yang dan dengan untuk pada akan ini tidak",
    "hr": "će nije koji koja što nakon bio bila",
    "ar": "في من على إلى أن التي",
    "fa": "در به از که این را است",
    "zh": "的 了 在",
}
"""Words that tell a language; in Chinese, characters."""
_SIGN_OF = {word: language for language, words in _LANGUAGE_SIGNS.items() for word in words.split()}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Context:
    """What the page itself tells about the readings of a name."""

    country: str | None
    """Of the outlet: as told, or by its address."""
    language: str | None
    known: frozenset[str]
    """Agencies that the page names in full, or credits."""

    def choose(self, naming: Naming, before: str = "") -> Agency | None:
        """Which of the agencies of this name is meant, by whose country stands before it or whose page this is; or None."""
        if len(naming.agencies) == 1:
            return naming.agencies[0]
        owned = (agency for agency in naming.agencies if agency.country_name and agency.country_name[:_STEM] in before)
        near, speaking = filter(self._is_near, naming.agencies), filter(self._speaks, naming.agencies)
        return next(chain(owned, near, speaking), None)

    def _is_near(self, agency: Agency) -> bool:
        return agency.id in self.known or self._is_from(agency)

    def _speaks(self, agency: Agency) -> bool:
        return self.language is not None and agency.languages[:1] == (self.language,)

    def speaks_its_language(self, naming: Naming, agency: Agency) -> bool:
        """Whether the page is in the agency's first language, where that tells something: `SID` in German.

        Two letters are no more than initials where several agencies of a language have such; `TT` is the one in Swedish.
        """
        if self.language in (None, "en") or not self._speaks(agency):
            return False
        return len(naming.text) > _INITIALS or _with_initials()[agency.languages[0]] == 1

    def is_foreign(self, agency: Agency) -> bool:
        """Whether the page is in another language than the agency's first."""
        return self.language is not None and not self._speaks(agency)

    def trust(self, naming: Naming, agency: Agency) -> Trust:
        """How surely the naming means this agency."""
        if naming.risk == "low" or agency.id in self.known:
            return "sure"
        rivals = {rival.dominant for rival in agency.rivals if naming.short and self.country in rival.countries}
        if rivals:
            return "eclipsed" if True in rivals else "rival"
        return (_AT_HOME if self._is_from(agency) else _ABROAD)[naming.risk]

    def _is_from(self, agency: Agency) -> bool:
        return self.country is not None and (self.country == agency.country or self.country in agency.readers)


@cache
def _with_initials() -> Counter[str]:
    """How many agencies that write in a language first are known by two letters."""
    short = (agency for agency in agencies() if any(len(name) == _INITIALS for name in agency.abbreviations))
    return Counter(chain.from_iterable(agency.languages[:1] for agency in short))


def context_of(document: Document, namings: Mapping[int, list[Naming]]) -> Context:
    """Gather what the page tells."""
    named = list(chain.from_iterable(namings.values()))
    known = frozenset(naming.agencies[0].id for naming in named if " " in naming.text and not naming.short)
    ambiguous = any(len(naming.agencies) > 1 or naming.risk == "high" for naming in named) or bool(document.source.extra)
    return Context(document.source.outlet_country or _country(document), _language(document, guess=ambiguous), known)


def _language(document: Document, *, guess: bool) -> str | None:
    """The language the page declares; guessed only where a name is that of several agencies, or a record may name one."""
    declared = (document.source.language or document.language or "")[:2].lower()
    if declared or not guess:
        return declared or None
    return _guess("".join(block.text[:200] for block in document.blocks[:40]))


def _country(document: Document) -> str | None:
    for url in (document.source.url, document.url):
        try:
            top = (urlsplit(url or "").hostname or "").rpartition(".")[2]
        except ValueError:
            continue
        if len(top) == 2 and top.isalpha() and top not in _NO_COUNTRY:
            return _COUNTRY_OF.get(top, top.upper())
    return None


def _guess(sample: str) -> str | None:
    counts = Counter(map(_SIGN_OF.get, _WORD.findall(sample)))
    counts["zh"] = sum(map(sample.count, _LANGUAGE_SIGNS["zh"].split()))
    best = max(_LANGUAGE_SIGNS, key=counts.__getitem__)
    return best if counts[best] >= 3 else None
