"""Where on the page the article stands.

The page's own markup is heard first (`article`, `main`, an article body by name), then weighed: the article is the
innermost box that holds most of the running text outside furniture, with its head from the main heading on and its foot,
where bylines, datelines and credits stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from linkaudit.parser.author_links import is_signature
from linkaudit.parser.blocks import CREDITING
from linkaudit.parser.document.drafts import Box, Draft

_RUNNING = frozenset({"text", "quote", "list"})
_LEAST_RUNNING = 60
"""Letters from which a block counts as running text."""
_EASTERN = "\u3040"
"""From here on stand the scripts of which one letter says as much as two Western ones or more."""
_STATED = frozenset({"article", "main"})
_LONGEST_HEAD = 40
"""Blocks between the main heading and the first of the article's core, at most."""
_APART = frozenset({"nav", "aside", "footer", "menu", "dialog"})
_DEEPEST = 60
_LEAST_TITLE = 20
"""Letters of a title; a shorter one may be the site's name."""
_LEAST_ARTICLE = 140
"""Letters of running text below which a page has no recognisable article."""


def region(drafts: Sequence[Draft], boxes: Sequence[Box], titles: Sequence[str] = ()) -> None:
    """Mark every draft as article or furniture. `boxes` hold parents before their children; `titles` are the page's own."""
    weights = [running(draft) for draft in drafts]
    _weigh(drafts, weights, boxes)
    _inherit(boxes)
    _acquit(boxes)
    _unveil(drafts, titles)
    _shade(boxes)
    lit = [0 if draft.box.shaded else weight for draft, weight in zip(drafts, weights, strict=True)]
    if lit != weights:
        _weigh(drafts, lit, boxes)
    core = _core(boxes)
    if core is None:
        return
    _mark(drafts, boxes, core)


def running(draft: Draft) -> int:
    """Letters of running text in a block: none in headings, captions, lists of links and posts."""
    length = _letters(draft.text)
    if length < _LEAST_RUNNING or draft.hint not in _RUNNING or draft.sightings or draft.linked:
        return 0
    linked = sum(link.until - link.at for link in draft.links)
    return min(length, 2000) if linked * 5 < len(draft.text) * 2 else 0


def _letters(text: str) -> int:
    """Letters of a text; where its middle is Chinese, Japanese or Korean, twice as many."""
    length = len(text)
    return 2 * length if length and text[length >> 1] >= _EASTERN else length


def _weigh(drafts: Sequence[Draft], weights: Sequence[int], boxes: Sequence[Box]) -> None:
    """Let every box know how much running text stands inside it."""
    for box in boxes:
        box.weight = 0
    for draft, weight in zip(drafts, weights, strict=True):
        draft.box.weight += weight
    for box in reversed(boxes):
        if box.weight and (parent := box.parent) is not None:
            parent.weight += box.weight


def _inherit(boxes: Sequence[Box]) -> None:
    """Let every box know whether the main heading or a marked body stands inside it."""
    for box in reversed(boxes):
        if (parent := box.parent) is not None:
            parent.title = parent.title or box.title
            parent.holds_body = parent.holds_body or box.holds_body or box.body


def _acquit(boxes: Sequence[Box]) -> None:
    """A box named like furniture that holds the article is a frame round it."""
    total = boxes[0].weight
    for box in boxes:
        if box.beside and box.weight:
            box.beside = not _is_frame(box, total)


def _unveil(drafts: Sequence[Draft], titles: Sequence[str]) -> None:
    """A masthead or a banner that bears the page's own title as its main heading is the article's head."""
    for draft in drafts:
        if draft.box.tag == "h1" and _is_title(draft.text, titles):
            box: Box | None = draft.box
            while box is not None and not (box.comments or box.tag in _APART):
                box.beside = False
                box = box.parent
            return


def _is_title(words: str, titles: Sequence[str]) -> bool:
    said = " ".join(words.split())
    return len(said) >= _LEAST_TITLE and any(" ".join(title.split()).startswith(said) for title in titles)


def _is_frame(box: Box, total: int) -> bool:
    mostly = box.weight * 10 >= total * 6 and not (box.comments or box.tag in _APART)
    return box.holds_body or mostly or (box.title and box.weight * 10 >= total * 3)


def _shade(boxes: Sequence[Box]) -> None:
    """Whatever stands in furniture is furniture."""
    for box in boxes:
        box.shaded = box.beside or (box.parent is not None and box.parent.shaded)


def _core(boxes: Sequence[Box]) -> Box | None:
    """The innermost box that holds most of the article's running text; None where there is too little of it."""
    total = boxes[0].weight
    if total < _LEAST_ARTICLE:
        return None
    scope = _scope(boxes)
    return next(box for box in reversed(_inside(boxes, scope)) if box.weight * 4 >= scope.weight * 3 and not box.shaded)


