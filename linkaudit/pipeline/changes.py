"""Which files have changed since a commit, by asking git: committed, staged, edited and new ones; the deleted are gone."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from linkaudit.errors import ConfigError

_QUIET = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
"""A repository's own configuration must not start programs of its choice."""
_SECONDS = 120


def changed_files(since: str, inputs: Sequence[str]) -> frozenset[str]:
    """Real paths of files that differ from where this branch left `since`, or are not tracked.

    A renamed file counts under its new name. Raises ConfigError: no git, no repository, no such commit, or an input that
    git cannot know.
    """
    top = _git(["rev-parse", "--show-toplevel"], hint="run it inside the checkout").rstrip("\n")
    for given in inputs:
        if given == "-" or "://" in given or not _below(given, top):
            raise ConfigError(f"--since: {given} is no file of the repository {top}", hint="name its files or folders only")
    commit = _commit(since)
    base = _merge_base(commit)
    wanted = ["--name-only", "--no-renames", "--diff-filter=d", "--no-ext-diff", "--ignore-submodules", "--no-relative", "-z"]
    differing = _git(["-C", top, "diff", *wanted, base, "--"])
    unknown = _git(["-C", top, "ls-files", "--others", "--exclude-standard", "-z"])
    return frozenset(real(os.path.join(top, name)) for name in (differing + unknown).split("\0") if name)  # noqa: PTH118


def real(path: str) -> str:
    """A path with the links in its folders followed, but not the file itself where that is a link: git tracks the link."""
    folder, name = os.path.split(os.path.abspath(path))  # noqa: PTH100 - text to text, for every file of a corpus
    return os.path.join(os.path.realpath(folder), name)  # noqa: PTH118


def _below(given: str, top: str) -> bool:
    return Path(real(os.path.join(given, "x"))).is_relative_to(top)  # noqa: PTH118 - a name in it: `.` may be the top itself


def _commit(since: str) -> str:
    hint = "fetch it first (a shallow checkout holds one commit only), or name another"
    if since.startswith("-") or not since.strip():
        raise ConfigError(f"--since {since!r} is no commit", hint=hint)
    told = _git(
        ["rev-parse", "--verify", "--quiet", f"{since}^{{commit}}"], no=f"--since {since!r} is no commit here", hint=hint
    )
    return told.strip()


def _merge_base(commit: str) -> str:
    """Where this branch left it: what others changed there meanwhile is not ours. Itself, where no history tells."""
    done = _run(["merge-base", commit, "HEAD"])
    return done.stdout.strip() if done.returncode == 0 and done.stdout.strip() else commit


def _git(arguments: Sequence[str], *, no: str | None = None, hint: str | None = None) -> str:
    done = _run(arguments)
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        raise ConfigError(no or f"--since: {lines[0].removeprefix('fatal: ') if lines else 'git failed'}", hint=hint)
    return done.stdout


def _run(arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    command = ["git", *_QUIET, *arguments]
    environment = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        return subprocess.run(  # noqa: S603 - a list, no shell; the commit's name was checked
            command,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
            timeout=_SECONDS,
            env=environment,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError as error:
        raise ConfigError("--since asks git, and git is not installed", hint="install git, or leave --since out") from error
    except subprocess.TimeoutExpired as error:
        raise ConfigError(f"--since: git took longer than {_SECONDS} s") from error
