"""Posts and films named by platform and id apart: `data-provider="youtube" data-embed-id="…"`, `id="tweet-…"`.

Components are given the same as JSON: `{"tweetId": "…"}`, `{"video_type": "youtube", "youtube_url": "…"}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from linkaudit.platforms import Identity, by_name, identify

PROVIDERS = (
    "data-provider",
    "data-plyr-provider",
    "data-video-provider",
    "data-embed-provider",
    "data-embed-type",
    "data-social-embed",
    "data-platform",
    "data-service",
)
"""Attributes that name a platform."""
BROAD = ("data-type", "data-media-type", "data-network", "data-embed")
"""Attributes that name a platform on few of the elements which bear them."""
_NAMES = {
    "twitter": "x",
    "tweet": "x",
    "x": "x",
    "youtube": "youtube",
    "vimeo": "vimeo",
    "tiktok": "tiktok",
}
_ID = re.compile(r"data-(?:[a-z]{1,12}-){0,2}id", re.ASCII)
_OWN_ID = re.compile(r"data-(tweet|twitter|youtube|vimeo|tiktok)-?(?:video-?|post-?|status-?|embed-?)?id", re.ASCII)
"""Ids in an attribute that bears the platform's name."""
_FORMS = {
    "x": re.compile("[0-9]{15,19}"),
    "tiktok": re.compile("[0-9]{17,20}"),
    "vimeo": re.compile("[0-9]{8,10}"),
    "youtube": re.compile("(?![0-9]{11})[A-Za-z0-9_-]{11}"),
}
"""What ids of today look like; a shorter number beside a platform's name is some other thing's."""
_TWEET = re.compile(r"(?:tweet[-_]?|twitter-)([0-9]{15,19})", re.ASCII)
_LYTE = re.compile(r"(?:WYL|lyte)_([A-Za-z0-9_-]{11})", re.ASCII)
_TWEET_ID = re.compile(r"\"[tT]weet_?[iI][dD]\"\s{0,3}:\s{0,3}\"?([0-9]{15,19})\b", re.ASCII)
_FILM_TYPE = re.compile(r"\"(?:video_type\"\s{0,3}:\s{0,3}\"|type\"\s{0,3}:\s{0,3}\"video/)(youtube|vimeo)\"", re.ASCII)
_INSTAGRAM = re.compile(r"\"instagram_id\"\s{0,3}:\s{0,3}\"([A-Za-z0-9_-]{8,14})\"", re.ASCII)
_VIMEO = re.compile(r"\"videoId\"\s{0,3}:\s{0,3}\"([0-9]{8,10})\"", re.ASCII)
_ADDRESS = re.compile(
    r"\"(?:url|uri|src|href|permalink|embedUrl)\"\s{0,3}:\s{0,3}\"((?:https?:\\?/\\?/|at://)[^\"\s]{6,300})\""
)
_LONGEST = 4000
"""Letters of a component's input; longer ones are a page's."""


def named(attributes: Mapping[str, str]) -> Iterator[Identity]:
    """What an element shows by its platform and an id of that platform's form."""
    yield from _numbered(attributes.get("id", ""))
    for name, value in attributes.items():
        if value[:1] in ("{", "[") and len(value) < _LONGEST:
            yield from filter(None, [_given(value, attributes.get("class", ""))])
        elif name[-2:] == "id" and (own := _OWN_ID.fullmatch(name)):
            yield from formed(_NAMES[own[1]], value)
    platform = next(
        (_NAMES[value] for name in (*PROVIDERS, *BROAD) if (value := attributes.get(name, "").lower()) in _NAMES), None
    )
    if platform is None:
        return
    for name, value in attributes.items():
        if _ID.fullmatch(name):
            yield from formed(platform, value)


def _numbered(anchor: str) -> Iterator[Identity]:
    """What an element's own id names: `tweet-…`, `WYL_…`."""
    if post := _TWEET.fullmatch(anchor):
        yield from filter(None, [by_name("x").identify_id(post[1])])
    elif film := _LYTE.fullmatch(anchor):
        yield from formed("youtube", film[1])


def formed(platform: str, value: str) -> Iterator[Identity]:
    """What an id of the platform's form names."""
    form = _FORMS.get(platform)
    if form and form.fullmatch(value) and (identity := by_name(platform).identify_id(value)):
        yield identity


def _given(json: str, classes: str) -> Identity | None:
    """The one post or film that a component's input names by a key; of many posts it is a feed."""
    if told := {*_TWEET_ID.findall(json)}:
        return by_name("x").identify_id(told.pop()) if len(told) == 1 else None
    if picture := _INSTAGRAM.search(json):
        return by_name("instagram").identify_id(picture[1])
    if "vimeo" in classes and (film := _VIMEO.search(json)):
        return by_name("vimeo").identify_id(film[1])
    return _by_type(json) or _by_address(json)


def _by_address(json: str) -> Identity | None:
    """The one post or film whose address the input holds."""
    named = {identify(url.replace("\\/", "/")) for url in _ADDRESS.findall(json)}
    told = {found.key: found for found in named if found and found.kind in {"post", "embed"}}
    return next(iter(told.values())) if len(told) == 1 else None


def _by_type(json: str) -> Identity | None:
    """The film whose address stands under the name of its kind."""
    shown = _FILM_TYPE.search(json)
    address = re.search(rf'"(?:{shown[1]}_url|src)"\s{{0,3}}:\s{{0,3}}"([^"\s]{{10,300}})"', json) if shown else None
    found = identify(address[1].replace("\\/", "/")) if address else None
    return found if found and found.kind == "embed" else None
