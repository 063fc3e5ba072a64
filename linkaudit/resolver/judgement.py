"""What is true of a link, from where it led: the status, then what the page says of itself, then how far it moved."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import parse_qsl, unquote, urlsplit

from linkaudit.model import Failure, Reply, Verdict
from linkaudit.platforms.fragments import anchor
from linkaudit.platforms.hosts import Malformed
from linkaudit.platforms.urls import join, serialise
from linkaudit.resolver import pages, soft404, statuses, walls
from linkaudit.resolver.journey import Journey

_HOME = re.compile(
    r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|home|default)(?:\.[a-z]{3,5})?/?)?", re.ASCII | re.IGNORECASE
)
_ERROR_PATH = re.compile(
    r"/(?:[a-z]{2}/)?(?:errors?/?)?(?:40[34]|page[-_]?not[-_]?found|not[-_]?found|error[-_]?40[34]|40[34][-_]error|missing|error)(?:\.[a-z]{3,5})?/?",
    re.ASCII | re.IGNORECASE,
)
_TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|ref|ref_src|ref_url|s|cmpid|cid|ito|smid|taid|mc_[ce]id|__twitter_impression|amp|guccounter", re.ASCII
)
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|csv|epub|mp3|mp4)$", re.ASCII | re.IGNORECASE)
_CODE = re.compile(r"/(?=[A-Za-z0-9_-]{0,14}[A-Z0-9])[A-Za-z0-9_-]{3,14}/?", re.ASCII)
_MOUNT_MARKS = (
    b"<app-root",
    b"enable javascript",
    b"javascript is disabled",
    b"requires javascript",
    b"need javascript",
    b"javascript to run",
)
_MOUNT = re.compile(
    rb"id\s{0,3}=\s{0,3}[\"']?(?:root|app|__next|__nuxt|___gatsby|react-root|main-app|svelte|application)[\"'\s>]"
)
_SMALL = 20_000
_FEW_PARAGRAPHS = 12
_HEADINGS = re.compile(r"<(?:title|h1|h2)[\s>].{0,400}", re.ASCII | re.DOTALL)


def judge(journey: Journey, *, short: bool = False, wants_title: bool = False) -> tuple[Verdict, pages.Page | None]:
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
    if verdict.outcome == "gone" or reply.status in {401, 402, 429} or not walls.marks_challenge(reply.body.lower()):
        return verdict
    return walls.challenge(pages.read(pages.decode(reply))) or verdict


def _judge_page(journey: Journey, reply: Reply, *, short: bool, wants_title: bool) -> tuple[Verdict, pages.Page | None]:
    verdict = _body_trouble(reply) or _led_astray(journey, short=short)
    if verdict is not None:
        return verdict, journey.page
    text = _reason_to_read(reply, journey, short=short, wants_title=wants_title)
    page = (journey.page or pages.read(text)) if text is not None else None
    verdict = _says(page, journey, reply) if page is not None else None
    verdict = verdict or _missing_anchor(journey, reply)
    return verdict or _arrived(journey, page, short=short), page


def _body_trouble(reply: Reply) -> Verdict | None:
    if reply.problem == "cut short":
        return Verdict(outcome="unreachable", reason="cut short", evidence=f"{len(reply.body)} bytes came")
    if reply.problem is not None:
        return Verdict(outcome="unknown", reason=reply.problem, evidence=reply.header("content-encoding"))
    if not reply.body.strip():
        return Verdict(outcome="unknown", reason="empty", evidence=f"HTTP {reply.status} without a body")
    wrong = pages.is_markup(reply) and (
        b"\x00\x00" in reply.body[:512] or reply.body.startswith((b"%PDF-", b"\x89PNG", b"GIF8", b"PK\x03\x04"))
    )
    if wrong and not reply.body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Verdict(
            outcome="unknown", reason="wrong type", evidence=f"{reply.header('content-type')}, but the body is binary"
        )
    return None


def _led_astray(journey: Journey, *, short: bool) -> Verdict | None:
    """A redirect to a login, to an error page, or from a deep link to the front page."""
    if len(journey.hops) < 2:
        return None
    start, end = urlsplit(journey.start), urlsplit(journey.url)
    if walls.is_login(journey.url) and not walls.is_login(journey.start):
        return Verdict(outcome="blocked", reason="login", evidence=f"redirected to {journey.url}")
    if _ERROR_PATH.fullmatch(end.path) and not _ERROR_PATH.fullmatch(start.path):
        return Verdict(outcome="unknown", reason="soft 404", evidence=f"redirected to {journey.url}")
    was_deep = not _HOME.fullmatch(start.path) or bool(_meaningful(start.query))
    is_home = _HOME.fullmatch(end.path) is not None and not _meaningful(end.query)
    if is_home and was_deep and not short and not _is_code(journey):
        return Verdict(outcome="unknown", reason="redirect to home page", evidence=f"redirected to {journey.url}")
    return None


def _meaningful(query: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pair for pair in parse_qsl(query[:4000]) if not _TRACKING.fullmatch(pair[0])))


def _is_code(journey: Journey) -> bool:
    """A shortener that is in no table: a short foreign host, and a code for a path."""
    start, end = urlsplit(journey.start), urlsplit(journey.url)
    host = start.netloc.lower()
    return len(host) <= 10 and host != end.netloc.lower() and _CODE.fullmatch(start.path) is not None


def _reason_to_read(reply: Reply, journey: Journey, *, short: bool, wants_title: bool) -> str | None:
    """The decoded body, if a literal test finds any reason to parse it; else None, and the page stands as alive."""
    if not (pages.is_markup(reply) or pages.is_text(reply)):
        return None
    body = reply.body.lower()
    text = pages.decode(reply)
    moved = not short and journey.permanent is not None
    reasons = (
        wants_title or moved,
        walls.marks_challenge(body) or walls.marks_parking(body) or b"password" in body,
        b"<script" in body and (_MOUNT.search(body) is not None or any(mark in body for mark in _MOUNT_MARKS)),
    )
    return text if any(reasons) or _looks_empty(body) or _looks_missing(text, body) or _is_wrong_document(reply) else None


def _looks_empty(body: bytes) -> bool:
    """A page whose markup may hold no words: nothing between its tags but blanks, in the first pages' worth."""
    return (
        b"<" in body
        and body.count(b"<p") == 0
        and len(
            re.sub(
                rb"<(?:script|style|head)\b.{0,60000}?</(?:script|style|head)>|<[^>]{0,4000}>|\s+",
                b"",
                body[:65_536],
                flags=re.DOTALL,
            )
        )
        < 100
    )


