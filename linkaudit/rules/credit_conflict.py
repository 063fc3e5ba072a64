"""The page credits its text to agencies that cannot both be right.

What: two places that each claim the whole text name different agencies, such as a byline and a dateline, or the visible
credit and the metadata.

Why: one of them is wrong, so readers, licensing and any study of sources are told something false. The passages are
labelled `unknown`, with both readings in their evidence.

Severity: warning.

Example: `The page credits both afp and reuters with its text.`

What to do: correct the credit that is left over, often a template or an earlier version of the story.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkaudit.model import Article, Finding, Resolution, Severity
from linkaudit.rules.found import Speaker

ID = "credit-conflict"
SEVERITY: Severity = "warning"
_SPEAKER = Speaker(ID, SEVERITY)
_CLAIMS = frozenset({"article_credit", "mixed_credit", "contributory_credit"})


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield one finding if the article's credits contradict each other."""
    del resolutions
    if article.credit.kind != "conflict":
        return
    claims = [mention for mention in article.mentions if mention.role in _CLAIMS]
    agencies = sorted({*article.credit.agencies, *(mention.agency for mention in claims)})
    evidence = "; ".join(dict.fromkeys(f"{mention.where}: {mention.quote}" for mention in claims)) or None
    places = [article.credit.place, *(mention.place for mention in claims)]
    place = next(filter(None, places), None)
    message = f"The page credits both {' and '.join(agencies)} with its text."
    yield _SPEAKER.of_article(article, message, " ".join(agencies), place=place, confidence="strong", evidence=evidence)
