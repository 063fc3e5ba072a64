"""A passage repeats another one of the same article.

What: two passages are equal, or nearly all of the shorter one stands in the longer one. Pull quotes do so on purpose.

Why: counted as text, repeated words weigh double in any measure of wire or own copy; a repeated paragraph that is no pull
quote is a slip in the page or in its extraction.

Severity: note.

Example: `This pull quote repeats passage 11 (line 11).`

What to do: nothing for a pull quote; else remove one of the two. In a corpus, leave out passages with `duplicate_of`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkaudit.model import Article, Finding, Resolution, Severity
from linkaudit.rules.found import Speaker

ID = "duplicate-passage"
SEVERITY: Severity = "note"
_SPEAKER = Speaker(ID, SEVERITY)


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each passage that repeats another."""
    del resolutions
    lines = {passage.n: passage.place.line for passage in article.passages}
    for passage in article.passages:
        if passage.duplicate_of is not None and passage.form != "boilerplate":
            what = "pull quote" if passage.form == "pull_quote" else "passage"
            where = f" (line {lines[passage.duplicate_of]})" if passage.duplicate_of in lines else ""
            yield _SPEAKER.of_passage(article, passage, f"This {what} repeats passage {passage.duplicate_of}{where}.")
