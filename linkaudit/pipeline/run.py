"""One run: its inputs, its state, and the order in which things happen."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, nullcontext
from dataclasses import asdict, dataclass, replace
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Generic, Protocol, Self, TypeVar

from linkaudit.errors import ConfigError
from linkaudit.model import Event, Resolution, Run, Target, Unreadable
from linkaudit.options import Options
from linkaudit.pipeline.assignments import Assignments
from linkaudit.pipeline.comparison import Comparison
from linkaudit.pipeline.intake import Intake
from linkaudit.pipeline.reading import sources
from linkaudit.pipeline.review import Review
from linkaudit.pipeline.tally import Tally
from linkaudit.reporter.json_report import line as json_line
from linkaudit.reporter.report import Report
from linkaudit.store import Keep, StoredRun, open_file, resume_or_begin
from linkaudit.version import __version__

if TYPE_CHECKING:
    from linkaudit.pipeline.asking import Network

T = TypeVar("T")

_URL = re.compile(r"https?://", re.IGNORECASE)

SHAPING = (
    *("input_format", "max_article_size", "encoding", "base_url", "published", "outlet_country", "index"),
    *("include", "exclude", "all_links", "offline", "replay", "archive", "select", "ignore"),
    *("exclude_paths", "since", "fields", "inline_ignores", "corpus"),
)
"""Options that shape the result: an interrupted run is resumed only by one that asks the same."""

NETWORK = (
    *("timeout", "retries", "max_in_flight", "per_host_concurrency", "per_host_interval"),
    *("egress_proxy", "user_agent", "max_minutes", "allow_address", "allow_port"),
)
"""Options of the network side that can be wrong by themselves."""


class Watch(Protocol):
    """Who follows a run while it goes on."""

    def plan(self, links: int, lines: tuple[str, ...]) -> None:
        """So many links are to be asked; the lines say which hosts bound the time."""

    def resolved(self, resolution: Resolution) -> None:
        """One more link is settled."""

    def unreadable(self, entry: Unreadable) -> None:
        """An input that could not be read."""


class Silent:
    """Nobody watches."""

    def plan(self, links: int, lines: tuple[str, ...]) -> None:
        """Say nothing."""

    def resolved(self, resolution: Resolution) -> None:
        """Say nothing."""

    def unreadable(self, entry: Unreadable) -> None:
        """Say nothing."""


class Audit:
    """A run as a context: `with Audit(inputs, options) as run`, go through `run.events()`, then ask for `run.report()`."""

    def __init__(
        self,
        inputs: Sequence[str],
        options: Options,
        *,
        stop: threading.Event | None = None,
        watch: Watch | None = None,
        stdin: BinaryIO | None = None,
        reports: Sequence[str] = (),
    ) -> None:
        self._inputs = tuple(inputs)
        self._options = options
        self._stop = stop or threading.Event()
        self._watch = watch or Silent()
        self._stdin = stdin
        self._reports = tuple(reports)
        self._open = ExitStack()
        self._keep = Keep.of(options.max_age)
        self._intake = Intake(options.jobs, self._stop, inline_ignores=options.inline_ignores)
        self.unreadable = 0
        """Inputs that could not be read, so far."""
        self._review = Review(options)
        if options.offline:
            _check_network(options)
        pages = [given for given in self._inputs if _URL.match(given)]
        if options.offline and pages:
            raise ConfigError(
                f"{pages[0]} is a page on the web, and nothing is fetched", hint="save the page and name the file"
            )

    def __enter__(self) -> Self:
        with ExitStack() as opened:
            connection = opened.enter_context(open_file(self._options.state))
            self._stored = resume_or_begin(connection, self._signature())
            self._comparison = opened.enter_context(closing(Comparison(self._options)))
            self._tally = Tally(strict=self._options.strict, census=self._comparison.census)
            network = None if self._options.offline else _network(self._options, self._stop)
            self._network = opened.enter_context(network) if network else None
            self._open = opened.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        # What went wrong is passed on: the state knows how a full disk is said.
        self._open.__exit__(kind, error, trace)

    def events(self) -> Iterator[Event]:
        """All that the run finds, each as soon as it is known: entries, resolutions, findings, corpus answers, the run row."""
        self._prepare()
        yield from self._stored.entries()
        self._ask()
        yield from self._stored.resolutions().values()
        run = self._judge()
        yield from self._stored.findings()
        corpus = self._stored.corpus()
        if corpus is not None:
            yield corpus
        yield run

    def carry_out(self) -> Run:
        """The same without the events, for who asks for the report afterwards."""
        self._prepare()
        self._ask()
        return self._judge()

    def extraction(self) -> Report:
        """Read and parse only."""
        self._read()
        return Report(entries=Rows(self._stored.entries))

    def lines(self) -> Iterator[str]:
        """Read and parse only, each entry as a line of JSON as it comes; nothing is kept."""
        for found in self._intake.lines(sources(self._inputs, self._options, None, self._stdin, self._reports)):
            yield json_line(self._told(found)) if isinstance(found, Unreadable) else found

    def report(self) -> Report:
        """The run so far, for any format; it is read from the state, so that it needs no memory of its own."""
        return report_of(self._stored, self._stored.row())

    def _read(self) -> None:
        page = self._network.page if self._network else None
        for entry in self._intake.into(self._stored, sources(self._inputs, self._options, page, self._stdin, self._reports)):
            self._told(entry)

    def _told(self, entry: Unreadable) -> Unreadable:
        self.unreadable += 1
        self._watch.unreadable(entry)
        return entry

    def _prepare(self) -> None:
        """Read all articles, list what they point at, and hold them against each other."""
        self._read()
        self._stored.forget_unchecked()
        entries = self._comparison.over(self._stored.articles.as_read())
        self._stored.put_targets(Assignments(self._options).targets(entries))
        if not self._stop.is_set():
            with self._stored.transaction():
                self._comparison.amend(self._stored.articles)

    def _ask(self) -> None:
        if self._options.state is not None and not self._options.offline:
            self._stored.take_over(self._keep)
        with self._stored.transaction():
            for target in self._stored.pending(hostless=True):
                if target.outcome is not None:
                    self._stored.put_resolution(_settled(target), fresh=False)
        if self._network is not None:
            hosts = self._stored.hosts()
            self._watch.plan(sum(hosts.values()), self._network.plan(hosts))
            # A state file keeps each answer for good as it comes; what nobody will resume needs no such care.
            with self._stored.unhurried() if self._options.state is None else nullcontext():
                for resolution in self._network.resolve(self._stored.pending()):
                    self._stored.put_resolution(resolution, fresh=resolution.outcome != "unchecked")
                    self._watch.resolved(resolution)

    def _judge(self) -> Run:
        with self._stored.transaction():
            self._stored.put_findings(self._review.findings(self._stored, self._tally))
            self._stored.put_corpus(self._comparison.corpus())
        whole = not self._stop.is_set() and (self._network is None or self._network.complete)
        run = self._tally.run(whole=whole, notes=self._network.notes if self._network else ())
        run = replace(run, notes=(*run.notes, *self._review.close(complete=run.complete)))
        self._stored.finish(run, whole=whole)
        return run

    def _signature(self) -> str:
        shape = {name: value for name, value in asdict(self._options).items() if name in SHAPING}
        return hashlib.sha256(repr((__version__, self._inputs, sorted(shape.items()))).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Rows(Generic[T]):
    """Rows of the state, gone through anew each time."""

    read: Callable[[], Iterator[T]]

    def __iter__(self) -> Iterator[T]:
        return self.read()


def report_of(stored: StoredRun, run: Run | None) -> Report:
    """A report that is read from the state each time it is gone through."""
    return Report(
        entries=Rows(stored.entries),
        resolutions=stored.resolutions(),
        findings=Rows(stored.findings),
        corpus=stored.corpus(),
        run=run,
    )


def _network(options: Options, stop: threading.Event) -> Network:
    from linkaudit.pipeline.asking import Network  # noqa: PLC0415 - requests is loaded only by a run that asks

    return Network(options, stop)


def _check_network(options: Options) -> None:
    """What a run without network would not look at: a configuration that cannot be meant is wrong for every run."""
    usual = Options()
    if any(getattr(options, name) != getattr(usual, name) for name in NETWORK):
        from linkaudit.pipeline.asking import settings_of  # noqa: PLC0415 - requests is loaded where it must be

        settings_of(options)


def _settled(target: Target) -> Resolution:
    """The resolution of a target that is not asked."""
    return Resolution(key=target.key, url=target.url, outcome=target.outcome or "unchecked", reason=target.reason or "")
