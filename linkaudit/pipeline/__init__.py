"""The whole audit, readable as one sentence: read the inputs, ask what their links lead to, judge, and say so.

inputs ─reader→ Source ─parser→ Article ─resolver→ Resolution per distinct key ─rules→ Finding ─→ Report
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from linkaudit.model import Article, Event, Resolution, Source
from linkaudit.options import Options
from linkaudit.pipeline.run import Audit, Silent, Watch

__all__ = ["Audit", "Options", "Silent", "Watch", "audit", "extract", "resolve_urls"]

Input = str | os.PathLike[str]


def audit(inputs: Input | Sequence[Input], **options: object) -> Iterator[Event]:
    """Audit articles: yields each Article or Unreadable, each Resolution, each Finding, and the Run last.

    `inputs`: one or several files, folders, globs or URLs. `options` bear the command's names with underscores
    (`offline=True`, `timeout=10`, `exclude=["example.org"]`, `state="run.sqlite"`). Prints nothing and keeps nothing
    between calls. Raises ConfigError for a wrong option and StateError for an unusable state file; trouble with an
    input or a link is an event.
    """
    chosen = Options.of(**options)
    many = [inputs] if isinstance(inputs, (str, os.PathLike)) else list(inputs)
    return _events([os.fspath(one) for one in many], chosen)


def _events(inputs: list[str], options: Options) -> Iterator[Event]:
    with Audit(inputs, options) as run:
        yield from run.events()


def extract(source: Input | bytes | Source, **options: object) -> Article:
    """Read one article and parse it; asks no network.

    `source`: a path, the article's bytes, its text or markup, or a Source. A `str` of one line that names a file is a
    path, any other is the article itself. Raises InputError if it cannot be read or holds several articles.
    """
    from linkaudit.pipeline.reading import article_of, one_source  # noqa: PLC0415 - loaded when something is read

    chosen = Options.of(**options)
    return article_of(one_source(source, chosen), chosen.inline_ignores)


def resolve_urls(urls: Sequence[str], **options: object) -> Iterator[Resolution]:
    """What became of each URL, in the order given, each distinct one asked once. Raises nothing for a single URL."""
    from linkaudit.pipeline.asking import resolve_all  # noqa: PLC0415 - the network is loaded when it is used

    return resolve_all(urls, Options.of(**options))
