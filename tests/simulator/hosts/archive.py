"""web.archive.org: the CDX list of captures, and the availability answer (C)."""

from __future__ import annotations

from tests.simulator.exchange import Ask, Say, as_json, html, page
from tests.simulator.world import CAPTURES

_COLUMNS = ("timestamp", "original", "mimetype", "statuscode")


def answer(ask: Ask) -> Say:
    if ask.path == "/cdx/search/cdx":
        return _captures(ask)
    if ask.path == "/wayback/available":
        return _available(ask)
    return html(page("Wayback Machine", "A capture of a page that was." * 10))


def _found(url: str) -> tuple[tuple[str, str, str, str], ...]:
    """Like the archive's keys: scheme and `www.` do not count."""
    key = _key(url)
    return tuple((stamp, held, kind, "200") for held, rows in CAPTURES.items() if _key(held) == key for stamp, kind in rows)


def _key(url: str) -> str:
    return url.partition("://")[2].removeprefix("www.").rstrip("/").lower() or url


def _captures(ask: Ask) -> Say:
    rows = _found(ask.query.get("url", ""))
    closest, limit = ask.query.get("closest"), int(ask.query.get("limit", "0") or "0")
    if closest:
        rows = tuple(sorted(rows, key=lambda row: abs(int(row[0]) - int(closest.ljust(14, "0")))))
    if limit:
        rows = rows[limit:] if limit < 0 and not closest else rows[: abs(limit)]
    wanted = ask.query.get("fl", ",".join(_COLUMNS)).split(",")
    table = [[dict(zip(_COLUMNS, row, strict=True)).get(name, "-") for name in wanted] for row in rows]
    return as_json([wanted, *table] if table else [])


def _available(ask: Ask) -> Say:
    url = ask.query.get("url", "")
    rows = _found(url)
    if not rows:
        return as_json({"url": url, "archived_snapshots": {}})
    stamp = rows[-1][0]
    closest = {"available": True, "url": f"http://web.archive.org/web/{stamp}/{url}", "timestamp": stamp, "status": "200"}
    return as_json({"url": url, "archived_snapshots": {"closest": closest}})
