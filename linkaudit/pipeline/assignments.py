"""Which links are asked: references to targets, and for those that are not asked, why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linkaudit.model import Article, OutcomeName, Reference, Target, Unreadable
from linkaudit.options import Options
from linkaudit.patterns import Patterns

SETTLED: dict[str, OutcomeName] = {
    "truncated": "unresolved",
    "no base": "unresolved",
    "no url": "unresolved",
    "malformed": "broken",
    "in this page": "live",
    "missing fragment": "broken",
    "scheme": "refused",
}
"""What the parser already knows of a reference, as an outcome."""


class Assignments:
    """The choice of one run; asks nothing itself."""

    def __init__(self, options: Options) -> None:
        self._offline = options.offline
        self._all_links = options.all_links
        self._include = Patterns(options.include)
        self._exclude = Patterns(options.exclude)

    def targets(self, entries: Iterable[Article | Unreadable]) -> Iterator[Target]:
        """A target for every reference that has a key, in the order of the articles; keys may repeat."""
        for entry in entries:
            if isinstance(entry, Unreadable):
                continue
            furniture = {passage.n for passage in entry.passages if passage.form == "boilerplate"}
            for reference in entry.references:
                if reference.key is not None:
                    yield self._target(entry, reference, in_furniture=reference.passage in furniture)

    def _target(self, article: Article, reference: Reference, *, in_furniture: bool) -> Target:
        outcome, reason = self._unasked(reference, in_furniture=in_furniture)
        return Target(
            key=reference.key or "",
            url=reference.target or reference.url or "",
            platform=reference.platform,
            post_id=reference.post_id,
            handles=(reference.handle,) if reference.handle and reference.kind in ("post", "post_link") else (),
            kind=reference.kind,
            published=article.published,
            reason=reason,
            outcome=outcome,
        )

    def _unasked(self, reference: Reference, *, in_furniture: bool) -> tuple[OutcomeName | None, str | None]:
        passed_over = in_furniture and not self._all_links
        if reference.reason is not None and not (passed_over and reference.reason == "missing fragment"):
            return SETTLED.get(reference.reason.split(":")[0], "unresolved"), reference.reason
        why = self._left_out(reference, passed_over=passed_over)
        return ("unchecked", why) if why else (None, None)

    def _left_out(self, reference: Reference, *, passed_over: bool) -> str | None:
        if self._offline and reference.reason is None:
            return "offline"
        if passed_over:
            return "page furniture"
        return "excluded" if self._excluded(reference.target or reference.url or "") else None

    def _excluded(self, url: str) -> bool:
        return self._exclude.match_link(url) or (bool(self._include) and not self._include.match_link(url))
