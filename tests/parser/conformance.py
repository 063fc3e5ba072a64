"""twitter-text's own cases, where they are at hand: a folder beside the project, read-only and no part of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "../shared/data/twitter-text"


def cases(file: str, section: str) -> list[dict[str, object]]:
    """The cases of a section; one that skips where the suite is absent."""
    path = FOLDER / f"{file}.yml"
    if not path.exists():
        return [pytest.param({}, marks=pytest.mark.skip(reason="../shared/data/twitter-text is absent"))]  # type: ignore[list-item]
    found: list[dict[str, object]] = yaml.safe_load(path.read_text(encoding="utf-8"))["tests"][section]
    return found
