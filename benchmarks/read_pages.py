"""One contestant reads pages in its own interpreter and prints the CPU time of each: `read_pages.py NAME FILE…`.

Run by whichever Python holds the contestant, so it imports nothing else. One page is read before the clock starts.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path


def _linkaudit() -> Callable[[str], object]:
    import linkaudit  # noqa: PLC0415
    from linkaudit.model import Origin, Source  # noqa: PLC0415

    return lambda text: linkaudit.extract(Source(id="p", origin=Origin(path="p", media="html"), text=text))


def _linkaudit_text() -> Callable[[str], object]:
    import linkaudit  # noqa: PLC0415
    from linkaudit.model import Origin, Source  # noqa: PLC0415

    return lambda text: linkaudit.extract(Source(id="p", origin=Origin(path="p", media="text"), text=text))


def _trafilatura() -> Callable[[str], object]:
    import trafilatura  # type: ignore[import-not-found]  # noqa: PLC0415

    return lambda text: trafilatura.bare_extraction(text, with_metadata=True)


def _newspaper4k() -> Callable[[str], object]:
    import newspaper  # type: ignore[import-not-found]  # noqa: PLC0415

    def read(text: str) -> object:
        # Left to itself it would ask the pages' hosts for their pictures.
        article = newspaper.Article("https://news.example/article", fetch_images=False)
        article.download(input_html=text)
        article.parse()
        return article

    return read


CONTESTANTS = {
    "linkaudit": _linkaudit,
    "linkaudit-text": _linkaudit_text,
    "trafilatura": _trafilatura,
    "newspaper4k": _newspaper4k,
}


def text_of(path: str) -> str:
    data = Path(path).read_bytes()
    return (gzip.decompress(data) if path.endswith(".gz") else data).decode("utf-8", "replace")


def main() -> None:
    read = CONTESTANTS[sys.argv[1]]()
    texts = [*map(text_of, sys.argv[2:])]
    read(texts[-1])
    print(json.dumps([measured(read, text) for text in texts]))


def measured(read: Callable[[str], object], text: str) -> float:
    """CPU seconds of a first reading, as a corpus has it: imports are done, nothing of this page is remembered."""
    begun = time.process_time()
    with contextlib.suppress(Exception):  # a contestant that fails on a page is measured all the same
        read(text)
    return time.process_time() - begun


if __name__ == "__main__":
    main()
