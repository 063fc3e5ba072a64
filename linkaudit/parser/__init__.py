"""A source to an article: what each passage is, whose words it holds, and what it points at.

read (html | text | markdown) → carve posts → carve cross-references → number references → judge provenance
"""

from __future__ import annotations

from dataclasses import replace

from linkaudit.model import Article, Source
from linkaudit.parser import crossrefs, posts, provenance
from linkaudit.parser.blocks import Document
from linkaudit.parser.places import Lines
from linkaudit.parser.references import number
from linkaudit.parser.rest import collector_at_rest

__all__ = ["parse"]


def parse(source: Source) -> Article:
    """Read one article. Never raises for what the source holds; what was cut or left out stands in `notes`."""
    with collector_at_rest():
        return _parsed(source)


def _parsed(source: Source) -> Article:
    lines = Lines(source.text)
    document = _read(source, lines)
    inner = source.text if source.origin.media == "text" else None
    document = replace(document, blocks=crossrefs.carve(posts.carve(document.blocks, inner)))
    numbered = number(document, lines)
    judgement = provenance.judge(document, lines, dict(enumerate(numbered.of_block)))
    return Article(
        id=source.id,
        origin=source.origin,
        url=source.url or document.url,
        title=source.title or document.title,
        published=source.published or document.published,
        language=source.language or document.language,
        credit=judgement.credit,
        passages=judgement.passages,
        mentions=judgement.mentions,
        references=numbered.references,
        notes=document.notes,
        outlet_country=source.outlet_country,
        extra=source.extra,
    )


def _read(source: Source, lines: Lines) -> Document:
    # Each reader is loaded when its kind of source comes: plain text needs no HTML parser.
    match source.origin.media:
        case "html":
            from linkaudit.parser.document import read_html  # noqa: PLC0415

            return read_html(source, lines)
        case "markdown":
            from linkaudit.parser.markdown import read_markdown  # noqa: PLC0415

            return read_markdown(source)
        case "text":
            from linkaudit.parser.plain import read_text  # noqa: PLC0415

            return read_text(source)
