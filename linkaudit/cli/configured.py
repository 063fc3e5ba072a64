"""`--config`: what the configuration says becomes the default of the options, so that the command line wins."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linkaudit.errors import ConfigError

if TYPE_CHECKING:
    from linkaudit.configuration import Configuration

AUDIT_ONLY = frozenset(("format", "output", "csv-tables", "fail-on"))
"""Where a report goes and what fails is said for audits; the other commands keep their own ways."""

ELSEWHERE = ("config", "run")
"""What only the command line can say."""


def config_option(function: Callable[..., object]) -> Callable[..., object]:
    """Gives a command its `configuration`."""
    said = "Configuration (default: linkaudit.toml or [tool.linkaudit] in pyproject.toml, here or above in the repository)."
    told = _with_its_file(function)
    return click.option("--config", "configuration", metavar="FILE", callback=_take, is_eager=True, help=said)(told)


def _with_its_file(function: Callable[..., object]) -> Callable[..., object]:
    """A command whose faults of options name the configuration too, where some of them stand there."""

    @wraps(function)
    def command(configuration: Configuration, **given: object) -> object:
        try:
            return function(configuration=configuration, **given)
        except ConfigError as error:
            path = configuration.path
            if path is None or path in str(error) or not (configuration.options or configuration.extras()):
                raise
            raise ConfigError(str(error), hint=f"{error.hint or 'mend the option'} (options stand in {path} too)") from error

    return command


def _take(context: click.Context, _: click.Parameter, given: str | None) -> Configuration:
    from linkaudit.configuration import Configuration, find, read  # noqa: PLC0415 - not needed for --help

    path = None if context.resilient_parsing else Path(given) if given is not None else find(Path.cwd())
    if path is None:
        return Configuration()
    found = read(path, set(_known(context)))
    context.default_map = {**(context.default_map or {}), **dict(_defaults(context, found))}
    return found


def _known(context: click.Context) -> Iterator[str]:
    """Every key there may be: the long options of all commands, so that one file serves them all."""
    for command in _commands(context.find_root()):
        options = (option for option in command.params if isinstance(option, click.Option))
        yield from (key for key in map(_key, options) if key not in ELSEWHERE)


def _commands(root: click.Context) -> Iterator[click.Command]:
    program = root.command
    if not isinstance(program, click.Group):
        yield program
        return
    named = (program.get_command(root, name) for name in program.list_commands(root))
    yield from (command for command in named if command is not None)


def _defaults(context: click.Context, found: Configuration) -> Iterator[tuple[str, object]]:
    for option in context.command.params:
        key = _key(option) if isinstance(option, click.Option) else ""
        if key in found.options and not (key in AUDIT_ONLY and context.command.name != "audit"):
            assert isinstance(option, click.Option)
            assert option.name is not None
            yield option.name, _checked(context, option, found, key)


def _checked(context: click.Context, option: click.Option, found: Configuration, key: str) -> object:
    """The value, held against the option's own type."""
    value = found.options[key]
    if option.multiple and not isinstance(value, list):
        value = [value]
    wrong = _wrong_kind(option, value)
    try:
        if not wrong:
            option.type_cast_value(context, value)
    except click.BadParameter as error:
        wrong = error.message
    except TypeError as error:
        wrong = str(error)
    if wrong:
        raise ConfigError(f"{found.path}: {key}: {wrong}", hint=f"see: linkaudit {context.command.name} --help")
    return value


def _wrong_kind(option: click.Option, value: object) -> str:
    """TOML knows what is a number and what a list; click would make text of anything."""
    if option.is_flag != isinstance(value, bool):
        return "true or false is wanted" if option.is_flag else f"{str(value).lower()} cannot be meant"
    if not option.multiple and isinstance(value, list):
        return "one value is wanted"
    items = value if isinstance(value, list) else [value]
    return "" if all(isinstance(item, (str, int, float)) for item in items) else "a text or a number is wanted"


def _key(option: click.Parameter) -> str:
    return next((name.removeprefix("--") for name in option.opts if name.startswith("--")), "")
