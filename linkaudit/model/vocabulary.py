"""The words of the contract: forms, labels, bases, roles, kinds, outcomes, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

SCHEMA = "linkaudit/1"

Form = Literal[
    "body", "heading", "social_post", "social_url", "cross_ref", "pull_quote", "caption", "credit_line", "byline", "boilerplate"
]
Label = Literal[
    "wire",
    "wire_mixed",
    "wire_attributed",
    "outlet",
    "social",
    "cross_promo",
    "pull_quote",
    "caption",
    "structure",
    "press_release",
    "unattributed",
    "unknown",
]
Basis = Literal[
    "stated",
    "matched",
    "anchored",
    "scoped",
    "chained",
    "duplicate",
    "scoped_mixed",
    "scoped_contributory",
    "inferred",
    "none",
]
Confidence = Literal["strong", "medium", "weak"]
Role = Literal[
    "article_credit",
    "mixed_credit",
    "contributory_credit",
    "in_text_source",
    "reported_by",
    "social_account",
    "photo_credit",
    "press_release",
    "subject",
]
Where = Literal["dateline", "byline", "tagline", "in-text", "photo", "meta", "jsonld"]
CreditKind = Literal["exclusive", "mixed", "contributory", "unnamed", "none", "conflict"]
Kind = Literal["post", "post_link", "short_link", "media_link", "profile", "cross_ref", "embed", "link"]
OutcomeName = Literal[
    "live", "moved", "gone", "broken", "blocked", "unreachable", "refused", "unknown", "unresolved", "unchecked"
]
Severity = Literal["error", "warning", "note"]
Media = Literal["html", "text", "markdown"]
WaivedIn = Literal["article", "configuration", "baseline"]

OUTCOMES: tuple[OutcomeName, ...] = get_args(OutcomeName)
LABELS: tuple[Label, ...] = get_args(Label)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)

GROUP_OF: Mapping[OutcomeName, str] = {
    "live": "alive",
    "moved": "alive",
    "gone": "dead",
    "broken": "dead",
    "blocked": "uncertain",
    "unreachable": "uncertain",
    "unknown": "uncertain",
    "refused": "policy",
    "unresolved": "open",
    "unchecked": "open",
}
"""What an outcome amounts to; `uncertain` is never reported as dead."""

CONFIDENCE_OF: Mapping[Basis, Confidence] = {
    "stated": "strong",
    "matched": "strong",
    "anchored": "strong",
    "duplicate": "strong",
    "scoped": "medium",
    "chained": "medium",
    "inferred": "medium",
    "scoped_mixed": "weak",
    "scoped_contributory": "weak",
    "none": "weak",
}
"""Confidence follows from the basis alone; no invented decimals."""
