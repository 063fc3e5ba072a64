"""One block's credit slots: caption, line, dateline, sign-off. Whatever namings they take are not read as running text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from linkaudit.model import Where
from linkaudit.parser.agencies import Naming
from linkaudit.parser.agencies.trust import Context
from linkaudit.parser.blocks import Block
from linkaudit.parser.claims import Scope
from linkaudit.parser.credits import datelines as credit_datelines
from linkaudit.parser.credits import lines as credit_lines
from linkaudit.parser.credits.bylines import in_byline, in_pieces, picture_piece, signed, with_buttons
from linkaudit.parser.credits.captions import is_caption, is_caption_like, is_signed_picture, is_under_picture
from linkaudit.parser.credits.hands import with_sigle
from linkaudit.parser.credits.nameless import closing, opening
from linkaudit.parser.credits.namesakes import is_known, is_letter_writer, is_speaker
from linkaudit.parser.credits.parts import Line, LineKind
from linkaudit.parser.credits.persons import stands_alone, without_people
from linkaudit.parser.credits.photos import is_picture
from linkaudit.parser.credits.spots import Slotted, Spot, keep_claim, keep_pictures
from linkaudit.parser.credits.tails import (
    is_feed_notice,
    is_paid_notice,
    is_rights_notice,
    is_spelled_out,
    is_supplied,
    may_edit,
    reuters_tail,
    sign_off,
)
from linkaudit.parser.credits.words import does, fold
from linkaudit.parser.layout import Layout, Position
from linkaudit.parser.plain_type import typed

_FROM_END = 200
"""Characters after the last name of a sign-off, at most."""
_APART = 3
"""Characters between the last two names of a block from which they stand apart."""
_AROUND: frozenset[Position] = frozenset({"top", "tail", "end"})
_ANYWHERE: frozenset[Position] = _AROUND | {"body"}
_PLACES_OF: Mapping[LineKind, frozenset[Position]] = {
    "staff": frozenset({"top", "end"}),
    "contributory": _ANYWHERE,
    "mixed": _ANYWHERE,
    "press_release": _ANYWHERE,
}
"""Where a line of a kind counts, if not only above and below the text."""


def read_slots(block: Block, index: int, namings: Sequence[Naming], layout: Layout, context: Context) -> Slotted:
    """Ask each slot of a block in turn."""
    text = typed(block.text)
    named = without_people(text, namings, context.country)
    spot = Spot(block, index, named, layout.position(index), layout.opens(index), layout.is_pictured(index), context, text)
    slotted = Slotted()
    if block.hint == "caption":
        _caption(slotted, spot)
        return slotted
    readable = (block.hint != "heading" or layout.is_subheading(index)) and len(text) <= credit_lines.LONGEST
    lined = readable and _whole_line(slotted, spot)
    if lined or spot.is_foot:
        slotted.taken.update(naming.start for naming in namings)
        return slotted
    _dateline(slotted, spot)
    late = spot.is_late and not block.beside
    pictured = [named[at] for at in range(len(named)) if not _is_paid(named[at]) and is_picture(text, at, named, late=late)]
    keep_pictures(slotted, spot, _rest(slotted, pictured))
    _tail(slotted, spot, _rest(slotted, named))
    return slotted


def _rest(slotted: Slotted, namings: Sequence[Naming]) -> list[Naming]:
    """The namings that no slot has taken so far."""
    return [naming for naming in namings if naming.start not in slotted.taken]


def _caption(slotted: Slotted, spot: Spot) -> None:
    """Every name set off in a caption credits its picture; one in its prose says nothing."""
    keep_pictures(slotted, spot, [naming for naming in spot.namings if stands_alone(spot.text, naming)])
    slotted.taken.update(naming.start for naming in spot.namings)


# --- whole lines ------------------------------------------------------------------------------------------------------


def _whole_line(slotted: Slotted, spot: Spot) -> bool:
    """The block is a credit line, a byline or a picture's credit and nothing else."""
    if picture_piece(spot):
        keep_pictures(slotted, spot, spot.namings)
        return False
    if (line := _line(spot)) is None:
        return False
    if _is_pictures(spot, line):
        keep_pictures(slotted, spot, spot.namings)
    elif _stands_for_credit(spot, line):
        _credit(slotted, spot, line)
        return True
    elif line.kind == "exclusive" and spot.position == "body" and is_signed_picture(spot.text, line.namings[0]):
        keep_pictures(slotted, spot, line.namings)
    slotted.taken.update(naming.start for naming in spot.namings)
    return bool(spot.namings)


def _line(spot: Spot) -> Line | None:
    """The whole block as a credit, by its own words first; one with seams by what stands between them."""
    apart = in_pieces(spot) if spot.block.seams else None
    line = apart or credit_lines.classify(spot.text, spot.namings) or with_buttons(spot) or in_pieces(spot) or signed(spot)
    return in_byline(spot.text, line) if line is not None and spot.block.hint == "byline" else line


def _credit(slotted: Slotted, spot: Spot, line: Line) -> None:
    where: Where = ("dateline" if _is_dateline(spot, line) else "byline") if spot.is_head else "tagline"
    if where == "dateline":
        line = replace(line, contributors=())  # the place is nobody's hand
    slot = where if line.kind == "exclusive" else line.kind
    keep_claim(slotted, spot, line, slot=slot, where=where, span=(0, len(spot.text)), whole=True)


def _is_dateline(spot: Spot, line: Line) -> bool:
    """A dateline that stands by itself above the text: `Marwick, March 3 (IANS)`."""
    asked = spot.namings and spot.block.hint == "text" and line.kind == "exclusive"
    found = credit_datelines.read(spot.text, spot.namings) if asked else None
    return found is not None and found.is_alone(spot.text)


