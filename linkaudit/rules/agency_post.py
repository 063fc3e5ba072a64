"""A post by a news agency's own account stands among the social insertions.

What: the account of an inserted post is an agency's, by exact handle in the registry; look-alikes are not.

Why: it is agency material, but a social insertion all the same: it adds nothing to the article's credit nor to its share
of wire copy, and is counted apart.

Severity: note.

Example: `The post by @Reuters is from the agency's own account (reuters).`

What to do: nothing, unless your licence or your count of sources asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkaudit.model import Article, Finding, Resolution, Severity
from linkaudit.rules.found import Speaker
from linkaudit.rules.phrases import post_words, sentence

ID = "agency-post"
SEVERITY: Severity = "note"
_SPEAKER = Speaker(ID, SEVERITY)


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each inserted post of an agency's account."""
    del resolutions
    for reference in article.references:
        if reference.kind == "post" and reference.account_agency:
            message = sentence(f"{post_words(reference)} is from the agency's own account ({reference.account_agency}).")
            yield _SPEAKER.of_reference(article, reference, message)
