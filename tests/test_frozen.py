"""What is made quickly is what a frozen dataclass is."""

import pickle
from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from linkaudit.model.frozen import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Quay:
    name: str
    length: int = 100


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Crane:
    quay: Quay
    reach: float | None = None
    load: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SlowCrane:
    quay: Quay
    reach: float | None = None
    load: int


def test_it_is_equal_to_its_like_and_shows_itself_as_dataclasses_do():
    crane = Crane(quay=Quay("North"), load=40)
    assert crane == Crane(load=40, quay=Quay("North", 100), reach=None)
    assert repr(crane) == repr(SlowCrane(quay=Quay("North"), load=40)).removeprefix("Slow")
    assert hash(crane) == hash(replace(crane))
    assert replace(crane, load=50).load == 50
    assert pickle.loads(pickle.dumps(crane)) == crane


@pytest.mark.parametrize("name", ["load", "colour", "__class__"])
def test_it_cannot_be_changed(name):
    crane = Crane(quay=Quay("North"), load=40)
    with pytest.raises((FrozenInstanceError, TypeError)):
        setattr(crane, name, Quay)
    assert type(crane) is Crane


@pytest.mark.parametrize("given", [{}, {"quay": Quay("North")}, {"quay": Quay("North"), "load": 1, "depth": 2}])
def test_it_takes_what_it_says(given):
    with pytest.raises(TypeError, match="Crane"):
        Crane(**given)
