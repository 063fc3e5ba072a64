"""What HTML's tags mean to a reader: which begin a block, which stay silent, which speak only where something else cannot."""

from __future__ import annotations

from collections.abc import Mapping

from linkaudit.parser.blocks import Hint

BLOCKS = frozenset(
    (
        "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form "
        "h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p search section summary table tbody "
        "thead tfoot tr td th caption ul option optgroup select button video audio object canvas noscript template"
    ).split()
)
SILENT = frozenset(
    (
        "script style textarea title noembed noframes xmp head meta link img input source track param "
        "col colgroup wbr datalist embed"
    ).split()
)
INLINE = frozenset(
    (
        "span b i em strong u s small big font picture time label sup sub abbr cite ins del mark code q kbd samp var tt bdi "
        "bdo ruby rp rt"
    ).split()
)
"""Words like those around them."""
PIECES = frozenset({"span", "time", "small", "label"})
"""Those of them that mostly hold whole words."""
KEPT = frozenset({"pre", "listing"})
"""Their line ends are line breaks."""
FALLBACK = frozenset({"video", "audio", "object", "canvas", "noscript"})
"""Their words are for readers without scripts or players; their links and embeds count."""
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
SIGNED = frozenset({"byline", "source"})
"""Hints of boxes that say whose words the text is."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
ITEMS = frozenset({"li", "dd", "dt"})
_SPEAKING: frozenset[Hint | None] = frozenset({"caption", "credit", "source", "byline", "pull_quote"})


_HINTS: Mapping[str, Hint] = {**dict.fromkeys(HEADINGS, "heading"), **dict.fromkeys(ITEMS, "list")}


def hint_of(tag: str, around: Hint | None) -> Hint | None:
    """What a tag says of its words, given what the box round it says: an item of a list of credits is a credit."""
    hint = _HINTS.get(tag)
    return around if hint is None or (hint == "list" and around in _SPEAKING) else hint
