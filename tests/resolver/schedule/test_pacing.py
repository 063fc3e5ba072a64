from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.resolver.schedule.pacing import NOWHERE, Lanes, lane_of


def taken(lanes: Lanes[str], now: float) -> list[str]:
    found = []
    while (one := lanes.take(now)) is not None:
        found.append(one[1])
    return found


def test_one_at_a_time_and_an_interval_apart() -> None:
    lanes: Lanes[str] = Lanes(1.0, 1)
    for item in "abc":
        lanes.add("host", item, fresh=True)
    assert taken(lanes, 0.0) == ["a"]
    assert taken(lanes, 5.0) == []
    lanes.finish("host", 0.1)
    assert lanes.next_due() == 1.1
    assert taken(lanes, 1.05) == []
    assert taken(lanes, 1.1) == ["b"]
    lanes.finish("host", 1.3)
    assert taken(lanes, 2.2) == []
    assert taken(lanes, 2.3) == ["c"]


def test_the_archive_is_given_the_room_it_asks_for() -> None:
    lanes: Lanes[str] = Lanes(1.0, 1)
    for item in "ab":
        lanes.add("web.archive.org", item, fresh=True)
    assert taken(lanes, 0.0) == ["a"]
    lanes.finish("web.archive.org", 0.0)
    assert (taken(lanes, 2.4), taken(lanes, 2.5)) == ([], ["b"])
    unpaced: Lanes[str] = Lanes(0.0, 2)
    for item in "ab":
        unpaced.add("web.archive.org", item, fresh=True)
    assert taken(unpaced, 0.0) == ["a", "b"]


def test_what_was_not_asked_costs_no_interval() -> None:
    lanes: Lanes[str] = Lanes(1.0, 1)
    lanes.add("host", "a", fresh=True)
    lanes.add("host", "b", fresh=True)
    assert taken(lanes, 0.0) == ["a"]
    lanes.finish("host", None)
    assert taken(lanes, 0.0) == ["b"]


def test_the_longest_queue_starts_first_and_what_was_begun_before_what_is_fresh() -> None:
    lanes: Lanes[str] = Lanes(1.0, 1)
    lanes.add("cold", "c1", fresh=True)
    for number in range(3):
        lanes.add("hot", f"h{number}", fresh=True)
    lanes.add("hot", "begun", fresh=False)
    assert taken(lanes, 0.0) == ["begun", "c1"]


def test_no_host_is_stormed_while_others_idle() -> None:
    lanes: Lanes[str] = Lanes(0.0, 100)
    most: Counter[str] = Counter()
    under_way: list[str] = []
    for _ in range(60):  # links are brought while others are being asked, as in a run
        for host in "abcd":
            for _ in range(8):
                lanes.add(host, "link", fresh=True)
        while len(under_way) < 16 and (one := lanes.take(0.0)) is not None:
            under_way.append(one[0])
        most |= Counter(under_way)
        for host in under_way[:12]:
            lanes.finish(host, 0.0)
        del under_way[:12]
    assert max(most.values()) <= 6


def test_a_host_with_most_of_the_links_is_asked_most() -> None:
    lanes: Lanes[str] = Lanes(0.0, 100)
    for number in range(90):
        lanes.add("hot" if number % 3 else "cold", "link", fresh=True)
    taken_at_once = Counter(one[0] for _ in range(30) if (one := lanes.take(0.0)) is not None)
    assert taken_at_once == {"hot": 20, "cold": 10}


def test_a_pause_holds_the_whole_host_and_no_other() -> None:
    lanes: Lanes[str] = Lanes(0.0, 1)
    lanes.add("a", "a1", fresh=True)
    lanes.add("a", "a2", fresh=True)
    lanes.add("b", "b1", fresh=True)
    assert sorted(taken(lanes, 0.0)) == ["a1", "b1"]
    lanes.pause("a", 60.0)
    lanes.finish("a", 0.0)
    assert taken(lanes, 59.0) == []
    assert taken(lanes, 60.0) == ["a2"]


def test_without_interval_only_concurrency_bounds() -> None:
    lanes: Lanes[str] = Lanes(0.0, 3)
    for number in range(9):
        lanes.add("host", str(number), fresh=True)
    assert taken(lanes, 0.0) == ["0", "1", "2"]


def test_what_has_no_host_is_not_paced() -> None:
    lanes: Lanes[str] = Lanes(1.0, 1)
    for number in range(50):
        lanes.add(NOWHERE, str(number), fresh=True)
    assert len(taken(lanes, 0.0)) == 50


def test_idle_hosts_are_forgotten_once_their_interval_is_over() -> None:
    lanes: Lanes[str] = Lanes(1.0, 1)
    for number in range(100):
        lanes.add(f"host{number}", "x", fresh=True)
    for name in [f"host{number}" for number in range(100)]:
        assert lanes.take(0.0)
        lanes.finish(name, 0.0)
    assert len(lanes._lanes) == 100
    assert lanes.take(2.0) is None
    assert len(lanes._lanes) == 0
    assert lanes.next_due() is None


def test_drain_gives_back_what_waits() -> None:
    lanes: Lanes[str] = Lanes(1.0, 1)
    for item in "abc":
        lanes.add("host", item, fresh=True)
    lanes.take(0.0)
    assert lanes.drain() == ["b", "c"]
    assert lanes.queued == 0
    lanes.finish("host", 0.0)
    assert lanes.take(9.0) is None


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.booleans(), st.integers(0, 3), st.floats(0, 2)), max_size=60),
    st.sampled_from([0.0, 0.5, 1.0]),
    st.integers(1, 3),
)
def test_nothing_is_lost_and_no_host_is_asked_too_soon(
    steps: list[tuple[str, bool, int, float]], interval: float, concurrency: int
) -> None:
    lanes: Lanes[int] = Lanes(interval, concurrency)
    now, added, seen = 0.0, 0, []
    open_now: Counter[str] = Counter()
    last: dict[str, float] = {}
    for name, fresh, ends, wait in [*steps, *[("", False, 9, 2.0)] * (2 * len(steps) + 2)]:
        if name:
            lanes.add(name, added, fresh=fresh)
            added += 1
        now += wait
        while (one := lanes.take(now)) is not None:
            assert now - last.get(one[0], -9) >= interval - 1e-9
            last[one[0]] = now
            open_now[one[0]] += 1
            assert open_now[one[0]] <= concurrency
            seen.append(one[1])
        for busy in list(open_now.elements())[:ends]:
            open_now[busy] -= 1
            lanes.finish(busy, now)
            last[busy] = max(last[busy], now)
    assert sorted(seen) == list(range(added))


@pytest.mark.parametrize(
    ("url", "lane"),
    [
        ("https://News.Example:8443/a", "news.example"),
        ("https://x.com/a/status/1", "group:x"),
        ("https://publish.x.com/oembed?url=x", "group:x"),
        ("https://cdn.syndication.twimg.com/tweet-result?id=1", "group:x"),
        ("https://mobile.twitter.com/a", "group:x"),
        ("https://t.co/abc", "t.co"),
        ("not an address", NOWHERE),
    ],
)
def test_lanes(url: str, lane: str) -> None:
    assert lane_of(url) == lane
