"""Telegram: messages of public channels."""

from __future__ import annotations

import re
from urllib.parse import SplitResult

from linkaudit.model import PostFacts, Request, Target, Verdict
from linkaudit.platforms.base import Identity, Platform, Signature
from linkaudit.platforms.replies import Answers, body_text, for_another, heard, words

_MESSAGE = re.compile(
    r"/(?:s/)?(?P<channel>[A-Za-z][A-Za-z0-9_]{3,31}|c/[0-9]{1,16})/(?:[0-9]{1,12}/)?(?P<id>[0-9]{1,12})(?![A-Za-z0-9])",
    re.ASCII,
)
_CHANNEL = re.compile(r"/(?:s/)?@?(?P<channel>[A-Za-z][A-Za-z0-9_]{3,31})/?$", re.ASCII)
_POST = re.compile(r"(?P<channel>[A-Za-z][A-Za-z0-9_]{3,31})/(?P<id>[0-9]{1,12})", re.ASCII)
_NOT_CHANNELS = frozenset(
    "addemoji addlist addstickers addtheme bg boost contact giftcode iv joinchat login proxy setlanguage share socks".split()
)


def _message(channel: str, number: str) -> Identity:
    item = f"{channel}/{number}"
    handle = None if channel.startswith("c/") else channel
    return Identity(
        platform="telegram",
        kind="post",
        key=f"telegram:{item.lower()}",
        url=f"https://t.me/{item}",
        post_id=item,
        handle=handle,
    )


def identify(parts: SplitResult) -> Identity | None:
    """`t.me/CHANNEL/ID`, `t.me/s/CHANNEL/ID`, `CHANNEL.t.me/ID`, private `t.me/c/…`; a channel is a profile."""
    channel, below, _ = parts.netloc.rpartition(".t.me")
    if below:
        return identify(parts._replace(netloc="t.me", path=f"/{channel}{parts.path}"))
    if (found := _MESSAGE.match(parts.path)) and found["channel"].lower() not in _NOT_CHANNELS:
        return _message(found["channel"], found["id"])
    found = _CHANNEL.match(parts.path)
    if found is None or found["channel"].lower() in _NOT_CHANNELS:
        return None
    channel = found["channel"]
    return Identity(
        platform="telegram", kind="profile", key=f"telegram:@{channel.lower()}", url=f"https://t.me/{channel}", handle=channel
    )


def identify_id(value: str) -> Identity | None:
    """`CHANNEL/ID`, as `data-telegram-post` carries it."""
    found = _POST.fullmatch(value)
    return _message(found["channel"], found["id"]) if found else None


_ERROR = re.compile(
    r'<div[^<>]{0,200}?\sclass=["\'][^"\'<>]{0,200}tgme_widget_message_error[^"\'<>]{0,200}["\'][^<>]{0,200}>(?P<said>.{0,2000}?)</div>',
    re.ASCII | re.DOTALL,
)
_NO_CHANNEL = re.compile(r"\b(?:channel|username|chat|user)\b", re.ASCII | re.IGNORECASE)
_TEXT = re.compile(
    r'class="[^"]{0,200}js-message_text[^"]{0,200}"[^>]{0,200}>(?P<text>.{0,20000}?)</div>', re.ASCII | re.DOTALL
)
_OWNER = re.compile(
    r'class="[^"]{0,200}tgme_widget_message_owner_name[^"]{0,200}"[^>]{0,300}>(?P<name>.{0,500}?)</a>', re.ASCII | re.DOTALL
)
_SHOWN = re.compile(r"""class=["'][^"']{0,200}(?<![\w-])tgme_widget_message(?![\w-])""", re.ASCII)
_NAMED = re.compile(r'data-post="[A-Za-z0-9_/]{1,60}/(?P<number>[0-9]{1,12})"', re.ASCII)
_WITHHELD = re.compile(
    r"\W{0,3}(?:this|the) (?:message|channel|media|group|content) (?:can['’]t|cannot|couldn['’]t|could not) be displayed\b",
    re.ASCII | re.IGNORECASE,
)
"""What the platform writes in the place of a message's words."""
_TIME = re.compile(r'<time datetime="(?P<time>[0-9T:+-]{10,40})"', re.ASCII)


def ask(target: Target, answers: Answers) -> Request | Verdict:
    """The embed page: 200 for everything, with a tombstone of its own where the message is gone."""
    item = target.post_id or ""
    if item.startswith("c/"):
        return Verdict(outcome="blocked", reason="protected", evidence="a message of a private channel")
    if not answers:
        return Request(url=f"https://t.me/{item}?embed=1&mode=tme")
    page = heard(answers[0], 200)
    return page if isinstance(page, Verdict) else _read(body_text(page), target)


def _read(text: str, target: Target) -> Verdict:
    if found := _ERROR.search(text):
        said = words(found["said"])
        if "not found" in said.lower():
            reason = "account_gone" if _NO_CHANNEL.search(said) else "deleted"
            return Verdict(outcome="gone", reason=reason, evidence=said)
        return Verdict(outcome="unknown", reason="unavailable", evidence=said)
    if _SHOWN.search(text) is None:
        return Verdict(outcome="unknown", reason="unexpected answer", evidence="no message in the embed page")
    named = _NAMED.search(text)
    # A channel may go by several names; its messages have their numbers.
    facts = _facts(text, target)
    if _WITHHELD.match(facts.text or ""):
        return Verdict(outcome="blocked", reason="withheld", evidence=facts.text)
    other = for_another(named["number"], (target.post_id or "").rpartition("/")[2]) if named else None
    return other or Verdict(outcome="live", reason="the embed page shows it", post=facts)


def _facts(text: str, target: Target) -> PostFacts:
    said, owner, time = _TEXT.search(text), _OWNER.search(text), _TIME.search(text)
    return PostFacts(
        handle=(target.post_id or "").partition("/")[0] or None,
        name=words(owner["name"]) if owner else None,
        created_at=time["time"] if time else None,
        text=words(said["text"]) if said else None,
        post_id=target.post_id,
    )


TELEGRAM = Platform(
    name="telegram",
    hosts=frozenset({"t.me", "telegram.me", "telegram.dog"}),
    identify=identify,
    identify_id=identify_id,
    ask=ask,
    signatures=(
        Signature(tag="script", css_class=None, attributes=("data-telegram-post",)),
        Signature(tag=None, css_class=None, attributes=("data-telegram-post",)),
    ),
)
