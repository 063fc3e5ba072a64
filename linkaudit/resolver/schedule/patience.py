"""After how long a request deserves another try: one tenacity policy composed of small callables.

Nothing here sleeps: the scheduler puts the wait into its heap.
"""

from __future__ import annotations

from collections.abc import Sequence

import tenacity

from linkaudit.model import Failure
from linkaudit.resolver.schedule.retry import LONGEST_PAUSE, Result, is_proof, is_proven, may_pass, pause_asked

_SECOND_LOOK = 2.05
_MOST_BACKOFF = 30.0


class Patience:
    """The policy of one run."""

    def __init__(self, retries: int) -> None:
        self._retrying = tenacity.Retrying(
            retry=tenacity.retry_if_result(may_pass),
            stop=tenacity.stop_after_attempt(retries + 1),
            wait=tenacity.wait_random_exponential(multiplier=0.5, max=_MOST_BACKOFF),
        )
        self._proving = self._retrying.copy(stop=tenacity.stop_after_attempt(max(2, retries + 1)), wait=_at_least_a_second_look)
        self._asked_to_wait = self._retrying.copy(wait=_as_asked)

    def wait(self, tries: Sequence[Result]) -> float | None:
        """Seconds before the next try after these tries of one request, or None when the last one stands."""
        last = tries[-1]
        if not may_pass(last) or is_proven(tries):
            return None
        policy = self._policy(last)
        state = tenacity.RetryCallState(policy, None, (), {})
        state.attempt_number = len(tries)
        state.set_result(last)
        if not policy.retry(state) or policy.stop(state):
            return None
        seconds = float(policy.wait(state))
        return None if seconds > LONGEST_PAUSE else seconds

    def _policy(self, last: Result) -> tenacity.Retrying:
        if isinstance(last, Failure):
            return self._proving if is_proof(last) else self._retrying
        return self._retrying if pause_asked(last) is None else self._asked_to_wait


def _at_least_a_second_look(state: tenacity.RetryCallState) -> float:
    backoff = tenacity.wait_random_exponential(multiplier=0.5, max=_MOST_BACKOFF)
    return _SECOND_LOOK + backoff(state) / 4


def _as_asked(state: tenacity.RetryCallState) -> float:
    assert state.outcome is not None
    return pause_asked(state.outcome.result()) or 0.0
