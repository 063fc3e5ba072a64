"""What became of a post, and what X's two oracles then say of it.

Each row gives the oEmbed answer, the syndication answer, and the outcome a truthful auditor reaches. Grades of the evidence:
M measured by someone and written down with a date, C read in code or documentation, I inferred, ? a guess because the
sources conflict or are silent. Where the grade is ?, several rows play the possible answers.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import Literal

from tests.simulator.exchange import Say, as_json, html
from tests.simulator.shortlinks import SHORT

TWITTER_EPOCH_MS = 1_288_834_974_657
LONG = 280
"""Characters of a long post that the embed still shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post of the simulated world. Its time is in its id."""

    id: str
    handle: str
    """The account's handle today."""
    name: str
    text: str
    """Without the media link."""
    state: str = "live"
    media: str | None = None
    """Code of its picture link, pic.twitter.com/CODE = t.co/CODE."""
    shorts: tuple[str, ...] = ()
    """t.co codes in its text; where they lead stands in `world.SHORT`."""
    was: str | None = None
    """The handle at the time of posting, where the account was renamed since."""
    language: str = "en"

    @property
    def created(self) -> datetime:
        return datetime.fromtimestamp(((int(self.id) >> 22) + TWITTER_EPOCH_MS) / 1000, UTC)

    @property
    def url(self) -> str:
        return f"https://x.com/{self.handle}/status/{self.id}"


Grade = Literal["M", "C", "I", "?"]
Voice = Callable[[Post], Say]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One row: what the oracles say, how well that is known, and what is true."""

    oembed: Voice
    oembed_grade: Grade
    syndication: Voice
    syndication_grade: Grade
    outcome: str
    reason: str
    """A word that the reason of the resolution contains."""
    note: str = ""


# --- oEmbed ---------------------------------------------------------------------------------------------------------------

SHELL = (
    "<!DOCTYPE html><html dir='ltr' lang='en'><head><title>X / ?</title></head><body><div id='react-root'></div></body></html>"
)


def embed(post: Post) -> Say:
    """The JSON of a living post, as publish.x.com gave it on 2026-09-23."""
    return as_json(
        {
            "url": post.url,
            "author_name": post.name,
            "author_url": f"https://x.com/{post.handle}",
            "html": blockquote(post) + "\n\n",
            "width": 550,
            "height": None,
            "type": "rich",
            "cache_age": "3153600000",
            "provider_name": "X",
            "provider_url": "https://x.com",
            "version": "1.0",
        },
        200,
        ("Cache-Control", "must-revalidate, max-age=3153600000"),
    )


def blockquote(post: Post, *, cut: int = LONG) -> str:
    """The embed code; a long post is cut before any picture link."""
    words = escape(post.text, quote=False)
    long = len(post.text) > cut
    words = (escape(post.text[:cut], quote=False) + "…" if long else words).replace("\n", "<br>")
    for code in post.shorts:
        words = words.replace(f"https://t.co/{code}", f'<a href="https://t.co/{code}">https://t.co/{code}</a>')
    if post.media and not long:
        words += f' <a href="https://t.co/{post.media}">pic.twitter.com/{post.media}</a>'
    day = f"{post.created:%B} {post.created.day}, {post.created.year}"
    return (
        f'<blockquote class="twitter-tweet" data-width="550" data-dnt="true"><p lang="{post.language}" dir="ltr">{words}</p>'
        f"&mdash; {escape(post.name)} (@{post.handle}) "
        f'<a href="{post.url}?ref_src=twsrc%5Etfw">{day}</a></blockquote>'
    )


def html_404(_: Post) -> Say:
    """A miss is HTML even from the JSON endpoint."""
    return html(SHELL, 404)


def not_authorized(post: Post) -> Say:
    """The 403 of a protected account."""
    text = "Sorry, you are not authorized to see this status."
    return as_json({"error": text, "request": f"/1/statuses/oembed.json?id={post.id}"}, 403)


def plain(status: int, body: str = "", kind: str = "text/plain;charset=utf-8", *headers: tuple[str, str]) -> Voice:
    """The same words for every post."""
    return lambda _: Say(status, body.encode(), kind, headers)


# --- syndication ----------------------------------------------------------------------------------------------------------


def tweet(post: Post, **changes: object) -> Say:
    """A `Tweet` object."""
    return as_json(tweet_object(post) | changes)


def tweet_object(post: Post) -> dict[str, object]:
    """The fields of a living post; its time is the second its id says."""
    text = post.text + (f" https://t.co/{post.media}" if post.media else "")
    shown = post.text[:LONG] if len(post.text) > LONG else post.text
    return {
        "__typename": "Tweet",
        "lang": post.language,
        "favorite_count": 12,
        "possibly_sensitive": False,
        "created_at": f"{post.created:%Y-%m-%dT%H:%M:%S}.000Z",
        "display_text_range": [0, len(shown)],
        "entities": {"hashtags": [], "urls": _urls(post), "user_mentions": [], "symbols": [], **_media(post)},
        "id_str": post.id,
        "text": text if shown == post.text else shown,
        "user": {"id_str": "77" + post.id[-6:], "name": post.name, "screen_name": post.handle, "verified": False},
        "edit_control": {
            "edit_tweet_ids": [post.id],
            "editable_until_msecs": "0",
            "is_edit_eligible": False,
            "edits_remaining": "5",
        },
        "conversation_count": 3,
        "isEdited": False,
        "isStaleEdit": False,
        **({"note_tweet": {"id": "Tm90ZVR3ZWV0"}} if shown != post.text else {}),
    }


def _urls(post: Post) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for code in post.shorts:
        at, target = post.text.find(f"https://t.co/{code}"), SHORT.get(code) or "https://t.co/"
        shown = target.removeprefix("https://")[:27]
        found.append({"url": f"https://t.co/{code}", "expanded_url": target, "display_url": shown, "indices": [at, at + 23]})
    return found


def _media(post: Post) -> dict[str, object]:
    if not post.media:
        return {}
    expanded = f"https://x.com/{post.handle}/status/{post.id}/photo/1"
    return {
        "media": [{"url": f"https://t.co/{post.media}", "display_url": f"pic.x.com/{post.media}", "expanded_url": expanded}]
    }


def tombstone(text: str | None) -> Voice:
    """A `TweetTombstone`, with the platform's words or without."""
    stone = {} if text is None else {"text": {"text": text, "rtl": False, "entities": []}}
    return lambda _: as_json({"__typename": "TweetTombstone", "tombstone": stone})


