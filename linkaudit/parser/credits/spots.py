"""A block under the eyes of the slots, and what they may do with it: keep a claim, a mention, a picture's credit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from linkaudit.data import Agency
from linkaudit.model import Role, Where
from linkaudit.parser.agencies import Naming
from linkaudit.parser.agencies.trust import OWNER, Context
from linkaudit.parser.blocks import CREDITING, Block
from linkaudit.parser.claims import ROLE_OF, Claim, Reading, Scope
from linkaudit.parser.credits.parts import Line
from linkaudit.parser.credits.words import does, fold
from linkaudit.parser.layout import Position

_TOPIC = re.compile(
    r"/(?:topics?|tags?|hub|themen?|thema|temas?|etiquetas?|tematica|sujets?|keywords?|dossiers?)/", re.IGNORECASE
)


@dataclass(slots=True)
class Slotted:
    """What the slots of a block hold, and the starts of the namings they took."""

    findings: list[Claim | Reading] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Spot:
    """A block under the eye of the slots."""

    block: Block
    index: int
    namings: Sequence[Naming]
    position: Position
    opens: bool
    pictured: bool
    """A bare agency here credits a picture."""
    context: Context
    text: str
    """The block's words, as usually typed."""

    @property
    def is_head(self) -> bool:
        """Above the text, or marked as a byline: below the text, as one that says `By AFP` and not `/ritzau/`."""
        if self.position == "top" or self.block.hint != "byline":
            return self.position == "top"
        return self.position != "end" or does("by", fold(self.text.split(maxsplit=1)[0]))

    @property
    def is_late(self) -> bool:
        """Among the last paragraphs of the text, or behind them."""
        return self.position in ("tail", "end")

    @property
    def is_topic(self) -> bool:
        """Nothing but a link to what else is told under this name."""
        linked = [anchor for anchor in self.block.anchors if anchor.until - anchor.at >= len(self.block.text)]
        return any(_TOPIC.search(anchor.url) for anchor in linked)

    @property
    def is_foot(self) -> bool:
        """A box for credits beyond the article's text, as the page has it."""
        return not self.block.article and self.block.hint in CREDITING

    def agency(self, naming: Naming) -> Agency:
        """The agency meant; in a slot, the first of those of the name where nothing tells."""
        return self.context.choose(naming, self.text[max(0, naming.start - OWNER) : naming.start]) or naming.agencies[0]


def keep_pictures(slotted: Slotted, spot: Spot, namings: Sequence[Naming]) -> None:
    """Keep a picture credit for each naming; a paid release is none."""
    for naming in namings:
        slotted.taken.add(naming.start)
        if spot.agency(naming).kind != "press_release":
            slotted.findings.append(_reading(spot, naming, "photo_credit", where="photo", rule="picture credit"))


def _reading(spot: Spot, naming: Naming, role: Role, *, where: Where, rule: str) -> Reading:
    return Reading(
        agency=spot.agency(naming).id,
        role=role,
        where=where,
        rule=rule,
        block=spot.index,
        start=naming.start,
        end=naming.end,
        quote=naming.text,
    )


def keep_claim(
    slotted: Slotted,
    spot: Spot,
    line: Line,
    *,
    slot: str,
    where: Where,
    span: tuple[int, int],
    whole: bool = False,
    scope: Scope = "article",
) -> None:
    """Keep a claim and the mention of each agency it names."""
    if line.kind == "photo":
        return
    agencies = tuple(dict.fromkeys(spot.agency(naming).id for naming in line.namings))
    start, end = span
    slotted.findings.append(
        Claim(
            kind=line.kind,
            agencies=agencies,
            contributors=line.contributors,
            slot=slot,
            block=spot.index,
            start=start,
            end=end,
            scope=scope,
            whole=whole,
            quote=spot.block.text[start:end],
        )
    )
    for naming in line.namings:
        slotted.findings.append(_reading(spot, naming, ROLE_OF[line.kind], where=where, rule=slot))
    slotted.taken.update(naming.start for naming in spot.namings if start <= naming.start < end)
