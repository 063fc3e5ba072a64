"""The simulator itself: reached as a proxy with certificates verified, it answers as the research notes say."""

from __future__ import annotations

import http.client
import json
import ssl
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest

from tests.simulator import Simulator
from tests.simulator.hosts import ALL
from tests.simulator.states import STATES
from tests.simulator.weather import Weather
from tests.simulator.world import POSTS, STATE_POSTS


@pytest.fixture(scope="module")
def world() -> Iterator[Simulator]:
    with Simulator(ALL) as running:
        yield running


def get(world: Simulator, url: str, agent: str | None = "linkaudit/test") -> tuple[int, dict[str, str], str]:
    parts = urlsplit(url)
    headers = {"User-Agent": agent} if agent else {}
    if parts.scheme == "https":
        context = ssl.create_default_context(cafile=world.bundle)
        connection: http.client.HTTPConnection = http.client.HTTPSConnection(
            "127.0.0.1", world.port, context=context, timeout=5
        )
        connection.set_tunnel(parts.netloc, 443)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    else:
        connection, target = http.client.HTTPConnection("127.0.0.1", world.port, timeout=5), url
    connection.request("GET", target, headers=headers)
    reply = connection.getresponse()
    body = reply.read().decode()
    connection.close()
    return reply.status, {name.lower(): value for name, value in reply.getheaders()}, body


def test_every_state_has_one_post_and_every_post_a_state() -> None:
    assert [post.state for post in STATE_POSTS] == list(STATES)
    assert {post.state for post in POSTS.values()} <= set(STATES)
    assert len({post.media for post in POSTS.values() if post.media}) == sum(post.media is not None for post in POSTS.values())


def test_x_answers_200_for_everything(world: Simulator) -> None:
    for post in STATE_POSTS:
        status, _, body = get(world, post.url)
        assert (status, "X / ?" in body) == (200, True)


def test_oembed_ignores_the_handle_and_moves_from_the_old_name(world: Simulator) -> None:
    url = "https://twitter.com/anyone/status/1764605577299676683"
    status, headers, _ = get(world, f"https://publish.twitter.com/oembed?url={quote(url, safe='')}")
    assert status == 301
    status, _, body = get(world, headers["location"])
    assert (status, json.loads(body)["author_url"]) == (200, "https://x.com/calderscranes")


def test_oembed_misses_are_html_and_protected_is_403(world: Simulator) -> None:
    def ask(url: str) -> tuple[int, str]:
        status, headers, _ = get(world, f"https://publish.x.com/oembed?url={quote(url, safe='')}")
        return status, headers["content-type"].partition(";")[0]

    assert ask("https://x.com/a/status/1765438173204590143") == (404, "text/html")
    assert ask("https://elsewhere.example/") == (404, "text/html")
    assert ask("https://x.com/a/status/1765625981725673130") == (403, "application/json")
    assert get(world, "https://publish.x.com/oembed")[0] == 400


def test_syndication_wants_a_token_and_an_agent(world: Simulator) -> None:
    base = "https://cdn.syndication.twimg.com/tweet-result?id="
    assert get(world, f"{base}1764919316522946310")[2] == "{}"
    assert get(world, f"{base}1764919316522946310&token=a", None)[0] == 403
    assert json.loads(get(world, f"{base}1764919316522946310&token=a")[2])["user"]["screen_name"] == "quaylamp"
    assert get(world, f"{base}99999999999999999999&token=a")[0] == 400
    assert get(world, f"{base}12345&token=a")[:2][0] == 404


def test_short_links_show_two_faces(world: Simulator) -> None:
    status, headers, _ = get(world, "http://t.co/xgJTeKdNnF")
    assert (status, headers["location"]) == (301, "https://www.calderpost.example/2024/03/ships-at-anchor")
    status, _, body = get(world, "https://t.co/xgJTeKdNnF", "Mozilla/5.0")
    assert status == 200
    assert "0;URL=https://www.calderpost.example" in body
    assert r"https:\/\/www.calderpost.example" in body
    assert get(world, "https://t.co/XGJTEKDNNF")[0] == 404
    assert "unsafe_link_warning" in get(world, "https://t.co/aF1LlqsajA")[1]["location"]


def test_picture_links_lead_to_the_post_even_when_it_is_gone(world: Simulator) -> None:
    status, headers, _ = get(world, "https://pic.twitter.com/GAkWvj7FAc")
    assert (status, headers["location"]) == (301, "https://twitter.com/brinewall/status/1765348799440158801/photo/1")
    assert get(world, "https://pic.x.com/xgJTeKdNnF")[0] == 404


def test_a_name_outside_the_world_is_the_proxys_502(world: Simulator) -> None:
    assert get(world, "http://nowhere-at-all.example/")[0] == 502


def test_flaky_weather_passes_and_rate_limits_say_when_to_come_back() -> None:
    with Simulator(ALL, Weather(flaky=1)) as world:
        url = "http://www.calderpost.example/"
        try:
            first = get(world, url)[0]
        except (http.client.HTTPException, OSError):
            first = 0
        assert first != 200
        assert get(world, url)[0] == 200
    with Simulator(ALL, Weather(per_second=2)) as world:
        answers = [get(world, "http://www.calderpost.example/") for _ in range(3)]
        assert [status for status, _, _ in answers] == [200, 200, 429]
        assert answers[2][1]["retry-after"] == "1"
