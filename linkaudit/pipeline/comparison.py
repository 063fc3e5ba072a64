"""Articles held against each other, once all are read: who prints the same words, and which titles an unlinked label names.

What others tell of an article is kept beside it as it was read; rules and reports see the amended article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from linkaudit.corpus import Census, Clippings, amendments
from linkaudit.model import Article, Corpus, Unreadable
from linkaudit.options import Options
from linkaudit.pipeline.headlines import Headlines
from linkaudit.store import StoredArticles


class Comparison:
    """The articles of one run. `corpus` of the options: True for answers even of one article, False for none."""

    def __init__(self, options: Options) -> None:
        self._wanted = options.corpus
        self._clippings = Clippings()
        self._headlines = Headlines(options.index)
        self._articles = 0
        self._compared = False
        self.census = Census()
        """To be given every article again, once it is known what became of its references."""

    def close(self) -> None:
        """Give back the room on disk."""
        for each in (self._clippings, self._headlines, self.census):
            each.close()

    def over(self, entries: Iterable[tuple[int, Article | Unreadable]]) -> Iterator[Article | Unreadable]:
        """The entries, each filed as it passes by."""
        for position, entry in entries:
            if isinstance(entry, Article):
                self._articles += 1
                self._headlines.add(position, entry)
                if self._wanted is not False:
                    self._clippings.add(position, entry)
            yield entry

    def amend(self, articles: StoredArticles) -> None:
        """Keep what the filed articles tell of each other."""
        articles.as_they_were()
        self._compared = True
        if self._answers:
            # As they were read: what others tell of a witness does not make it a better one.
            for amendment in amendments(self._clippings, lambda position: _article(articles.at(position))):
                articles.amend(amendment.position, amendment.article)
        for position, found in self._headlines.suggestions():
            articles.amend(position, _suggested(_article(articles.now(position)), found))

    def corpus(self) -> Corpus | None:
        """What the articles together tell; None for a single one, unless it was asked for, and where none were compared."""
        return self.census.corpus(self._clippings) if self._answers and self._compared else None

    @property
    def _answers(self) -> bool:
        return self._wanted is not False and (self._articles > 1 or self._wanted is True)


def _article(entry: Article | Unreadable) -> Article:
    assert isinstance(entry, Article), "only articles are filed"
    return entry


def _suggested(article: Article, found: dict[int, tuple[str, float]]) -> Article:
    references = []
    for reference in article.references:
        url, score = found.get(reference.n, (None, None))
        references.append(replace(reference, suggested_url=url, suggested_score=score) if url else reference)
    return replace(article, references=tuple(references))
