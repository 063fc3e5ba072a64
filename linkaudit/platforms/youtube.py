"""YouTube: films, shorts and broadcasts by their eleven characters."""

from __future__ import annotations

import json
import re
from urllib.parse import SplitResult, parse_qs, quote

from linkaudit.later import later
from linkaudit.model import Confidence, Failure, OutcomeName, PostFacts, Reply, Request, Target, Verdict
from linkaudit.platforms.base import Identity, Platform, Signature
from linkaudit.platforms.replies import Answers, body_text, for_another, heard, is_challenge, json_object, probe, text_at

_ID = r"(?P<id>[A-Za-z0-9_-]{11})(?![A-Za-z0-9_-])"
_PATH = re.compile(rf"/(?:embed|v|e|shorts|live|vi|watch)/{_ID}", re.ASCII)
_SHORT = re.compile(rf"/{_ID}", re.ASCII)
_CHANNEL = re.compile(r"/(?:(?P<prefix>channel|user|c)/|@)(?P<name>[^/?#]{1,100})(?:/[a-z]{0,20})?/?$", re.ASCII)


def _film(film: str) -> Identity:
    url = f"https://www.youtube.com/watch?v={film}"
    return Identity(platform="youtube", kind="embed", key=f"youtube:{film}", url=url, post_id=film)


def identify(parts: SplitResult) -> Identity | None:
    """`watch?v=`, `/embed/`, `/shorts/`, `/live/`, youtu.be, the no-cookie player; channels are profiles."""
    if parts.netloc == "youtu.be":
        found = _SHORT.match(parts.path)
        return _film(found["id"]) if found else None
    found = _PATH.match(parts.path)
    if found and found["id"] != "videoseries":
        return _film(found["id"])
    query = parse_qs(parts.query, max_num_fields=50)
    if parts.path == "/attribution_link" and query.get("u"):
        query = parse_qs(query["u"][0].partition("?")[2], max_num_fields=50)
    for value in query.get("v", []):
        if re.match(_ID, value, re.ASCII):
            return _film(value[:11])
    return _channel(parts.path)


def _channel(path: str) -> Identity | None:
    found = _CHANNEL.match(path)
    if found is None:
        return None
    prefix, name = found["prefix"], found["name"]
    spelled = f"{prefix}/{name}" if prefix else f"@{name}"
    key = f"youtube:{spelled}" if prefix == "channel" else f"youtube:{spelled.lower()}"
    return Identity(
        platform="youtube",
        kind="profile",
        key=key,
        url=f"https://www.youtube.com/{spelled}",
        handle=None if prefix == "channel" else name,
    )


def identify_id(value: str) -> Identity | None:
    """A bare film id, as `lite-youtube[videoid]` carries it."""
    return _film(value) if re.fullmatch(r"[A-Za-z0-9_-]{11}", value, re.ASCII) else None


_PLAYABLE = re.compile(
    r'"playabilityStatus"\s{0,3}:\s{0,3}\{\s{0,20}"status"\s{0,3}:\s{0,3}"(?P<status>[A-Z_]{2,40})"'
    r'(?:.{0,400}?"reason"\s{0,3}:\s{0,3}"(?P<reason>[^"]{0,300})")?',
    re.ASCII,
)
_PLAYER_BYTES = 2_097_152
"""The player's state stands behind a megabyte of scripts."""
_REASONS: tuple[tuple[str, OutcomeName, str], ...] = (
    ("not a bot", "blocked", "challenge"),
    ("private", "blocked", "protected"),
    ("confirm your age", "blocked", "age_restricted"),
    ("age-restricted", "blocked", "age_restricted"),
    ("in your country", "blocked", "withheld"),
    ("country domain", "blocked", "withheld"),
    ("in this location", "blocked", "withheld"),
    ("in your location", "blocked", "withheld"),
    ("members-only", "blocked", "payment required"),
    ("premium members", "blocked", "payment required"),
    ("available to this channel's members", "blocked", "payment required"),
    ("requires payment", "blocked", "payment required"),
    ("copyright", "blocked", "withheld"),
    ("terminated", "gone", "account_gone"),
    ("closed their", "gone", "account_gone"),
    ("violating", "gone", "rules"),
    ("violation", "gone", "rules"),
    ("removed by the uploader", "gone", "deleted"),
)


_SHOWS = re.compile(r"/(?:embed|vi|vi_webp|shorts)/(?P<id>[A-Za-z0-9_-]{11})(?![A-Za-z0-9_-])", re.ASCII)
"""The film in the player's code and in its picture's address."""
_NOT_HERE = ("try again", "on this device", "on this app", "this browser", "latest version", "your device")
"""Of refusals that speak of who asks and not of the film."""
_ABSENT = later(
    r"unavailable|removed|deleted|(?:no longer|not|n['’]t) (?:be )?available|(?:not|n['’]t|no longer) exist|taken down",
    re.IGNORECASE,
)
"""An error has to say that the film is missing; it may also be that the film is not ready yet."""
_CHECKED = frozenset({"AGE_CHECK_REQUIRED", "AGE_VERIFICATION_REQUIRED", "CONTENT_CHECK_REQUIRED"})


