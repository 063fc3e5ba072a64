"""Waivers of the configuration: `[[tool.linkaudit.ignore]]` tables that name a rule, a path, a link, a reason, a last day."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches

from linkaudit.errors import ConfigError
from linkaudit.model import Finding, Reference
from linkaudit.patterns import Patterns

KEYS = ("rule", "path", "url", "reason", "expires")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """One entry. What is not given matches everything, but one of rule, path and url is."""

    rule: str | None = None
    path: str | None = None
    """Pattern in `.gitignore` syntax, held against the article's id."""
    url: str | None = None
    """Pattern in `.gitignore` syntax, held against `host/path?query` of the link; of a reference only."""
    reason: str = "no reason given"
    expires: str | None = None
    """The last day on which it holds, ISO."""
    folder: str = "."
    """What paths are relative to: where the configuration stands."""
    _paths: Patterns = field(init=False, repr=False, compare=False)
    _urls: Patterns = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_paths", Patterns((self.path,) if self.path else ()))
        object.__setattr__(self, "_urls", Patterns((self.url,) if self.url else ()))

    @classmethod
    def of(cls, table: object, rules: Collection[str] | None = None, folder: str = ".") -> Ignore:
        """From a table of the configuration; `rules` are those there are. ConfigError names the key that is wrong."""
        if not isinstance(table, Mapping):
            raise ConfigError(f"ignore: {table!r} is no table", hint='such as { rule = "post-gone", reason = "…" }')
        _check_keys(table)
        texts = {key: _text(key, value) for key, value in table.items() if key != "expires"}
        rule = texts.get("rule")
        if rule is not None and rules is not None and rule not in rules:
            raise ConfigError(f"rule: there is no rule {rule!r}", hint=_nearest(rule, rules))
        return cls(**texts, expires=_day(table.get("expires")), folder=folder)

    def covers(self, finding: Finding, reference: Reference | None) -> bool:
        """Whether it speaks of this finding, expired or not."""
        named = self.rule in (None, finding.rule)
        there = self.path is None or self._paths.match(self._below(finding.article))
        return named and there and (self.url is None or self._links(reference))

    def _links(self, reference: Reference | None) -> bool:
        return reference is not None and self._urls.match_link(reference.target or reference.url or "")

    def _below(self, article: str) -> str:
        if "://" in article:
            return article
        below = os.path.relpath(article, self.folder).replace(os.sep, "/")
        return article if below.startswith("../") else below

    def __str__(self) -> str:
        """The entry as it is spoken of."""
        named = (("", self.rule), ("path ", self.path), ("url ", self.url))
        return "ignore of " + ", ".join(f"{lead}{value}" for lead, value in named if value)


def _check_keys(table: Collection[str]) -> None:
    for key in table:
        if key not in KEYS:
            raise ConfigError(f"{key}: no such key", hint=_nearest(key, KEYS))
    if not {"rule", "path", "url"} & set(table):
        raise ConfigError("rule: an entry names a rule, a path or a url", hint='such as rule = "post-gone"')


def _text(key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"{key}: a text is wanted, not {value!r}", hint=f'write it as {key} = "…"')
    return value.strip()


def _day(value: object) -> str | None:
    if value is None:
        return None
    try:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        if isinstance(value, str):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise ConfigError(f"expires: {value!s} is no day", hint="write it as expires = 2027-01-31")


def _nearest(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, 1)
    return f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(known)}"
