"""Outcomes and things in words, for the messages of findings."""

from __future__ import annotations

from linkaudit.model import Reference, Resolution

_REASONS = {
    "deleted": "deleted",
    "suspended": "the account is suspended",
    "account_gone": "the account no longer exists",
    "rules": "removed for breaking the platform's rules",
    "protected": "the account shows its posts to followers only",
    "withheld": "withheld in some countries",
    "age_restricted": "shown to signed-in adults only",
    "hidden": "hidden from signed-out readers",
}


def reason_words(resolution: Resolution) -> str:
    """The reason of an outcome for a reader."""
    head, mark, rest = resolution.reason.partition(":")
    said = _REASONS.get(head.strip(), head.strip())
    return f"{said}{mark}{rest}" if said else resolution.outcome


def post_words(reference: Reference) -> str:
    """`the post by @anna`; `the X post` where nobody is named."""
    handle = (reference.handle or "").lstrip("@")
    if handle:
        return f"the post by @{handle}"
    return f"the post by {reference.name}" if reference.name else "the post"


def link_words(reference: Reference) -> str:
    """A link by its address, a cross-reference by its title."""
    if reference.kind == "cross_ref" and reference.title:
        return f"“{reference.title}”"
    return reference.url or reference.key or "the link"


def capture_words(resolution: Resolution) -> str:
    """Where an archive keeps it, as a sentence of its own; empty when no capture is known."""
    return f" An archive keeps it: {resolution.archived.url}." if resolution.archived else ""


def sentence(text: str) -> str:
    """With a capital first letter, unless it begins with an address or a title, which stay as written."""
    return f"T{text[1:]}" if text.startswith("the ") else text
