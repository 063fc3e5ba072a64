"""The network side of a run: which door it asks through, and what the resolver says beside its answers."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from linkaudit.model import Failure, Fetcher, Reply, Request, Resolution, Target
from linkaudit.options import Options
from linkaudit.platforms import identify
from linkaudit.platforms.fragments import checkable
from linkaudit.platforms.urls import Malformed, OtherScheme, serialise
from linkaudit.resolver import Settings, Watch, on_one_core, plan, resolve
from linkaudit.resolver.onward import by_header
from linkaudit.resolver.transport import Transport
from linkaudit.resolver.warc import Recorder, Replay

MOST_HOPS = 10
SETTINGS = (
    *("timeout", "retries", "max_in_flight", "per_host_concurrency", "per_host_interval"),
    *("egress_proxy", "ca_bundle", "user_agent", "max_minutes", "archive"),
)


class Network:
    """One door for a whole run: live, recording, or a recording. A context, so that the record is whole when it closes."""

    def __init__(self, options: Options, stop: threading.Event) -> None:
        self._settings = settings_of(options)
        self._watch = Watch(stop)
        self._open = ExitStack()
        self._record = options.record
        self._record_note = options.record_note
        self._replay = options.replay
        self._max_article_size = options.max_article_size

    def __enter__(self) -> Self:
        self._fetcher = self._door()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._open.close()

    @property
    def complete(self) -> bool:
        """Whether the network let the run reach everything it wanted to ask."""
        return self._watch.complete

    @property
    def notes(self) -> tuple[str, ...]:
        """What the run row has to say about the network."""
        return tuple(self._watch.notes)

    def plan(self, hosts: Mapping[str, int]) -> tuple[str, ...]:
        """Lines for the hosts that bound the time; a replay waits for nothing."""
        return () if self._replay else plan(hosts, self._settings)

    def resolve(self, targets: Iterable[Target]) -> Iterator[Resolution]:
        """What became of the targets, as it is found out."""
        with on_one_core():
            yield from resolve(targets, self._fetcher, self._settings, self._watch)

    def page(self, url: str) -> Reply | Failure:
        """An article's page, redirects followed by hand and each hop gated; its body up to the article size."""
        try:
            here = serialise(url)
        except Malformed as error:
            return Failure(url=url, kind="malformed", detail=str(error))
        for _ in range(MOST_HOPS):
            answer = self._fetcher.get(Request(url=here, max_bytes=self._max_article_size))
            step = by_header(answer) if isinstance(answer, Reply) else None
            if step is None or step.url is None:
                return answer
            here = step.url
        return Failure(url=url, kind="bad response", detail=f"more than {MOST_HOPS} redirects")

    def _door(self) -> Fetcher:
        if self._replay is not None:
            replay = Replay(self._replay, self._settings)
            if replay.description:
                self._watch.note(replay.description)
            if replay.damaged:
                self._watch.note(f"the recording is damaged in {replay.damaged} places; what could not be read is not recorded")
            return replay
        transport = Transport(self._settings)
        self._open.callback(transport.close)
        if self._settings.egress_proxy is not None:
            self._watch.note("asked through an egress proxy: look-ups and address checks are the proxy's")
        if self._record is None:
            return transport
        return self._open.enter_context(Recorder(transport, self._record, self._record_note))


def settings_of(options: Options) -> Settings:
    """The resolver's settings; those not given keep its defaults. ConfigError for a value that cannot be meant."""
    given = {name: getattr(options, name) for name in SETTINGS if getattr(options, name) is not None}
    return Settings(allow_address=tuple(options.allow_address), allow_port=tuple(options.allow_port), **given)


def resolve_all(urls: Sequence[str], options: Options) -> Iterator[Resolution]:
    """A resolution for each URL in the order given; equal ones are asked once."""
    targets = [_target(url) for url in urls]
    with Network(options, threading.Event()) as network:
        found = {resolution.key: resolution for resolution in network.resolve(targets)}
    for target in targets:
        yield found[target.key]


def _target(url: str) -> Target:
    identity = identify(url)
    if identity is not None:
        handles = (identity.handle,) if identity.handle else ()
        kind = identity.kind
        return Target(
            key=identity.key, url=identity.url, platform=identity.platform, post_id=identity.post_id, handles=handles, kind=kind
        )
    try:
        address = checkable(url)
    except OtherScheme:
        return Target(key=f"url:{url}", url=url, reason="scheme", outcome="refused")
    except Malformed:
        return Target(key=f"url:{url}", url=url, reason="malformed", outcome="broken")
    return Target(key=f"url:{address}", url=address)
