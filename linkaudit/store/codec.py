"""The frozen types of `model` to compact JSON and back. JSON, not pickle: a state file may come from somebody else."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Reading = Callable[[Any], Any]


def dump(value: object) -> str:
    """JSON text of a frozen type: a list of its field values in the order of their declaration."""
    return json.dumps(_plain(value), ensure_ascii=True, separators=(",", ":"))


def load(kind: type[T], text: str) -> T:
    """The value that `dump` wrote. Fields added since take their defaults; ValueError for anything else."""
    return _build(kind, json.loads(text))


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return [_plain(getattr(value, name)) for name in _names(type(value))]
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))  # type: ignore[arg-type]


def _build(kind: type[T], values: object) -> T:
    readings = _readings(kind)  # type: ignore[arg-type]
    if not isinstance(values, list) or len(values) > len(readings):
        raise ValueError(f"not a stored {kind.__name__}")
    given = {name: read(value) for (name, read), value in zip(readings, values, strict=False)}
    return kind(**given)


@cache
def _readings(kind: Hashable) -> tuple[tuple[str, Reading], ...]:
    hints = get_type_hints(kind)
    return tuple((name, _reading(hints[name])) for name in _names(kind))


def _reading(hint: Any) -> Reading:
    if is_dataclass(hint) and isinstance(hint, type):
        return lambda value: _build(hint, value)
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _tuple_of(inner)
    if origin in (Union, UnionType):
        return _optional([one for one in inner if one is not type(None)])
    return _as_is


def _tuple_of(inner: tuple[Any, ...]) -> Reading:
    if len(inner) == 2 and inner[1] is ...:
        read = _reading(inner[0])
        return lambda values: tuple(read(value) for value in values)
    each = [_reading(one) for one in inner]
    return lambda values: tuple(read(value) for read, value in zip(each, values, strict=True))


def _optional(kinds: list[Any]) -> Reading:
    read = _reading(kinds[0]) if len(kinds) == 1 else _as_is
    return lambda value: None if value is None else read(value)


def _as_is(value: Any) -> Any:
    return value
