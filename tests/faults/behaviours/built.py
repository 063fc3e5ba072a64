"""Error pages of site builders, platforms and servers, and of more languages, all of them with status 200."""

from __future__ import annotations

from tests.faults.behaviours.rows import rows
from tests.faults.case import grouped

CASES = grouped("built", *rows("built"))