def _is_pictures(spot: Spot, line: Line) -> bool:
    if spot.block.beside == "framed" and line.kind == "exclusive":
        return not does("by", fold(spot.text.split(maxsplit=1)[0]))
    return line.kind == "photo" or (line.bare and spot.pictured and not is_speaker(spot))


def _stands_for_credit(spot: Spot, line: Line) -> bool:
    """Above or below the text any form counts; between paragraphs only those that say what they are."""
    if not is_known(spot, line) or is_letter_writer(spot, line, (0, len(spot.text))):
        return False
    if spot.block.hint == "byline":
        return True
    if spot.is_topic:
        return False
    if spot.is_foot:
        return line.kind == "contributory"
    return spot.position in _PLACES_OF.get(line.kind, _AROUND)


# --- datelines and sign-offs ------------------------------------------------------------------------------------------


def _dateline(slotted: Slotted, spot: Spot) -> None:
    found = credit_datelines.read(spot.text, spot.namings) if spot.namings else None
    if found is None or not _is_credible(found, spot):
        if spot.opens and (span := opening(spot.text)) is not None:
            keep_claim(slotted, spot, Line("unnamed"), slot="dateline", where="dateline", span=span)
        return
    whole = found.end >= len(spot.text.rstrip(" .:-–—"))
    if whole and spot.block.beside:
        return  # `The pier in winter. Yonhap`: a caption
    press = [naming for naming in found.namings if _is_paid(naming)]
    line = Line("press_release", tuple(press)) if press else with_sigle(found.sigle, found.namings)
    scope: Scope = "article" if spot.opens else "onward"
    keep_claim(slotted, spot, line, slot="dateline", where="dateline", span=(found.start, found.end), whole=whole, scope=scope)


def _is_credible(found: credit_datelines.Dateline, spot: Spot) -> bool:
    """Andhra Pradesh stands in brackets before a colon; a bare name needs to be beyond doubt."""
    agency = spot.agency(found.namings[0])
    if agency.kind == "photo":
        return False
    trust = spot.context.trust(found.namings[0], agency)
    if found.bare:
        known = trust in ("sure", "fair") or spot.context.speaks_its_language(found.namings[0], agency)
        return spot.opens and (known or (found.is_framed(spot.text) and agency.scope == "global"))
    return not (trust in ("rival", "eclipsed") and spot.text[found.end : found.end + 1] == ":")


def _tail(slotted: Slotted, spot: Spot, rest: Sequence[Naming]) -> None:
    """The end of a paragraph: the reporters' tail, a paid release, a caption's credit, a sign-off."""
    if _edited(slotted, spot, rest) or _press_release(slotted, spot, rest) or _fed(slotted, spot, rest):
        return
    if rest and len(spot.text) - rest[-1].end <= _FROM_END and _end(slotted, spot, rest):
        return
    unnamed = closing(spot.text) if spot.is_late else None
    if unnamed is not None:
        keep_claim(slotted, spot, unnamed[0], slot="tail", where="tagline", span=unnamed[1])


def _end(slotted: Slotted, spot: Spot, rest: Sequence[Naming]) -> bool:
    """Whether the last name of a block is a caption's or a sign-off's; it is kept as such."""
    row = [naming for naming in rest if rest[-1].start - naming.end < _APART]
    if (is_caption(spot, row) and not is_spelled_out(spot.text, rest)) or is_under_picture(spot, rest[-1]):
        keep_pictures(slotted, spot, row)
        return True
    signed = sign_off(spot.text, rest)
    if signed is None or is_letter_writer(spot, *signed):
        return False
    _signs(slotted, spot, *signed)
    return True


def _edited(slotted: Slotted, spot: Spot, rest: Sequence[Naming]) -> bool:
    found = reuters_tail(spot.text, rest) if may_edit(spot.text) else None
    if found is None:
        return False
    line, span = found
    keep_claim(slotted, spot, line, slot="reuters tail", where="tagline", span=span, whole=span[0] == 0)
    return True


def _fed(slotted: Slotted, spot: Spot, rest: Sequence[Naming]) -> bool:
    """A notice that the text was published from an agency's feed as it came."""
    noticed = bool(rest) and spot.position in _AROUND
    supplied = noticed and (is_supplied(spot.text, rest[0]) or is_rights_notice(spot.text, rest[0]))
    if not supplied and not is_feed_notice(spot.text):
        return False
    wires = tuple(naming for naming in rest if spot.agency(naming).kind in ("wire", "syndication"))
    line = Line("exclusive" if wires else "unnamed", wires)
    keep_claim(slotted, spot, line, slot="feed notice", where="tagline", span=(0, len(spot.text)), whole=True)
    return True


def _press_release(slotted: Slotted, spot: Spot, rest: Sequence[Naming]) -> bool:
    """The notice of a paid wire above or below the text; in prose its name says nothing."""
    paid = next((naming for naming in rest if _is_paid(naming)), None)
    if paid is None or spot.position not in _AROUND or not is_paid_notice(spot.text, paid):
        return False
    line = Line("press_release", (paid,))
    keep_claim(slotted, spot, line, slot="press release", where="tagline", span=(paid.start, paid.end))
    return True


def _is_paid(naming: Naming) -> bool:
    return naming.agencies[0].kind == "press_release"


def _signs(slotted: Slotted, spot: Spot, line: Line, span: tuple[int, int]) -> None:
    """A sign-off at the end of a paragraph: for the article among its last paragraphs, else for an item of a roundup."""
    if line.kind == "photo" or (line.bare and not spot.is_late and is_caption_like(spot.text, span[0])):
        keep_pictures(slotted, spot, line.namings)
        return
    keep_claim(slotted, spot, line, slot="tail", where="tagline", span=span, scope="article" if spot.is_late else "item")
