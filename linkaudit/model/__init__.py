"""Every type that crosses a stage: what a reader hands on, what the parser finds, what the resolver learns, what the rules say.

All are frozen: a stage wraps what it got in a new type, nothing is filled in later.
The names are those of the JSON contract `linkaudit/1`; places are code-point offsets into the decoded source.
"""

from linkaudit.model.article import Article, Credit, Evidence, Mention, Origin, Passage, Place, Reference, Source, Unreadable
from linkaudit.model.exchange import Failure, FailureKind, Fetcher, Reply, Request
from linkaudit.model.findings import Archived, Attempt, Event, Finding, Hop, PostFacts, Resolution, Run, Target, Verdict
from linkaudit.model.vocabulary import (
    CONFIDENCE_OF,
    GROUP_OF,
    LABELS,
    OUTCOMES,
    SCHEMA,
    SEVERITIES,
    Basis,
    Confidence,
    CreditKind,
    Form,
    Kind,
    Label,
    Media,
    OutcomeName,
    Role,
    Severity,
    Where,
)

__all__ = [
    "CONFIDENCE_OF",
    "GROUP_OF",
    "LABELS",
    "OUTCOMES",
    "SCHEMA",
    "SEVERITIES",
    "Archived",
    "Article",
    "Attempt",
    "Basis",
    "Confidence",
    "Credit",
    "CreditKind",
    "Event",
    "Evidence",
    "Failure",
    "FailureKind",
    "Fetcher",
    "Finding",
    "Form",
    "Hop",
    "Kind",
    "Label",
    "Media",
    "Mention",
    "Origin",
    "OutcomeName",
    "Passage",
    "Place",
    "PostFacts",
    "Reference",
    "Reply",
    "Request",
    "Resolution",
    "Role",
    "Run",
    "Severity",
    "Source",
    "Target",
    "Unreadable",
    "Verdict",
    "Where",
]
