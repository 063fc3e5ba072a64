"""What stops an audit. Trouble with one link is an outcome and trouble with one input a row, never one of these.

LinkAuditError
├── InputError    nothing of what was asked for can be read
├── ConfigError   an option or a configuration key is wrong
├── OutputError   the report cannot be written
└── StateError    the state file is in use, damaged, or of another version
"""

from __future__ import annotations


class LinkAuditError(Exception):
    """Base of all. `hint` says what to try next."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class InputError(LinkAuditError):
    """Nothing of what was asked for can be read."""


class ConfigError(LinkAuditError):
    """An option or a configuration key is wrong."""


class OutputError(LinkAuditError):
    """The report cannot be written."""


class StateError(LinkAuditError):
    """The state file is in use, damaged, or of another version."""
