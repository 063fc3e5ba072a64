"""What became of everything an article points at: the network side of an audit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linkaudit.model import Fetcher, Resolution, Target
from linkaudit.resolver.schedule import run
from linkaudit.resolver.schedule.core import on_one_core
from linkaudit.resolver.schedule.watch import Watch, plan
from linkaudit.resolver.settings import Settings

__all__ = ["Settings", "Watch", "on_one_core", "plan", "resolve"]


def resolve(
    targets: Iterable[Target], fetcher: Fetcher, settings: Settings, watch: Watch | None = None
) -> Iterator[Resolution]:
    """What became of each distinct key, as it is found out; see `schedule.run`."""
    from linkaudit.resolver.chase import job_for  # noqa: PLC0415 - Beautiful Soup is loaded when something is asked

    return run(targets, job_for, fetcher, settings, watch)
