"""A generated corpus of any size: JSONL.gz shards and HTML pages about places that do not exist, one in twenty corrupt.

Everything follows from the number of a record, so that a corpus can be made twice and a test knows what must come out: which
entries are readable, and that each comes once. Hosts `h0.test` … link to each other; some stories are agency copy that
several of them print, with its credit or without.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.simulator.world import STATE_POSTS

HOSTS = 200
STORIES = 300
CORRUPT_EVERY = 20
RECORDS_A_SHARD = 1_000
POSTS = tuple(
    post for post in STATE_POSTS if post.state in {"ok", "live", "long", "deleted", "protected", "withheld", "renamed"}
)
AGENCIES = ("AFP", "Reuters", "AP", "dpa")
WORDS = """anchor breakwater causeway dredger ebb ferry granary harbour island jetty keel lantern mooring netting oarsman pilot quay
rudder slipway trawler undertow vessel wharf yard barrier council deputy engineer foreman governor hearing inquiry judge killick
ledger minister notice officer permit quota ruling strike tariff union voter witness agreed argued built carried delayed found
granted halted kept lifted marked needed opened passed raised signed tested waited early late heavy narrow northern public quiet
seasonal southern steep tidal urgent vacant weekly after before beside during near since under until within""".split()

CORRUPT = (
    b'{"text": "cut off in the mid',
    b"\x00\x01\x02\xff\xfe\xfd" * 20,
    b'["a list"]',
    b'{"title": "no text"}',
    b"plain words",
)
"""Lines that are no records, each in its own way."""
NO_PAGE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus on disk, and what is true of it."""

    folder: Path
    records: int
    pages: int

    @property
    def ids(self) -> set[str]:
        """Every entry that must come out, once."""
        shards = (self.shard(n) + f"#{n % RECORDS_A_SHARD + 1}" for n in range(self.records))
        return {*shards, *(str(self.folder / f"page-{n:05}.html") for n in range(self.pages))}

    @property
    def unreadable(self) -> int:
        """How many of them are corrupt."""
        return -(-self.records // CORRUPT_EVERY) + -(-self.pages // CORRUPT_EVERY)

    def shard(self, n: int) -> str:
        """The file that holds a record."""
        return str(self.folder / f"shard-{n // RECORDS_A_SHARD:03}.jsonl.gz")


def write(folder: Path, records: int, pages: int, hosts: int = HOSTS) -> Corpus:
    """Make a corpus."""
    corpus = Corpus(folder, records, pages)
    for first in range(0, records, RECORDS_A_SHARD):
        with gzip.open(corpus.shard(first), "wb", compresslevel=1) as shard:
            shard.writelines(_line(n, hosts) for n in range(first, min(first + RECORDS_A_SHARD, records)))
    for n in range(pages):
        page = NO_PAGE if n % CORRUPT_EVERY == 0 else _page(records + n, hosts)
        (folder / f"page-{n:05}.html").write_bytes(page)
    return corpus


def _line(n: int, hosts: int) -> bytes:
    if n % CORRUPT_EVERY == 0:
        return CORRUPT[n // CORRUPT_EVERY % len(CORRUPT)].replace(b"\n", b" ") + b"\n"
    chance = Random(n)
    text = "\n\n".join([*_story(n, chance), *_links(n, hosts, chance), *_promo(n)])
    record = {
        "url": f"http://h{_host(n, hosts)}.test/{n}",
        "title": title(n),
        "timestamp": _date(n),
        "text": text,
        "shelf": f"s{n % 7}",
    }
    return json.dumps(record).encode() + b"\n"


def _page(n: int, hosts: int) -> bytes:
    chance = Random(n)
    paragraphs = "".join(f"<p>{text}</p>\n" for text in _story(n, chance))
    links = "".join(
        f'<p>The <a href="{text.split()[-1]}">notes</a> say more about the day.</p>\n' for text in _links(n, hosts, chance)
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title(n)}</title>'
        f'<link rel="canonical" href="http://h{_host(n, hosts)}.test/{n}">'
        f'<meta property="article:published_time" content="{_date(n)}"></head><body><nav><a href="/">Front page</a></nav>'
        f"<article><h1>{title(n)}</h1>\n{paragraphs}{links}</article><footer><a href='/terms'>Terms</a></footer></body></html>"
    ).encode()


def title(n: int) -> str:
    """The headline of a record; no two are alike."""
    return " ".join(Random(f"title {n}").choices(WORDS, k=6)).capitalize() + f" {n}"


def _host(n: int, hosts: int) -> int:
    """Each time a story comes round another host prints it."""
    return (n + n // (5 * STORIES)) % hosts


def _date(n: int) -> str:
    return f"{2014 + n % 11}-{n % 12 + 1:02}-{n % 28 + 1:02}"


def _story(n: int, chance: Random) -> Iterator[str]:
    """Paragraphs: one record in five prints an agency's story, four of five of these with the credit."""
    if n % 5:
        yield from (_paragraph(chance) for _ in range(chance.randint(4, 14)))
        return
    story = n // 5 % STORIES
    teller, agency = Random(f"story {story}"), AGENCIES[story // 4 % len(AGENCIES)]
    dateline = f"PORT CALDER ({agency}) - " if n % 25 else ""
    yield dateline + _paragraph(teller)
    yield from (_paragraph(teller) for _ in range(7))


def _paragraph(chance: Random) -> str:
    sentences = (" ".join(chance.choices(WORDS, k=chance.randint(8, 18))).capitalize() for _ in range(chance.randint(2, 4)))
    return ". ".join(sentences) + "."


def _links(n: int, hosts: int, chance: Random) -> Iterator[str]:
    for _ in range(3):
        yield f"{_paragraph(chance)} More at http://h{chance.randrange(hosts)}.test/{chance.randrange(150)}"
    if n % 4 == 1:
        post = POSTS[n // 4 % len(POSTS)]
        yield f"https://twitter.com/{post.handle}/status/{post.id}"


def _promo(n: int) -> Iterator[str]:
    if n % 6 == 1:
        yield f"Read more: {title(n + 1)}"