def _inside(boxes: Sequence[Box], top: Box) -> Sequence[Box]:
    """A box and all that stand inside it, which follow it."""
    first = boxes.index(top)
    inside = {top}
    for n in range(first + 1, len(boxes)):
        if boxes[n].parent not in inside:
            return boxes[first:n]
        inside.add(boxes[n])
    return boxes[first:]


def _scope(boxes: Sequence[Box]) -> Box:
    """The box that the page itself calls the article, if that holds a fair share of its running text; else the whole page."""
    stated = [box for box in boxes if _is_stated(box) and box.weight * 4 >= boxes[0].weight]
    chosen = [box for box in stated if box.title] or stated or [boxes[0]]
    most = max(box.weight for box in chosen)
    return min((box for box in chosen if box.weight * 4 >= most * 3), key=lambda box: box.weight)


def _is_stated(box: Box) -> bool:
    return (box.body or box.tag in _STATED) and not box.shaded


def _mark(drafts: Sequence[Draft], boxes: Sequence[Box], core: Box) -> None:
    """The article is the core, its head from the main heading on, and what follows the core before the next heading."""
    within = _inside(boxes, core)
    for box in within:
        box.inside = True
    _cards(boxes, within)
    for box in _inside(boxes, _outer(core)):
        box.around = True
    inside = [n for n, draft in enumerate(drafts) if draft.box.inside]
    head = range(_head(drafts, inside[0]), inside[0])
    titled = next((n for n in head if drafts[n].hint == "heading"), inside[0])
    for n in range(titled, inside[0]):
        if is_signature(drafts[n]):
            drafts[n].hint = "byline"
    near = {*head, *range(inside[-1] + 1, _tail(drafts, inside[-1]))}
    for n, draft in enumerate(drafts):
        draft.article = _belongs(draft, near=n in near) or (bool(draft.sightings) and _inserted(draft, core))


def _belongs(draft: Draft, *, near: bool) -> bool:
    return not draft.box.shaded and (draft.box.inside or (near and not _mostly_linked(draft)))


def _inserted(draft: Draft, core: Box) -> bool:
    """Whether an embed was set into the article: in its box whatever the class names say, elsewhere in nothing like furniture.

    Short items between many embeds leave the core too narrow; a post in a column of its own is seldom a sidebar's. A frame is
    more often than not, so there it must be one that is known.
    """
    box: Box | None = draft.box
    for _ in range(_DEEPEST):
        if box is None or box.comments or box.tag in _APART:
            break
        if box is core:
            return True
        box = box.parent
    return box is None and not draft.box.shaded and draft.sightings[0].key is not None


def _cards(boxes: Sequence[Box], within: Sequence[Box]) -> None:
    """An `article` inside the article, without running text of its own, is a card for another one."""
    cards = [box for box in within[1:] if box.tag == "article" and not (box.weight or box.title)]
    for box in cards:
        box.beside = True
    if cards:
        _shade(boxes)


def _head(drafts: Sequence[Draft], first: int) -> int:
    """Where the article's head begins: a line or two before the main heading, else at the first heading of its box."""
    earlier = range(max(0, first - _LONGEST_HEAD), first + 1)
    for n in reversed(earlier):
        if drafts[n].box.tag == "h1" and not drafts[n].box.shaded:
            return max(0, n - 2)
    return next((n for n in earlier if _heads(drafts[n])), first)


def _heads(draft: Draft) -> bool:
    return draft.hint == "heading" and draft.box.around and not (draft.box.shaded or _mostly_linked(draft))


def _tail(drafts: Sequence[Draft], last: int) -> int:
    """The first block after the article's foot, where credits stand: a heading, a wall of links, or the sixth block."""
    for n in range(last + 1, min(len(drafts), last + 6)):
        draft = drafts[n]
        if draft.hint == "heading" or draft.box.shaded or _mostly_linked(draft) or not _is_foot(draft, n - last):
            return n
    return min(len(drafts), last + 6)


def _is_foot(draft: Draft, distance: int) -> bool:
    """In the article's whole box; a line marked as the source may stand right behind it."""
    return draft.box.around or (distance == 1 and draft.hint in CREDITING)


def _mostly_linked(draft: Draft) -> bool:
    linked = sum(link.until - link.at for link in draft.links)
    return draft.linked or (linked * 2 > len(draft.text) and draft.hint != "byline" and draft.box.tag != "h1")


def _outer(core: Box) -> Box:
    """The article's whole box: with its head and its foot."""
    box: Box | None = core
    while box is not None and not box.title and box.tag not in _STATED:
        box = box.parent
    return box or core
