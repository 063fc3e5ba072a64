"""Cases that are nothing but a page, as rows of a table beside this module.

A row has `name`, `outcomes`, `title`, and one of `body` (a bare page), `text` (a paragraph on a site) or `story` (news on a
site); where they matter, `status`, `language` and a word of the `reason`.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.faults.behaviours.prose import note, page
from tests.faults.case import Case, case
from tests.faults.line import answer


def rows(table: str) -> tuple[Case, ...]:
    """The cases of `TABLE_rows.jsonl`."""
    lines = Path(__file__).with_name(f"{table}_rows.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(_case(**json.loads(line)) for line in lines)


def _case(*, name: str, outcomes: str, title: str, status: int = 200, reason: str | None = None, **page_: str) -> Case:
    more = {"reason": reason} if reason else {}
    return case(name, outcomes, answer(status, _page(title, **page_)), **more)


def _page(title: str, *, body: str = "", text: str = "", story: str = "", language: str = "en") -> str:
    if story:
        return page(title, story)
    if text:
        return note(title, text, language=language)
    return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title></head><body>{body}</body></html>"
