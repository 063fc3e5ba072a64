"""A card amid the article that has its title above the button: `Crane falls into harbour` and below it `Read more`."""

from __future__ import annotations

from linkaudit.parser.blocks import Block
from linkaudit.parser.crossrefs.cards import link_of, within
from linkaudit.parser.crossrefs.labels import Label, label_at
from linkaudit.parser.crossrefs.lines import marked, spoken, titled
from linkaudit.parser.crossrefs.subjects import stands_alone
from linkaudit.parser.headlines import byline, capital, headline, running

_LEAST = 4
"""Words of a title at least."""
_LONGEST = 40
_CALLS = frozenset(("continue", "read_more"))


def above_button(title: Block, button: Block) -> list[Block]:
    """The two blocks as a reference, if they are such a card: one link holds both. Else nothing.

    Without links nobody could tell it from the button that unfolds the rest of the article.
    """
    if not (title.anchors and _is_title(title) and _in_one_link(title, button)):
        return []
    label = _button(button)
    if label is None:
        return []
    part = titled(title, spoken(button.text, label), numbered=False)
    return [part, marked(button, {sighting.url for sighting in part.sightings})]


def _is_title(block: Block) -> bool:
    return (
        block.article
        and not running(block.text)
        and headline(block.text, _LEAST)
        and capital(block.text)
        and not byline(block.text)
    )


def _button(block: Block) -> Label | None:
    """The call that fills the block, if it is one to read on."""
    label = label_at(block.text) if len(block.text) <= _LONGEST else None
    calls = label is not None and label.meaning.kind in _CALLS and not label.marked
    return label if label is not None and calls and stands_alone(block.text[label.rest :]) else None


def _in_one_link(title: Block, button: Block) -> bool:
    link = title.anchors[-1]
    return button.start < link.end and link_of(title) == link.url == link_of(within(button, link))
