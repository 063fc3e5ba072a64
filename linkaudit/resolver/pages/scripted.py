"""Where a script sends its reader as soon as the page is open; not where it might, on a click, an error or a condition.

No script is run. What stands at the top of a script, or in a function that is called at once or on load, is taken for done;
what stands behind an `if`, in a handler or in a function that somebody else may call is not, so that an address for some
other day never decides what became of a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from linkaudit.later import later

_OWNER = r"(?:(?:window|document|self|top|parent|this|globalThis)\s{0,3}\.\s{0,3}){0,3}+"
_LOCATION = rf"(?:{_OWNER}location|(?:window|document|self|top)\[[\"']location[\"']\])"
_TEXT = (
    r"""(?:"(?P<double>(?:[^"\\\n]|\\.){1,4000})"|'(?P<single>(?:[^'\\\n]|\\.){1,4000})'"""
    r"""|`(?P<ticked>(?:[^`\\$]|\\.){1,4000})`)"""
)
_SETS = (
    rf"""(?<![\w.$"'])(?<!\bvar\s)(?<!\blet\s)(?<!\bconst\s){_LOCATION}"""
    r"""(?:\s{0,3}\.\s{0,3}(?:href|replace|assign)|\[["'](?:href|replace|assign)["']\])?\s{0,9}(?:=(?!=)|\()\s{0,9}"""
)
_HERE = r"(?:window\.)?location\."
_SITE = rf"(?:{_HERE}origin|{_HERE}protocol\s{{0,9}}\+\s{{0,9}}[\"']//[\"']\s{{0,9}}\+\s{{0,9}}{_HERE}host(?:name)?)"
_GOES = later(rf"{_SETS}(?:{_SITE}\s{{0,9}}\+\s{{0,9}})?{_TEXT}(?!\s{{0,9}}[+.?\[])", re.ASCII)
"""To an address that is written out; what is put together from parts is not known."""
_GOES_BY_NAME = later(rf"{_SETS}(?P<name>[A-Za-z_]\w{{0,40}})\s{{0,9}}(?=[;)}}\n]|\Z)", re.ASCII)
_GOES_SOMEWHERE = later(_SETS, re.ASCII)
_SUBMITS = later(r"\.\s{0,3}submit\s{0,3}\(\s{0,3}\)", re.ASCII)
_TIMED = later(rf"(?<![\w.$]){_OWNER}setTimeout\s{{0,9}}\(\s{{0,9}}{_TEXT}", re.ASCII)
"""Code as text, to be run in a while."""
_ESCAPE = later(r"\\(?:x(?P<byte>[0-9a-fA-F]{2})|u(?P<unit>[0-9a-fA-F]{4})|(?P<plain>.))", re.ASCII)
_COMMENT = later(
    r"/\*(?s:.*?)(?:\*/|\Z)"  # one that is never closed takes all the rest
    r"|^[ \t]{0,40}//[^\n]{0,4000}+"
    r"|(?<=[;{}\s])//[^\n\"'`]{0,200}+$",
    re.MULTILINE,
)
_DEEPEST = 10
"""Blocks around a going; nobody who leaves at once digs deeper."""
_BRACE = later(r"[{}]")
_LEAD = 160
"""Characters before a brace that are looked at."""
_FUNCTION = (
    r"(?:async\s{1,9})?(?:function\s{0,9}\w{0,40}\s{0,9}\([^()]{0,80}\)|\([^()]{0,80}\)\s{0,9}=>|\w{1,40}\s{0,9}=>)\s{0,9}"
)
_AT_ONCE = (
    r"(?:\bonload\s{0,9}=|[\"'](?:load|DOMContentLoaded|pageshow)[\"']\s{0,9},|(?:\bsetTimeout|\$|\bready|\bjQuery)\s{0,9}\("
    r"|(?<![\w$)\]])\(|[!~+])\s{0,9}"
)
_RUNS = later(
    rf"{_AT_ONCE}{_FUNCTION}\Z"
    r"|(?:\A|[;{}\s])(?:try|if\s{0,9}\((?:1|true|!0)\))\s{0,9}\Z"
    r"|(?:\A|[;{}])\s{0,20}\Z",
    re.ASCII,
)
_NAMED = later(r"\bfunction\s{1,9}(?P<name>\w{1,40})\s{0,9}\([^()]{0,80}\)\s{0,9}\Z", re.ASCII)
_BOUNDS = later(r"[;{}]")
_LONGEST_STATEMENT = 400
_MOST = 20
"""Goings that are looked at: no script that leaves at once has more."""
_PERHAPS = later(r"\b(?:if|else|for|while|case|catch|function|return)\b|&&|\|\||\?|=>", re.ASCII)


