"""Options that stand in a file: `[tool.linkaudit]` of pyproject.toml, or linkaudit.toml. The command line wins over both.

Keys are the names of the options. `ignore` may hold tables besides rule names, `fields` maps the fields of records. Files
named in it stand beside it.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from linkaudit.errors import ConfigError
from linkaudit.waivers.ignores import Ignore

OWN = "linkaudit.toml"
SHARED = "pyproject.toml"
PATHS = frozenset(("state", "record", "replay", "index", "ca-bundle", "baseline", "output", "csv-tables"))
"""Options whose values are files: relative to the configuration, wherever the command is run."""
REPOSITORIES = (".git", ".hg", ".jj")


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """What one file says, checked as far as names go; the command line checks the values by the options' own types."""

    path: str | None = None
    """The file, or None: there is none."""
    options: Mapping[str, object] = field(default_factory=dict)
    """By option name without the dashes before it: `fail-on`."""
    waivers: tuple[Ignore, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)

    def extras(self) -> dict[str, object]:
        """What no option of the command line says, under the names of `Options`."""
        said = {"waivers": self.waivers, "fields": self.fields}
        return {name: value for name, value in said.items() if value}


def find(start: Path) -> Path | None:
    """The nearest configuration from a folder upwards to the root of its repository; outside of one only in the folder.

    A stranger's file further up, in a folder that many share, is not for us.
    """
    top = repository(start)
    for folder in (start, *start.parents):
        if (folder / OWN).is_file():
            return folder / OWN
        if (folder / SHARED).is_file() and "linkaudit" in _tools(folder / SHARED):
            return folder / SHARED
        if top is None or folder == top:
            return None
    return None


def repository(start: Path) -> Path | None:
    """Root of the checkout that a folder stands in, or None."""
    return next((folder for folder in (start, *start.parents) if any((folder / name).exists() for name in REPOSITORIES)), None)


def read(path: Path, known: Collection[str]) -> Configuration:
    """A configuration file; `known` are the options there are. ConfigError names the file and the key that is wrong."""
    table = _tools(path).get("linkaudit") if path.name == SHARED else _toml(path)
    if not isinstance(table, Mapping):
        raise ConfigError(f"{path}: there is no [tool.linkaudit] in it", hint="add one, or name another file")
    said = {_key(name): value for name, value in table.items()}
    ignore, fields = said.pop("ignore", []), said.pop("fields", {})
    _check_names(said, known, path)
    rules, waivers = _ignores(ignore, path)
    options = {name: _beside(path, value) if name in PATHS else value for name, value in said.items()}
    return Configuration(
        path=str(path), options=options | ({"ignore": rules} if rules else {}), waivers=waivers, fields=_fields(fields, path)
    )


def _key(name: str) -> str:
    return name.replace("_", "-")


def _check_names(said: Collection[str], known: Collection[str], path: Path) -> None:
    for name in said:
        if name not in known:
            near = get_close_matches(name, (*known, "ignore", "fields"), 1)
            hint = f"did you mean {near[0]}?" if near else "the keys are the options of: linkaudit audit --help"
            raise ConfigError(f"{path}: {name}: there is no such key", hint=hint)


def _ignores(value: object, path: Path) -> tuple[list[str], tuple[Ignore, ...]]:
    """Rule names and waivers, which may stand in one list."""
    from linkaudit.rules import RULES  # noqa: PLC0415 - only where something is ignored

    entries = value if isinstance(value, list) else [value]
    rules = [entry for entry in entries if isinstance(entry, str)]
    waivers = []
    for number, entry in enumerate(entries, 1):
        if isinstance(entry, str):
            continue
        try:
            waivers.append(Ignore.of(entry, [rule.ID for rule in RULES], str(path.parent)))
        except ConfigError as error:
            raise ConfigError(f"{path}: ignore[{number}]: {error}", hint=error.hint) from None
    return rules, tuple(waivers)


def _fields(value: object, path: Path) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(name, str) for name in value.values()):
        raise ConfigError(f"{path}: fields: a table of names is wanted", hint='such as fields = { text = "body_clean" }')
    return {str(ours): str(theirs) for ours, theirs in value.items()}


def _beside(path: Path, value: object) -> object:
    if isinstance(value, list):
        return [_beside(path, item) for item in value]
    if not isinstance(value, str) or value.endswith(":-") or value in ("", "-"):
        return value
    return os.path.relpath(path.parent / value) if not Path(value).is_absolute() else value


def _tools(path: Path) -> Mapping[str, object]:
    tools = _toml(path).get("tool")
    return tools if isinstance(tools, dict) else {}


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}", hint="name a configuration file") from error
    except ValueError as error:
        raise ConfigError(f"{path} is no TOML: {error}", hint="mend it, or name another file with --config") from error
