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
from linkaudit.resolver.jobs import Answer

_CDX = "https://web.archive.org/cdx/search/cdx"
_MOST_ADDRESSES = 6
_STAMP = re.compile(r"[0-9]{14}", re.ASCII)
_MIMES = ("text/html", "application/json", "application/pdf", "text/plain")


def look_up(target: Target, resolution: Resolution) -> Generator[Request | Target, Answer, Resolution]:
    """The resolution, with a capture if there is one."""
    wanted = _stamp(target.published)
    best: Archived | None = None
    for address in _addresses(target, resolution):
        answer = yield Request(url=_query(address, wanted), accept="application/json", max_bytes=65_536)
        resolution = replace(resolution, attempts=(*resolution.attempts, *answer.attempts))
        found = _nearest(answer.result, wanted)
        best = found if best is None or (found is not None and _rank(found, wanted) < _rank(best, wanted)) else best
        if best is not None and (wanted is None or best.timestamp <= wanted):
            break
    return replace(resolution, archived=best)


def _addresses(target: Target, resolution: Resolution) -> tuple[str, ...]:
    """What to look for, the likeliest first."""
    post_id = target.post_id or _post_id(resolution)
    if post_id is None or (target.platform != "x" and not (resolution.leads_to or "").startswith("x:")):
        return (resolution.final_url or target.url, target.url) if resolution.leads_to else (target.url,)
    found = list(dict.fromkeys(_spellings(post_id, _handles(target, resolution))))
    return tuple(found[:_MOST_ADDRESSES])


def _post_id(resolution: Resolution) -> str | None:
    platform, _, post_id = (resolution.leads_to or "").partition(":")
    return post_id if platform == "x" else None


def _handles(target: Target, resolution: Resolution) -> tuple[str, ...]:
    seen = re.search(r"(?:twitter|x)\.com/([A-Za-z0-9_]{1,15})/status/", resolution.final_url or "", re.ASCII)
    known = [
        *target.handles,
        *([seen[1]] if seen and seen[1] != "i" else []),
        *([resolution.post.handle] if resolution.post else []),
    ]
    return tuple(dict.fromkeys(filter(None, known)))


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
    near = f"&closest={wanted}&sort=closest&limit=5" if wanted else "&limit=-1"
    return f"{_CDX}?url={quote(address, safe='')}&{fields}{near}"


def _nearest(result: object, wanted: str | None) -> Archived | None:
    captures = list(_captures(result)) if isinstance(result, Reply) and result.status == 200 else []
    return min(captures, key=lambda capture: _rank(capture, wanted), default=None)


def _captures(reply: Reply) -> Iterator[Archived]:
    """Rows of the answer, its header left out; what is no row is passed over."""
    try:
        rows = json.loads(reply.body or b"[]")
    except (ValueError, RecursionError):
        return
    for row in rows[1:] if isinstance(rows, list) else ():
        if isinstance(row, list) and len(row) >= 4 and all(isinstance(cell, str) for cell in row) and _STAMP.fullmatch(row[0]):
            timestamp, original, mimetype = row[:3]
            if mimetype in _MIMES or mimetype.startswith("image/"):
                yield Archived(
                    url=f"https://web.archive.org/web/{timestamp}/{original}",
                    timestamp=timestamp,
                    original=original,
                    mimetype=mimetype,
                )


def _rank(capture: Archived, wanted: str | None) -> tuple[bool, int]:
    """Before the article's date comes first, then the nearest; without a date, the latest."""
    if wanted is None:
        return False, -int(capture.timestamp)
    return capture.timestamp > wanted, abs(int(wanted) - int(capture.timestamp))
