"""Which short lines stand beside a picture, though nothing in the markup calls them a caption.

Many pages name their boxes by numbers (`css-1x9f2`), so that only the place of a line tells a picture's credit from the
text's: in one box with a picture and nothing to read, or right behind one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from turbohtml import Element

from linkaudit.parser.document.drafts import Box, Draft

_SHORT = 200
"""Letters of a caption, at most."""
_LINE = 40
_DEEPEST = 8
_MOST_LINES = 3
"""Lines of a caption: what is shown, who took it, whose it is."""
_SMALL = 120
"""Width below which a picture is somebody's portrait or a sign."""
_PORTRAIT = re.compile(
    r"avatar|author|profile|headshot|portrait|gravatar|byline|logo|icon|emoji|sprite|spacer|pixel|badge", re.IGNORECASE
)
_FIGURE = re.compile(r"\d")


def settle(drafts: Sequence[Draft]) -> None:
    """Note on every short line of the article how it stands to a picture; what `region` found must be known."""
    for n, draft in enumerate(drafts):
        picture = draft.picture
        if picture is None or len(draft.text) > _SHORT or not draft.article or _is_portrait(picture.node):
            continue
        draft.beside = "behind"
        lines = _captions(drafts, n, picture.box)
        if len(lines) != 1 or not _is_named(picture.node, draft.text):
            for line in lines:
                line.beside = "framed"


def _is_portrait(node: Element) -> bool:
    """A face, a logo, a sign: what stands beside it is no caption."""
    width = node.attr("width") or ""
    return (width.isdecimal() and int(width) <= _SMALL) or bool(_PORTRAIT.search(f"{node.attr('class')} {node.attr('src')}"))


def _is_named(node: Element, words: str) -> bool:
    """The picture's description says the same: `Reuters` beside the agency's sign."""
    return words.casefold() in (node.attr("alt") or "").casefold()


def _captions(drafts: Sequence[Draft], first: int, box: Box) -> Sequence[Draft]:
    """The lines behind a picture in the widest box round it that holds neither running text nor a heading, and few lines.

    None where they are a byline with its date.
    """
    found: Sequence[Draft] = ()
    frame: Box | None = box
    for _ in range(_DEEPEST):
        if frame is None or frame.weight or frame.title:
            break
        lines = list(_inside(drafts, first, frame))
        if len(lines) > _MOST_LINES or any(map(_is_no_caption, lines)):
            break
        found, frame = lines, frame.parent
    return found


def _inside(drafts: Sequence[Draft], first: int, frame: Box) -> Iterator[Draft]:
    for draft in drafts[first : first + _MOST_LINES + 1]:
        if not _stands_in(draft.box, frame):
            return
        yield draft


def _is_no_caption(line: Draft) -> bool:
    dated = len(line.text) <= _LINE and line.text[-1:] != "." and _FIGURE.search(line.text) is not None
    return dated or line.hint in ("heading", "byline")


def _stands_in(box: Box, frame: Box) -> bool:
    inner: Box | None = box
    for _ in range(_DEEPEST):
        if inner is frame:
            return True
        inner = inner and inner.parent
    return False
