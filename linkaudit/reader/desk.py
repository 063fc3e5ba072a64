"""Where inputs arrive: each is opened, told apart, and handed to the reader of its container, one at a time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from linkaudit.model import Failure, Origin, Reply, Source, Unreadable
from linkaudit.reader.articles import read_article, too_large
from linkaudit.reader.deliveries import Delivery
from linkaudit.reader.files import Walk
from linkaudit.reader.kinds import FORMATS, Format, tell
from linkaudit.reader.settings import ReaderSettings

_URL = re.compile(r"https?://", re.IGNORECASE)


def read(inputs: Sequence[str], settings: ReaderSettings) -> Iterator[Source | Unreadable]:
    """Every article of the inputs, streamed in their order; what cannot be read is one `Unreadable`, never an exception.

    An input is a file, a folder, a glob, a URL (through `settings.fetch_page`) or `-` (`settings.stdin`).
    The same path is read once, however often it is named.
    """
    seen: set[str] = set()
    for delivery in _deliveries(inputs, settings):
        name = delivery.path if isinstance(delivery, Delivery) else delivery.id
        known = name if name == "-" or _URL.match(name) else str(Path(name).absolute())
        if known not in seen:
            yield from _read(delivery, settings) if isinstance(delivery, Delivery) else (delivery,)
        seen.add(known)


def _deliveries(inputs: Sequence[str], settings: ReaderSettings) -> Iterator[Delivery | Unreadable]:
    walk = Walk(settings.exclude)
    for given in inputs:
        if given == "-":
            yield _open("-", settings.stdin)
        elif _URL.match(given):
            yield _fetched(given, settings)
        else:
            for found in walk.files(given):
                yield _unreadable(found.path, found.trouble) if found.trouble else _open(found.path, None)


def _open(path: str, stream: BinaryIO | None) -> Delivery | Unreadable:
    try:
        return Delivery(path, stream or Path(path).open("rb"))
    except OSError as trouble:
        return _unreadable(path, trouble.strerror or str(trouble))


def _fetched(url: str, settings: ReaderSettings) -> Delivery | Unreadable:
    if settings.fetch_page is None:
        return _unreadable(url, "a page on the web, and the network is not used")
    reply = settings.fetch_page(url)
    if isinstance(reply, Failure):
        return _unreadable(url, ": ".join(filter(None, (reply.kind, reply.detail))))
    reason = _refusal(reply, settings)
    if reason:
        return _unreadable(url, reason)
    return Delivery(url, io.BytesIO(reply.body), content_type=reply.header("content-type"), url=reply.url)


def _refusal(reply: Reply, settings: ReaderSettings) -> str | None:
    if not 200 <= reply.status < 300:
        return f"the server answered {reply.status}"
    if reply.truncated:
        return too_large(settings)
    return reply.problem


def _read(delivery: Delivery, settings: ReaderSettings) -> Iterator[Source | Unreadable]:
    """Articles of one delivery, closed afterwards. Damage ends this input with one row and no other."""
    try:
        yield from _articles(delivery, _format(delivery, settings), settings)
    except OSError as trouble:
        yield _unreadable(delivery.path, trouble.strerror or str(trouble))
    finally:
        if delivery.path != "-":
            delivery.close()


def _format(delivery: Delivery, settings: ReaderSettings) -> Format:
    insisted = next((known for known in FORMATS if known == settings.input_format), None)
    return insisted or tell(delivery.name, delivery.head(), delivery.content_type)


def _articles(delivery: Delivery, told: Format, settings: ReaderSettings) -> Iterator[Source | Unreadable]:
    if told in ("html", "text", "markdown"):
        yield read_article(delivery, told, settings)
    else:
        yield _unreadable(delivery.path, f"{told} is not read yet")


def _unreadable(path: str, reason: str) -> Unreadable:
    return Unreadable(id=path, origin=Origin(path=path), reason=reason)
