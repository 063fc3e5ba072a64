"""The section's name that runs into a title where a page's elements met: `NewsCrane falls into harbour`, `VIDEOCrane falls`.

Names of firms are written alike (`YouTube`, `BioNTech`), so small letters tell only where they spell a section that papers
have everywhere.
"""

from __future__ import annotations

import re

from linkaudit.parser.crossrefs.words import fold
from linkaudit.parser.headlines import headline

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 3
"""Words of a title behind it at least."""
_SECTIONS = frozenset(
    (
        "news world politics business economy sport sports opinion opinions culture video videos photos gallery exclusive "
        "analysis technology tech science health travel lifestyle entertainment local national international breaking live "
        "podcast explainer feature features interview editorial column climate environment education crime review weather "
        "politik wirtschaft kultur meinung panorama wissen wissenschaft gesundheit reise lokales regional ausland inland "
        "kommentar analyse reportage gesellschaft netzwelt digital exklusiv wetter umwelt bildung "
        "politique economie monde societe culture sante sciences environnement editorial enquete entretien reportages "
        "mundo politica economia deportes cultura sociedad opinion tecnologia ciencia salud sucesos internacional nacional "
        "esportes esporte saude educacao entrevista brasil cronaca esteri sport salute scienza scienze tecnologie interviste "
        "nieuws binnenland buitenland politiek economie cultuur opinie wetenschap tech misdaad klimaat "
        "nyheter nyheder inrikes utrikes ekonomi kultur sporten debatt debat ledare indland udland politikk okonomi innenriks "
        "uutiset kotimaa ulkomaat talous kulttuuri urheilu mielipide politiikka "
        "polska swiat kraj gospodarka biznes opinie sport kultura nauka zdrowie wiadomosci domaci zahranici ekonomika nazory "
        "belfold kulfold gazdasag velemeny tudomany eveniment externe politica economie sanatate "
        "новости политика экономика общество культура спорт мир наука здоровье интервью видео мнение происшествия "
        "новини політика економіка суспільство культура світ думка відео "
        "ειδησεις πολιτικη οικονομια κοσμος ελλαδα αθλητισμος γνωμη gundem ekonomi siyaset dunya spor saglik yasam "
        "nasional ekonomi internasional olahraga hiburan teknologi berita"
    ).split()
)
"""Folded: without accents and capitals."""


def behind_section(title: str) -> str:
    """The title without the section's name that runs into its first word; as it is if none does."""
    first = _WORD.match(title)
    word = first[0] if first else ""
    if word[1:].islower() or len(word) < _LEAST:
        return title
    at = next((at for at in range(_LEAST, len(word)) if _parts(word, at)), 0)
    return title[at:] if at and headline(title[at:], _LEAST) else title


def _parts(word: str, at: int) -> bool:
    """A section's name ends there, or capitals do that are too many for a name, and a word with a great letter begins."""
    before, after = word[:at], word[at:]
    if not after[0].isupper() or (len(after) > 1 and after.isupper()):
        return False
    return fold(before) in _SECTIONS if not before.isupper() else at > _LEAST and after[1:].islower()
