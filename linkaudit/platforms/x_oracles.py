"""What became of a post on X. Its page answers 200 for everything, so two oracles are asked: oEmbed, then syndication.

The word "deleted" needs both to agree, or the platform's own tombstone. What keeps us from an answer (payment walls, rate
limits, outages, HTML where JSON should be) is never read as one.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from linkaudit.entities import unescaped
from linkaudit.model import Confidence, Failure, OutcomeName, PostFacts, Reply, Request, Target, Verdict
from linkaudit.platforms import x_notices
from linkaudit.platforms.ids import x_time
from linkaudit.platforms.replies import Answers, heard, json_object, part, probe, text_at, words
from linkaudit.platforms.tokens import syndication_token

_WITHHELD = re.compile(r"\bhas been withheld in\b", re.ASCII | re.IGNORECASE)
_NOTICE = re.compile(
    r"(?:this (?:post|tweet|account)(?: from @\w{1,20})?|@\w{1,20}['’]s (?:account|post|tweet)) has been withheld in\b",
    re.ASCII | re.IGNORECASE,
)
"""X's own words in the place of a post's."""
_PARAGRAPH = re.compile(r"<p[ >][^>]{0,200}>?(.{0,20000}?)</p>", re.ASCII | re.DOTALL)
_CUT = re.compile(r"…(?:\s{1,9}(?:https?://|pic\.)\S{1,200}){0,9}$", re.ASCII)
_LAST_ID = 2**63 - 1


def ask(target: Target, answers: Answers) -> Request | Verdict:
    """oEmbed, and syndication where oEmbed alone does not settle it."""
    post_id = target.post_id or target.key.partition(":")[2]
    if int(post_id) > _LAST_ID:
        return Verdict(outcome="broken", reason="malformed", evidence=f"{post_id} is beyond any id X can give")
    if not answers:
        author = target.handles[0] if target.handles else "i"
        address = quote(f"https://x.com/{author}/status/{post_id}", safe="")
        return probe(f"https://publish.x.com/oembed?url={address}&omit_script=1&dnt=true")
    first = heard(answers[0], 200, 403, 404)
    if isinstance(first, Verdict):
        return first
    shown = _read_oembed(first, post_id) if first.status == 200 else None
    return _settled(shown, target.handles) or _syndication(first, shown, answers[1:], post_id)


def _settled(shown: PostFacts | Verdict | None, handles: tuple[str, ...]) -> Verdict | None:
    """The verdict, where oEmbed alone is enough: the post whole, by the author that the article names."""
    if shown is None or isinstance(shown, Verdict):
        return shown
    if _NOTICE.match(shown.text or ""):
        return _verdict("blocked", "withheld", shown.text or "")
    same = not handles or (shown.handle or "").lower() in {handle.lower() for handle in handles}
    return Verdict(outcome="live", reason="oEmbed shows it", post=shown) if same and not shown.truncated else None


def _syndication(first: Reply, shown: PostFacts | Verdict | None, more: Answers, post_id: str) -> Request | Verdict:
    if not more:
        token = syndication_token(post_id)
        return probe(f"https://cdn.syndication.twimg.com/tweet-result?id={post_id}&lang=en&token={token}")
    return _confirmed(shown, more[0]) if isinstance(shown, PostFacts) else _judge(first, more[0], post_id)


def _read_oembed(reply: Reply, post_id: str) -> PostFacts | Verdict:
    """The post as oEmbed tells it; a Verdict when the 200 says nothing of this post."""
    found = json_object(reply)
    if found is None:
        return Verdict(outcome="unknown", reason="oEmbed answered no JSON", evidence=reply.header("content-type"))
    author, address = text_at(found, "author_url"), text_at(found, "url")
    if author is None:
        said = text_at(found, "error") or "oEmbed named no author"
        return Verdict(outcome="unknown", reason="unexpected answer", evidence=said)
    if address and not re.search(rf"/{post_id}(?![0-9])", address):
        return Verdict(outcome="unknown", reason="oEmbed answered for another post", evidence=address)
    text = _shown_text(text_at(found, "html") or "")
    return PostFacts(
        handle=urlsplit(author).path.strip("/").rpartition("/")[2].removeprefix("@"),
        name=text_at(found, "author_name"),
        created_at=x_time(post_id),
        text=text,
        post_id=post_id,
        truncated=text is not None and _CUT.search(text) is not None,
    )


def _shown_text(embed: str) -> str | None:
    paragraph = _PARAGRAPH.search(embed)
    return words(paragraph[1]) or None if paragraph else None


def _confirmed(shown: PostFacts, second: Reply | Failure) -> Verdict:
    """The post stands; syndication adds whole text and edits, and says whether another author is certain."""
    more = _read_tweet(json_object(second), shown.post_id or "")
    if more is None or more.handle is None or more.handle.lower() != (shown.handle or "").lower():
        return Verdict(outcome="live", reason="oEmbed shows it", confidence="medium", post=shown)
    return Verdict(outcome="live", reason="oEmbed and syndication show it", post=more)


def _read_tweet(found: dict[str, object] | None, post_id: str) -> PostFacts | None:
    if found is None or found.get("__typename") != "Tweet" or found.get("id_str", post_id) != post_id:
        return None
    return PostFacts(
        handle=text_at(found, "user", "screen_name"),
        name=text_at(found, "user", "name"),
        created_at=x_time(post_id) or text_at(found, "created_at"),
        text=unescaped(text_at(found, "text") or "") or None,
        post_id=post_id,
        edited=_edited(found),
        truncated=bool(found.get("note_tweet")),
    )


def _edited(found: dict[str, object]) -> bool:
    versions = part(found, "edit_control").get("edit_tweet_ids")
    return found.get("isEdited") is True or (isinstance(versions, list) and len(versions) > 1)


def _judge(first: Reply, second: Reply | Failure, post_id: str) -> Verdict:
    """After a 404 or 403 from oEmbed: what syndication makes of it."""
    denied = first.status == 403
    found = json_object(second)
    reply = heard(second, 200, 404)
    if isinstance(reply, Reply) and reply.status == 200 and found is not None:
        return _judge_object(found, post_id, denied=denied)
    if denied:
        return _verdict("blocked", "protected", _quoted(first), "medium")
    if isinstance(reply, Verdict):
        return reply
    if reply.status == 404:
        return _verdict("gone", "deleted", "oEmbed answered 404 and syndication answered 404")
    return _verdict("unknown", "syndication answered no JSON", "oEmbed answered 404", "medium")


def _judge_object(found: dict[str, object], post_id: str, *, denied: bool) -> Verdict:
    if told := x_notices.told(found):
        return _verdict(*told)
    tweet = _read_tweet(found, post_id)
    if tweet is not None and (tweet.handle or _WITHHELD.search(tweet.text or "")):
        return _judge_tweet(tweet)
    return _judge_silence(denied=denied, authorless=tweet is not None)


def _judge_silence(*, denied: bool, authorless: bool) -> Verdict:
    """Syndication neither shows the post nor says why not."""
    if denied:
        return _verdict("blocked", "protected", "oEmbed answered 403", "medium")
    if authorless:
        return _verdict("unknown", "suspended or limited account", "syndication shows the post without its author", "medium")
    return _verdict("unknown", "hidden", "oEmbed answered 404, syndication an empty tombstone", "medium")


def _judge_tweet(tweet: PostFacts) -> Verdict:
    if _WITHHELD.search(tweet.text or ""):
        return _verdict("blocked", "withheld", tweet.text or "")
    said = "oEmbed did not show it"
    return Verdict(outcome="live", reason="syndication shows it", evidence=said, confidence="medium", post=tweet)


def _quoted(reply: Reply) -> str:
    said = text_at(json_object(reply), "error")
    return f"oEmbed answered 403: {said}" if said else "oEmbed answered 403"


def _verdict(outcome: OutcomeName, reason: str, evidence: str, confidence: Confidence = "strong") -> Verdict:
    return Verdict(outcome=outcome, reason=reason, evidence=evidence, confidence=confidence)
