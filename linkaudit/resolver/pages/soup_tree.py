"""The tree of a page: its elements by name, its visible words. One walk, for a search of Beautiful Soup costs more."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

_INLINE = frozenset("a abbr b bdi bdo big cite code em font i kbd mark q s small span strong sub sup time tt u var wbr".split())
_DEEPEST = 50
_LONGEST_LINE = 1000
_MOST_NODES = 400


class Tags:
    """All elements of a page, gone through once."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._all = [node for node in soup.descendants if isinstance(node, Tag)]
        self._names = {tag.name for tag in self._all}

    @property
    def body(self) -> Tag | None:
        """The first body."""
        return next((tag for tag in self._all if tag.name == "body"), None)

    def of(self, *names: str) -> list[Tag]:
        """Those of these names, in the order of the page."""
        wanted = self._names.intersection(names)
        return [tag for tag in self._all if tag.name in wanted] if wanted else []


def inside(tag: Tag, names: Collection[str]) -> bool:
    """Whether an element of one of these names is around this one."""
    return any(parent.name in names for parent in tag.parents)


def flat(tag: Tag) -> str:
    """The text of an element on one line, cut; of a hostile one, which holds half the page, not all is walked."""
    parts: list[str] = []
    length = 0
    for node in islice(within(tag), _MOST_NODES):
        if type(node) is NavigableString:
            parts.append(node)
            length += len(node)
        if length > _LONGEST_LINE:
            break
    return " ".join(" ".join(parts)[:_LONGEST_LINE].split())


def within(tag: Tag, without: frozenset[str] = frozenset()) -> Iterator[PageElement]:
    """All that is in an element, in order, elements of some names left out with what is in them. Walks without recursion.

    Beautiful Soup's own walk goes to the bottom of an element before it begins, which in a hostile page is far.
    """
    open_ = [iter(tag.contents)]
    while open_:
        node = next(open_[-1], None)
        if node is None:
            open_.pop()
        elif not isinstance(node, Tag):
            yield node
        elif node.name not in without:
            yield node
            open_.append(iter(node.contents))


def words(root: Tag, without: frozenset[str], most: int) -> str:
    """Visible text below an element, up to a length, skipping elements by name; blocks stand on lines of their own."""
    parts: list[str] = []
    length = 0
    block: Tag | None = None
    for string, around in _strings(root, without):
        parts += ("" if not parts else " " if around is block else "\n", string)
        block = around
        length += len(string)
        if length > most:
            break
    return "".join(parts)


def _strings(root: Tag, without: frozenset[str]) -> Iterator[tuple[str, Tag | None]]:
    """Words, and the block they stand in."""
    for node in within(root, without):
        if isinstance(node, NavigableString) and not isinstance(node, PreformattedString) and (words := " ".join(node.split())):
            yield words, _block(node)


def _block(node: PageElement) -> Tag | None:
    return next((parent for parent in islice(node.parents, _DEEPEST) if parent.name not in _INLINE), None)
