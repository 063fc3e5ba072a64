"""The clock of the other tests tells what grows with the square of its size from what does not."""

import pytest

from tests.clock import ENOUGH, FOUR_TIMES, growth


def steady(size: int) -> float:
    return size * ENOUGH


def one_dear_step(size: int) -> float:
    return steady(size) * (2.5 if size > 8 else 1)


def squared(size: int) -> float:
    return size * size * ENOUGH


def from_some_size_on_squared(size: int) -> float:
    return size * max(size, 4) * ENOUGH


@pytest.mark.parametrize("cost", [steady, one_dear_step])
def test_what_grows_with_its_size_passes(cost) -> None:
    assert growth(cost, 8) <= FOUR_TIMES


@pytest.mark.parametrize("cost", [squared, from_some_size_on_squared])
def test_what_grows_with_its_square_does_not(cost) -> None:
    assert growth(cost, 8) > FOUR_TIMES


def test_what_takes_no_time_has_no_verdict() -> None:
    assert growth(lambda size: squared(size) / 10_000, 8) == 0
