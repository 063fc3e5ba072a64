"""`python -m tests.simulator`: serve the world and print the options that lead there."""

from __future__ import annotations

import argparse
import contextlib
import threading

from tests.simulator import Simulator
from tests.simulator.hosts import ALL
from tests.simulator.states import STATES
from tests.simulator.weather import Weather
from tests.simulator.world import STATE_POSTS


def main() -> None:
    arguments = argparse.ArgumentParser(
        prog="python -m tests.simulator", description="A loopback world to audit articles against."
    )
    arguments.add_argument("--flaky", type=int, default=0, metavar="N", help="the first N tries of each URL fail")
    arguments.add_argument(
        "--per-second", type=int, default=0, metavar="N", help="more requests than N a second to a host are told 429"
    )
    arguments.add_argument("--states", action="store_true", help="print the table of post states and stop")
    options = arguments.parse_args()
    if options.states:
        for post in STATE_POSTS:
            state = STATES[post.state]
            grades = f"oEmbed {state.oembed_grade}, syndication {state.syndication_grade}"
            print(f"{post.state:20} {state.outcome:12} {state.reason:15} {post.url}  {grades}  {state.note}")
        return
    with (
        Simulator(ALL, Weather(flaky=options.flaky, per_second=options.per_second)) as world,
        contextlib.suppress(KeyboardInterrupt),
    ):
        print(f"linkaudit audit FILE --egress-proxy {world.proxy} --ca-bundle {world.bundle}", flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
