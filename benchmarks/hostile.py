"""The worst that an article can be made of: 1 MiB of what the growth tests repeat, of numbered addresses, and more.

`python -m benchmarks.hostile [PART…]`: only units with one of the parts in their name. Each is read whole, in a process of its
own, as text, as Markdown and as a page, or taken out of a file of its kind; the slowest and the hungriest are printed. Ends
with 1 where one takes more than 5 s of CPU time or 512 MiB. POSIX only.
"""

from __future__ import annotations

import os
import resource
import runpy
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from html import escape
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tabulate import tabulate

import linkaudit
import linkaudit.reader
from benchmarks import units
from benchmarks.extraction import ROOT
from linkaudit.model import Media, Origin, Source
from linkaudit.reader import ReaderSettings
from tests.parser import test_document as pages
from tests.parser import test_provenance_cost as credited
from tests.parser import test_text_speed as texts
from tests.parser.crossrefs import test_crossrefs as promoted

SIZE = 1 << 20
MOST_SECONDS, MOST_MIB = 5.0, 512.0
PATIENCE = 60
"""CPU seconds after which a reading is ended."""
SHOWN = 12
GENERATORS = ROOT.parent / "shared" / "data" / "hostile" / "gen.py"

NUMBERED: Mapping[str, str] = {
    "posts, one a line": "https://twitter.com/someone/status/{}\n",
    "posts in a line": "https://x.com/someone/status/{} ",
    "addresses, one a line": "https://h{}.example/p/{}\n",
    "addresses in a line": "https://news.example/2024/01/{}/a-story?id={} ",
    "short links, one a line": "https://t.co/a{:09}\n",
    "pictures": "word pic.twitter.com/a{:09}\n",
    "videos": "https://www.youtube.com/watch?v=a{:010}\n",
    "Markdown links": "[a](https://h{}.example/p) ",
    "Markdown short links": "[a](https://t.co/a{:09})\n",
    "signed posts": "Words of {} here\n— A (@ab{}) January 6, 2020\n",
    "paragraphs": "The council of {} met on Tuesday to discuss the old harbour of {}, which has stood empty for years.\n",
    "agencies told": "“It is so,” an official of {} told AFP in the harbour.\n",
}
"""Units in which no two are alike, so that nothing can be remembered."""
NUMBERED_PAGES: Mapping[str, str] = {
    "links": '<a href="https://h{}.example/p">x</a> ',
    "relative links": '<p><a href="/p/{}">A title of some words</a></p>',
    "posts": '<blockquote class="twitter-tweet"><a href="https://x.com/a/status/{}">d</a></blockquote><p>w</p>',
}


class Reading(NamedTuple):
    """What one unit cost."""

    unit: str
    media: str
    seconds: float
    mib: float
    ended: bool
    """It came to an end of its own."""

    @property
    def holds(self) -> bool:
        """It keeps to the line."""
        return self.ended and self.seconds <= MOST_SECONDS and self.mib <= MOST_MIB


_SIGNS = {*"\n<&[]*_`#>|~=-"}

Making = Callable[[], str]
"""Makes a text when it is wanted: all of them at once would fill the memory that is measured."""


