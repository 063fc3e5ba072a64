"""Blocks of text that are captions by their place or their end, though no markup says so: what they name took the picture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkaudit.parser.agencies import Naming
from linkaudit.parser.credits.photos import is_caption_end
from linkaudit.parser.credits.spots import Spot

_CAPTION = 200
"""Letters of a caption's sentence, at most."""
_SET_OFF = frozenset(".!?…।۔؟|/([—–-\n")
_SENTENCE_END = re.compile(r"[.!?…।۔؟]\s|[。！？]")


def is_caption(spot: Spot, row: Sequence[Naming]) -> bool:
    """The block ends in a row of names as captions do; among the last paragraphs a sentence before it makes it a sign-off."""
    late = spot.is_late and _after_sentence(spot.text, row[-1])
    return not late and is_caption_end(spot.text, *row)


def is_under_picture(spot: Spot, last: Naming) -> bool:
    """A short block right behind a picture that ends in a name set off from its sentence: `The pier. Reuters`."""
    if not spot.block.beside or len(spot.text) > _CAPTION or spot.text[last.end :].strip(" .)]"):
        return False
    shown = spot.text[: last.start].rstrip(" ")
    return shown[-1:] in _SET_OFF and not _SENTENCE_END.search(shown.rstrip(" .!?…|/([—–-"))


def _after_sentence(text: str, naming: Naming) -> bool:
    before = text[: naming.start].rstrip(" ([-–—/")
    return before[-1:] in ".!?…。।۔؟！？\"”»'’)]" or text.rstrip()[-1] in ".。।۔"


def is_caption_like(text: str, start: int) -> bool:
    """`The pier on Sunday. AP`: one sentence between paragraphs, and a name that no sign sets off."""
    return start <= _CAPTION and text[start].isalnum() and not _SENTENCE_END.search(text[:start].rstrip(" .!?…"))


def is_signed_picture(text: str, naming: Naming) -> bool:
    """`Jane Doe | AP`, `Jane Doe via AP`: between paragraphs a photographer's."""
    before = text[: naming.start].rstrip()
    return bool(before[:-1].strip()) and (before[-1] in "|—–" or before.endswith(" via"))
