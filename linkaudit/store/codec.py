"""The frozen types of `model` to compact JSON and back. JSON, not pickle: a state file may come from somebody else."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Reading = Callable[[Any], Any]


def dump(value: object) -> str:
    """JSON text of a frozen type: a list of its field values in the order of their declaration."""
    return _ENCODER.encode(value)


def load(kind: type[T], text: str) -> T:
    """The value that `dump` wrote. Fields added since take their defaults; ValueError for anything else."""
    built: T = _builder(kind)(json.loads(text))  # type: ignore[arg-type]
    return built


def _plain(value: object) -> object:
    """What JSON knows nothing of: our own types, and mappings that are no dict."""
    values = _values(type(value))  # type: ignore[arg-type]
    if values is not None:
        return values(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} cannot be stored")


_ENCODER = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), check_circular=False, default=_plain)


@cache
def _values(kind: Hashable) -> Callable[[object], tuple[object, ...]] | None:
    names = _names(kind) or ()
    if len(names) == 1:
        return lambda value: (getattr(value, names[0]),)
    return attrgetter(*names) if names else None


@cache
def _names(kind: Hashable) -> tuple[str, ...] | None:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


@cache
def _builder(kind: Hashable) -> Reading:
    """What makes a value of this frozen type from the list of its field values."""
    hints = get_type_hints(kind)
    names = _names(kind) or ()
    readings = {name: read for name in names if (read := _reading(hints[name])) is not _as_is}

    def build(values: Any) -> Any:
        if not isinstance(values, list) or len(values) > len(names):
            raise ValueError(f"not a stored {kind}")
        given = dict(zip(names, values, strict=False))
        for name, read in readings.items():
            if name in given:
                given[name] = read(given[name])
        return make(**given)

    make: Any = kind
    return build


def _reading(hint: Any) -> Reading:
    if is_dataclass(hint) and isinstance(hint, type):
        return _builder(hint)
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _tuple_of(inner)
    if origin in (Union, UnionType):
        return _optional([one for one in inner if one is not type(None)])
    return _as_is


def _tuple_of(inner: tuple[Any, ...]) -> Reading:
    if len(inner) == 2 and inner[1] is ...:
        read = _reading(inner[0])
        if read is _as_is:
            return tuple
        return lambda values: tuple([read(value) for value in values]) if values else ()
    each = [_reading(one) for one in inner]
    return lambda values: tuple(read(value) for read, value in zip(each, values, strict=True))


def _optional(kinds: list[Any]) -> Reading:
    read = _reading(kinds[0]) if len(kinds) == 1 else _as_is
    if read is _as_is:
        return _as_is
    return lambda value: None if value is None else read(value)


def _as_is(value: Any) -> Any:
    return value
