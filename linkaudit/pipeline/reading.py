"""Inputs to articles: the reader and the parser, one after the other."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from linkaudit.data.encodings import codec_of
from linkaudit.errors import ConfigError, InputError
from linkaudit.model import Article, Failure, Media, Origin, Reply, Source, Unreadable
from linkaudit.options import Options
from linkaudit.parser import parse
from linkaudit.pipeline.changes import changed_files, real
from linkaudit.reader import ReaderSettings, decode, read
from linkaudit.reader.characters import clean
from linkaudit.reader.kinds import tell
from linkaudit.reader.records import CONVENTIONS
from linkaudit.rules import RULES
from linkaudit.waivers import bind, heeded, take_out

RULE_IDS = frozenset(rule.ID for rule in RULES)
KEPT = ("state", "record", "replay", "index", "baseline")
"""Options that name files of the run's own."""
LOST = "\ufffd"
FILE_NAME = re.compile(r"[^\s<>]{1,4096}")


def sources(
    inputs: Sequence[str],
    options: Options,
    fetch_page: Callable[[str], Reply | Failure] | None,
    stdin: BinaryIO | None = None,
    reports: Sequence[str] = (),
) -> Iterator[Source | Unreadable]:
    """Every article of the inputs, in their order, streamed; what the run itself keeps and writes is none of them."""
    for name in options.fields:
        if name not in CONVENTIONS:
            near = get_close_matches(name, CONVENTIONS, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(CONVENTIONS)}"
            raise ConfigError(f"fields: {name}: no such field", hint=hint)
    settings = ReaderSettings(
        input_format=options.input_format,
        max_article_size=options.max_article_size,
        codec=codec(options),
        base_url=options.base_url,
        published=options.published,
        outlet_country=options.outlet_country.upper() if options.outlet_country else None,
        exclude=tuple(options.exclude_paths),
        fields=options.fields,
        changed=changed_files(options.since, inputs) if options.since is not None else None,
        own=frozenset(real(path) for path in (*(getattr(options, name) for name in KEPT), *reports) if path),
        stdin=stdin,
        fetch_page=fetch_page,
    )
    return read(inputs, settings)


def codec(options: Options) -> str:
    """Python codec of what does not say itself in which encoding it is."""
    return codec_of(options.encoding or "utf-8") or "utf-8"


def article_of(source: Source, inline_ignores: bool | None) -> Article:  # noqa: FBT001 - the option's own three values
    """Parse one source; its `linkaudit: ignore` comments become its waivers where they are to be heeded."""
    if not heeded(source.origin, choice=inline_ignores):
        return _with_losses(parse(source), source.text)
    bare, comments = take_out(source)
    return _with_losses(bind(parse(bare), comments, source.text, RULE_IDS), source.text)


def _with_losses(article: Article, text: str) -> Article:
    """The article with a note where characters were lost: what credits its words may be among them."""
    if LOST not in text:
        return article
    count = text.count(LOST)
    said = f"{count:,} characters are" if count > 1 else "1 character is"
    note = f"{said} unreadable (shown as {LOST}); if another encoding was meant, say it with --encoding"
    return replace(article, notes=(*article.notes, note))


def one_source(given: str | os.PathLike[str] | bytes | Source, options: Options) -> Source:
    """What `extract` was given, as a Source."""
    if isinstance(given, Source):
        text = clean(given.text)
        return given if text == given.text else replace(given, text=text)
    if isinstance(given, bytes):
        return _from_text(decode(given, None, codec(options)), options, given[:4096])
    if isinstance(given, os.PathLike) or _names_a_file(given):
        return _from_file(os.fspath(given), options)
    return _from_text(given, options, given[:4096].encode("utf-8", "replace"))


def _names_a_file(text: str) -> bool:
    if "\n" in text or "\0" in text or len(text) > 4096:
        return False
    try:
        return Path(text).is_file() or (
            FILE_NAME.fullmatch(text) is not None and bool(re.search(r"[./\\]", text)) and "://" not in text
        )
    except OSError:
        return False


def _from_file(path: str, options: Options) -> Source:
    found = list(sources([path], options, None))
    if len(found) != 1:
        raise InputError(f"{path} holds {len(found)} articles", hint="use linkaudit.audit(…, offline=True) for several")
    if isinstance(found[0], Unreadable):
        raise InputError(f"{path}: {found[0].reason}", hint="give the path of an article, or its text")
    return found[0]


def _from_text(text: str, options: Options, head: bytes) -> Source:
    told = options.input_format or tell("", head, None)
    media: Media = "html" if told == "html" else "markdown" if told == "markdown" else "text"
    return Source(
        id="-",
        origin=Origin(path="-", media=media),
        text=clean(text.removeprefix("\ufeff")),
        published=options.published,
        outlet_country=options.outlet_country.upper() if options.outlet_country else None,
        base_url=options.base_url,
    )
