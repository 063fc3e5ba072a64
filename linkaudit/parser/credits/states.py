"""States that share their letters with an agency: `ERIE, PA —`, `Amaravati, AP`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from linkaudit.parser.agencies import Naming

_STATE_IN: Mapping[str, str] = {"PA": "US", "Pa": "US", "AP": "IN"}
"""Letters of a state, and its country."""
_READERS: Mapping[str, frozenset[str]] = {"PA": frozenset({"GB", "IE"})}
"""Where the letters are the agency's, whatever stands before them."""
_TOWN = re.compile(r"[^\W\d_][\w.'’-]{1,24},\s{1,2}$")
_ONLY_TOWN = re.compile(r"\s{0,8}[^\W\d_][\w.'’-]{1,24},\s{1,2}$")


def is_state(text: str, naming: Naming, country: str | None) -> bool:
    """Whether a town and a comma stand before the letters; outside the state's country the town has to open the line."""
    home = _STATE_IN.get(naming.text)
    if home is None or country in _READERS.get(naming.text, frozenset()):
        return False
    if country == home:
        return _TOWN.search(text[max(0, naming.start - 28) : naming.start]) is not None
    return home == "US" and _ONLY_TOWN.fullmatch(text[: naming.start][-40:]) is not None
