"""Include and exclude patterns in `.gitignore` syntax, the one that people already know; the only user of pathspec."""

from __future__ import annotations

from collections.abc import Sequence


class Patterns:
    """A list of patterns; empty matches nothing. `example.org` covers the host and all below it, `*.pdf` any such name."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns = tuple(patterns)
        self._spec = _compiled(self._patterns) if self._patterns else None

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def match(self, path: str) -> bool:
        """Whether a path (of a file, or `host/path?query` of a link) matches; later patterns win, `!` takes back."""
        return self._spec is not None and self._spec.match_file(path)


def _compiled(patterns: tuple[str, ...]):  # type: ignore[no-untyped-def]  # noqa: ANN202
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - most runs have no patterns

    return GitIgnoreSpec.from_lines(patterns)
