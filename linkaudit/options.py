"""The choices of one run, under the names that the command gives them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import cache

from linkaudit.data.encodings import REPLACEMENT, codec_of
from linkaudit.errors import ConfigError
from linkaudit.platforms.urls import Malformed, serialise
from linkaudit.waivers.ignores import Ignore

INPUT_FORMATS = ("html", "text", "markdown", "jsonl", "csv", "warc", "parquet", "feed", "urls")
FAIL_ON = ("confirmed", "error", "warning", "note", "never")
LISTS = frozenset(("include", "exclude", "allow_address", "allow_port", "select", "ignore", "exclude_paths"))
_COUNTRY = re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """One field for each option of the command; times in seconds, sizes in bytes."""

    # what is read
    input_format: str | None = None
    jobs: int | None = 0
    """Processes that parse: 0 for this one, None for one a core once there is enough to do. Not None by default, since a
    program that calls the library without a `__main__` guard would be run again by every process it starts."""
    max_article_size: int = 8 * 1024 * 1024
    encoding: str | None = None
    """Label of the encoding (`windows-1252`, `gbk`) of what does not say itself in which it is; None: UTF-8."""
    base_url: str | None = None
    published: str | None = None
    outlet_country: str | None = None
    index: str | None = None
    exclude_paths: Sequence[str] = ()
    """Files and folders to pass over, in `.gitignore` syntax."""
    since: str | None = None
    """A commit: only files that differ from where this branch left it are read."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Our name of a record's field (`text`, `url`, `published` …) → the name that the records give it."""
    # what is remembered
    state: str | None = None
    max_age: str | None = None
    """How old an answer of an earlier run may be: `12h`, or `live=7d,gone=30m`."""
    # which links are asked
    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    all_links: bool = False
    offline: bool = False
    record: str | None = None
    record_note: str | None = None
    """What a recording says of itself, and every report made from it."""
    replay: str | None = None
    archive: bool = False
    # how they are asked
    timeout: float = 20.0
    retries: int = 3
    max_in_flight: int = 128
    per_host_concurrency: int = 1
    per_host_interval: float = 1.0
    max_minutes: float | None = None
    egress_proxy: str | None = None
    ca_bundle: str | None = None
    allow_address: Sequence[str] = ()
    allow_port: Sequence[int] = ()
    user_agent: str | None = None
    # what is said
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    fail_on: str = "error"
    strict: bool = False
    corpus: bool | None = None
    """Whether to answer what many articles together tell: None for more than one, True even for one, False for none."""
    baseline: str | None = None
    """File of findings that are known and put up with; only new ones count."""
    update_baseline: bool = False
    waivers: Sequence[Ignore] = ()
    """Findings put up with by rule, path or link, with a reason and a last day."""
    inline_ignores: bool | None = None
    """Whether `linkaudit: ignore` comments are heeded; None: in files, not in pages fetched and records of corpora."""

    def __post_init__(self) -> None:
        _check_choices(self)
        _check_recordings(self)
        _check_gate(self)
        if self.max_article_size < 1:
            raise ConfigError("--max-article-size must be at least 1 byte")

    @classmethod
    def of(cls, **given: object) -> Options:
        """Options from keyword arguments; an unknown name or a value of the wrong kind is a ConfigError that names it."""
        if not given:
            return _usual()
        known = {one.name for one in fields(cls)}
        for name in given:
            if name not in known:
                raise ConfigError(f"there is no option {name!r}", hint=f"the options are: {', '.join(sorted(known))}")
        lists: dict[str, object] = {
            name: (value,) for name, value in given.items() if name in LISTS and isinstance(value, (str, int))
        }
        try:
            return cls(**{**given, **lists, "waivers": _entries(given.get("waivers", ()))})  # type: ignore[arg-type]
        except TypeError as error:
            raise ConfigError(f"an option has a value of the wrong kind: {error}") from error


@cache
def _usual() -> Options:
    """The options of whoever gives none: what reads a corpus article by article asks for them each time."""
    return Options()


def _entries(given: object) -> tuple[Ignore, ...]:
    """Waivers as they are, or as tables of a configuration."""
    many = given if isinstance(given, Sequence) else (given,)
    return tuple(one if isinstance(one, Ignore) else Ignore.of(one) for one in many)


def _check_choices(options: Options) -> None:
    _one_of("--input-format", options.input_format, (None, *INPUT_FORMATS))
    _one_of("--fail-on", options.fail_on, FAIL_ON)
    if options.outlet_country is not None and not _COUNTRY.fullmatch(options.outlet_country):
        hint = "two letters, such as PK or DE"
        raise ConfigError(f"--outlet-country {options.outlet_country!r} is no country code", hint=hint)
    _check_facts(options)


def _check_facts(options: Options) -> None:
    """What is said of an article must be what it is said to be."""
    if options.encoding is not None and codec_of(options.encoding) in (None, REPLACEMENT):
        hint = "a label of the web, such as windows-1252, gbk, shift_jis or koi8-r"
        raise ConfigError(f"--encoding {options.encoding!r} is no encoding", hint=hint)
    if options.base_url is not None:
        try:
            serialise(options.base_url)
        except Malformed as error:
            hint = "give it whole, such as https://example.org/news/"
            raise ConfigError(f"--base-url {options.base_url!r} is no web address", hint=hint) from error
    if options.published is not None:
        try:
            datetime.fromisoformat(options.published)
        except ValueError as error:
            raise ConfigError(f"--published {options.published!r} is no date", hint="write it as 2020-01-07") from error


def _check_recordings(options: Options) -> None:
    if options.offline and (options.record or options.replay):
        raise ConfigError("--offline asks nothing, so there is nothing to record or replay", hint="leave one of them out")
    if options.record and options.record == options.replay:
        hint = "give the new recording another name"
        raise ConfigError("--record would overwrite the recording that --replay reads", hint=hint)


def _check_gate(options: Options) -> None:
    if options.fail_on == "confirmed" and options.state is None:
        raise ConfigError("--fail-on confirmed asks for the history of earlier runs", hint="add --state FILE")
    if options.update_baseline and options.baseline is None:
        raise ConfigError("--update-baseline: there is no baseline to update", hint="add --baseline FILE")


def _one_of(option: str, value: str | None, known: Sequence[str | None]) -> None:
    if value not in known:
        raise ConfigError(f"{option} cannot be {value!r}", hint=f"one of: {', '.join(filter(None, known))}")
