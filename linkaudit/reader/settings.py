"""What the reader is told from outside: limits, exclusions, facts about the articles, and the doors to bytes not in files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from linkaudit.model import Failure, Reply

MIB = 1_048_576


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSettings:
    """Options of reading; the names are the command's."""

    input_format: str | None = None
    """One of `kinds.FORMATS`, to insist; None: told by name and content."""
    max_article_size: int = 8 * MIB
    """Bytes of one article, decompressed. Anything larger is one unreadable row."""
    codec: str = "utf-8"
    """Python codec of what says by no mark, label or header in which encoding it is."""
    exclude: tuple[str, ...] = ()
    """Patterns in `.gitignore` syntax, held against the path as given and the path inside its folder."""
    base_url: str | None = None
    published: str | None = None
    """ISO date of articles whose record gives none."""
    outlet_country: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    """Which record field to read (value) for which of ours (key: `url text html title published language …`);
    what is not named here goes by the conventions of `records`."""
    changed: frozenset[str] | None = None
    """Real paths of the files to read; others are passed over. None: all."""
    own: frozenset[str] = frozenset()
    """Real paths of files that the run itself reads and writes (state, baseline, reports): no articles, unless so named."""
    stdin: BinaryIO | None = None
    """The bytes that the input `-` stands for."""
    fetch_page: Callable[[str], Reply | Failure] | None = None
    """Follows redirects to a page; None: an input that is a URL is unreadable."""
