"""Right, false alive, false dead, leaks: every contestant on the fault table, each case on an address of its own."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from benchmarks.links.contestants import ALL, Contestant, Setting, Verdicts
from benchmarks.links.runs import page_of, run
from tests.faults.case import OWN_NAMES, Case
from tests.faults.server import DOMAIN, FaultServer

LONGEST = 240
"""Seconds after which a contestant is ended; what it has told by then counts."""
_PASSWORD = re.compile(r"//[^/@]{1,200}@")
_GROUPS = {"live": "alive", "moved": "alive", "gone": "dead", "broken": "dead"}


def comparable(server: FaultServer) -> dict[str, Case]:
    """The cases that need no name service of their own."""
    cases = server.cases.items()
    return {n: c for n, c in cases if DOMAIN not in (c.url or "").lower() and c.host is None and c.note != OWN_NAMES}


def judged(case: Case, verdict: str | None) -> str:
    """`right`, `false alive`, `false dead`, `unsure` (where it could be known) or `missing`."""
    true = {_GROUPS.get(outcome, "unsure") for outcome in case.outcomes}
    if verdict in true:
        return "right"
    return {None: "missing", "alive": "false alive", "dead": "false dead"}.get(verdict, "unsure")


def verdict_for(url: str, verdicts: Verdicts) -> str | None:
    """Contestants print links in spellings of their own: with the slash, without the fragment, encoded, passwords masked."""
    encoded = quote(url, safe="%/:?#[]@!$&'()*+,;=~")
    spellings: Iterable[str] = (url, encoded, url.rstrip("/"), url + "/", url.partition("#")[0], encoded.partition("#")[0])
    found = next((verdicts[spelling] for spelling in spellings if spelling in verdicts), None)
    if found is None and "@" in url:
        anonymous = {_PASSWORD.sub("//", one): verdict for one, verdict in verdicts.items()}
        return anonymous.get(_PASSWORD.sub("//", url))
    return found


def compete(contestants: Iterable[Contestant] = ALL) -> dict[str, dict[str, float | int]]:
    """Name → counts; each contestant meets a fresh server, so that trouble passes for each alike."""
    table: dict[str, dict[str, float | int]] = {}
    for contestant in contestants:
        with FaultServer(by_name=False) as server, tempfile.TemporaryDirectory() as folder:
            cases = comparable(server)
            urls = {name: server.url(case) for name, case in cases.items()}
            page = page_of(list(urls.values()), Path(folder))
            setting = Setting(page, page, timeout=5, bundle=server.bundle, ports=tuple(server.ports.values()))
            server.authority.bundle.parent.chmod(0o755)  # LinkChecker, started as root, reads as nobody
            measured = run(contestant, setting, LONGEST)
            counts: dict[str, float | int] = dict.fromkeys(("right", "false alive", "false dead", "unsure", "missing"), 0)
            for name, case in cases.items():
                counts[judged(case, verdict_for(urls[name], measured.verdicts))] += 1
            leaks = {dial.partition("/leak/")[2].partition(" ")[0] for dial in server.dials}
            table[contestant.name] = counts | {
                "leaks": len(leaks),
                "of": len(cases),
                "seconds": round(measured.wall),
                "MiB": round(measured.peak_mib),
                "finished": int(measured.ended),
            }
    return table
