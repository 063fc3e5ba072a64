r"""JSON as one object a line, or all of it as one document: the lossless format.

Control and bidi characters are `\u` escapes, so that a file can be printed; passwords in URLs are masked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from linkaudit.model import SCHEMA, Article, Event, Unreadable
from linkaudit.reporter.contract import Json, as_json
from linkaudit.reporter.look import Look
from linkaudit.reporter.report import Report
from linkaudit.reporter.visible import json_escapes, mask

_AUTHORITY = re.compile(r"(?://|\\\\|https?:)(?:[^\s/?#\"\\]|\\.)+", re.IGNORECASE)
"""What may hold a password, as JSON spells it: few lines do, and to mask all their values is dear."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def lines(report: Report, look: Look) -> Iterator[str]:
    """JSON lines of a finished run: articles, resolutions, findings, corpus answers, the run."""
    del look
    for event in _events(report):
        yield line(event)


def line(event: Event) -> str:
    """One event as a line of JSON, with its line end; for streaming while a run goes on."""
    return f"{dumps(as_json(event))}\n"


def document(report: Report, look: Look) -> Iterator[str]:
    """The run as one JSON document, written piece by piece."""
    del look
    bare = report.run is None and not report.resolutions
    yield f'{{"schema":{json.dumps(SCHEMA)},"type":{json.dumps("extract" if bare else "audit")}'
    articles = (entry for entry in report.entries if isinstance(entry, Article))
    unreadable = (entry for entry in report.entries if isinstance(entry, Unreadable))
    yield from _array("articles", articles)
    yield from _array("unreadable", unreadable)
    yield from _array("resolutions", iter(report.resolutions.values()))
    yield from _array("findings", iter(report.findings))
    if report.corpus:
        yield f',\n"corpus":{dumps(as_json(report.corpus))}'
    yield f',\n"run":{dumps(as_json(report.run)) if report.run else "null"}}}\n'


def dumps(value: Json) -> str:
    """Strict, compact JSON on one line, safe to print; lone surrogates stay what they were, as escapes."""
    text = _ENCODER.encode(value)
    if "@" in text and any("@" in found.group() for found in _AUTHORITY.finditer(text)):
        text = _ENCODER.encode(_masked(value))
    return json_escapes(text)


def _events(report: Report) -> Iterator[Event]:
    yield from report.entries
    yield from report.resolutions.values()
    yield from report.findings
    if report.corpus:
        yield report.corpus
    if report.run:
        yield report.run


def _array(name: str, events: Iterator[Event]) -> Iterator[str]:
    yield f",\n{json.dumps(name)}:["
    between = "\n"
    for event in events:
        yield between + dumps(as_json(event))
        between = ",\n"
    yield "]"


def _masked(value: Json) -> Json:
    if isinstance(value, str):
        return mask(value)
    # Not the abstract kinds: to ask for those takes longer than all the rest, and `json` knows only these.
    if isinstance(value, dict):
        return {mask(key): _masked(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(item) for item in value]
    return value
