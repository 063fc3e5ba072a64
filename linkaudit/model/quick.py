"""Frozen types of which an article has hundreds, made at a quarter of the cost.

A frozen dataclass sets each field by its name, through `object.__setattr__`; here each is set through its slot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from typing import TypeVar

T = TypeVar("T")


def quick(cls: type[T]) -> type[T]:
    """A frozen dataclass with slots, cheap to make, otherwise unchanged. TypeError where a field has a default factory."""
    known: dict[str, object] = {}
    parts = fields(cls)  # type: ignore[arg-type]
    given = ", ".join(_parameters(parts, known))
    steps = "".join(f"\n    _set_{part.name}(self, {part.name})" for part in parts)
    for part in parts:
        known[f"_set_{part.name}"] = getattr(cls, part.name).__set__
    exec(f"def __init__(self, {given}):{steps}", known)  # noqa: S102 - as dataclasses make theirs; names of fields only
    known["__init__"].__annotations__ = cls.__init__.__annotations__
    type.__setattr__(cls, "__init__", known["__init__"])
    return cls


def _parameters(parts: tuple[Field[object], ...], known: dict[str, object]) -> Iterator[str]:
    """The constructor's parameters as source; the defaults they name go into `known`."""
    ordered = sorted(parts, key=lambda part: part.kw_only is True)
    for n, part in enumerate(ordered):
        if part.default_factory is not MISSING or not part.init:
            raise TypeError(f"{part.name}: such a field is not made quickly")
        if part.kw_only and not (n and ordered[n - 1].kw_only):
            yield "*"
        if part.default is MISSING:
            yield part.name
        else:
            known[f"_else_{part.name}"] = part.default
            yield f"{part.name}=_else_{part.name}"
