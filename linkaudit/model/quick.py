"""Frozen types of which an article has hundreds, made at a third of the cost.

A frozen dataclass sets each field by its name, through `object.__setattr__`. Here the new object is first of a twin class with
the same slots that is not frozen, so that its fields are set as any object's are, and then becomes what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


def quick(cls: type[T]) -> type[T]:
    """A frozen dataclass with slots, cheap to make, otherwise unchanged; it bears no subclasses.

    TypeError where a field has a default factory.
    """
    made = _compiled(cls, "__init__", "self, {given}", ("_turn(self, _twin)",), ())
    made.__annotations__ = cls.__init__.__annotations__
    type.__setattr__(cls, "__init__", made)
    return cls


def maker(cls: Callable[P, T]) -> Callable[P, T]:
    """The constructor of such a type as a plain function, which names of parameters cost nothing: half the cost again."""
    return _compiled(cls, "make", "{given}", ("self = _new(_twin)",), ("return self",))


def _compiled(cls: Callable[P, T], name: str, head: str, first: tuple[str, ...], last: tuple[str, ...]) -> Callable[P, T]:
    """A function that fills a new object's slots between its first and its last steps."""
    parts = fields(cls)  # type: ignore[arg-type]
    known: dict[str, object] = {"_turn": object.__dict__["__class__"].__set__, "_new": object.__new__, "_kept": cls}
    known["_twin"] = _twin(tuple(part.name for part in parts))
    given = head.format(given=", ".join(_parameters(parts, known)))
    steps = (*first, *(f"self.{part.name} = {part.name}" for part in parts), "self.__class__ = _kept", *last)
    exec("\n    ".join((f"def {name}({given}):", *steps)), known)  # noqa: S102 - as dataclasses make theirs; names of fields only
    made: Callable[P, T] = known[name]  # type: ignore[assignment]
    return made


@cache
def _twin(slots: tuple[str, ...]) -> type:
    return type("InTheMaking", (), {"__slots__": slots})


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