def filled(make: Callable[[int], str]) -> Making:
    """So many of a unit that it fills the size in UTF-8."""
    some = 1000
    return lambda: make(max(1, some * SIZE // len(make(some).encode())))


def repeated(unit: str) -> Making:
    """The unit again and again."""
    return filled(lambda n: unit * n)


def counted(unit: str) -> Making:
    """The unit again and again, its blanks filled in with the count."""
    return filled(lambda n: "".join(unit.format(at, at) for at in range(n)))


def articles() -> Iterator[tuple[str, Media, Making]]:
    """Name, kind and text of everything to be read."""
    for name, unit in {**texts.UNITS, **credited.TEXTS, **dict.fromkeys(promoted.REPEATED)}.items():
        yield from _each_way(name.strip(), repeated(unit or name))
    for name, unit in NUMBERED.items():
        yield from _each_way(f"numbered {name}", counted(unit))
    for unit in units.REPEATED:
        ways = _each_way(repr(unit), repeated(unit))
        # what holds no sign of markup is read as text in all three
        yield from ways if _SIGNS & {*unit} else islice(ways, 1)
    for name, make in units.MARKDOWN.items():
        yield f"markdown: {name}", "markdown", filled(make)
    for name, make in {**pages.GROWING, **units.PAGES}.items():
        yield f"markup: {name}", "html", filled(make)
    for name, unit in NUMBERED_PAGES.items():
        yield f"markup: numbered {name}", "html", counted(unit)
    yield from _generated()


def _each_way(name: str, make: Making) -> Iterator[tuple[str, Media, Making]]:
    yield name, "text", make
    yield name, "markdown", make
    yield name, "html", lambda: _page(make())


def _generated() -> Iterator[tuple[str, Media, Making]]:
    """What the generators beside the checkout make, where they are present."""
    known = runpy.run_path(str(GENERATORS))["G"] if GENERATORS.exists() else {}
    for name, one in known.items():
        if one["kind"] in {"html", "text"}:
            yield f"generated: {name}", one["kind"], filled(lambda n, make=one["fn"]: make(n).decode("utf-8", "replace"))


def _page(text: str) -> str:
    """A paragraph for each line, as much as the size holds: escaped and marked up, short lines grow sevenfold."""
    page = "<!doctype html><body><article>" + "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
    return page.encode("utf-8", "replace")[:SIZE].decode("utf-8", "ignore")


def read(unit: str, media: Media, text: str) -> Reading:
    """Read one article."""
    source = Source(id=unit, origin=Origin(path=unit, media=media), text=text)
    return _alone(unit, media, lambda: linkaudit.extract(source))


def unpack(name: str, data: bytes) -> Reading:
    """Take the articles out of one file, without reading them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        return _alone(name, "file", lambda: deque(linkaudit.reader.read([str(path)], ReaderSettings()), 0))


def _alone(unit: str, way: str, work: Callable[[], object]) -> Reading:
    """What work costs in a process of its own; memory is that of the whole process."""
    child = os.fork()
    if not child:
        os._exit(_worked(unit, work))
    _, status, used = os.wait4(child, 0)
    return Reading(unit, way, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, status == 0)


def _worked(unit: str, work: Callable[[], object]) -> int:
    """The exit code of a reading."""
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    try:
        work()
    except Exception as error:  # noqa: BLE001 - whatever it is, the reading did not come to its end
        print(f"{unit}: {error!r}", file=sys.stderr)
        return 1
    return 0


def main() -> None:
    linkaudit.extract(Source(id="first", origin=Origin(path="first", media="html"), text="<p>AFP</p>"))
    asked = sys.argv[1:] or [""]
    readings = [read(name, media, make()) for name, media, make in articles() if any(part in name for part in asked)]
    readings += [unpack(name, make(SIZE)) for name, make in units.FILES.items() if any(part in name for part in asked)]
    _show(f"1 MiB of anything, {len(readings)} readings: the slowest", sorted(readings, key=lambda one: -one.seconds)[:SHOWN])
    _show("The hungriest", sorted(readings, key=lambda one: -one.mib)[:SHOWN])
    beyond = [one for one in readings if not one.holds]
    _show(f"Beyond {MOST_SECONDS:.0f} s or {MOST_MIB:.0f} MiB", beyond)
    sys.exit(bool(beyond))


def _show(title: str, readings: list[Reading]) -> None:
    rows = [(one.unit, one.media, f"{one.seconds:.2f}", f"{one.mib:.0f}", "" if one.ended else "not ended") for one in readings]
    print(f"### {title}\n\n{tabulate(rows, ['unit', 'as', 'CPU s', 'MiB', ''], tablefmt='github')}\n")


if __name__ == "__main__":
    main()
