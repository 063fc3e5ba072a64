"""The measured process of `speed.secure`: an audit of distinct https hosts, its CPU and its memory, as JSON on stdout."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from tests.faults.names import install


def main() -> None:
    asked = json.load(sys.stdin)
    urls = list(asked["urls"].values())
    labels = {url.split("/")[2].partition(".")[0]: [asked["address"]] for url in urls}
    install("hosts.test", labels)
    import linkaudit  # noqa: PLC0415 - after the name service is in place

    options = {
        "per_host_interval": 0.0,
        "max_in_flight": 64,
        "allow_address": ("127.3.0.0/16",),
        "allow_port": (asked["port"],),
    }
    before, began = time.process_time(), time.monotonic()
    found = [one.outcome for one in linkaudit.resolve_urls(urls, ca_bundle=asked["bundle"], **options)]
    # Not ru_maxrss: a process that was forked by a large one starts with the peak of its parent.
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    report = {
        "hosts": len(urls),
        "live": found.count("live"),
        "ms CPU/link": round(1000 * (time.process_time() - before) / len(urls), 2),
        "seconds": round(time.monotonic() - began, 2),
        "peak MiB": round(int(status.split("VmHWM:")[1].split()[0]) / 1024),
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
