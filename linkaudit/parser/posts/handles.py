"""Accounts named in running text, by the rule by which X links them: `@jane`, but not the tail of an e-mail address."""

from __future__ import annotations

import re

MENTION = re.compile(
    r"(?:(?<![A-Za-z0-9_!#$%&*@＠])|(?<=(?<![A-Za-z0-9_])[Rr][Tt]))[@＠](?P<handle>[A-Za-z0-9_]{1,20})"
    r"(?![A-Za-z0-9_@＠\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]|://)",
    re.ASCII,
)


def handles(text: str) -> list[str]:
    """The handles named in a text, without `@`, in its order."""
    return [found["handle"] for found in MENTION.finditer(text)]