def without_user(post: Post) -> Say:
    return as_json({name: value for name, value in tweet_object(post).items() if name != "user"})


def edited(post: Post) -> Say:
    earlier = str(int(post.id) - (90_000 << 22))
    control = {
        "edit_tweet_ids": [earlier, post.id],
        "editable_until_msecs": "0",
        "is_edit_eligible": False,
        "edits_remaining": "4",
    }
    return tweet(post, edit_control=control, isEdited=True)


def withheld(post: Post) -> Say:
    words = f"@{post.handle}'s post has been withheld in response to a report from the copyright holder. Learn more."
    return tweet(post, text=words, entities={"hashtags": [], "urls": [], "user_mentions": [], "symbols": []})


def broken_json(post: Post) -> Say:
    body = json.dumps(tweet_object(post))
    return Say(200, body[: len(body) // 2].encode(), "application/json; charset=utf-8")


MISS = html_404
LIMITS = "You’re unable to view this Post because this account owner limits who can view their Posts. Learn more"
ADULT = "Age-restricted adult content. This content might not be appropriate for people under 18 years old. Learn more"
LIMITED = plain(429, "Rate limit exceeded")
DOWN = plain(503, "upstream connect error")
HTML_200 = plain(200, SHELL, "text/html; charset=utf-8")


def row(oembed: tuple[Voice, Grade], syndication: tuple[Voice, Grade], outcome: str, reason: str, note: str = "") -> State:
    return State(
        oembed=oembed[0],
        oembed_grade=oembed[1],
        syndication=syndication[0],
        syndication_grade=syndication[1],
        outcome=outcome,
        reason=reason,
        note=note,
    )


STATES: dict[str, State] = {
    # the post is there
    "live": row((embed, "M"), (tweet, "M"), "live", ""),
    "renamed": row((embed, "C"), (tweet, "C"), "live", "", "the handle in the URL is ignored, author_url is today's"),
    "edited": row((embed, "I"), (edited, "C"), "live", "", "each edit is a new id"),
    "long": row((embed, "M"), (tweet, "C"), "live", "", "cut with … before the picture link; note_tweet present"),
    # the post is gone
    "deleted": row((html_404, "M"), (MISS, "M"), "gone", "deleted"),
    "deleted_tombstone": row(
        (html_404, "M"), (tombstone("This Post was deleted by the Post author. Learn more"), "M"), "gone", "deleted"
    ),
    "deleted_old_words": row(
        (html_404, "M"), (tombstone("This Tweet was deleted by the Tweet author. {learnmore}"), "C"), "gone", "deleted"
    ),
    "never": row((html_404, "M"), (MISS, "M"), "gone", "deleted", "not to be told from a deleted one"),
    "suspended": row(
        (not_authorized, "?"), (tombstone("This Post is from a suspended account. Learn more"), "C"), "gone", "suspended"
    ),
    "suspended_404": row((html_404, "?"), (tombstone("This Tweet is from a suspended account."), "C"), "gone", "suspended"),
    "account_gone": row(
        (html_404, "?"),
        (tombstone("This Post is from an account that no longer exists. Learn more"), "C"),
        "gone",
        "account_gone",
    ),
    "rules": row((html_404, "?"), (tombstone("This Post violated the X Rules. Learn more"), "C"), "gone", "rules"),
    "rules_old_words": row((html_404, "?"), (tombstone("This Tweet violated the Twitter Rules."), "C"), "gone", "rules"),
    # some readers still see it
    "protected": row((not_authorized, "M"), (tombstone(LIMITS), "C"), "blocked", "protected"),
    "protected_silent": row((not_authorized, "M"), (MISS, "I"), "blocked", "protected", "medium confidence: may be suspended"),
    "withheld": row((html_404, "?"), (withheld, "C"), "blocked", "withheld", "said in the text, not in a tombstone"),
    "withheld_tombstone": row(
        (html_404, "?"), (tombstone("This Post has been withheld in response to a legal demand."), "I"), "blocked", "withheld"
    ),
    "age_restricted": row((html_404, "?"), (tombstone(ADULT), "C"), "blocked", "age_restricted"),
    "age_restricted_403": row((not_authorized, "?"), (tombstone(ADULT), "C"), "blocked", "age_restricted"),
    # nobody says
    "hidden": row((html_404, "I"), (tombstone(None), "M"), "unknown", "hidden"),
    "hidden_empty": row((html_404, "I"), (plain(200, "{}", "application/json"), "C"), "unknown", "hidden"),
    "unavailable": row((html_404, "I"), (tombstone("This Post is unavailable. Learn more"), "C"), "unknown", "unavailable"),
    "no_user": row((html_404, "?"), (without_user, "C"), "unknown", "", "suspended or limited account"),
    "shell_second": row((html_404, "M"), (HTML_200, "?"), "unknown", "", "one note saw the X / ? page with 200"),
    "bad_json": row((html_404, "M"), (broken_json, "I"), "unknown", ""),
    "html_200": row((HTML_200, "I"), (HTML_200, "I"), "unknown", "", "HTML where JSON was asked for"),
    "out_of_range": row((html_404, "I"), (plain(400, '{"error":"Bad request."}', "application/json"), "M"), "unknown", ""),
    # the oracles do not answer
    "payment": row((plain(402, ""), "M"), (plain(402, ""), "I"), "blocked", "", "what hosted fetchers meet"),
    "limited": row((LIMITED, "I"), (LIMITED, "M"), "blocked", ""),
    "down": row((DOWN, "I"), (DOWN, "I"), "unreachable", ""),
    "half_limited": row((html_404, "M"), (LIMITED, "M"), "blocked", "", "one 404 alone is no proof"),
    "half_down": row((html_404, "M"), (DOWN, "I"), "unreachable", "", "one 404 alone is no proof"),
    "half_cut": row((html_404, "M"), (lambda _: Say(cut=True), "I"), "unreachable", "", "one 404 alone is no proof"),
}
