"""Paths and addresses compared: include and exclude patterns in `.gitignore` syntax; the only user of pathspec."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_SCHEME = re.compile(r"^(!?)https?://", re.IGNORECASE)
"""People paste addresses as patterns."""


class Patterns:
    """A list of patterns; empty matches nothing. `example.org` covers the host and all below it, `*.pdf` any such name."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns = tuple(_SCHEME.sub(r"\1", pattern) for pattern in patterns)
        self._spec = _compiled(self._patterns) if self._patterns else None

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def match(self, path: str) -> bool:
        """Whether a file's path matches; later patterns win, `!` takes back."""
        return self._spec is not None and self._spec.match_file(path)

    def match_link(self, url: str) -> bool:
        """Whether a link's `host/path?query` matches, or the same without the query."""
        if self._spec is None:
            return False
        try:
            parts = urlsplit(url)
        except ValueError:
            return self.match(url)
        path = f"{parts.netloc}{parts.path or '/'}"
        return self.match(f"{path}?{parts.query}" if parts.query else path) or (bool(parts.query) and self.match(path))


def portable(path: str) -> str:
    """An article's path as every way of naming it spells it: relative to this folder if below it, forward slashes."""
    if "://" in path or path == "-":
        return path
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - text to text, for every finding
    return os.path.normpath(path).removeprefix(here).replace(os.sep, "/")


def _compiled(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - most runs have no patterns

    return GitIgnoreSpec.from_lines(patterns)
