"""Posts that no element of the page is: what broken embeds leave behind, markup shown as text, state for a script.

And the other way round: what looks like an embed but stands in a sidebar or among comments, which nobody set into the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from linkaudit.parser.blocks import Sighting
from linkaudit.parser.document.drafts import Draft
from linkaudit.parser.document.walk import embedded
from linkaudit.parser.embeds.page_state import letters, quoted_posts, shares
from linkaudit.parser.region import running
from linkaudit.platforms.leftovers import is_left_by_x

_SHOWN = "<blockquote"


def settle(drafts: list[Draft]) -> None:
    """Tell such posts in the drafts, once it is known what is article."""
    for n, draft in enumerate(drafts):
        if draft.sightings:
            _demote(draft)
        elif draft.article and is_left_by_x(draft.text):
            _note_leftover(draft, drafts[max(0, n - 1) : n] + drafts[n + 1 : n + 2])
        elif _SHOWN in draft.text:
            draft.sightings = tuple(_shown(draft))


def _demote(draft: Draft) -> None:
    """Outside the article a post is linked to, not inserted, and a player is but one more link."""
    if draft.article:
        return
    draft.sightings = tuple(replace(seen, kind="post_link" if seen.kind == "post" else "link") for seen in draft.sightings)
    draft.hint = "text"


def _note_leftover(draft: Draft, beside: Sequence[Draft]) -> None:
    """`Tweet may have been deleted`: said of the post beside it, or of one that is not there any more."""
    for other in beside:
        if other.sightings and other.sightings[0].platform == "x":
            other.sightings = (replace(other.sightings[0], form="fallback"), *other.sightings[1:])
            return
    draft.hint = "post"
    draft.sightings = (
        Sighting(
            kind="post", form="fallback", start=draft.start, end=draft.end, platform="x", text=draft.text, reason="no url"
        ),
    )


def _shown(draft: Draft) -> Iterator[Sighting]:
    """Posts whose embed code the reader sees as text."""
    for inner in embedded(draft.text):
        for seen in inner.sightings:
            if seen.kind == "post" and draft.article:
                draft.hint = "post"
                yield replace(seen, form="escaped", start=draft.start, end=draft.end)


def loose(source: str, drafts: Sequence[Draft]) -> Iterator[Sighting]:
    """Posts that only the page's scripts hold, among words of this article, and that the page does not show."""
    quoted = list(quoted_posts(source))
    if not quoted:
        return
    told = {seen.key for draft in drafts for seen in draft.sightings}
    article = _letters(drafts)
    for at, seen in ((at, seen) for at, markup, words in quoted if shares(words, article) for seen in _told_by(markup)):
        if seen.key not in told:
            told.add(seen.key)
            start, end = _script(source, at)
            yield replace(seen, form="json", start=start, end=end)


def _told_by(markup: str) -> Iterator[Sighting]:
    return (inner.sightings[0] for inner in embedded(markup))


def _script(source: str, at: int) -> tuple[int, int]:
    """The script element round an offset, as the source shows it."""
    start, end = source.rfind("<script", 0, at), source.find("</script>", at)
    return max(0, start), len(source) if end < 0 else end + len("</script>")


def _letters(drafts: Sequence[Draft]) -> str:
    return letters(" ".join(draft.text for draft in drafts if draft.article and running(draft)))
