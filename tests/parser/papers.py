"""Small invented articles for the tests of provenance: text in a stated place of a page, and what is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linkaudit.model import Mention, Origin, Source
from linkaudit.parser import crossrefs, posts
from linkaudit.parser.blocks import Block, Document, Hint, Run, Sighting, Statement
from linkaudit.parser.places import Lines
from linkaudit.parser.plain import read_text
from linkaudit.parser.provenance import Judgement, judge

TITLE = "Council puts off the vote on the lido"
PROSE = (
    "The council sat until ten in the evening. Its members read the surveyor's report page by page and put off the vote.",
    "Swimmers had hoped for an opening in spring. The pumps have to be replaced first, and nobody knows what that will cost.",
    "A new date is to be set in the autumn. Until then the gates stay shut and the water stays in the pool for the winter.",
)


MORE = (
    "The ferry to the island has run on time all week, its operator says, though half the seats stay empty on most days.",
    "Two schools in the upper town are to be joined after the summer; parents were told by letter and are not amused.",
    "A lorry lost its load of pears on the ring road in the night, and the police closed two lanes for three hours.",
    "The museum has bought a map of the old harbour at auction. It shows the lido as a swamp with two cows and a hut.",
)


def page(text: str, *, position: str = "body", country: str | None = None, credit: str | None = None) -> str:
    one, two, three = PROSE
    parts = {
        "byline": [TITLE, text, one, two, three],
        "lede": [TITLE, text, one, two, three],
        "body": [TITLE, one, text, two, three],
        "social": [TITLE, one, f"The lido opened on time.\n{text}", two, three],
        "tail": [TITLE, one, two, three, text],
    }[position]
    return "\n\n".join([*parts, f"© 2024 {credit.upper()}"] if credit else parts) + "\n"


def read(text: str, *, country: str | None = None, url: str | None = None) -> Document:
    source = Source(id="t", origin=Origin(path="t"), text=text, outlet_country=country, url=url)
    document = read_text(source)
    return replace(document, blocks=crossrefs.carve(posts.carve(document.blocks, text)))


def judged(text: str, *, country: str | None = None, url: str | None = None) -> Judgement:
    return judge(read(text, country=country, url=url), Lines(text), {})


def lines(*parts: str, country: str | None = None, url: str | None = None) -> Judgement:
    return judged("\n".join(parts) + "\n", country=country, url=url)


def block(text: str, hint: Hint = "text", *, article: bool = True, start: int = 0, sightings: Sequence[Sighting] = ()) -> Block:
    end = start + len(text)
    runs = (Run(0, len(text), start, end),)
    return Block(text=text, runs=runs, start=start, end=end, hint=hint, article=article, sightings=tuple(sightings))


def marked(*parts: tuple[str, Hint] | str, statements: Sequence[Statement] = (), url: str | None = None) -> Judgement:
    """A page with markup's hints: plain strings are paragraphs."""
    pairs = [part if isinstance(part, tuple) else (part, "text") for part in parts]
    text = "\n".join(words for words, _ in pairs)
    found, at = [], 0
    for words, hint in pairs:
        found.append(block(words, hint, start=at))
        at += len(words) + 1
    source = Source(id="t", origin=Origin(path="t", media="html"), text=text, url=url)
    return judge(Document(source=source, blocks=tuple(found), statements=tuple(statements), url=url), Lines(text), {})


def roles(mentions: Sequence[Mention]) -> list[tuple[str, str]]:
    return [(mention.agency, mention.role) for mention in mentions]
