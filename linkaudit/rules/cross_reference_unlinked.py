"""A "Read more" names another article but links to nothing.

What: a line such as `Read more: Five ports that never sleep` without an address. Common where text was extracted from a
page; on the page itself a link was lost.

Why: a promise to the reader that nothing keeps; in a corpus, a reference that can only be found by its title.

Severity: note.

Example: `“Five ports that never sleep” is announced without a link; https://news.example/ports bears that title.`

What to do: link it, or drop the line. The address, where one is named, is that of the one article of the same run or of
`--index FILE` whose title fits; the score says how well, 1.0 for the same words. Look before you link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkaudit.model import Article, Finding, Reference, Resolution, Severity
from linkaudit.rules.found import Speaker
from linkaudit.rules.phrases import link_words, sentence

ID = "cross-reference-unlinked"
SEVERITY: Severity = "note"
_SPEAKER = Speaker(ID, SEVERITY)


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each cross-reference without address."""
    del resolutions
    for reference in article.references:
        unlinked = reference.kind == "cross_ref" and not (reference.url or reference.target)
        if unlinked:
            message = sentence(f"{link_words(reference)} is announced without a link{_suggestion(reference)}.")
            yield _SPEAKER.of_reference(article, reference, message, evidence=_evidence(reference))


def _suggestion(reference: Reference) -> str:
    if reference.suggested_url is None or reference.suggested_score is None:
        return ""
    how = "that title" if reference.suggested_score == 1 else "a similar title"
    return f"; {reference.suggested_url} bears {how}"


def _evidence(reference: Reference) -> str | None:
    if reference.suggested_url is None or reference.suggested_score is None:
        return None
    return f"titles agree: {reference.suggested_score:g}"
