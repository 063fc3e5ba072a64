"""The page credits its text to agencies that cannot both be right.

What: two places that each claim the whole text name different agencies, such as a byline and a dateline, or the visible
credit and the metadata. In a run over several articles also: others print at least 25 words and a fifth of the text under
the credit of an agency that this page does not name, and none under the one that it does.

Why: one of them is wrong, so readers, licensing and any study of sources are told something false. The passages are
labelled `unknown`, with both readings in their evidence.

Severity: warning. Confidence is strong on one page; of copies it is strong where at least two other outlets agree, else weak.

Example: `The page credits both afp and reuters with its text.`

What to do: correct the credit that is left over, often a template or an earlier version of the story.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkaudit.model import Article, Finding, Resolution, Severity
from linkaudit.rules.copies import Copied, copied
from linkaudit.rules.found import Speaker

ID = "credit-conflict"
SEVERITY: Severity = "warning"
_SPEAKER = Speaker(ID, SEVERITY)
_CLAIMS = frozenset({"article_credit", "mixed_credit", "contributory_credit"})


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield one finding if the article's credits contradict each other."""
    del resolutions
    if article.credit.kind == "conflict":
        yield _on_the_page(article)
    elif article.credit.kind == "exclusive":
        for agency, copies in copied(article).items():
            if agency not in article.credit.agencies:
                yield _elsewhere(article, agency, copies)


def _on_the_page(article: Article) -> Finding:
    claims = [mention for mention in article.mentions if mention.role in _CLAIMS]
    agencies = sorted({*article.credit.agencies, *(mention.agency for mention in claims)})
    evidence = "; ".join(dict.fromkeys(f"{mention.where}: {mention.quote}" for mention in claims)) or None
    places = [article.credit.place, *(mention.place for mention in claims)]
    place = next(filter(None, places), None)
    message = f"The page credits both {' and '.join(agencies)} with its text."
    return _SPEAKER.of_article(article, message, " ".join(agencies), place=place, confidence="strong", evidence=evidence)


def _elsewhere(article: Article, agency: str, copies: Copied) -> Finding:
    credited, others = " and ".join(article.credit.agencies), len(copies.articles)
    where = "1 other article prints" if others == 1 else f"{others} other articles print"
    message = f"The page credits {credited}, but {where} {copies.words} of these words under {agency}'s credit."
    thing, place = f"{credited} {agency}", article.credit.place or copies.passages[0].place
    return _SPEAKER.of_article(article, message, thing, place=place, confidence=copies.confidence, evidence=copies.evidence)
