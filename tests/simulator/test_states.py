"""Every state of a post is told right through the real pipeline, in fair weather and foul; no living post is called gone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import linkaudit
from linkaudit.model import Resolution
from tests.simulator import Simulator
from tests.simulator.hosts import ALL
from tests.simulator.states import STATES, Post
from tests.simulator.weather import Weather
from tests.simulator.world import CAPTURES, STATE_POSTS

FOREVER = {"payment", "limited", "down", "half_limited", "half_down", "half_cut"}
"""States that stay as they are however often one asks."""
OTHERS = {
    "https://bsky.app/profile/petrel.bsky.social/post/3lhv3gmn57c2b": ("live", ""),
    "https://bsky.app/profile/did:plc:k5yq3fzv7examplepetrel01/post/3lhv6rvug7c2c": ("gone", "deleted"),
    "https://bsky.app/profile/petrel.bsky.social/post/3lhvc573p7c2d": ("blocked", ""),
    "https://bsky.app/profile/petrel.bsky.social/post/3lhvfiicy7c2e": ("gone", "deleted"),
    "https://bsky.app/profile/muted.bsky.social/post/3lhvitrkb7c2f": ("gone", "suspended"),
    "https://deich.example/@wattlaeufer/113984120000000001": ("live", ""),
    "https://deich.example/@wattlaeufer/113984120000000002": ("gone", ""),
    "https://deich.example/@wattlaeufer/113984120000000003": ("gone", ""),
    "https://deich.example/@wattlaeufer/113984120000000004": ("blocked", ""),
    "https://youtu.be/qT3vHarb0ur": ("live", ""),
    "https://www.youtube.com/watch?v=pR1vate0000": ("blocked", ""),
    "https://www.youtube.com/watch?v=n0Embed0000": ("unknown", ""),
    "https://www.tiktok.com/@someone/video/7301234567890123456": ("live", ""),
    "https://www.tiktok.com/@islanderbell/video/7301234567890123457": ("unknown", ""),
    "https://www.reddit.com/r/ships/comments/1c0harb/cranes/": ("live", ""),
    "https://www.reddit.com/r/ships/comments/1c2wall/cranes/": ("blocked", ""),
    "https://www.reddit.com/r/ships/comments/1c3rate/cranes/": ("blocked", ""),
    "https://vimeo.com/901234567": ("live", ""),
    "https://vimeo.com/901234568": ("blocked", ""),
    "https://vimeo.com/901234569": ("gone", ""),
    "https://t.me/calderlive/411": ("live", ""),
    "https://t.me/calderlive/412": ("gone", ""),
}
LINKS = {
    "https://t.co/xgJTeKdNnF": ("live", ""),
    "http://t.co/tPKR0CsTy4?amp=1": ("live", ""),
    "https://t.co/9QeWJKY40u": ("gone", ""),
    "https://t.co/3FfkCzJr4i": ("gone", "deleted"),
    "https://t.co/y9ojfljoQo": ("live", ""),
    "https://t.co/aF1LlqsajA": ("unknown", "warning"),
    "https://t.co/IxNKu8iS2G": ("blocked", "login"),
    "https://t.co/NoSuchCode": ("gone", ""),
    "https://pic.twitter.com/RIBXuDL7Dx": ("live", ""),
    "https://pic.x.com/GAkWvj7FAc": ("gone", "suspended"),
    "https://www.calderpost.example/pilots-levy": ("moved", ""),
    "https://portauthority-calder.example/tariffs/2024": ("gone", ""),
    "https://northline.example/notices/force-majeure-march": ("gone", ""),
    "https://northline.example/members/rates": ("blocked", "login"),
    "https://islandlines.example/fleet/aurora-bell": ("moved", ""),
    "https://www.calderpost.example/": ("live", ""),
    "https://nowhere-at-all.example/": ("unreachable", "proxy"),
}


@pytest.fixture(scope="module")
def world() -> Iterator[Simulator]:
    with Simulator(ALL) as running:
        yield running


def resolved(world: Simulator, urls: list[str], **options: object) -> list[Resolution]:
    chosen = {"per_host_interval": 0.0, "per_host_concurrency": 16, "retries": 1, "timeout": 5.0} | options
    return list(linkaudit.resolve_urls(urls, egress_proxy=world.proxy, ca_bundle=world.bundle, **chosen))


def spelled(post: Post) -> str:
    return f"https://twitter.com/{post.was or post.handle}/status/{post.id}?s=20"


@pytest.fixture(scope="module")
def posts(world: Simulator) -> dict[str, Resolution]:
    found = resolved(world, [spelled(post) for post in STATE_POSTS])
    return dict(zip((post.state for post in STATE_POSTS), found, strict=True))


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_told_right(state: str, posts: dict[str, Resolution]) -> None:
    found, truth = posts[state], STATES[state]
    assert (found.outcome, found.key.partition(":")[0]) == (truth.outcome, "x")
    assert truth.reason in found.reason


def test_a_living_post_comes_with_its_true_author_time_and_text(posts: dict[str, Resolution]) -> None:
    renamed = posts["renamed"].post
    assert renamed is not None
    assert (renamed.handle, renamed.name) == ("breakwater_log", "Breakwater Log")
    live = posts["live"].post
    assert live is not None
    assert live.text is not None
    assert live.text.startswith("Notes from the breakwater, number 0")


def test_gone_rests_on_evidence(posts: dict[str, Resolution]) -> None:
    for state, found in posts.items():
        if found.outcome == "gone":
            assert found.evidence, state
            assert len({hop.url.split("/")[2] for hop in found.hops} | {a.url.split("/")[2] for a in found.attempts}) >= 2


@pytest.mark.parametrize(
    "weather", [Weather(flaky=1), Weather(flaky=2), Weather(per_second=40)], ids=["flaky", "flakier", "limited"]
)
def test_foul_weather_changes_nothing_that_is_settled(weather: Weather) -> None:
    settled = [post for post in STATE_POSTS if post.state not in FOREVER]
    with Simulator(ALL, weather) as world:
        found = resolved(world, [spelled(post) for post in settled], retries=5)
    for post, resolution in zip(settled, found, strict=True):
        allowed = {STATES[post.state].outcome, "blocked", "unreachable"}
        assert resolution.outcome in allowed, (post.state, resolution)
    told = sum(resolution.outcome == STATES[post.state].outcome for post, resolution in zip(settled, found, strict=True))
    assert told >= len(settled) * 0.9


def test_weather_that_never_clears_kills_nobody() -> None:
    with Simulator(ALL, Weather(flaky=100)) as world:
        found = resolved(world, [spelled(post) for post in STATE_POSTS])
    assert {resolution.outcome for resolution in found} <= {"blocked", "unreachable"}


@pytest.mark.parametrize("url", OTHERS)
def test_other_platforms(url: str, world: Simulator) -> None:
    (found,) = resolved(world, [url])
    assert (found.outcome, OTHERS[url][1] in found.reason) == (OTHERS[url][0], True), found


def test_links_lead_where_they_lead(world: Simulator) -> None:
    found = resolved(world, list(LINKS))
    told = {url: (resolution.outcome, resolution.reason) for url, resolution in zip(LINKS, found, strict=True)}
    wrong = {url: got for url, got in told.items() if got[0] != LINKS[url][0] or LINKS[url][1] not in got[1]}
    assert not wrong


def test_the_archive_knows_what_is_gone(world: Simulator) -> None:
    url = "https://portauthority-calder.example/tariffs/2024"
    (found,) = resolved(world, [url], archive=True)
    assert found.outcome == "gone"
    assert found.archived is not None
    assert found.archived.timestamp in dict(CAPTURES[url])


def test_one_key_is_asked_once(world: Simulator) -> None:
    post = STATE_POSTS[0]
    before = len(world.log)
    spellings = [spelled(post), f"https://x.com/i/web/status/{post.id}", f"https://mobile.twitter.com/a/status/{post.id}#m"]
    found = resolved(world, spellings)
    assert {resolution.key for resolution in found} == {f"x:{post.id}"}
    assert len(world.log) - before <= 2
