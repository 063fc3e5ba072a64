"""A "Read more" names another article but links to nothing.

What: a line such as `Read more: Five ports that never sleep` without an address. Common where text was extracted from a
page; on the page itself a link was lost.

Why: a promise to the reader that nothing keeps; in a corpus, a reference that can only be found by its title.

Severity: note.

Example: `“Five ports that never sleep” is announced without a link.`

What to do: link it, or drop the line. For a corpus, give the outlet's articles with `--index`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkaudit.model import Article, Finding, Resolution, Severity
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
            message = sentence(f"{link_words(reference)} is announced without a link.")
            yield _SPEAKER.of_reference(article, reference, message)
