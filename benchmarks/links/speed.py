"""Links a second, memory, CPU a link, and how near a polite run comes to its bound."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.compiled import compiled_python
from benchmarks.links.contestants import LINKAUDIT, LINKCHECKER, LINKINATOR, LYCHEE, Contestant, Setting, linkaudit
from benchmarks.links.far_side import address, link
from benchmarks.links.runs import Measured, far_side, page_of, run
from tests.simulator.authority import Authority

HOSTS = 16
ON_ONE_PAGE = 10_000
Row = dict[str, float | str]


def rounds(contestants: Sequence[Contestant], links: int, latency: float, times: int, hosts: int = HOSTS) -> list[Row]:
    """Interleaved rounds on the same page; medians, and ratios to the first contestant."""
    with far_side(hosts, latency) as port, tempfile.TemporaryDirectory() as folder:
        page = _pages([link(number, hosts, port) for number in range(links)], Path(folder))
        setting = Setting(page, page, ports=(port,))
        found: dict[str, list[Measured]] = {contestant.name: [] for contestant in contestants}
        for _ in range(times):
            for contestant in contestants:
                found[contestant.name].append(run(contestant, setting))
    rates = {name: links / median(one.wall for one in runs) for name, runs in found.items()}
    return [_row(name, runs, links, rates[name] / rates[contestants[0].name]) for name, runs in found.items()]


def _pages(urls: Sequence[str], folder: Path) -> Path:
    """One page, or a folder of pages with 1,000 links each: nobody's article has more."""
    if len(urls) <= ON_ONE_PAGE:
        return page_of(urls, folder)
    for first in range(0, len(urls), 1000):
        page_of(urls[first : first + 1000], folder, f"links-{first:07}")
    return folder


def _row(name: str, runs: list[Measured], links: int, ratio: float) -> Row:
    told = Counter(runs[-1].verdicts.values())
    return {
        "contestant": name,
        "links/s": round(links / median(one.wall for one in runs)),
        "ratio": round(ratio, 2),
        "us CPU/link": round(1e6 * median(one.cpu for one in runs) / links),
        "peak MiB": round(max(one.peak_mib for one in runs)),
        "told": f"{told['alive']} alive, {told['dead']} dead of {links}",
    }


def speed(times: int = 3) -> list[Row]:
    """10,000 links, 16 hosts, 50 ms, 128 in flight, pacing off."""
    return rounds((LYCHEE, *_ours()), 10_000, 0.05, times)


def against_slow(times: int = 1) -> list[Row]:
    """1,000 links against the slower peers."""
    return rounds((LINKINATOR, *_ours(), LYCHEE, LINKCHECKER), 1_000, 0.05, times)


def _ours() -> tuple[Contestant, ...]:
    """Our own as it stands and, where it can be built, as its wheels come."""
    python = compiled_python()
    return (LINKAUDIT, linkaudit("linkaudit, compiled", str(python))) if python else (LINKAUDIT,)


def memory() -> list[Row]:
    """100,000 links on 100 pages, no latency."""
    return rounds((LYCHEE, LINKAUDIT), 100_000, 0.0, 1)


def secure(hosts: int = 1000) -> Row:
    """CPU a link for distinct https hosts, certificates verified; names come from a table in the measured process."""
    with tempfile.TemporaryDirectory() as folder:
        authority = Authority(Path(folder))
        certificate = authority.certificate_file([f"*.{_DOMAIN}"])
        with far_side(1, 0.0, str(certificate)) as port:
            asked = {
                "urls": {str(n): f"https://h{n}.{_DOMAIN}:{port}/p/{n}" for n in range(hosts)},
                "address": address(0),
                "port": port,
                "bundle": str(authority.bundle),
            }
            command = [sys.executable, "-m", "benchmarks.links.secure_run"]
            done = subprocess.run(
                command, input=json.dumps(asked), stdout=subprocess.PIPE, text=True, check=True, cwd=Path(__file__).parents[2]
            )
    found: Row = json.loads(done.stdout)
    return found


_DOMAIN = "hosts.test"


def polite(interval: float = 0.1, links: int = 400, hosts: int = 8) -> Row:
    """Wall against the bound: requests of the busiest host × interval. Every third link stands on the first host."""
    numbers = [n * hosts if n % 3 == 0 else n for n in range(links)]
    with far_side(hosts, 0.02) as port, tempfile.TemporaryDirectory() as folder:
        urls = list(dict.fromkeys(link(number, hosts, port) for number in numbers))
        page = page_of(urls, Path(folder))
        measured = run(LINKAUDIT, Setting(page, page, ports=(port,), interval=interval))
        start_up = run(LINKAUDIT, Setting(page_of(urls[:1], Path(folder)), page, ports=(port,), interval=interval)).wall
    requests = Counter(url.split("/")[2] for url in urls) + Counter(url.split("/")[2] for url in urls if "/m/" in url)
    bound = max(requests.values()) * interval
    return {
        "wall": round(measured.wall, 2),
        "start-up": round(start_up, 2),
        "bound": bound,
        "ratio": round((measured.wall - start_up) / bound, 3),
    }


def cores() -> str:
    """What the figures were taken on."""
    return f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}"
