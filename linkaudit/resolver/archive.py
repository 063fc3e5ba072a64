"""What the Wayback Machine kept of what is gone: the capture nearest before the article's date. Never changes an outcome.

CDX is asked, not the availability endpoint, which can say `{}` while captures exist. Posts are looked up under both hosts
and every handle known; since 2024 many were captured as JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator
from dataclasses import replace
from urllib.parse import quote

from linkaudit.model import Archived, Reply, Request, Resolution, Target
from linkaudit.resolver.schedule.jobs import Answer

_CDX = "https://web.archive.org/cdx/search/cdx"
_MOST_ADDRESSES = 6
_STAMP = re.compile(r"[0-9]{14}", re.ASCII)
_SHOWN = ("text/", "application/json", "application/pdf", "image/")
"""Types of captures that show something; revisits and redirects (`warc/revisit`, `unk`) do not."""


def look_up(target: Target, resolution: Resolution) -> Generator[Request | Target, Answer, Resolution]:
    """The resolution, with a capture if there is one."""
    wanted = _stamp(target.published)
    found: list[Archived] = []
    for address in _addresses(target, resolution):
        answer = yield Request(url=_query(address, wanted), accept="application/json", max_bytes=65_536)
        resolution = replace(resolution, attempts=(*resolution.attempts, *answer.attempts))
        if isinstance(answer.result, Reply) and answer.result.status == 200:
            found += _captures(answer.result)
        if any(not _rank(capture, wanted)[0] for capture in found):
            break
    return replace(resolution, archived=min(found, key=lambda capture: _rank(capture, wanted), default=None))


def _addresses(target: Target, resolution: Resolution) -> tuple[str, ...]:
    """What to look for, the likeliest first; a post of X under both hosts and every handle known."""
    if not target.key.startswith("x:") or target.post_id is None:
        return (target.url,)
    today = resolution.post.handle if resolution.post else None
    handles = dict.fromkeys(filter(None, (*target.handles, today)))
    return tuple(_spellings(target.post_id, tuple(handles)))[:_MOST_ADDRESSES]


def _spellings(post_id: str, handles: tuple[str, ...]) -> Iterator[str]:
    for handle in handles:
        yield f"https://twitter.com/{handle}/status/{post_id}"
        yield f"https://x.com/{handle}/status/{post_id}"
    yield f"https://twitter.com/i/web/status/{post_id}"
    yield f"https://x.com/i/status/{post_id}"


def _stamp(published: str | None) -> str | None:
    """An ISO date or time as the archive writes it; a date counts until its end."""
    digits = re.sub(r"[^0-9]", "", (published or "")[:19])
    return (digits + "235959")[:14].ljust(14, "0") if len(digits) >= 8 else None


def _query(address: str, wanted: str | None) -> str:
    fields = "output=json&fl=timestamp,original,mimetype,statuscode&filter=statuscode:200"
    near = f"&closest={wanted}&sort=closest&limit=50" if wanted else "&limit=-1"
    return f"{_CDX}?url={quote(address, safe='')}&{fields}{near}"


def _captures(reply: Reply) -> Iterator[Archived]:
    """Rows of the answer, its header left out; what is no row is passed over."""
    try:
        rows = json.loads(reply.body or b"[]")
    except (ValueError, RecursionError):
        rows = None
    for row in rows[1:] if isinstance(rows, list) else ():
        capture = _capture(row)
        if capture is not None:
            yield capture


def _capture(row: object) -> Archived | None:
    cells = [cell for cell in row if isinstance(cell, str)] if isinstance(row, list) else []
    if len(cells) < 4 or not _STAMP.fullmatch(cells[0]) or not cells[2].startswith(_SHOWN):
        return None
    timestamp, original, mimetype = cells[:3]
    return Archived(
        url=f"https://web.archive.org/web/{timestamp}/{original}", timestamp=timestamp, original=original, mimetype=mimetype
    )


def _rank(capture: Archived, wanted: str | None) -> tuple[bool, int]:
    """Before the article's date comes first, then the nearest; without a date, the latest."""
    if wanted is None:
        return False, -int(capture.timestamp)
    return capture.timestamp > wanted, abs(int(wanted) - int(capture.timestamp))
