"""Parquet files, one article a row. Needs the extra [parquet]."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from linkaudit.model import Source, Unreadable
from linkaudit.reader.deliveries import Delivery
from linkaudit.reader.pages import record_or_page
from linkaudit.reader.records import knows
from linkaudit.reader.settings import ReaderSettings

_BATCH = 64
"""Rows held at a time."""


def read_parquet(delivery: Delivery, settings: ReaderSettings) -> Iterator[Source | Unreadable]:
    """Articles of the rows, `path#row` with the first row as 1. `OSError` where the file is damaged or cannot be jumped in."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, and slow
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError:
        raise OSError("parquet needs the extra [parquet]: pip install 'linkaudit-news[parquet]'") from None
    if not Path(delivery.path).is_file():
        raise OSError("parquet is read from files only: save it first")
    number = 0
    try:
        with pq.ParquetFile(delivery.path) as file:
            names = list(file.schema_arrow.names)
            if not knows(names, settings):
                raise OSError(f"no column with a text or an address (there are: {', '.join(names)[:200]})")
            for batch in file.iter_batches(batch_size=_BATCH):
                for record in batch.to_pylist():
                    number += 1
                    yield record_or_page(record, delivery.path, number, settings)
    except (pa.ArrowException, ValueError) as trouble:
        raise OSError(f"after row {number}: {str(trouble).splitlines()[0] if str(trouble) else 'damaged'}") from None
