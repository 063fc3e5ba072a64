"""One entry of a feed, an export or a sitemap, as it left the XML."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """The children of one element by name, such as `title`, `content:encoded` or `wp:status`."""

    values: dict[str, str] = field(default_factory=dict)

    def first(self, *names: str) -> str:
        """Value of the first of these children that has one, or the empty text."""
        return next((self.values[name] for name in names if self.values.get(name)), "")
