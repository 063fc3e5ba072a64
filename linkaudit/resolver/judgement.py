"""What is true of a link, from where it led: the status, then what the page says of itself, then how far it moved."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from itertools import pairwise
from urllib.parse import urlsplit

from linkaudit.model import Failure, Reply, Verdict
from linkaudit.platforms.fragments import names
from linkaudit.resolver import pages, signposts, statuses
from linkaudit.resolver.astray import astray, is_code, same_page
from linkaudit.resolver.journey import Journey
from linkaudit.resolver.pages import reasons, soft404, terse, walls
from linkaudit.resolver.pages.facts import Page
from linkaudit.resolver.pages.scripted import leaves

_BINARY = (b"%PDF-", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"RIFF", b"\x1f\x8b")
_GUARDS = frozenset({"challenge", "legal reasons", "rate limited"})
_FEW_WORDS = 100
"""Characters."""
_LITTLE_TEXT = 200
_MOST_OF_A_RIDDLE = 40_000
"""Bytes."""
"""Characters."""
_MARKS_OF_ORDER = (b"\xff\xfe", b"\xfe\xff")


def judge(journey: Journey, *, short: bool = False, wants_title: bool = False) -> tuple[Verdict, Page | None]:
    """The verdict on a link, and the page if it was read. `short`: a short link, whose purpose is to lead elsewhere."""
    if journey.verdict is not None:
        return journey.verdict, journey.page
    result = journey.result
    if isinstance(result, Failure):
        return statuses.by_failure(result), None
    assert isinstance(result, Reply), "a journey to a post takes that post's outcome"
    header = walls.challenged_by_header(result)
    if header is not None:
        return Verdict(outcome="blocked", reason="challenge", evidence=header), None
    verdict = statuses.by_status(result)
    if verdict is not None:
        return _behind_a_wall(result, verdict), None
    return _judge_page(journey, result, short=short, wants_title=wants_title)


def _behind_a_wall(reply: Reply, verdict: Verdict) -> Verdict:
    """An error status that is a guard's: its page asks for proof of a human."""
    if verdict.outcome == "gone":
        return _put_off(reply) or verdict
    if reply.status in {401, 402, 429}:
        return verdict
    text = pages.decode(reply)
    source = text.lower()
    return (walls.notice(pages.read(text), source, _GUARDS) if reasons.may_be_a_wall(source) else None) or verdict


def _put_off(reply: Reply) -> Verdict | None:
    """A guard that answers 404: nothing but its riddle is there, and it does not say that anything is missing."""
    source = pages.decode(reply).lower() if len(reply.body) < _MOST_OF_A_RIDDLE else ""
    if not walls.is_guarded(source):
        return None
    page = pages.read(pages.decode(reply))
    return walls.challenged_by_script(page, source) if soft404.statement(page) is None else None


def _judge_page(journey: Journey, reply: Reply, *, short: bool, wants_title: bool) -> tuple[Verdict, Page | None]:
    verdict = _body_trouble(reply) or astray(journey.start, journey.url, short=short) or terse.fault(reply)
    if verdict is not None:
        return verdict, journey.page
    moved = not short and _moved_to(journey) is not None
    page = _read(journey, reply, wanted=wants_title or (moved and b"canonical" in reply.body.lower()))
    verdict = _says(page, journey, reply) if page is not None else None
    return verdict or _missing_anchor(journey, reply) or _arrived(journey, moved=moved), page


def _read(journey: Journey, reply: Reply, *, wanted: bool) -> Page | None:
    """The page, if something is wanted of it or a literal test finds a reason to look."""
    if journey.page is not None:
        return journey.page
    text = pages.decode(reply) if wanted and pages.is_markup(reply) else reasons.text_worth_reading(reply)
    return None if text is None else pages.read(text)


