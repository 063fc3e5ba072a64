"""Where the tests find what they read."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures"
SHARED = ROOT.parent / "shared"
"""Measuring data that is never part of the project; tests that need it are skipped where it is absent."""
