"""Frozen types of which an article has hundreds, made at a third of the cost.

A frozen dataclass sets each field by its name, through `object.__setattr__`. Here the new object is first of a twin class with
the same slots that is not frozen, so that its fields are set as any object's are, and then becomes what it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from typing import TypeVar

T = TypeVar("T")


def quick(cls: type[T]) -> type[T]:
    """A frozen dataclass with slots, cheap to make, otherwise unchanged; it bears no subclasses.

    TypeError where a field has a default factory.
    """
    parts = fields(cls)  # type: ignore[arg-type]
    twin = type(f"{cls.__name__}InTheMaking", (), {"__slots__": tuple(part.name for part in parts)})
    known: dict[str, object] = {"_turn": object.__dict__["__class__"].__set__, "_twin": twin, "_kept": cls}
    given = ", ".join(_parameters(parts, known))
    steps = ("_turn(self, _twin)", *(f"self.{part.name} = {part.name}" for part in parts), "self.__class__ = _kept")
    source = "\n    ".join((f"def __init__(self, {given}):", *steps))
    exec(source, known)  # noqa: S102 - as dataclasses make theirs; names of fields only
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
