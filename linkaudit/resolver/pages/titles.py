"""What titles and headings are: a message, or the headline of a story; parted where a site hangs its name on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkaudit.later import later
from linkaudit.resolver.pages.facts import Page
from linkaudit.resolver.pages.letters import plain
from linkaudit.resolver.pages.missing_words import EXCUSES

APOLOGY = later("|".join(EXCUSES))
LONGEST_TITLE = 40
_PARTS = re.compile(r"\s[|–—·•:-]{1,3}\s|[|·•]|::")
_PARTS_RIGHT = re.compile(r"\s[|–—·•:-]{1,3}\s|[|·•»]|::")
_HEADLINE_WORDS = 5
_HEADLINE_WIDE = 14
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def parts_of(title: str) -> Iterator[str]:
    """A title whole and parted, in plain letters; a pair of guillemets quotes, a single one parts."""
    whole = plain(title)
    yield whole
    parts = (_PARTS if "«" in whole else _PARTS_RIGHT).split(whole)
    yield from (part.strip(" !.?…") for part in parts)


def has_headline(page: Page) -> bool:
    """Whether a heading is that of a story: too long and too calm for an error page."""
    return any(map(is_headline, page.headings))


def is_headline(heading: str) -> bool:
    """Whether a heading is a story's."""
    wide = _WIDE.search(heading) is not None
    long = len(heading) >= _HEADLINE_WIDE if wide else len(heading.split()) >= _HEADLINE_WORDS or len(heading) > LONGEST_TITLE
    return long and not APOLOGY.search(plain(heading))