def _body_trouble(reply: Reply) -> Verdict | None:
    if reply.problem == "cut short":
        return Verdict(outcome="unreachable", reason="cut short", evidence=f"{len(reply.body)} bytes came")
    if reply.problem is not None:
        return Verdict(outcome="unknown", reason=reply.problem, evidence=reply.header("content-encoding"))
    if not reply.body.removeprefix(BOM_UTF8).strip():
        return Verdict(outcome="unknown", reason="empty", evidence=f"HTTP {reply.status} without a body")
    if pages.is_markup(reply) and _is_binary(reply.body):
        return Verdict(
            outcome="unknown", reason="wrong type", evidence=f"{reply.header('content-type')}, but the body is binary"
        )
    return None


def _is_binary(body: bytes) -> bool:
    return body.startswith(_BINARY) or (b"\x00\x00" in body[:512] and not body.startswith(_MARKS_OF_ORDER))


def _says(page: Page, journey: Journey, reply: Reply) -> Verdict | None:
    """What the page says of itself that keeps it from being the page that was meant."""
    verdict = walls.notice(page, pages.decode(reply).lower())
    at_the_door = signposts.is_login(journey.start) or signposts.door(journey.start) is not None
    if verdict is not None and at_the_door and verdict.reason in signposts.WANTED:
        verdict = None
    verdict = verdict or _missing(page)
    if verdict is None and not at_the_door:
        verdict = walls.login_form(page)
    if verdict is None and not reply.truncated:
        verdict = _hollow(page)
    return verdict or _wrong_document(reply)


def _missing(page: Page) -> Verdict | None:
    said = soft404.statement(page)
    return None if said is None else Verdict(outcome="unknown", reason="soft 404", evidence=said)


def _hollow(page: Page) -> Verdict | None:
    """A page without words of its own: an empty one, one that sends its reader on, or a shell that scripts would fill."""
    if _is_shell(page):
        return Verdict(outcome="unknown", reason="app shell", evidence=page.title or "no text without scripts")
    if page.visible < _LITTLE_TEXT and any(map(leaves, page.scripts)):
        return Verdict(outcome="unknown", reason="app shell", evidence="a script leads elsewhere, nobody knows where")
    if page.visible or page.has_things:
        return None
    reason = "app shell" if page.has_scripts else "empty"
    return Verdict(outcome="unknown", reason=reason, evidence=page.title or "no text")


def _is_shell(page: Page) -> bool:
    return (page.visible < _FEW_WORDS and walls.waits_for_scripts(page)) or walls.wants_scripts(page)


def _wrong_document(reply: Reply) -> Verdict | None:
    if not reasons.is_wrong_document(reply):
        return None
    return Verdict(outcome="unknown", reason="wrong type", evidence=f"a page in the place of {urlsplit(reply.url).path[-80:]}")


def _missing_anchor(journey: Journey, reply: Reply) -> Verdict | None:
    """A fragment that names a place in the page, and no such place in it."""
    wanted = names(journey.fragment) if journey.fragment else ()
    if not wanted or not pages.is_markup(reply):
        return None
    text = pages.decode(reply)
    if pages.has_anchor(text, wanted):
        return None
    name = wanted[-1]
    if reply.truncated:
        return Verdict(outcome="unknown", reason="fragment not seen", evidence=f"#{name} is not in the part that was read")
    page = pages.read(text)
    if re.search(rf"[\"']#?{re.escape(name[:200])}[\"']", " ".join((*page.scripts, *page.data))):
        return None
    return Verdict(outcome="broken", reason="missing fragment", evidence=f"no element named {name}")


def _moved_to(journey: Journey) -> str | None:
    """Where permanent redirects say that the page lives now, if that is another page."""
    target = journey.permanent
    if target is None or same_page(journey.start, target) or is_code(journey.start, target):
        return None
    return target


def _arrived(journey: Journey, *, moved: bool) -> Verdict:
    if moved:
        return Verdict(outcome="moved", reason="permanent redirect", evidence=f"to {journey.permanent}")
    secure = [hop.url.startswith("https:") for hop in journey.hops]
    downgraded = any(one and not other for one, other in pairwise(secure))
    return Verdict(outcome="live", reason="it answers", evidence="redirected from https to http" if downgraded else None)
