"""Lines in the words of labels that are no label of the table: a hint, which only what follows can make good.

Whatever the order or the inflection of the words: `Weitere Beiträge zu diesem Thema:`, `Our earlier stories on this: Title`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from linkaudit.parser.blocks import Block
from linkaudit.parser.crossrefs.labels import Label
from linkaudit.parser.crossrefs.words import LONGEST, WORD, Meaning, fold, table
from linkaudit.parser.headlines import capital, headline

_LONGEST_LINE = 90
_SHARE = 0.75
"""Of the words of such a line, those that are words of labels."""
_MARK = re.compile(r"[:|]\s")
_SPEAKER = re.compile(r"[^\W\d_][^\s:]{0,20}(?:\s[^\s:]{1,20}){0,2}:\s")
_LEAST = 5
"""Words of a title at least that such words introduce."""
_FEWEST = 3
"""Words of labels at least that are one ahead of a title; two may say anything."""
_SHORT = 2
"""Letters of words that tell nothing in such labels."""
_OURS = frozenset(
    map(
        fold,
        (
            "our unser unsere unseren unserem unserer unseres notre nos nuestro nuestra nuestros nuestras nosso nossa "
            "nossos nossas nostro nostra nostri nostre onze nasz nasza nasze naszego naszej var vart vara vores vare "
            "naše naší našich наш наша наше нашу наши нашего нашей нашем нашето нашия нашата "
            "μας bizim kami noastra nostru noastre meidan"
        ).split(),
    )
)
"""`Our` in the languages of labels."""
_HINT = Meaning("promo", "related", "medium")


def hinted(block: Block) -> Label | None:
    """A heading, or a line that ends in a colon, in words of such labels; or such words and a colon ahead of a title."""
    if block.hint == "heading" or block.text.endswith((":", "：")):
        return resembling(block.text)
    mark = _MARK.search(block.text, 0, _LONGEST_LINE)
    return _leading(block.text, mark.start()) if mark else None


def led_on(block: Block, *, markup: bool) -> Label | None:
    """The label of a line that goes on from one word of a label to a colon and a title: `Read our talk with Orsk: Title`.

    In markup the title is a link as a whole.
    """
    mark = _MARK.search(block.text, 0, _LONGEST_LINE)
    if mark is None or (markup and not _is_all_link(block, mark.end())):
        return None
    return _calling(block.text, mark) or (_leading(block.text, mark.start()) if markup else None)


def resembling(text: str) -> Label | None:
    """A short line that speaks like the headings of lists of articles (`Weitere Beiträge zu diesem Thema:`), or None.

    Most of its words are words of such labels, whatever their order. That is no more than a hint: a list has to follow.
    """
    if not _resembles(text, table().vocabulary, 2):
        return None
    until = len(text.rstrip(": ："))
    return Label(0, until, len(text), _HINT, marked=True, opener="", single=False, hinted=True)


def assured(blocks: Sequence[Block], at: int, label: Label) -> Label:
    """The label of block `at`; one such as `More:`, which may be a name, is sure ahead of a title in text, where nobody talks.

    Names with colons stand above and below each other in an interview, a recipe, a cast.
    """
    if not (label.single and label.marked and label.meaning.risk == "high" and label.meaning.kind == "related"):
        return label
    title = blocks[at].text[label.rest :]
    beside = (blocks[n].text for n in (at - 1, at + 1) if 0 <= n < len(blocks))
    if not (headline(title, _LEAST) and capital(title)) or any(map(_SPEAKER.match, beside)):
        return label
    return replace(label, meaning=replace(label.meaning, risk="medium"))


def _leading(text: str, at: int) -> Label | None:
    """Words of labels, a colon, and a title to the end of the line: `More of our coverage: Crane falls into the harbour`."""
    title = text[at + 1 :].lstrip()
    if not (_resembles(text[:at], table().spoken, _FEWEST, _SHORT) and _speaks_of_articles(text[:at])) or not (
        headline(title, _LEAST) and capital(title)
    ):
        return None
    return Label(0, at, len(text) - len(title), _HINT, marked=True, opener="", single=False)


def _speaks_of_articles(text: str) -> bool:
    """It says that there are more (others, similar ones …), and of what: articles, stories, a subject."""
    words = set(map(fold, WORD.findall(text)))
    return not (table().openings.isdisjoint(words) or table().nouns.isdisjoint(words))


def _calling(text: str, mark: re.Match[str]) -> Label | None:
    """A call to read what is the outlet's own, ahead of a title; `Read the judgment: …` speaks of somebody else's."""
    title = text[mark.end() :].strip()
    if not (headline(title, _LEAST) and capital(title)):
        return None
    words = list(map(fold, WORD.findall(text[: mark.start()])))
    called = table().entries.get(words[0]) if len(words) <= LONGEST and not _OURS.isdisjoint(words) else None
    if called is None or called.marked.kind != "read_more" or called.marked.risk == "high":
        return None
    return Label(0, mark.start(), len(text) - len(text[mark.end() :].lstrip()), _HINT, marked=True, opener="", single=False)


def _is_all_link(block: Block, at: int) -> bool:
    """From a place on a block's words lead to one address, but for marks at the end."""
    links = [anchor for anchor in block.anchors if anchor.until > at]
    if len({anchor.url for anchor in links}) != 1:
        return False
    return at - 1 <= links[0].at <= at + 1 and links[-1].until >= len(block.text.rstrip(" .»>"))


def _resembles(text: str, vocabulary: frozenset[str], fewest: int, short: int = 0) -> bool:
    words = [word for word in WORD.findall(text) if len(word) > short] if len(text) < _LONGEST_LINE else []
    if not fewest <= len(words) <= LONGEST:
        return False
    known = sum(map(vocabulary.__contains__, map(fold, words)))
    return known >= 2 and known >= _SHARE * len(words)
