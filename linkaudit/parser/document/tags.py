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
KEPT = frozenset({"pre", "listing"})
"""Their line ends are line breaks."""
FALLBACK = frozenset({"video", "audio", "object", "canvas", "noscript"})
"""Their words are for readers without scripts or players; their links and embeds count."""
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
OWN_HINT: Mapping[str, Hint] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "list"),
}
