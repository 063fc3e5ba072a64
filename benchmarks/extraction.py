"""Full extraction against trafilatura and newspaper4k, which find less: CPU time per page, same pages, same run.

`python -m benchmarks.extraction [FOLDER]`: pages are FOLDER's `*.html`, `*.html.gz`, texts its `*.txt`; by default the open
set beside the checkout, else the articles of `fixtures/`. Contestants take turns, and the medians of the rounds are compared.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tabulate import tabulate

from benchmarks.compiled import compiled_python
from benchmarks.links.contestants import HOME
from benchmarks.read_pages import text_of

ROOT = Path(__file__).parents[1]
OPEN_SET = ROOT.parent / "shared" / "data" / "articles"
PEERS = ("trafilatura", "newspaper4k")
ROUNDS = 3
WORKER = Path(__file__).with_name("read_pages.py")


def peers_python() -> Path:
    """The interpreter that holds the peers, in a folder that can be thrown away; installs them where they are missing."""
    home = HOME / "extraction"
    if not (home / "bin" / "python").exists():
        venv.create(home, with_pip=True)
        subprocess.run([home / "bin" / "python", "-m", "pip", "install", "--quiet", "--upgrade", "pip"], check=True)
        subprocess.run([home / "bin" / "python", "-m", "pip", "install", "--quiet", *PEERS, "lxml_html_clean"], check=True)
    return home / "bin" / "python"


def files(folder: Path, *patterns: str) -> list[str]:
    return sorted(str(path) for pattern in patterns for path in folder.rglob(pattern) if path.name != "README.txt")


def spent(name: str, paths: Sequence[str]) -> list[float]:
    """CPU seconds per file of one contestant in one round; `compiled` is linkaudit as its wheels come."""
    compiled = compiled_python() if name.startswith("compiled") else None
    python = str(compiled or (sys.executable if name.startswith("linkaudit") else peers_python()))
    reader = name.replace("compiled", "linkaudit")
    done = subprocess.run([python, str(WORKER), reader, *paths], capture_output=True, text=True, check=True, cwd=ROOT)
    return list(json.loads(done.stdout.splitlines()[-1]))


def pages(paths: Sequence[str]) -> Iterator[Mapping[str, object]]:
    """A row per contestant: milliseconds per page, and how much dearer it is than linkaudit, as it stands and compiled."""
    ours = variants()
    rounds = [{name: sum(spent(name, paths)) for name in (*ours, *PEERS)} for _ in range(ROUNDS)]
    for name in (*ours, *PEERS):
        cost = statistics.median(each[name] for each in rounds) / len(paths) * 1000
        times = {f"x {own}": statistics.median(each[name] / each[own] for each in rounds) for own in ours}
        yield {"reader": name, "ms per page": round(cost, 2), **{which: round(ratio, 1) for which, ratio in times.items()}}


def variants() -> tuple[str, ...]:
    return ("linkaudit", "compiled") if compiled_python() else ("linkaudit",)


def texts(name: str, paths: Sequence[str]) -> float:
    """Megabytes of plain text per CPU second."""
    size = sum(len(text_of(path).encode()) for path in paths)
    return size / 1e6 / statistics.median(sum(spent(f"{name}-text", paths)) for _ in range(ROUNDS))


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else OPEN_SET if OPEN_SET.exists() else ROOT / "fixtures" / "articles"
    html = files(folder, "*.html", "*.html.gz")
    size = sum(len(text_of(path)) for path in html) / max(1, len(html)) / 1000
    print(f"### Extraction, {len(html)} pages of {size:.0f} kB on average\n")
    print(tabulate(list(pages(html)), headers="keys", tablefmt="github"))
    plain = files(folder, "*.txt")
    for name in variants() if plain else ():
        print(f"\nPlain text, {len(plain)} files, {name}: {texts(name, plain):.1f} MB/s per core.")


if __name__ == "__main__":
    main()
