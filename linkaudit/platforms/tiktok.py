"""TikTok: films by number, and short links that lead to them."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote

from linkaudit.model import Failure, PostFacts, Reply, Request, Target, Verdict
from linkaudit.platforms.base import Identity, Platform, Signature
from linkaudit.platforms.ids import tiktok_time
from linkaudit.platforms.replies import Answers, body_text, for_another, heard, json_object, probe, text_at, two_witnesses

_POST = re.compile(
    r"/(?:@(?P<user>[A-Za-z0-9_.]{0,40})/(?:video|photo)|embed(?:/v[0-9])?|player/v1|v|share/video)/(?P<id>[0-9]{15,20})(?![0-9])",
    re.ASCII,
)
_PROFILE = re.compile(r"/@(?P<user>[A-Za-z0-9_.]{1,40})/?$", re.ASCII)
_SHORT = re.compile(r"/(?:t/)?(?P<code>[A-Za-z0-9]{5,20})/?$", re.ASCII)


def _post(post_id: str, handle: str | None = None) -> Identity:
    url = f"https://www.tiktok.com/@{handle or ''}/video/{post_id}"
    return Identity(platform="tiktok", kind="post", key=f"tiktok:{post_id}", url=url, post_id=post_id, handle=handle or None)


def identify(parts: SplitResult) -> Identity | None:
    """`/@user/video/ID`, `/embed/v2/ID`, `/player/v1/ID`, `m.tiktok.com/v/ID.html`; vm, vt and `/t/` short links; a profile."""
    host, path = parts.netloc, parts.path
    if found := _POST.match(path):
        return _post(found["id"], found["user"])
    if host in {"vm.tiktok.com", "vt.tiktok.com"} or path.startswith("/t/"):
        found = _SHORT.match(path)
        if found is None:
            return None
        code = found["code"]
        url = f"https://{host}/{code}/" if host != "tiktok.com" else f"https://www.tiktok.com/t/{code}/"
        return Identity(platform="tiktok", kind="short_link", key=f"vm.tiktok.com:{code}", url=url)
    if found := _PROFILE.match(path):
        user = found["user"]
        return Identity(
            platform="tiktok", kind="profile", key=f"tiktok:@{user.lower()}", url=f"https://www.tiktok.com/@{user}", handle=user
        )
    return None


def identify_id(value: str) -> Identity | None:
    """A bare number, as `data-video-id` carries it."""
    return _post(value) if re.fullmatch(r"[0-9]{15,20}", value, re.ASCII) else None


_DETAIL = re.compile(
    r'"webapp\.video-detail":\{.{0,400}?"statusCode":(?P<code>[0-9]{1,6})(?:,"statusMsg":"(?P<said>[^"]{0,200})")?', re.ASCII
)
_NO_FILM = re.compile(r"\b(?:item|video|aweme|photo|post)\b.{0,30}\bexist", re.ASCII | re.IGNORECASE)
"""Said of the film; of a server or a page it would be no news of the film."""
_PRIVATE = frozenset({"10216", "10222"})
_AUTHOR = ("author_name", "author_unique_id", "author_url")
"""Where oEmbed names the author; an account may have no name beside its handle."""


def ask(target: Target, answers: Answers) -> Request | Verdict:
    """oEmbed; where it finds nothing, the state in the page says whether the film is private, missing, or kept from us."""
    if not answers:
        return probe(f"https://www.tiktok.com/oembed?url={quote(target.url, safe='')}")
    first = heard(answers[0], 200, 400, 404)
    if isinstance(first, Verdict):
        return first
    found = json_object(first)
    if first.status == 200 and any(text_at(found, name) for name in _AUTHOR):
        shown = Verdict(outcome="live", reason="oEmbed shows it", post=_facts(found, target.post_id or ""))
        return for_another(text_at(found, "embed_product_id"), target.post_id) or shown
    verdict = _read_page(answers[1], first.status) if len(answers) == 2 else None
    return verdict or two_witnesses(first, answers, Request(url=target.url, max_bytes=1_048_576))


def _facts(found: dict[str, object] | None, post_id: str) -> PostFacts:
    account = text_at(found, "author_unique_id") or (text_at(found, "author_url") or "").rpartition("/@")[2]
    return PostFacts(
        handle=account or None,
        name=text_at(found, "author_name"),
        created_at=tiktok_time(post_id),
        text=text_at(found, "title"),
        post_id=post_id or None,
    )


def _read_page(page: Reply | Failure, status: int) -> Verdict | None:
    """What the state in the page says, or None without one."""
    found = _DETAIL.search(body_text(page)) if isinstance(page, Reply) and page.status == 200 else None
    if found is None:
        return None
    code, said = found["code"], found["said"] or f"status {found['code']}"
    if code == "0":
        return Verdict(outcome="live", reason="the page shows it", evidence=f"oEmbed answered {status}", confidence="medium")
    if code in _PRIVATE:
        return Verdict(outcome="blocked", reason="protected", evidence=said)
    if _NO_FILM.search(said):
        return Verdict(
            outcome="gone", reason="deleted", evidence=f"oEmbed answered {status}; page: {said}", confidence="medium"
        )
    return Verdict(outcome="unknown", reason="unavailable", evidence=said, confidence="medium")


TIKTOK = Platform(
    name="tiktok",
    hosts=frozenset({"tiktok.com", "vxtiktok.com", "tnktok.com"}),
    identify=identify,
    identify_id=identify_id,
    ask=ask,
    signatures=(
        Signature(tag="blockquote", css_class="tiktok-embed", attributes=("cite", "data-video-id")),
        Signature(tag="amp-tiktok", css_class=None, attributes=("data-src",)),
    ),
    posted_at=tiktok_time,
)
