"""Whether work grows with its size and with nothing else, told on a machine that others use too.

Noise only ever adds time, so the least of several readings is the best one, and a reading is taken again until the
least ones agree. Work that grows with the square of its size takes 16 times as long for four times as much.

What is left then is no noise: a small size fits the processor's caches and a large one does not, which makes one
step of size dear and not the next. So what looks dear is looked at over a step more, from a smaller size.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time

MOST_TRIES = 8
ENOUGH = 0.1
"""CPU seconds; what takes less is not worth a verdict."""
FOUR_TIMES = 2.6**2
"""Each doubling may cost 2.6 times as much."""


def spent(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    begun = process_time()
    work()
    return process_time() - begun


def growth(cost: Callable[[int], float], size: int) -> float:
    """How many times as much CPU time `cost` gives for `4 * size` as for `size`: 4 where it is linear.

    Stops as soon as it is at most `FOUR_TIMES`, or so little time that it does not matter (0). Where it is more, the
    mean of two such steps counts, `size / 4` to `4 * size`.
    """
    with others_at_rest():
        small, large = cost(size), cost(4 * size)
        for _ in range(MOST_TRIES):
            if large <= ENOUGH:
                return 0
            if large <= FOUR_TIMES * small:
                return large / small
            small, large = min(small, cost(size)), min(large, cost(4 * size))
        least = min(cost(size // 4) for _ in range(MOST_TRIES))
        return float((large / least) ** 0.5)


@contextmanager
def others_at_rest() -> Iterator[None]:
    """The objects of the tests before are not walked by the collector meanwhile: large work would pay for them."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
