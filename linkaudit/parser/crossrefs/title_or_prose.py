"""Whether what follows a label in its block is a title, or the rest of a sentence, or a call to the reader."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkaudit.parser.blocks import Anchor, Block
from linkaudit.parser.crossrefs.doubts import is_no_title
from linkaudit.parser.crossrefs.labels import Label, calls
from linkaudit.parser.crossrefs.spans import leads
from linkaudit.parser.crossrefs.words import Meaning
from linkaudit.parser.embeds.words import shows_post
from linkaudit.parser.headlines import capital, eastern, headline, length, stops

URL = re.compile(r"https?://[^\s<>\"（）」，。、]{4,2000}", re.IGNORECASE)
AT_URL = re.compile(r"(?:[^\W\d_]{1,8}\s){0,2}https?://[^\s<>\"]{4,2000}", re.IGNORECASE)
"""An address and nothing else behind a label but what leads to it: `Read more at https://…`."""
_COMMAS = re.compile(r"[,،、|]\s")
_LED_ON = frozenset(("read_more", "related"))
_TELLING = 7
"""Letters of a label of one word at least that capitals alone part from its title."""


def refers(rest: str, block: Block, label: Label, links: Sequence[tuple[Anchor, str]]) -> bool:
    """What follows the label is a title, and not the rest of a sentence or a call."""
    if label.opener and rest.find(_closer(label.opener)) not in {-1, len(rest) - 1}:
        return False
    if _is_at_address(rest, label):
        return True
    if calls(rest) or _lead_nowhere(links):
        return False
    words = [title for _, title in links]
    if mostly(words, rest):
        return _linked_refers(rest, words, label)
    return not ((words and stops(rest)) or is_no_title(rest) or shows_post(block.text)) and _plain_refers(rest, block, label)


def _is_at_address(rest: str, label: Label) -> bool:
    """An address follows, and nothing but words that lead to it; a lone word before it may be prose: `See https://…`."""
    if label.marked and URL.match(rest):
        return True
    return AT_URL.fullmatch(rest) is not None and not (label.single and URL.match(rest))


def _lead_nowhere(links: Sequence[tuple[Anchor, str]]) -> bool:
    """There are links, and none to another page; or one goes back to where a footnote's number stands."""
    return bool(links) and (links[-1][0].url.startswith("#") or not any(leads(anchor.url) for anchor, _ in links))


def mostly(links: Sequence[str], rest: str) -> bool:
    """Whether links are most of what follows a label."""
    return bool(links) and sum(map(len, links)) >= 0.7 * len(rest)


def _linked_refers(rest: str, links: Sequence[str], label: Label) -> bool:
    least = 3 if len(links) > 1 or label.meaning.kind == "related" else 2
    # several words that a subject follows (`More from Lena Orsk`) are a section's button, or begin a sentence
    leads_on = label.meaning.risk == "high" and not (label.single or (label.meaning.kind == "read_more" and headline(rest, 5)))
    return (label.marked or (capital(rest) and not leads_on)) and max(map(length, links)) >= least


def _plain_refers(rest: str, block: Block, label: Label) -> bool:
    if label.marked:
        return _marked_refers(rest, block.text[: label.until], label.meaning) or _glued(rest, label)
    return _unmarked_refers(rest, block.text[label.start : label.until], label)


def are_topics(links: Sequence[str]) -> bool:
    """Several links, and few of them as long as a title."""
    return len(links) > 2 and 2 * sum(length(link) > (2 if eastern(link) else 3) for link in links) < len(links)


def _marked_refers(rest: str, label: str, meaning: Meaning) -> bool:
    """After a colon, bar, dash or arrow."""
    if not _begins_title(rest) or _enumerates(rest):
        return False
    if meaning.risk == "medium" and _may_be_name(rest):
        return False
    if meaning.risk == "low":
        least = 3 if meaning.use == "continue" else 2
        return headline(rest, least) or least <= length(rest) <= 20
    return headline(rest) if meaning.risk == "medium" else headline(rest, 4) and _louder(label, rest)


def _may_be_name(text: str) -> bool:
    """Two words with great letters: `Lena Orsk`."""
    words = text.split()
    return len(words) == 2 and all(word[:1].isupper() for word in words)


def _glued(rest: str, label: Label) -> bool:
    """The colon's element ended, and the title's began: `More:Crane falls into harbour`."""
    return label.rest == label.until + 1 and rest[:1].isupper() and headline(rest, 4) and label.meaning.kind in _LED_ON


def _louder(label: str, rest: str) -> bool:
    """The label alone is in capitals."""
    return label.isupper() and not rest.isupper()


def _begins_title(rest: str) -> bool:
    """A small letter continues a sentence, but for names such as `iPhone`."""
    return capital(rest) or not rest.split(" ", maxsplit=1)[0].islower()


def _enumerates(rest: str) -> bool:
    """Topics one after another, and no title: `Harbour, Crane, Tug`."""
    parts = [length(part) for part in _COMMAS.split(rest)]
    return len(parts) > 1 and max(parts) <= (2 if len(parts) == 2 else 3)


def _unmarked_refers(rest: str, words: str, label: Label) -> bool:
    """With nothing between the label and the title: only a capital tells, or the capitals of the label."""
    if not capital(rest) or not headline(rest, 3):
        return False
    if (not label.single or (len(words) >= _TELLING and label.meaning.kind in _LED_ON)) and _louder(words, rest):
        return label.meaning.risk != "high"
    return label.meaning.use == "promo" and label.meaning.risk == "low"


def _closer(opener: str) -> str:
    return {"[": "]", "(": ")", "【": "】", "（": "）"}.get(opener, "\0")