def _looks_missing(text: str, body: bytes) -> bool:
    if len(body) < _SMALL or body.count(b"<p") < _FEW_PARAGRAPHS:
        return soft404.worth_a_look(soft404.plain(text[:_SMALL]))
    heads = " ".join(found[0] for found in _HEADINGS.finditer(text[:120_000]))
    return soft404.worth_a_look(soft404.plain(heads[:4000]))


def _is_wrong_document(reply: Reply) -> bool:
    return pages.is_markup(reply) and _DOCUMENT.search(urlsplit(reply.url).path) is not None


def _says(page: pages.Page, journey: Journey, reply: Reply) -> Verdict | None:
    """What the page says of itself that keeps it from being the page that was meant."""
    said = soft404.statement(page)
    if said is not None:
        return Verdict(outcome="unknown", reason="soft 404", evidence=said)
    verdict = walls.challenge(page) if walls.marks_challenge(reply.body.lower()) else None
    verdict = verdict or walls.parking(page, reply.body.lower())
    if verdict is None and not walls.is_login(journey.start):
        verdict = walls.login_form(page)
    return verdict or _hollow(page, reply)


def _hollow(page: pages.Page, reply: Reply) -> Verdict | None:
    """A page without words of its own: an empty one, a shell that scripts would fill, a page in a document's place."""
    title = page.title
    if page.has_scripts and (page.visible < 100 and (page.mount or "javascript" in page.noscript.lower())):
        return Verdict(outcome="unknown", reason="app shell", evidence=title or "no text without scripts")
    if not page.visible and not page.has_things:
        reason = "app shell" if page.has_scripts else "empty"
        return Verdict(outcome="unknown", reason=reason, evidence=title or "no text")
    if _is_wrong_document(reply):
        return Verdict(
            outcome="unknown", reason="wrong type", evidence=f"a page in the place of {urlsplit(reply.url).path[-80:]}"
        )
    return None


def _missing_anchor(journey: Journey, reply: Reply) -> Verdict | None:
    """A fragment that names a place in the page, and no such place in it."""
    name = anchor(journey.fragment) if journey.fragment else None
    if name is None or not pages.is_markup(reply):
        return None
    text = pages.decode(reply)
    spelled = re.escape(name[:200])
    if re.search(rf"(?:id|name)\s{{0,3}}=\s{{0,3}}[\"']?(?:user-content-)?{spelled}[\"'\s>]", text) or pages.has_anchor(
        text, name
    ):
        return None
    if reply.truncated:
        return Verdict(outcome="unknown", reason="fragment not seen", evidence=f"#{name} is not in the part that was read")
    if re.search(rf"[\"']#?{spelled}[\"']", " ".join(pages.read(text).scripts)):
        return None
    return Verdict(outcome="broken", reason="missing fragment", evidence=f"no element named {name}")


def _arrived(journey: Journey, page: pages.Page | None, *, short: bool) -> Verdict:
    target = journey.permanent
    if short or target is None or same_page(journey.start, target) or _is_code(journey):
        return Verdict(outcome="live", reason="it answers", evidence=_downgrade(journey) or (page.title if page else None))
    return Verdict(outcome="moved", reason="permanent redirect", evidence=f"to {target}")


def _downgrade(journey: Journey) -> str | None:
    secure = [hop.url.startswith("https:") for hop in journey.hops]
    return "redirected from https to http" if any(a and not b for a, b in pairwise(secure)) else None


def same_page(one: str, other: str) -> bool:
    """Whether two addresses differ only as an editor would not care: scheme, www, slash, index file, trackers, spelling."""
    return _essence(one) == _essence(other)


def _essence(url: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    parts = urlsplit(url)
    host = re.sub(r"^(?:www|m|mobile|amp)\.", "", parts.netloc.lower()).removesuffix(":443").removesuffix(":80")
    path = re.sub(r"/(?:index|default)\.[a-z]{3,5}$", "/", unquote(parts.path), flags=re.ASCII | re.IGNORECASE)
    return host, path.rstrip("/"), _meaningful(parts.query)


def canonical(journey: Journey, page: pages.Page | None) -> str:
    """The address to write instead: the page's own canonical one, if it is on the same host and no front page."""
    if page is None or page.canonical is None or not journey.lasting:
        return journey.url
    try:
        named = serialise(join(journey.url, page.canonical))
    except (Malformed, ValueError):
        return journey.url
    here, there = urlsplit(journey.url), urlsplit(named)
    if _essence(journey.url)[0] != _essence(named)[0] or (_HOME.fullmatch(there.path) and not _HOME.fullmatch(here.path)):
        return journey.url
    return named
