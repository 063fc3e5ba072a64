"""Several titles on one line of text: bars part them, or the label itself said again."""

from __future__ import annotations

from linkaudit.parser.crossrefs.labels import Label
from linkaudit.parser.headlines import capital, headline

_BAR = " | "
_LEAST = {2: 6, 3: 4, 4: 3, 5: 3}
"""Words of each title on a line at least, by how many titles bars part there; behind one bar it may be an outlet's name."""
_LEAST_LABELLED = 3
_SHORTEST_LABEL = 5


def titles_abreast(text: str, label: Label) -> list[str]:
    """The titles behind a label on a line that parts them: `Read more: Title | Title`, `Read: Title Read: Title`; or none."""
    if not label.marked or label.meaning.use != "promo" or label.meaning.risk == "high":
        return []
    rest, said = text[label.rest :], text[label.start : label.rest].rstrip()
    if len(said) >= _SHORTEST_LABEL and said in rest and not said[-1].isalnum():
        return _titles(rest.split(said), _LEAST_LABELLED)
    titles = rest.split(_BAR)
    return _titles(titles, _LEAST.get(len(titles), 0))


def _titles(parts: list[str], least: int) -> list[str]:
    """The parts of a line, if each is a title."""
    titles = [part.strip() for part in parts]
    return titles if least and all(headline(title, least) and capital(title) for title in titles) else []
