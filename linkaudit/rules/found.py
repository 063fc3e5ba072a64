"""How a rule says what it found: severity, place, and a fingerprint that survives when lines move.

The fingerprint hashes rule, article and the thing itself (the key of a link, the words of a passage), never its line, so
that a baseline and a CI page recognise an old finding in an edited article.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from linkaudit.model import Article, Confidence, Finding, Passage, Place, Reference, Severity
from linkaudit.normal import normal
from linkaudit.patterns import portable


@dataclass(frozen=True, slots=True)
class Speaker:
    """A rule, as far as its findings bear it."""

    rule: str
    severity: Severity

    def of_reference(
        self,
        article: Article,
        reference: Reference,
        message: str,
        *,
        confidence: Confidence = "strong",
        evidence: str | None = None,
    ) -> Finding:
        """A finding about something the article points at."""
        thing = reference.key or reference.url or " ".join(filter(None, (reference.handle, reference.title, reference.text)))
        return Finding(
            rule=self.rule,
            severity=self.severity,
            confidence=confidence,
            article=article.id,
            place=reference.place,
            message=message,
            fingerprint=fingerprint(self.rule, _identity(article), reference.kind, thing),
            reference=reference.n,
            passage=reference.passage,
            evidence=evidence,
        )

    def of_passage(
        self,
        article: Article,
        passage: Passage,
        message: str,
        *,
        confidence: Confidence = "strong",
        evidence: str | None = None,
    ) -> Finding:
        """A finding about a passage's words."""
        return Finding(
            rule=self.rule,
            severity=self.severity,
            confidence=confidence,
            article=article.id,
            place=passage.place,
            message=message,
            fingerprint=fingerprint(self.rule, _identity(article), "passage", passage.text),
            passage=passage.n,
            evidence=evidence,
        )

    def of_article(
        self,
        article: Article,
        message: str,
        thing: str,
        *,
        place: Place | None,
        confidence: Confidence,
        evidence: str | None = None,
    ) -> Finding:
        """A finding about the article as a whole; `thing` tells it from others of its rule."""
        return Finding(
            rule=self.rule,
            severity=self.severity,
            confidence=confidence,
            article=article.id,
            place=place,
            message=message,
            fingerprint=fingerprint(self.rule, _identity(article), "article", thing),
            evidence=evidence,
        )


def _identity(article: Article) -> str:
    """Its path however it is spelled; a record goes by its address, for its number changes when one is put before it."""
    if article.origin.record is None or article.url is None:
        return portable(article.id)
    return f"{portable(article.origin.path)}#{article.url}"


def fingerprint(*parts: str) -> str:
    """Sixteen hexadecimal digits for these parts, blind to case, blanks and typographic variants."""
    plain = (" ".join(normal("NFKC", part).split()).casefold() for part in parts)
    return sha256("\x1f".join(plain).encode("utf-8", "surrogatepass")).hexdigest()[:16]
