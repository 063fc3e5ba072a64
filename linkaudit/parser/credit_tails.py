"""Sign-offs at the end of a paragraph, and the tail that names reporters and editors.

The end of a paragraph is cut out, in brackets, after a dash, or as its last sentence, and read like a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from linkaudit.parser.agencies import Naming
from linkaudit.parser.credit_lines import LONGEST, Line, classify

_BRACKETS = {")": "(", "]": "[", "）": "（", "】": "【", "/": "/"}
_DASH = re.compile(r"(?:[—–―]|--?|\|)\s?$")
_SENTENCE = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s*")
_REPORTING = re.compile(
    r"\(?\s?(?:Additional |Reportage |Bericht |Compiled |Writing )?(?:[Rr]eporting|REPORTING|[Rr]eporte|[Ii]nformación|[Rr]eportagem|[Rr]eportage|"
    r"Compiled|Writing|Bericht|Par|Por)\s(?:by|BY|de|por|von|par|[A-Z])"
)
_EDITING = re.compile(
    r"[;,.]\s?(?:(?:and|y|e|et)\s)?(?:[Ww]riting by [^;)]{2,80}[;,]\s?)?(?:[Ee]diting by|EDITING BY|[Ee]ditado (?:en español )?por|[Ee]dição (?:de|por)|[Éé]dité par)\s?[A-Z]"
)


def reuters_tail(text: str, namings: Sequence[Naming]) -> tuple[Line, tuple[int, int]] | None:
    """`(Reporting by … ; Editing by …)`: the line and its offsets; both halves are needed."""
    editing = None
    for editing in _EDITING.finditer(text, max(0, len(text) - 1500)):
        pass
    if editing is None:
        return None
    start = _start_of_tail(text, editing.start())
    if start is None:
        return None
    end = text.find(")", editing.end())
    end = end + 1 if 0 <= end - editing.end() < 200 else len(text)
    inside = tuple(naming for naming in namings if start <= naming.start < end)
    own = tuple(naming for naming in inside if naming.agencies[0].kind in ("wire", "syndication"))
    return Line("exclusive", own), (start, end)


def _start_of_tail(text: str, until: int) -> int | None:
    window = max(0, until - 1200)
    at = text.rfind("(", window, until)
    while at >= 0:
        if _REPORTING.match(text, at):
            return at
        at = text.rfind("(", window, at)
    found = _REPORTING.match(text, 0)
    return 0 if found and until < 1200 else None


def sign_off(text: str, namings: Sequence[Naming]) -> tuple[Line, tuple[int, int]] | None:
    """The credit that ends a paragraph, and its offsets; None where its last words are prose."""
    end = len(text.rstrip())
    for start in _starts(text, end, namings[-1]):
        inside = [naming for naming in namings if naming.start >= start]
        shifted = [replace(naming, start=naming.start - start, end=naming.end - start) for naming in inside]
        line = classify(text[start:end], shifted) if end - start <= LONGEST else None
        if line is not None:
            back = tuple(replace(naming, start=naming.start + start, end=naming.end + start) for naming in line.namings)
            return replace(line, namings=back), (start, end)
    return None


def _starts(text: str, end: int, last: Naming) -> list[int]:
    """Where the closing credit may begin: its bracket, its dash, its sentence."""
    found: list[int] = []
    body = text[:end].rstrip(" .")
    if body and body[-1] in _BRACKETS:
        opening = body.rfind(_BRACKETS[body[-1]], max(0, last.start - LONGEST), last.start)
        if opening > 0 and (body[-1] != "/" or text[opening - 1].isspace() or text[opening - 1] in ".!?"):
            found.append(opening)
    dash = _DASH.search(text[max(0, last.start - 4) : last.start])
    if dash and _after_stop(text, last.start - len(dash[0])):
        found.append(last.start - len(dash[0]))
    stops = [match.end() for match in _SENTENCE.finditer(text, max(0, last.start - LONGEST), last.start)]
    if stops:
        found.append(stops[-1])
        if len(stops) > 1:
            found.append(stops[-2])
    return found


def _after_stop(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in ".!?…。\"”»'’)"
