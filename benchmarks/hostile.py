"""The worst that an article can be made of: 1 MiB of each unit that the growth tests repeat, and of numbered addresses.

`python -m benchmarks.hostile [PART…]`: only units with one of the parts in their name. Each is read whole, in a process of its
own, as text, as Markdown and as a page; the slowest and the hungriest are printed. Ends with 1 where one takes more than 5 s of
CPU time or 512 MiB. POSIX only.
"""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import NamedTuple

from tabulate import tabulate

import linkaudit
from linkaudit.model import Media, Origin, Source
from tests.parser import test_document as pages
from tests.parser import test_provenance_cost as credited
from tests.parser import test_text_speed as texts
from tests.parser.crossrefs import test_crossrefs as promoted

SIZE = 1 << 20
MOST_SECONDS, MOST_MIB = 5.0, 512.0
PATIENCE = 60
"""CPU seconds after which a reading is ended."""
SHOWN = 12

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
    media: Media
    seconds: float
    mib: float
    ended: bool
    """It came to an end of its own."""

    @property
    def holds(self) -> bool:
        """It keeps to the line."""
        return self.ended and self.seconds <= MOST_SECONDS and self.mib <= MOST_MIB


def filled(make: Callable[[int], str]) -> str:
    """So many of a unit that it fills the size."""
    some = 1000
    return make(max(1, some * SIZE // len(make(some))))


def counted(unit: str) -> Callable[[int], str]:
    """The unit so many times, its blanks filled in with the count."""
    return lambda n: "".join(unit.format(at, at) for at in range(n))


def articles(parts: list[str]) -> Iterator[tuple[str, Media, str]]:
    """Name, kind and text of everything to be read."""
    repeated = {**texts.UNITS, **credited.TEXTS, **{f"label {piece.strip()}": piece for piece in promoted.REPEATED}}
    plain = {name: unit * (SIZE // len(unit.encode()) + 1) for name, unit in repeated.items()}
    plain |= {name: filled(counted(unit)) for name, unit in NUMBERED.items()}
    markup = {name: filled(make) for name, make in pages.GROWING.items()}
    markup |= {f"numbered {name}": filled(counted(unit)) for name, unit in NUMBERED_PAGES.items()}
    for name, text in plain.items():
        if _asked(name, parts):
            yield name, "text", text
            yield name, "markdown", text
            yield name, "html", _page(text)
    for name, text in markup.items():
        if _asked(name, parts):
            yield f"markup: {name}", "html", text


def _asked(name: str, parts: list[str]) -> bool:
    return not parts or any(part in name for part in parts)


def _page(text: str) -> str:
    return "<!doctype html><body><article>" + "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())


def read(unit: str, media: Media, text: str) -> Reading:
    """Read one article in a process of its own; memory is that of the whole process."""
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        linkaudit.extract(Source(id=unit, origin=Origin(path=unit, media=media), text=text))
        os._exit(0)
    _, status, used = os.wait4(child, 0)
    return Reading(unit, media, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, status == 0)


def main() -> None:
    linkaudit.extract(Source(id="first", origin=Origin(path="first", media="html"), text="<p>AFP</p>"))
    readings = [read(*article) for article in articles(sys.argv[1:])]
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
