"""Where the short links of the simulated world lead. Picture codes are not here: they follow from `Post.media`."""

from __future__ import annotations

UNSAFE = "unsafe:"
"""Before a target: t.co puts a warning page between."""

SHORT: dict[str, str] = {
    "xgJTeKdNnF": "https://www.calderpost.example/2024/03/ships-at-anchor",
    "tpYlSXpfKt": "https://www.calderpost.example/2024/03/terminals-closed",
    "9QeWJKY40u": "https://northline.example/notices/force-majeure-march",  # a page since removed
    "tPKR0CsTy4": "https://skerryherald.example/old/timetable",  # moved since
    "Qwb8DwkNhF": "https://islandlines.example/status",
    "dnXsiVpzz6": "https://lowmarchtimes.example/world/canal-reopens",
    "3FfkCzJr4i": "https://x.com/ferrygrump/status/1691691960094415038",  # a deleted post
    "y9ojfljoQo": "https://x.com/islanderbell/status/1691543049856243365",  # a living post
    "aF1LlqsajA": UNSAFE + "https://prizes.example/win",
    "IxNKu8iS2G": "https://northline.example/members/rates",  # a login wall
    "8NPRVdD53X": "https://nowhere-at-all.example/",  # a name that does not resolve
}
"""t.co code → where it leads."""

BROWSER_FACE = frozenset({"tPKR0CsTy4", "3FfkCzJr4i", "y9ojfljoQo"})
"""Codes that show the 200 page with meta refresh to every client, so that both faces are met (a guess: ?)."""
