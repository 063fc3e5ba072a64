"""Pages on the web as inputs: given as an address, in a list of addresses, or in a record that holds nothing else."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping

from linkaudit.model import Failure, Origin, Reply, Source, Unreadable
from linkaudit.reader.articles import read_article, too_large
from linkaudit.reader.deliveries import Delivery
from linkaudit.reader.kinds import tell
from linkaudit.reader.lines import lines
from linkaudit.reader.records import article_of, only_address
from linkaudit.reader.settings import ReaderSettings

ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def fetched(url: str, settings: ReaderSettings) -> Delivery | str:
    """The page at an address, or why there is none."""
    if settings.fetch_page is None:
        return "a page on the web, and the network is not used"
    reply = settings.fetch_page(url)
    if isinstance(reply, Failure):
        return ": ".join(filter(None, (reply.kind, reply.detail)))
    reason = _refusal(reply, settings)
    if reason:
        return reason
    return Delivery(url, io.BytesIO(reply.body), content_type=reply.header("content-type"), url=reply.url)


def page_of(url: str, path: str, number: int, settings: ReaderSettings) -> Source | Unreadable:
    """The page that a record of `path` names, as the article `path#number`."""
    name, origin = f"{path}#{number}", Origin(path=path, record=number)
    page = fetched(url, settings) if ADDRESS.match(url) else f"not a web address: {url[:200]}"
    if isinstance(page, str):
        return Unreadable(id=name, origin=origin, reason=f"{page} ({url[:200]})" if ADDRESS.match(url) else page)
    told = tell(page.name, page.head(), page.content_type)
    if told not in ("html", "text", "markdown"):
        return Unreadable(id=name, origin=origin, reason=f"the page is {told}, not an article")
    return read_article(page, told, settings, origin=Origin(path=path, record=number, media=told))


def record_or_page(record: Mapping[str, object], path: str, number: int, settings: ReaderSettings) -> Source | Unreadable:
    """The article in a record; where the record holds nothing but an address, the page there."""
    url = only_address(record, settings)
    return page_of(url, path, number, settings) if url else article_of(record, path, number, settings)


def read_addresses(delivery: Delivery, settings: ReaderSettings) -> Iterator[Source | Unreadable]:
    """The pages of a list, one address a line, `path#line`; blank lines and `#` comments are passed over."""
    for number, line in lines(delivery.stream, 8192):
        url = "an address beyond all length" if line is None else line.decode("utf-8", "replace").strip()
        if url and not url.startswith("#"):
            yield page_of(url, delivery.path, number, settings)


def _refusal(reply: Reply, settings: ReaderSettings) -> str | None:
    if not 200 <= reply.status < 300:
        return f"the server answered {reply.status}"
    if reply.truncated:
        return too_large(settings)
    return reply.problem
