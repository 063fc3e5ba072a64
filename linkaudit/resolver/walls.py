"""What stands between a reader and a page that is there: challenges, logins, warnings; and domains that are only for sale."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from urllib.parse import urlsplit

from linkaudit.model import Reply, Verdict
from linkaudit.resolver.pages import Page

_TABLE = json.loads(files("linkaudit.data").joinpath("walls.json").read_text(encoding="utf-8"))


def _marks(name: str) -> tuple[bytes, ...]:
    return tuple(mark.encode() for mark in _TABLE[name])


_CHALLENGE_MARKS = _marks("challenge_marks")
_PARKED_MARKS = _marks("parked_marks")
_PARKING_SCRIPTS = _marks("parking_scripts")
_LOGIN_SEGMENTS = frozenset(_TABLE["login_segments"])
_CHALLENGE_WORDS = re.compile(
    r"just a moment|attention required|are you a robot|not a robot|you(?: a|')re (?:a )?human|are human|unusual traffic"
    r"|checking your browser|security (?:check|verification)|verify(?:ing)? (?:that )?you"
    r"|access (?:to this page has been )?denied"
    r"|pardon our interruption|captcha|enable js and disable any ad blocker|enable javascript and cookies"
    r"|request (?:unsuccessful|blocked|rejected)|ddos[- ](?:guard|protection)|bot (?:detection|verification)"
    r"|automated (?:access|queries)|permission to access|one more step|please wait while"
)
_CHALLENGE_HEADERS = (("cf-mitigated", "challenge"), ("x-amzn-waf-action", ""), ("x-sucuri-block", ""))
_PARKED_WORDS = re.compile(
    r"\bdomain\b.{0,80}(?:for sale|parked|expired|zum verkauf|kaufen|available|te koop)"
    r"|(?:buy|get|own|kaufen sie)\b.{0,20}\bdomain|domaine.{0,40}(?:vendre|expiré)|dominio.{0,40}(?:venta|vendita|scadut)"
    r"|domein.{0,40}te koop|域名.{0,20}(?:出售|转让)|\.(?:com|net|org|info|news|[a-z]{2,10}) is for sale"
)
_LITTLE = 600
"""Characters: more than this, and a page has something of its own to say."""
_LOGIN_HOSTS = frozenset("login signin auth sso accounts".split())
_WARNINGS = (
    ("twitter.com", "/safety/unsafe_link_warning"),
    ("x.com", "/safety/unsafe_link_warning"),
    ("bitly.com", "/a/warning"),
    ("bit.ly", "/a/warning"),
)


def challenged_by_header(reply: Reply) -> str | None:
    """The header by which a guard says that it put itself before the page."""
    for name, wanted in _CHALLENGE_HEADERS:
        value = reply.header(name)
        if value is not None and (not wanted or value.lower() == wanted):
            return f"{name}: {value}"
    return None


def marks_challenge(body: bytes) -> bool:
    """The literal test, on lower-case bytes."""
    return any(mark in body for mark in _CHALLENGE_MARKS)


def marks_parking(body: bytes) -> bool:
    """The literal test, on lower-case bytes."""
    return any(mark in body for mark in _PARKED_MARKS)


def challenge(page: Page) -> Verdict | None:
    """A page with hardly any text that wants proof of a human. Articles about robots have more to say."""
    if page.visible > _LITTLE and page.prose > _LITTLE // 2:
        return None
    said = " ".join((page.title or "", *page.headings, page.noscript, page.text[:_LITTLE])).lower()
    found = _CHALLENGE_WORDS.search(said)
    return Verdict(outcome="blocked", reason="challenge", evidence=page.title or found[0]) if found else None


def parking(page: Page, body: bytes) -> Verdict | None:
    """A domain's shop window: the parking company's script, or the offer itself, and little besides."""
    if page.prose > _LITTLE:
        return None
    said = " ".join((page.title or "", page.text[:_LITTLE])).lower()
    if _PARKED_WORDS.search(said) or (page.visible < _LITTLE and any(mark in body for mark in _PARKING_SCRIPTS)):
        return Verdict(outcome="unknown", reason="parked domain", evidence=page.title or said[:120])
    return None


def is_login(url: str) -> bool:
    """Whether an address is that of a login page."""
    parts = urlsplit(url)
    segments = parts.path.lower().strip("/").split("/")
    if parts.netloc.lower().partition(".")[0] in _LOGIN_HOSTS or any(segment in _LOGIN_SEGMENTS for segment in segments):
        return True
    return parts.path == "/i/flow/login"


def is_warning(url: str) -> bool:
    """Whether an address is that of a shortener's warning page."""
    parts = urlsplit(url)
    host = parts.netloc.lower().removeprefix("www.").removeprefix("mobile.")
    return any(host == warned and parts.path.startswith(path) for warned, path in _WARNINGS)


def login_form(page: Page) -> Verdict | None:
    """A page that is nothing but a login."""
    if not page.asks_password or page.prose > _LITTLE // 2 or page.visible > 4 * _LITTLE:
        return None
    return Verdict(outcome="blocked", reason="login", evidence=page.title or "a password field and little besides")