def ask(target: Target, answers: Answers) -> Request | Verdict:
    """oEmbed; what it refuses (private, not embeddable, removed: its statuses do not tell) the player's state explains."""
    film = target.post_id or ""
    if not answers:
        return probe(
            f"https://www.youtube.com/oembed?url={quote(f'https://www.youtube.com/watch?v={film}', safe='')}&format=json"
        )
    first = heard(answers[0], 200, 400, 401, 403, 404)
    if isinstance(first, Verdict):
        return first
    return _shown(json_object(first), film) if first.status == 200 else _explained(film, first.status, answers[1:])


def _shown(found: dict[str, object] | None, film: str) -> Verdict:
    if found is None or text_at(found, "title") is None:
        return _verdict("unknown", "oEmbed answered no JSON", "HTTP 200", "medium")
    shows = _SHOWS.search(f"{text_at(found, 'html') or ''} {text_at(found, 'thumbnail_url') or ''}")
    if shows and (other := for_another(shows["id"], film)):
        return other
    account = (text_at(found, "author_url") or "").rstrip("/").rpartition("/")[2].removeprefix("@")
    facts = PostFacts(handle=account or None, name=text_at(found, "author_name"), text=text_at(found, "title"), post_id=film)
    return Verdict(outcome="live", reason="oEmbed shows it", post=facts)


def _explained(film: str, status: int, more: Answers) -> Request | Verdict:
    """The player's word, and where the page (consent, captcha, no answer) holds no player, the film's picture."""
    if not more:
        return Request(url=f"https://www.youtube.com/watch?v={film}&hl=en", max_bytes=_PLAYER_BYTES)
    verdict = _read_player(more[0], status)
    if verdict is not None:
        return verdict
    if len(more) == 1:
        return Request(url=f"https://i.ytimg.com/vi/{film}/mqdefault.jpg", max_bytes=1024)
    picture = more[1]
    said = f"oEmbed answered {status}"
    if status in {400, 404} and isinstance(picture, Reply) and picture.status == 404 and not is_challenge(picture):
        return _verdict("gone", "deleted", f"{said}, its picture 404", "medium")
    return (
        _verdict("blocked", "protected", said, "medium")
        if status == 401
        else _verdict("unknown", "unavailable", said, "medium")
    )


def _read_player(page: Reply | Failure, status: int) -> Verdict | None:
    found = _PLAYABLE.search(body_text(page)) if isinstance(page, Reply) and page.status == 200 else None
    if found is None:
        return None
    said, state = _unescaped(found["reason"] or found["status"]), found["status"]
    if state in {"OK", "LIVE_STREAM_OFFLINE"}:
        return _verdict("live", "the player shows it", f"oEmbed answered {status}", "medium")
    return _read_refusal(said, state)


def _unescaped(said: str) -> str:
    """What stood in the page as part of a JSON string."""
    try:
        return str(json.loads(f'"{said}"'))
    except ValueError:
        return said


def _read_refusal(said: str, state: str) -> Verdict:
    known = next(((outcome, reason) for words, outcome, reason in _REASONS if words in said.lower()), None)
    if known is not None:
        return _verdict(*known, said)
    if state in _CHECKED:
        return _verdict("blocked", "age_restricted", said)
    if state == "LOGIN_REQUIRED":
        return _verdict("blocked", "login", said)
    removed = state == "ERROR" and _ABSENT.search(said) and not any(words in said.lower() for words in _NOT_HERE)
    return _verdict("gone", "deleted", said) if removed else _verdict("unknown", "unavailable", said, "medium")


def _verdict(outcome: OutcomeName, reason: str, evidence: str, confidence: Confidence = "strong") -> Verdict:
    return Verdict(outcome=outcome, reason=reason, evidence=evidence, confidence=confidence)


YOUTUBE = Platform(
    name="youtube",
    hosts=frozenset({"youtube.com", "youtu.be", "youtube-nocookie.com", "yewtu.be", "piped.video"}),
    identify=identify,
    identify_id=identify_id,
    ask=ask,
    signatures=(
        Signature(tag="lite-youtube", css_class=None, attributes=("videoid",)),
        Signature(tag="amp-youtube", css_class=None, attributes=("data-videoid",)),
        Signature(tag="div", css_class="youtube-player", attributes=("data-id",)),
        Signature(tag="div", css_class="rll-youtube-player", attributes=("data-id",)),
        Signature(tag="div", css_class="youtube", attributes=("data-embed", "data-id", "data-video")),
        Signature(tag="div", css_class="youtube_player", attributes=("videoid", "data-videoid")),
        Signature(tag="source", css_class=None, attributes=("src",)),
        Signature(tag="embetty-video", css_class=None, attributes=("video-id",)),
        Signature(tag="youtube-video", css_class=None, attributes=("src", "video-id")),
        Signature(tag=None, css_class=None, attributes=("data-youtube-id", "data-youtube-video-id", "data-yt-id", "data-ytid")),
    ),
)
