"""Where inputs arrive: each is opened, told apart, and handed to the reader of its container, one at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from linkaudit.model import Origin, Source, Unreadable
from linkaudit.reader.articles import read_article
from linkaudit.reader.deliveries import Delivery
from linkaudit.reader.feeds import read_feed
from linkaudit.reader.files import Found, Walk
from linkaudit.reader.jsonl import read_jsonl
from linkaudit.reader.kinds import FORMATS, Format, tell
from linkaudit.reader.pages import ADDRESS, fetched, read_addresses
from linkaudit.reader.parquet import read_parquet
from linkaudit.reader.settings import ReaderSettings
from linkaudit.reader.table import read_table
from linkaudit.reader.warcs import read_warc

_CONTAINERS: dict[Format, Callable[[Delivery, ReaderSettings], Iterator[Source | Unreadable]]] = {
    "jsonl": read_jsonl,
    "csv": read_table,
    "warc": read_warc,
    "parquet": read_parquet,
    "feed": read_feed,
    "urls": read_addresses,
}


def read(inputs: Sequence[str], settings: ReaderSettings) -> Iterator[Source | Unreadable]:
    """Every article of the inputs, streamed in their order; what cannot be read is one `Unreadable`, never an exception.

    An input is a file, a folder, a glob, a URL (through `settings.fetch_page`) or `-` (`settings.stdin`). The same path is
    read once, however often it is named.
    """
    seen: set[str] = set()
    for found in _found(inputs, settings):
        known = found.path if _is_no_path(found.path) else os.path.abspath(found.path)  # noqa: PTH100 - `..` is taken out
        if known not in seen and not _passed_over(found, inputs, settings):
            seen.add(known)
            yield from _read(found, settings)


def _found(inputs: Sequence[str], settings: ReaderSettings) -> Iterator[Found]:
    walk = Walk(settings.exclude)
    for given in inputs:
        yield from (Found(given),) if _is_no_path(given) else walk.files(given)


def _passed_over(found: Found, inputs: Sequence[str], settings: ReaderSettings) -> bool:
    """A file of the run's own, or one without changes where the run is about them; folder links are followed, as git does."""
    if found.trouble is not None or (settings.changed is None and not settings.own):
        return False
    path = Path(found.path)
    real = str(path.parent.resolve() / path.name)
    if real in settings.own and found.path not in inputs:
        return True
    return settings.changed is not None and real not in settings.changed


def _is_no_path(given: str) -> bool:
    return given == "-" or ADDRESS.match(given) is not None


def _read(found: Found, settings: ReaderSettings) -> Iterator[Source | Unreadable]:
    """Articles of one input, closed afterwards. Damage ends this input with one row and no other."""
    delivery: Delivery | str | None = None
    try:
        delivery = found.trouble or _opened(found.path, settings)
        if isinstance(delivery, str):
            yield _unreadable(found.path, delivery)
        else:
            yield from _articles(delivery, settings)
    except OSError as trouble:
        yield _unreadable(found.path, trouble.strerror or str(trouble))
    finally:
        if isinstance(delivery, Delivery):
            delivery.close()


def _opened(path: str, settings: ReaderSettings) -> Delivery | str:
    if ADDRESS.match(path):
        return fetched(path, settings)
    if path != "-":
        return Delivery(path, Path(path).open("rb"))
    return Delivery(path, settings.stdin) if settings.stdin is not None else "standard input is closed"


def _articles(delivery: Delivery, settings: ReaderSettings) -> Iterator[Source | Unreadable]:
    insisted = next((known for known in FORMATS if known == settings.input_format), None)
    told = insisted or tell(delivery.name, delivery.head(), delivery.content_type)
    if told in ("html", "text", "markdown"):
        yield read_article(delivery, told, settings)
    else:
        yield from _CONTAINERS[told](delivery, settings)


def _unreadable(path: str, reason: str) -> Unreadable:
    return Unreadable(id=path, origin=Origin(path=path), reason=reason)