def targets(script: str) -> Iterator[str]:
    """The addresses that a script goes to by itself, as written: in its order, by name, and in what it puts off as text."""
    code = _COMMENT.sub(" ", script)
    yield from _goings(_GOES, code)
    for found in islice(_GOES_BY_NAME.finditer(code), _MOST):
        if _is_run(code, found.start()):
            yield from _value(code, found["name"])
    for put_off in _goings(_TIMED, code):
        yield from _goings(_GOES, put_off)


def leaves(script: str) -> bool:
    """Whether a script goes elsewhere by itself, be it to an address that is not known, be it by sending a form."""
    code = _COMMENT.sub(" ", script)
    found = chain(islice(_GOES_SOMEWHERE.finditer(code), _MOST), islice(_SUBMITS.finditer(code), _MOST))
    return any(_is_run(code, one.start()) for one in found)


def _value(code: str, name: str) -> Iterator[str]:
    """The text that a name stands for, if it is given one once and for all."""
    if len(re.findall(rf"(?<![\w.$]){name}\s{{0,9}}[-+*/|&]?=(?!=)", code)) == 1:
        found = re.search(
            rf"\b(?:var|let|const)\s{{1,9}}{name}\s{{0,9}}=\s{{0,9}}{_TEXT}\s{{0,9}}(?=[;,\n]|\Z)", code, re.ASCII
        )
        if found:
            yield _written(found)


def _goings(pattern: re.Pattern[str], code: str) -> Iterator[str]:
    for found in islice(pattern.finditer(code), _MOST):
        if _is_run(code, found.start()):
            yield _written(found)


def _written(found: re.Match[str]) -> str:
    return _ESCAPE.sub(_unescaped, found["double"] or found["single"] or found["ticked"])


def _is_run(code: str, at: int) -> bool:
    """Whether what stands there is done when the script is read: no condition before it, no waiting function around it."""
    lead = _BOUNDS.split(code[max(0, at - _LONGEST_STATEMENT) : at])[-1]
    if _PERHAPS.search(lead) and not _RUNS.search(lead.rstrip()):
        return False
    around = _open_braces(code[:at])
    return len(around) <= _DEEPEST and all(_is_entered(code, brace) for brace in around)


def _open_braces(code: str) -> list[int]:
    """Where the blocks begin that are open at the end of the code."""
    open_: list[int] = []
    for found in _BRACE.finditer(code):
        if found[0] == "{":
            open_.append(found.start())
        elif open_:
            open_.pop()
    return open_


def _is_entered(code: str, brace: int) -> bool:
    """Whether a block is entered without further ado: its function is called at once, on load, or by name."""
    lead = code[max(0, brace - _LEAD) : brace]
    named = _NAMED.search(lead)
    if named is None:
        return _RUNS.search(lead) is not None
    name = re.escape(named["name"])
    called = rf"(?:^|[;}}]|\bonload\s{{0,9}}=|\bsetTimeout\s{{0,9}}\(\s{{0,9}}[\"']?)\s{{0,20}}{name}\b(?!\s{{0,9}}[=.:])"
    return re.search(called, code, re.MULTILINE | re.ASCII) is not None


def _unescaped(found: re.Match[str]) -> str:
    code = found["byte"] or found["unit"]
    return chr(int(code, 16)) if code else found["plain"]
