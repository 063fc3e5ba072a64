"""A small invented press: outlets that print agency copy, with its credit, another's or none."""

from __future__ import annotations

from random import Random

from linkaudit.model import Article, Credit, Passage
from tests.support import a_passage, an_article

WORDS = """anchor breakwater causeway dredger ferry granary harbour island jetty keel lantern mooring netting pilot quay rudder
slipway trawler vessel wharf council deputy engineer governor hearing inquiry judge ledger minister notice officer permit quota
ruling strike tariff union voter witness agreed argued built carried delayed found granted halted kept lifted marked needed""".split()


def paragraph(number: int, words: int = 30) -> str:
    """A paragraph that is always the same, and shares no five words in a row with any other."""
    return " ".join(Random(number).choices(WORDS, k=words)).capitalize() + "."


def wire(n: int, text: str, agency: str = "afp") -> Passage:
    return a_passage(n, text, label="wire", agencies=(agency,), basis="scoped")


def plain(n: int, text: str) -> Passage:
    return a_passage(n, text, label="unattributed", basis="none")


def story(outlet: str | None, *texts: str, agency: str | None = "afp", name: str = "a", **fields: object) -> Article:
    """An article of an outlet that prints these paragraphs, all under one agency's credit or under none."""
    url = f"https://www.{outlet}/{name}" if outlet else None
    passages = [wire(n, text, agency) if agency else plain(n, text) for n, text in enumerate(texts, 1)]
    credit = Credit(kind="exclusive", agencies=(agency,), primary=agency) if agency else Credit()
    values = {"url": url, "credit": credit, "id": f"{outlet}/{name}", "title": f"Story {name}"} | fields
    return an_article(*passages, **values)  # type: ignore[arg-type]
