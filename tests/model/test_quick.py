"""Types made quickly are the frozen dataclasses that they were."""

from __future__ import annotations

import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from linkaudit.model import Evidence, Place
from linkaudit.model.quick import maker, quick


@quick
@dataclass(frozen=True, slots=True)
class Quay:
    name: str
    ships: int = 2
    open: bool = field(default=True, kw_only=True)


def test_it_is_made_as_before() -> None:
    assert Quay("North") == Quay(name="North", ships=2, open=True) != Quay("North", 3)
    assert repr(Quay("North", open=False)) == "Quay(name='North', ships=2, open=False)"
    assert str(inspect.signature(Quay)) == "(name: 'str', ships: 'int' = 2, *, open: 'bool' = True) -> None"


def test_it_is_frozen_and_hashable() -> None:
    quay = Quay("North")
    with pytest.raises(FrozenInstanceError):
        quay.ships = 4  # type: ignore[misc]
    assert hash(quay) == hash(Quay("North"))
    assert replace(quay, ships=4) == pickle.loads(pickle.dumps(Quay("North", 4)))


@pytest.mark.parametrize(("given", "names"), [((), {}), (("North", 2, False), {}), (("North",), {"depth": 3})])
def test_it_refuses_what_it_refused(given, names) -> None:
    with pytest.raises(TypeError):
        Quay(*given, **names)


def test_a_maker_makes_the_same() -> None:
    made = maker(Quay)("North", open=False)
    assert type(made) is Quay
    assert made == Quay("North", open=False)
    with pytest.raises(FrozenInstanceError):
        made.ships = 4  # type: ignore[misc]
    with pytest.raises(TypeError):
        maker(Quay)("North", 2, "open")


def test_the_types_of_an_article_keep_their_defaults() -> None:
    assert Place(1, 2, 3, 4) == Place(line=1, column=2, start=3, end=4)
    found = Evidence(rule="dateline", quote="ADVA")
    assert [getattr(found, part.name) for part in fields(found)] == ["dateline", "ADVA", None, None, None, "+", None]


def test_a_default_factory_is_refused() -> None:
    with pytest.raises(TypeError, match="ships"):

        @quick
        @dataclass(frozen=True, slots=True)
        class _Fleet:
            ships: list[str] = field(default_factory=list)
