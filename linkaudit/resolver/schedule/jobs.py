"""A resolution as a conversation: a job asks, the scheduler answers, the job ends with what it learned.

A job never touches the network and never sleeps. It yields a `Request` (one hop), or a `Target` when it needs to know what
became of another key (a short link that leads to a post), and is sent an `Answer`. So pacing, retries and deadlines live
in the scheduler alone, every key is asked once, and a job can be tested with a list of answers.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from linkaudit.model import Attempt, Failure, Reply, Request, Resolution, Target
from linkaudit.model.quick import quick


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of a request, after all its tries; or the resolution of the target that was asked for."""

    result: Reply | Failure | Resolution
    attempts: tuple[Attempt, ...] = ()


Job = Generator[Request | Target, Answer, Resolution]
