"""What other articles bear witness to: how much of an article they print, under which agency's credit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from linkaudit.model import Article, Confidence, Passage

FEWEST_WORDS = 25
LEAST_SHARE = 0.2
"""Of an article's body words: less may be a quotation that both were given."""
ENOUGH = 2
"""Other outlets that print a passage, before it is more than a coincidence of two pages."""


@dataclass(slots=True)
class Copied:
    """What of an article is printed elsewhere under one agency's credit."""

    passages: list[Passage] = field(default_factory=list)
    words: int = 0
    proven: int = 0
    """Words of passages that at least two other outlets print."""
    articles: dict[str, None] = field(default_factory=dict)
    """Ids of the articles that print them."""

    def add(self, passage: Passage, articles: list[str]) -> None:
        """One more passage, and who prints it."""
        count = len(passage.text.split())
        self.passages.append(passage)
        self.words += count
        self.proven += count if len(articles) >= ENOUGH else 0
        self.articles.update(dict.fromkeys(articles))

    @property
    def confidence(self) -> Confidence:
        """Strong where two outlets agree on enough of it."""
        return "strong" if self.proven >= FEWEST_WORDS else "weak"

    @property
    def evidence(self) -> str:
        """Where to look."""
        return f"5-gram overlap in {len(self.passages)} passages with {', '.join(list(self.articles)[:5])}"


def copied(article: Article) -> Mapping[str, Copied]:
    """Agency → what other articles print under its credit, where that is enough to mean something."""
    found: dict[str, Copied] = {}
    body = 0
    for passage in article.passages:
        if passage.form != "body":
            continue
        body += len(passage.text.split())
        for agency, articles in _witnesses(passage).items():
            found.setdefault(agency, Copied()).add(passage, articles)
    least = max(FEWEST_WORDS, LEAST_SHARE * body)
    return {agency: copies for agency, copies in found.items() if copies.words >= least}


def _witnesses(passage: Passage) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for evidence in passage.evidence:
        if evidence.source is not None and evidence.agency is not None and evidence.polarity == "+":
            found.setdefault(evidence.agency, []).append(evidence.source)
    return found
