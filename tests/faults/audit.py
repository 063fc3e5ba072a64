"""One audit of a page of links in a process of its own: its outcomes, its seconds and its peak memory, as JSON on stdout.

`python -m tests.faults.audit` reads `{"page", "domain", "addresses", "options"}` from stdin. The process has the name service
of `names.py`, so that every name under the domain is on loopback and no other exists.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory
from typing import Any

from tests.faults.names import install

ROOT = Path(__file__).parents[2]


def page_of(urls: Mapping[str, str]) -> str:
    """An article with one link a paragraph; the words of the link are its name."""
    from html import escape

    links = "".join(f'<p>Item <a href="{escape(url)}">{escape(name)}</a> of the list.</p>\n' for name, url in urls.items())
    return f"<!doctype html><html lang='en'><title>Links</title><body><article><h1>Links</h1>\n{links}</article></body></html>"


def audit_links(urls: Mapping[str, str], *, domain: str, wait: float = 120, **options: Any) -> dict[str, Any]:
    """Audit these links in a child process: `{"resolutions": {name: {...}}, "seconds", "peak_mib", "run", "findings"}`."""
    with TemporaryDirectory() as folder:
        page = Path(folder) / "links.html"
        page.write_text(page_of(urls), encoding="utf-8")
        command = [sys.executable, "-W", "error", "-m", "tests.faults.audit"]
        with Popen(command, stdin=PIPE, stdout=PIPE, cwd=ROOT, text=True) as child:
            try:
                out, _ = child.communicate(json.dumps({"page": str(page), "domain": domain, "options": options}), timeout=wait)
            finally:
                child.kill()
    found: dict[str, Any] = json.loads(out)
    by_url = found.pop("by_url")
    found["resolutions"] = {name: by_url.get(url) for name, url in urls.items()}
    return found


def main() -> None:
    asked = json.load(sys.stdin)
    install(asked["domain"])
    import linkaudit
    from linkaudit.model import Article, Finding, Resolution, Run

    began = time.monotonic()
    events = list(linkaudit.audit([asked["page"]], all_links=True, **asked["options"]))
    seconds = time.monotonic() - began
    resolutions = {event.key: event for event in events if isinstance(event, Resolution)}
    references = [reference for event in events if isinstance(event, Article) for reference in event.references]
    by_url = {r.url: _row(resolutions[r.key]) for r in references if r.url is not None and r.key in resolutions}
    run = next(event for event in events if isinstance(event, Run))
    # Not ru_maxrss: a process that was forked by a large one starts with the peak of its parent.
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
    findings = [event.rule for event in events if isinstance(event, Finding)]
    report = {"by_url": by_url, "seconds": seconds, "peak_mib": peak, "run": {"complete": run.complete, "notes": run.notes}}
    print(json.dumps(report | {"findings": findings}))


def _row(resolution: Any) -> dict[str, Any]:
    return {
        "outcome": resolution.outcome,
        "reason": resolution.reason,
        "status": resolution.status,
        "attempts": [(attempt.status, attempt.error) for attempt in resolution.attempts],
        "hops": [(hop.url, hop.status, hop.via) for hop in resolution.hops],
        "evidence": resolution.evidence,
    }


if __name__ == "__main__":
    main()
