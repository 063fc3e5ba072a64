"""Barriers before a page that is there, shop windows of sites that are not, and news that only sounds like either."""

from __future__ import annotations

from tests.faults.behaviours.rows import rows
from tests.faults.case import grouped

CASES = grouped("barriers", *rows("barriers"))
