"""Patterns that are compiled when they are first asked for.

There are hundreds, and most runs need few of them: to compile them all costs more than to read an article.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands in for a compiled pattern, and becomes one as far as its methods go."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = getattr(re.compile(self._text, self._flags), name)
        # Found here the next time, without coming this way.
        setattr(self, name, value)
        return value


def later(text: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, put off; a faulty pattern is found out when it is used, so each needs a test that uses it."""
    return cast("re.Pattern[str]", _Later(text, flags))
