"""Captures of what is gone: found under every spelling, the nearest before the article, and never a reason for an outcome."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from linkaudit.model import Reply, Request, Target
from linkaudit.resolver.settings import Settings
from tests.resolver.talk import Talk, failure, link, reply, to

A = "https://a.example/2024/story"
HEADER = ["timestamp", "original", "mimetype", "statuscode"]


class Past(dict):
    """Everything answers 404, and the archive holds what it is given: address → captures."""

    def __init__(self, captures: dict[str, list[list[str]]], **others: Reply) -> None:
        super().__init__()
        self.captures = captures
        self.looked: list[str] = []
        self.update(others)

    def __missing__(self, url: str):
        return self.cdx if url.startswith("https://web.archive.org/cdx/") else reply(404)

    def cdx(self, request: Request) -> Reply:
        query = parse_qs(urlsplit(request.url).query)
        self.looked.append(query["url"][0])
        assert query["filter"] == ["statuscode:200"]
        rows = self.captures.get(query["url"][0], [])
        return reply(200, json.dumps([HEADER, *rows] if rows else []), kind="application/json")


def capture(stamp: str, original: str = A, mimetype: str = "text/html") -> list[str]:
    return [stamp, original, mimetype, "200"]


def resolve(world: Past, target: Target):
    return Talk(world, Settings(archive=True)).resolve(target)


def test_the_nearest_before_the_article() -> None:
    stamps = ["20200101000000", "20240228120000", "20240305120000", "20250101000000"]
    world = Past({A: [capture(stamp) for stamp in stamps]})
    found = resolve(world, link(A, published="2024-03-01"))
    assert found.outcome == "gone"
    assert found.archived is not None
    assert found.archived.timestamp == "20240228120000"
    assert found.archived.url == f"https://web.archive.org/web/20240228120000/{A}"


@pytest.mark.parametrize(
    ("published", "stamps", "expected"),
    [
        ("2024-03-01", ["20240301180000", "20240302000000"], "20240301180000"),
        ("2024-03-01T12:00:00Z", ["20240301110000", "20240301130000"], "20240301110000"),
        ("2024-03-01", ["20250101000000", "20240401000000"], "20240401000000"),
        (None, ["20200101000000", "20220101000000"], "20220101000000"),
        ("soon", ["20200101000000"], "20200101000000"),
    ],
)
def test_dates(published: str | None, stamps: list[str], expected: str) -> None:
    found = resolve(Past({A: [capture(stamp) for stamp in stamps]}), link(A, published=published))
    assert found.archived is not None
    assert found.archived.timestamp == expected


def test_posts_are_looked_up_under_both_hosts_and_every_handle() -> None:
    target = Target(
        key="x:99",
        url="https://x.com/old/status/99",
        platform="x",
        post_id="99",
        handles=("old", "older"),
        kind="post",
        published="2024-03-01",
    )
    original = "https://twitter.com/older/status/99"
    world = Past({original: [capture("20230101000000", original, "application/json")]})
    found = resolve(world, target)
    assert (found.outcome, found.reason) == ("gone", "deleted")
    assert found.archived is not None
    assert (found.archived.original, found.archived.mimetype) == (original, "application/json")
    assert world.looked == ["https://twitter.com/old/status/99", "https://x.com/old/status/99", original]


def test_a_short_link_to_a_post_looks_for_the_post() -> None:
    world = Past({}, **{"https://t.co/OPYJZhQ9ih": to("https://twitter.com/islabell/status/1691543049856243365", 301)})
    target = Target(key="t.co:OPYJZhQ9ih", url="https://t.co/OPYJZhQ9ih", platform="x", kind="media_link")
    found = resolve(world, target)
    assert (found.outcome, found.archived) == ("gone", None)
    assert "https://twitter.com/islabell/status/1691543049856243365" in world.looked
    assert len(world.looked) == len(set(world.looked))


def test_a_short_link_shows_the_capture_of_its_post() -> None:
    status = "https://x.com/islabell/status/1691543049856243365"
    world = Past({status: [capture("20230816000000", status)]}, **{"https://t.co/OPYJZhQ9ih": to(status, 301)})
    found = resolve(world, Target(key="t.co:OPYJZhQ9ih", url="https://t.co/OPYJZhQ9ih", platform="x", kind="media_link"))
    assert found.archived is not None
    assert found.archived.original == status


@pytest.mark.parametrize(
    "answer",
    [
        reply(429),
        reply(503),
        reply(200, "<html>"),
        reply(200, ""),
        reply(200, "[]"),
        reply(200, '{"a": 1}'),
        reply(200, "[[1,2,3,4],[5,6,7,8],null,[]]"),
        reply(200, '[["t"],["2024", "u", "text/html", "200"], ["20240101000000", "u", "warc/revisit", "200"]]'),
        reply(200, "[" * 50_000),
        failure("timeout"),
    ],
)
def test_trouble_at_the_archive_changes_nothing(answer) -> None:
    class World(dict):
        def __missing__(self, url):
            return answer if "archive.org" in url else reply(404)

    found = Talk(World(), Settings(archive=True)).resolve(link(A, published="2024-03-01"))
    assert (found.outcome, found.reason, found.archived) == ("gone", "not found", None)


def test_only_what_is_dead_is_looked_up_and_only_when_wanted() -> None:
    for status in (200, 403, 500):
        world = Past({}, **{A: reply(status, "<p>Words.</p>")})
        resolve(world, link(A))
        assert world.looked == []
    world = Past({})
    Talk(world).resolve(link(A))
    assert world.looked == []
