"""The table: every case, what the server does, and what is true."""

from __future__ import annotations

from tests.faults.behaviours import contents, floods, redirects, retries, secure, slow, soft404, spelled, statuses
from tests.faults.case import Case

CASES: tuple[Case, ...] = (
    *slow.CASES,
    *floods.CASES,
    *retries.CASES,
    *statuses.CASES,
    *redirects.CASES,
    *soft404.CASES,
    *contents.CASES,
    *secure.CASES,
    *spelled.CASES,
)
BY_NAME: dict[str, Case] = {case.name: case for case in CASES}
