"""The words of the post are no longer those that the article shows.

What: the living post and the text shown in the article differ in their letters or digits. Links, quotation marks,
blanks, HTML references, the names a reply begins with, and a cut beginning or end do not count; a changed word does. In an
embed made by the platform (its address says `ref_src=twsrc`) words that follow after the true end count too.

Why: posts can be edited, and embeds can be forged or mistyped; the article then quotes what nobody wrote.

Severity: warning. Confidence is medium for text without an embed, where the post's first word is a guess.

Example: `The post by @quay_anna now reads: “We stay out until Saturday.”`

What to do: compare with the platform's edit history or an archived capture, then quote one version and say which.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkaudit.model import Article, Confidence, Finding, Resolution, Severity
from linkaudit.rules.found import Speaker
from linkaudit.rules.phrases import post_words, sentence
from linkaudit.rules.post_date_mismatch import shows_utc_day
from linkaudit.rules.posts import seen_posts
from linkaudit.rules.words import goes_on, in_other_letters, letters, quotes

ID = "post-text-drift"
SEVERITY: Severity = "warning"
_SPEAKER = Speaker(ID, SEVERITY)
_LEAST_LETTERS = 8
"""Shorter remains say too little to be compared."""


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each living post whose text is not the one shown."""
    for seen in seen_posts(article, resolutions):
        shown, facts = seen.reference.text, seen.facts
        if not shown or facts is None or not facts.text:
            continue
        whole = shows_utc_day(seen.reference) and not facts.truncated
        if not _differ(shown, facts.text, whole=whole):
            continue
        edited = " It was edited." if facts.edited else ""
        message = sentence(f"{post_words(seen.reference)} now reads: “{facts.text}”{edited}")
        confidence: Confidence = "medium" if seen.reference.form == "flattened" else "strong"
        yield _SPEAKER.of_reference(article, seen.reference, message, confidence=confidence, evidence=shown)


def _differ(shown: str, true: str, *, whole: bool) -> bool:
    """With `whole`, the platform itself wrote what is shown: then nothing can follow after the end of the true text."""
    if min(len(letters(shown)), len(letters(true))) < _LEAST_LETTERS or in_other_letters(shown, true):
        return False
    return not quotes(shown, true) or (whole and goes_on(shown, true, least=_LEAST_LETTERS))
