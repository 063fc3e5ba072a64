"""Elements of a large XML file, one at a time: entries of feeds, items of exports, addresses of sitemaps.

Entities are not resolved and nothing is fetched; each element is forgotten once it has been read. XML that is slightly broken,
as feeds often are, is read as far as it makes sense.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import BinaryIO

from lxml import etree

from linkaudit.reader.entry import Entry
from linkaudit.reader.lines import Flow

_PREFIXES = (
    ("http://purl.org/rss/1.0/modules/content/", "content:"),
    ("http://purl.org/dc/", "dc:"),
    ("http://wordpress.org/export/", "wp:"),
)
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_LONGEST_NAME = 33
_HARMLESS = frozenset(("ERR_UNDECLARED_ENTITY", "WAR_UNDECLARED_ENTITY", "NS_ERR_UNDEFINED_NAMESPACE"))


class _Spelled(Flow):
    """A stream in which the names of HTML's characters (`&nbsp;`) are numbers, and names of nothing are words.

    XML knows five of them, feeds use them all; and once anything is wrong with a file, libxml2 drops even the five.
    """

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self._tail = b""

    def read(self, size: int = 65_536) -> bytes:
        """Some bytes; none at the end."""
        piece = super().read(size)
        whole = self._tail + piece
        cut = whole.rfind(b"&", -_LONGEST_NAME) if piece else -1
        self._tail = whole[cut:] if cut >= 0 else b""
        spelled = _NAMED.sub(_number, whole[:cut] if cut >= 0 else whole)
        return spelled or (self.read(size) if piece else b"")


def _number(name: re.Match[bytes]) -> bytes:
    return b"".join(b"&#%d;" % ord(c) for c in html5.get(name[1].decode() + ";", f"&{name[1].decode()};"))


def entries(stream: BinaryIO, names: tuple[str, ...]) -> Iterator[Entry]:
    """Elements of these local names, in order. `OSError` at the end where the XML was broken, with the line it broke in."""
    context = etree.iterparse(_Spelled(stream), events=("end",), resolve_entities=False, no_network=True, recover=True)
    for element in _ended(context):
        if _name(element) in names:
            entry = Entry()
            for child in _children(element):
                entry.values[_name(child)] = entry.first(_name(child)) or _value(child)
            yield entry
            element.clear(keep_tail=True)
            while element.getprevious() is not None:
                del element.getparent()[0]
    broken = next((error for error in context.error_log if error.type_name not in _HARMLESS), None)
    if broken is not None:
        raise OSError(f"the XML is broken in line {broken.line}: {broken.message}")


def _ended(context: etree.iterparse[etree._Element]) -> Iterator[etree._Element]:
    try:
        yield from (element for _, element in context)
    except etree.XMLSyntaxError as trouble:
        # Nothing at all is an empty feed; anything else that lxml cannot make a tree of is no feed.
        if not str(trouble).startswith("no element found"):
            raise OSError(f"the XML is broken: {trouble}") from None


def _children(element: etree._Element) -> Iterator[etree._Element]:
    """The children, with those of a sitemap's `news` group."""
    for child in element:
        yield child
        yield from child if _name(child) == "news" else ()


def _name(element: etree._Element) -> str:
    """The local name behind our prefix of its namespace; as written where a feed has not declared the prefix."""
    if not isinstance(element.tag, str):
        return ""
    space, _, local = element.tag.rpartition("}")
    return next((prefix for known, prefix in _PREFIXES if space.startswith("{" + known)), "") + local


def _value(element: etree._Element) -> str:
    """Text of an element; the address of an Atom link, the markup inside an XHTML content."""
    if element.get("href") and element.get("rel", "alternate") == "alternate":
        return str(element.get("href"))
    if len(element):
        return (element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)
    return str(element.text or "").strip() if not element.get("rel") else ""
