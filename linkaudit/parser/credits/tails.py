"""Sign-offs at the end of a paragraph, and the tail that names reporters and editors.

The end of a paragraph is cut out, in brackets, after a dash, or as its last sentence, and read like a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from linkaudit.parser.agencies import Naming
from linkaudit.parser.credits.datelines import is_expansion
from linkaudit.parser.credits.lines import LONGEST, classify
from linkaudit.parser.credits.parts import Line
from linkaudit.parser.credits.words import fold, vocabulary

_BRACKETS = {")": "(", "]": "[", "）": "（", "】": "【", "/": "/"}
_DASH = re.compile(r"(?:[—–―]|--?|\|)\s?$")
_SENTENCE = re.compile(r"[.!?…。।۔؟！？][\"'”’»)\]]*\s*")
_REPORTING = re.compile(
    r"\(?\s?(?:Additional |Compiled |Writing )?"
    r"(?:[Rr]eporting|REPORTING|[Rr]eporte|[Ii]nformación|[Rr]eportagem|[Rr]eportage|Compiled|Writing|Bericht|Par|Por)"
    r"\s(?:by|BY|de|por|von|par|[A-Z])"
)
_WRITING = r"(?:[Ww]riting by [^;)]{2,80}[;,]\s?)?"
_EDITING = re.compile(
    rf"[;,.\n]\s?(?:(?:and|y|e|et)\s)?{_WRITING}"
    r"(?:[Ee]diting by|EDITING BY|[Ee]ditado (?:en español )?por|[Ee]dição (?:de|por)|[Éé]dité par|[Rr]edigiert von)\s?[A-Z]"
)
_EDITED = ("diting by", "ditado ", "dição ", "dité par", "edigiert von")
_NOTICE = 120
"""Characters of a notice before the agency's name, at most."""
_ENDS_NOTICE = re.compile(r"(?:\s(?![A-Z])[^,;:]{1,80})?\W{0,6}")
_HEADING = re.compile(r"[*+( ]*(?:[^\W\d_]{4,20}(?:'s)?(?: [^\W\d_]{4,12})?: )?")
"""Signs and a word before a notice: `Transparenzhinweis:`, `+++ Redaktioneller Hinweis:`."""
_RIGHTS = re.compile(
    r"[*(\s]{0,3}(?:©|[Cc]opyright\b)(?:\s{0,2}(?:©|[Cc]opyright))?(?=\s{0,2}(?:by |of )?[A-Z\d])(?=.{0,60}?\b(?:19|20)\d\d\b)"
)
"""A notice of rights with its year: `Copyright 2024 The Associated Press. All rights reserved.`"""
_HOLDER = 60
"""Characters from its beginning within which the holder of the rights stands."""
_BETWEEN = 60
"""Of those, characters between its beginning and the name: `der Nachrichtenagentur`, `automatisierten Feed der`."""
_INITIALS = 2
"""Letters of a short form that a person's may be: `President Abbas (AP)`."""
_SPELLED = 90
"""Characters before a bracket in which the name stands that it shortens."""
_LINE = 200
"""Characters of one line of a tail on several lines, at most."""
_TAIL = 1500
"""Characters at the end of a block in which a tail of reporters and editors stands."""


def may_edit(text: str) -> bool:
    """Whether the words for editing stand near the end; a quick look before the tail is read."""
    end = text[-_TAIL:].lower()
    return any(stem in end for stem in ("dit", "dição", "digiert")) and any(words in end for words in _EDITED)


def any_edits(text: str) -> bool:
    """Whether the words for editing stand anywhere in a text; where they do not, `may_edit` holds for no part of it."""
    low = text.lower()
    return any(words in low for words in _EDITED)


def is_feed_notice(text: str) -> bool:
    """Whether a short block says that the text came from an agency's feed."""
    if len(text) > LONGEST or not ("feed" in text or "generated" in text or "published" in text):
        return False
    folded = text.casefold()
    return any(phrase in folded for phrase in vocabulary("feed"))


def is_supplied(text: str, naming: Naming) -> bool:
    """Whether a short block says that the text is the agency's, whose name stands next: `Dieser Text stammt von AFP`."""
    if naming.start > _NOTICE or not _ENDS_NOTICE.fullmatch(text, naming.end):
        return False
    said = _HEADING.sub("", fold(text[: naming.start]), count=1)
    return "," not in said and any(
        said.startswith(phrase) and len(said) - len(phrase) < _BETWEEN for phrase in vocabulary("supplied")
    )


def is_rights_notice(text: str, naming: Naming) -> bool:
    """Whether a block says whose text it is by a right with a year, the agency's: `© 2024 Thomson Reuters. All rights …`."""
    right = _RIGHTS.match(text)
    return right is not None and naming.end <= _HOLDER and not _SENTENCE.search(text, right.end(), naming.start)


