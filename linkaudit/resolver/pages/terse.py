"""Documents for machines that say "not found" under status 200: JSON of an interface, XML of a store of files.

Whoever follows the link sees a few bare lines that name a fault. A document counts as such only if that is all it is: it names
a fault where such documents name theirs, and holds nothing that anybody could have linked to.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice

from linkaudit.later import later
from linkaudit.model import OutcomeName, Reply, Verdict
from linkaudit.resolver import pages
from linkaudit.resolver.pages.letters import plain
from linkaudit.resolver.pages.sentences import says_missing

_MOST_BYTES = 8192
_MOST_LEAVES = 24
_DEEPEST = 4
_LONGEST = 300
"""Characters of what a fault says of itself; longer words are something to read."""
_FAULTS = frozenset(
    "error errors err fault faults exception errorcode error_code errormessage error_message errmsg error_description".split()
)
_NUMBERS = frozenset("status statuscode status_code httpstatus http_status code errorcode error_code errcode errno ret".split())
_AGREED = frozenset("success ok succeeded status result".split())
"""Where such a document says whether all went well."""
_ASIDE = frozenset(
    (
        "message msg detail details title type description documentation_url help instance path timestamp request_id "
        "requestid code"
    ).split()
)
"""What stands in a document that has only a message for whoever asks; its words must say which."""
_FAILED = (False, "error", "err", "fail", "failed", "failure", "false")
_ROOT = later(
    r"\s{0,99}(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--.{0,400}?-->\s{0,99})?<(?:\w{1,20}:)?(?:error|errors|fault|exception|problem)[\s>]",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)
_ELEMENT = later(r"<(?:\w{1,20}:)?(?:code|message|details?|reason|title)\s{0,9}>([^<]{1,400})<", re.ASCII | re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])", re.ASCII)
_STATUS = re.compile(r"[45][0-9]{2}", re.ASCII)
_BY_NUMBER: dict[str, tuple[OutcomeName, str]] = {
    "401": ("blocked", "login"),
    "402": ("blocked", "payment required"),
    "403": ("blocked", "forbidden"),
    "404": ("unknown", "soft 404"),
    "410": ("unknown", "soft 404"),
    "429": ("blocked", "rate limited"),
    "451": ("blocked", "legal reasons"),
}
_BY_WORDS: tuple[tuple[re.Pattern[str], OutcomeName, str], ...] = (
    (later(r"\bexpired\b"), "unknown", "expired address"),
    (later(r"rate limit|too many requests|quota exceeded|throttl|slow down"), "blocked", "rate limited"),
    (later(r"unauthori[sz]ed|not authenticated|authenticat|log ?in required|sign ?in required"), "blocked", "login"),
    (later(r"access denied|forbidden|permission|not allowed"), "blocked", "forbidden"),
    (
        later(
            r"\bno such\b|\bnot found\b|(?:not|n't) (?:be found|exist)|\b(?:deleted|removed|gone|missing)\b"
            r"|\binvalid\b.{0,30}\bid\b"
        ),
        "unknown",
        "soft 404",
    ),
)


def fault(reply: Reply) -> Verdict | None:
    """What a document for machines says went wrong; None for a page, and for a document with something in it."""
    if reply.truncated or len(reply.body) > _MOST_BYTES or pages.is_markup(reply):
        return None
    kind = (reply.header("content-type") or "").partition(";")[0].strip().lower()
    if "json" in kind or (kind in ("", "text/plain") and reply.body.lstrip()[:1] == b"{"):
        return _of_json(pages.decode(reply))
    return _of_xml(pages.decode(reply)) if kind.endswith(("/xml", "+xml")) or not kind else None


def _of_json(text: str) -> Verdict | None:
    try:
        found = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return _of_answer(found) if isinstance(found, dict) else None


def _of_answer(found: dict[str, object]) -> Verdict | None:
    leaves = list(islice(_leaves(found), _MOST_LEAVES + 1))
    said = [words for _, words in leaves]
    if len(leaves) > _MOST_LEAVES or max(map(len, said), default=0) > _LONGEST:
        return None
    number = next((words for name, words in leaves if name in _NUMBERS and _STATUS.fullmatch(words)), None)
    if number or _has_failed(found):
        return _told(said, number)
    return _known(said) if _ASIDE.issuperset(str(name).lower() for name in found) else None


def _leaves(value: object, name: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """The words and numbers of a document, each under the lower-case name that it or its list goes by."""
    if isinstance(value, dict) and depth < _DEEPEST:
        for key, below in value.items():
            yield from _leaves(below, str(key).lower(), depth + 1)
    elif isinstance(value, list) and depth < _DEEPEST:
        for below in value:
            yield from _leaves(below, name, depth + 1)
    elif isinstance(value, (str, int, float)) and not isinstance(value, bool):
        yield name, str(value)


def _has_failed(found: dict[str, object]) -> bool:
    named = {str(name).lower(): value for name, value in found.items()}
    if any(named.get(name) for name in _FAULTS):
        return True
    return any(named[name] in _FAILED for name in _AGREED.intersection(named) if isinstance(named[name], (str, bool)))


def _of_xml(text: str) -> Verdict | None:
    if _ROOT.match(text.removeprefix("\ufeff")) is None:
        return None
    said = [found.strip() for found in _ELEMENT.findall(text)]
    number = next((one for one in said if _STATUS.fullmatch(one)), None)
    return _told(said, number)


def _told(said: list[str], number: str | None) -> Verdict:
    """What the words of a fault come to, unless its number says more."""
    if number in _BY_NUMBER:
        outcome, reason = _BY_NUMBER[number]
        return Verdict(outcome=outcome, reason=reason, evidence=_quoted(said))
    return _known(said) or Verdict(outcome="unknown", reason="error page", evidence=_quoted(said))


def _known(said: list[str]) -> Verdict | None:
    lines = [plain(_CAMEL.sub(" ", one).replace("_", " ")) for one in said]
    words = "\n".join(lines)
    for pattern, outcome, reason in _BY_WORDS:
        if pattern.search(words):
            return Verdict(outcome=outcome, reason=reason, evidence=_quoted(said))
    missing = any(map(says_missing, lines))
    return Verdict(outcome="unknown", reason="soft 404", evidence=_quoted(said)) if missing else None


def _quoted(said: list[str]) -> str | None:
    return " · ".join(said)[:_LONGEST] or None
