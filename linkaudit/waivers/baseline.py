"""A list of findings that are known and put up with, so that only new ones fail a run. Sorted JSON, made to be reviewed.

An entry may be given `expires` (the last day) and `reason` by hand; both survive an update.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from linkaudit.errors import ConfigError
from linkaudit.model import Finding
from linkaudit.patterns import portable
from linkaudit.writing import write_whole

SCHEMA = "linkaudit-baseline/1"
HINT = "make it anew with --update-baseline"
NEEDED = ("article", "rule", "fingerprint", "message", "added")
NAMES = (*NEEDED, "expires", "reason")
DAYS = ("added", "expires")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One finding that is put up with."""

    article: str
    rule: str
    fingerprint: str
    message: str
    """What it said when it was added; kept as it was, so that an update shows only what is new."""
    added: str
    """ISO day."""
    expires: str | None = None
    """The last day on which it holds."""
    reason: str | None = None


class Baseline:
    """The entries of one file by fingerprint."""

    def __init__(self, path: str, entries: Mapping[str, Known]) -> None:
        self._path = path
        self._entries = dict(entries)
        self._seen: dict[str, Known] = {}

    @classmethod
    def read(cls, path: str, *, update: bool) -> Self:
        """From a file; one that is to be updated may not be there yet. ConfigError: missing, or not a baseline."""
        try:
            text = Path(path).read_text(encoding="utf-8")
        except FileNotFoundError as error:
            if update:
                return cls(path, {})
            raise ConfigError(f"{path}: there is no such baseline", hint="make it with --update-baseline") from error
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"{path} cannot be read as a baseline: {error}", hint=HINT) from error
        return cls(path, {entry.fingerprint: entry for entry in _entries(text, path)})

    def known(self, finding: Finding) -> Known | None:
        """The entry of a finding, which is then no longer stale."""
        entry = self._entries.get(finding.fingerprint)
        if entry is not None:
            self._seen[finding.fingerprint] = entry
        return entry

    def accept(self, finding: Finding, today: date) -> Known:
        """Take a finding in, or renew an entry that has expired."""
        entry = Known(
            article=finding.article,
            rule=finding.rule,
            fingerprint=finding.fingerprint,
            message=finding.message,
            added=today.isoformat(),
        )
        self._entries[finding.fingerprint] = self._seen[finding.fingerprint] = entry
        return entry

    def stale(self, articles: Collection[str], rules: Collection[str]) -> tuple[Known, ...]:
        """Entries that these articles and rules no longer bear out; those not looked at are not judged."""
        here = {portable(article) for article in articles}
        looked_at = (one for one in self._entries.values() if portable(one.article) in here and one.rule in rules)
        return tuple(entry for entry in looked_at if entry.fingerprint not in self._seen)

    def drop(self, entries: Collection[Known]) -> None:
        """Forget these."""
        for entry in entries:
            del self._entries[entry.fingerprint]

    def save(self) -> None:
        """Write the file, whole or not at all. OutputError."""
        write_whole(Path(self._path), self._text())

    def _text(self) -> Iterator[str]:
        yield f'{{\n "schema": "{SCHEMA}",\n "findings": ['
        between = "\n"
        for entry in sorted(self._entries.values(), key=lambda known: (known.article, known.rule, known.fingerprint)):
            told = {name: getattr(entry, name) for name in NAMES if getattr(entry, name) is not None}
            yield f"{between}  {json.dumps(told)}"
            between = ",\n"
        yield "\n ]\n}\n" if between != "\n" else "]\n}\n"


def _entries(text: str, path: str) -> Iterator[Known]:
    try:
        document = json.loads(text)
    except ValueError as error:
        raise ConfigError(f"{path} is no JSON: {error}", hint=HINT) from error
    rows = document.get("findings") if isinstance(document, dict) and document.get("schema") == SCHEMA else None
    if not isinstance(rows, list):
        raise ConfigError(f"{path} is no baseline ({SCHEMA})", hint=HINT)
    for number, row in enumerate(rows, 1):
        yield _entry(row, f"{path}: findings[{number}]")


def _entry(row: object, where: str) -> Known:
    given = {str(name): value for name, value in row.items()} if isinstance(row, dict) else {}
    _check_names(given, where)
    try:
        return Known(**given | {name: date.fromisoformat(given[name]).isoformat() for name in DAYS if name in given})
    except ValueError as error:
        raise ConfigError(f"{where}: {error}", hint="write days as 2027-01-31") from error


def _check_names(given: Mapping[str, object], where: str) -> None:
    for name in given:
        if name not in NAMES:
            raise ConfigError(f"{where}: {name}: no such key", hint=f"one of: {', '.join(NAMES)}")
    for name in dict.fromkeys((*NEEDED, *given)):
        if not isinstance(given.get(name), str):
            raise ConfigError(f"{where}: {name}: a text is wanted", hint=HINT)