def is_paid_notice(text: str, naming: Naming) -> bool:
    """Whether a block that names a paid wire is its notice: `(Disclaimer: …`, `Original-Content von: …`."""
    said = fold(text[:_NOTICE]).lstrip("*(+- ")
    if said.startswith(tuple(vocabulary("paid"))):
        return True
    shouted = naming.text.isupper() and not text[: naming.start].strip("*( ")
    return shouted and not text[naming.end :].lstrip()[:1].islower()


def reuters_tail(text: str, namings: Sequence[Naming]) -> tuple[Line, tuple[int, int]] | None:
    """`(Reporting by … ; Editing by …)`: the line and its offsets; both halves are needed."""
    editing = list(_EDITING.finditer(text, max(0, len(text) - _TAIL)))
    start = _start_of_tail(text, editing[-1].start()) if editing else None
    if start is None:
        return None
    end = text.find(")", editing[-1].end())
    end = end + 1 if 0 <= end - editing[-1].end() < 200 else len(text)
    inside = tuple(naming for naming in namings if start <= naming.start < end)
    own = tuple(naming for naming in inside if _is_agency(naming))
    return Line("exclusive", own), (start, end)


def opens_tail(text: str) -> bool:
    """Whether a line begins with the words for reporting."""
    return _REPORTING.match(text) is not None


def parted_tail(lines: Sequence[str]) -> int:
    """How many lines from the one that opens a tail make it up, as plain text has it: `(Reporting by …`, `Editing by …)`.

    0 if they do not.
    """
    for number in range(2, len(lines) + 1):
        if len(lines[number - 1]) > _LINE:
            return 0
        if may_edit(lines[number - 1]):
            return number if reuters_tail("\n".join(lines[:number]), ()) else 0
    return 0


def _is_agency(naming: Naming) -> bool:
    """Among the reporters' names only a name that cannot be a person's: no `Petra`."""
    wire = naming.agencies[0].kind in ("wire", "syndication")
    return wire and (naming.risk == "low" or naming.text.isupper())


def _start_of_tail(text: str, until: int) -> int | None:
    """The last bracket that opens with the words for reporting, else the block's beginning."""
    window = max(0, until - _TAIL)
    opened = [match.start() for match in re.finditer(r"\(", text[window:until])]
    for at in reversed(opened):
        if _REPORTING.match(text, window + at):
            return window + at
    return 0 if window == 0 and _REPORTING.match(text) else None


def sign_off(text: str, namings: Sequence[Naming]) -> tuple[Line, tuple[int, int]] | None:
    """The credit that ends a paragraph, and its offsets; None where its last words are prose."""
    end = len(text.rstrip())
    for start in _starts(text, end, namings):
        inside = [naming for naming in namings if naming.start >= start]
        shifted = [naming.moved(-start) for naming in inside]
        line = classify(text[start:end], shifted) if end - start <= LONGEST else None
        if line is not None:
            back = tuple(naming.moved(start) for naming in line.namings)
            return replace(line, namings=back), (start, end)
    return None


def is_spelled_out(text: str, namings: Sequence[Naming]) -> bool:
    """Whether the last naming is the short form, in brackets, of the name before it: `dem Evangelischen Pressedienst (epd)`."""
    last = namings[-1]
    before = text[: last.start].rstrip()
    if not before.endswith("("):
        return False
    name = before[:-1].rstrip()
    stated = len(namings) > 1 and namings[-2].agencies[0] is last.agencies[0] and namings[-2].end == len(name)
    return stated or (len(last.text) > _INITIALS and is_expansion(name[-_SPELLED:], last.text))


def _starts(text: str, end: int, namings: Sequence[Naming]) -> list[int]:
    """Where the closing credit may begin: its bracket, its dash, its line, its sentence or the one before."""
    last = namings[-1]
    found = [_dash(text, last)]
    if not is_spelled_out(text, namings):
        found.insert(0, _bracket(text, text[:end].rstrip(" ."), last))
    stops = [match.end() for match in _SENTENCE.finditer(text, max(0, last.start - LONGEST), last.start)]
    found.append(_own_line(text, last))
    return [start for start in (*found, *reversed(stops[-2:])) if start is not None]


def _own_line(text: str, last: Naming) -> int | None:
    """Where the line of the last name begins, below others: `Editor: Lena Orsk`, and then `Copyright © ANTARA 2024`."""
    at = text.rfind("\n", max(0, last.start - LONGEST), last.start)
    return at + 1 if at >= 0 and "©" in text[at:] else None


def _bracket(text: str, body: str, last: Naming) -> int | None:
    opening = _BRACKETS.get(body[-1:])
    at = body.rfind(opening, max(0, last.start - LONGEST), last.start) if opening else -1
    if at <= 0 or (opening == "/" and not (text[at - 1].isspace() or text[at - 1] in ".!?")):
        return None
    return at


def _dash(text: str, last: Naming) -> int | None:
    dash = _DASH.search(text[max(0, last.start - 4) : last.start])
    return last.start - len(dash[0]) if dash and _after_stop(text, last.start - len(dash[0])) else None


def _after_stop(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in ".!?…。।۔؟！？\"”»'’)"
