"""Reading what a platform's open endpoints answer: the content type first, then JSON, then only fields of the right type."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

from linkaudit.entities import bounded
from linkaudit.model import Failure, OutcomeName, Reply, Request, Target, Verdict

Answers = tuple[Reply | Failure, ...]
"""One per request asked so far."""
JSON_ACCEPT = "application/json"
_REASONS = {"timeout": "deadline", "no such host": "no name service"}
"""An oracle whose name is not found is out of reach; of the post that says nothing."""
_CHALLENGE = re.compile(
    rb"<title[^>]{0,100}>\s{0,20}(?:just a moment|attention required|access denied|security check|pardon our interruption"
    rb"|(?:please )?verify (?:that )?you are (?:a )?human|checking your browser|are you (?:a )?(?:ro)?(?:bot|human)"
    rb"|(?:human|bot|robot) (?:verification|check)|robot or human|verify to continue|ddos-guard|client challenge"
    rb"|too many requests|you have been blocked)",
    re.IGNORECASE,
)
"""Titles of what a guard in front of the platform shows to scripts."""
_LONGEST_FRAGMENT = 20_000
_WALLS = {401: "login", 402: "payment required", 403: "forbidden", 429: "rate limited", 451: "legal reasons", 999: "bot wall"}


def probe(url: str, *, max_bytes: int = 262_144) -> Request:
    """A request for JSON."""
    return Request(url=url, accept=JSON_ACCEPT, max_bytes=max_bytes)


def json_object(answer: Reply | Failure) -> dict[str, object] | None:
    """The JSON object of a 200 or error reply; None for a page, and when the body is no whole object."""
    if isinstance(answer, Failure) or _is_page(answer):
        return None
    try:
        value = json.loads(answer.body)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _is_page(answer: Reply) -> bool:
    """Whether a page came where JSON should be. Some servers call their JSON plain text, or nothing at all."""
    kind = (answer.header("content-type") or "").lower()
    return "json" not in kind and not (
        kind.partition(";")[0].strip() in ("", "text/plain") and answer.body.lstrip()[:1] == b"{"
    )


def part(value: object, *path: str) -> dict[str, object]:
    """The object at a path of names, empty when anything on the way is missing or of another type."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def text_at(value: object, *path: str) -> str | None:
    """The non-empty string at a path of names, or None."""
    found = part(value, *path[:-1]).get(path[-1])
    return found if isinstance(found, str) and found else None


def needs_token(target: Target, _answers: Answers) -> Verdict:
    """For platforms whose pages answer 200 to everybody and whose endpoints answer nobody without a token: do not ask."""
    return Verdict(outcome="unknown", reason="needs a token", evidence=f"{target.platform} answers only with an access token")


def failed(failure: Failure) -> Verdict:
    """What a failed probe says of the post: nothing. The oracle could not be asked, whatever kept us from it."""
    if failure.kind in {"not recorded", "stopped"}:
        return Verdict(outcome="unchecked", reason=failure.detail or failure.kind)
    outcome: OutcomeName = "refused" if failure.kind == "refused" else "unreachable"
    reason = _REASONS.get(failure.kind, failure.kind) if outcome == "unreachable" else failure.detail or "policy"
    return Verdict(outcome=outcome, reason=reason, evidence=failure.detail or None)


def heard(answer: Reply | Failure, *telling: int) -> Reply | Verdict:
    """The reply, if its status is one of `telling`; else why it says nothing about the post."""
    if isinstance(answer, Failure):
        return failed(answer)
    status = answer.status
    evidence = f"HTTP {status} from {answer.url}"
    if status < 500 and is_challenge(answer):
        return Verdict(outcome="blocked", reason="challenge", evidence=evidence)
    if status in telling:
        return answer
    if status in _WALLS:
        return Verdict(outcome="blocked", reason=_WALLS[status], evidence=evidence)
    if status == 408 or status >= 500:
        return Verdict(outcome="unreachable", reason=f"server error {status}", evidence=evidence)
    return Verdict(outcome="unknown", reason=f"unexpected answer {status}", evidence=evidence)


def is_challenge(reply: Reply) -> bool:
    """Whether an answer is no word of the platform's, but of the guard in front of it that takes us for a robot.

    Guards answer with any status: their 404 is no proof that anything is missing.
    """
    return reply.header("cf-mitigated") is not None or (_is_page(reply) and _CHALLENGE.search(reply.body[:4096]) is not None)


def for_another(named: object, wanted: str | None) -> Verdict | None:
    """An endpoint that answers for another post than was asked says nothing of that one; if it names none, it is believed."""
    if named is None or wanted is None or str(named) == wanted:
        return None
    return Verdict(outcome="unknown", reason="answered for another post", evidence=str(named)[:100], confidence="medium")


def two_witnesses(first: Reply, answers: Answers, page: Request) -> Request | Verdict:
    """An endpoint that knows nothing of a post is one witness, its page the other: `gone` only when both say so."""
    if len(answers) == 1:
        return page
    second = heard(answers[1], 200, 404, 410)
    if isinstance(second, Verdict):
        return second
    said = f"the endpoint answered {first.status}, the page {second.status}"
    if 200 in (first.status, second.status):
        return Verdict(outcome="unknown", reason="unavailable", evidence=said, confidence="medium")
    return Verdict(outcome="gone", reason="deleted", evidence=said)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"br", "p", "div"}:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def words(fragment: str) -> str:
    """The visible words of a small piece of HTML; `<br>` and blocks begin lines."""
    reader = _Words()
    reader.feed(bounded(fragment[:_LONGEST_FRAGMENT]))
    reader.close()
    return "".join(reader.parts).strip()


def body_text(reply: Reply) -> str:
    """A body as text, for endpoints that answer UTF-8 pages."""
    return reply.body.decode("utf-8", "replace")
