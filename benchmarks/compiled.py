"""linkaudit as its wheels come: the parser compiled, in an environment of its own beside the peers'.

Built from a copy of this tree, since the compiler leaves its products beside the sources, and built anew when a source changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tomllib
import venv
from collections.abc import Iterator
from pathlib import Path

from benchmarks.links.contestants import HOME

ROOT = Path(__file__).parents[1]
PARTS = ("linkaudit", "pyproject.toml", "README.md", "LICENSE")
TOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]["compile"]


def compiled_python() -> Path | None:
    """The interpreter that holds the compiled wheel; None where no C compiler is found. The first build takes minutes."""
    home = HOME / "compiled"
    python, stamp, now = home / "bin" / "python", home / "built-from", _state()
    if stamp.exists() and stamp.read_text(encoding="ascii") == now:
        return python
    if not any(map(shutil.which, ("cc", "gcc", "clang"))):
        return None
    shutil.rmtree(home, ignore_errors=True)
    venv.create(home, with_pip=True)
    _pip(python, "--upgrade", "pip")
    _pip(python, ROOT, *TOOLS)
    _pip(python, "--force-reinstall", "--no-deps", _wheel(python, home))
    stamp.write_text(now, encoding="ascii")
    return python


def _wheel(python: Path, home: Path) -> Path:
    source = home / "source"
    for part in PARTS:
        original = ROOT / part
        if original.is_dir():
            shutil.copytree(original, source / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(original, source / part)
    asked = os.environ | {"HATCH_BUILD_HOOK_ENABLE_MYPYC": "true"}
    subprocess.run([python, "-m", "hatchling", "build", "--target", "wheel"], check=True, cwd=source, env=asked)
    return next((source / "dist").glob("*.whl"))


def _pip(python: Path, *what: str | Path) -> None:
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what], check=True)


def _state() -> str:
    """A digest of all that the wheel is made of."""
    digest = hashlib.sha256()
    for path in _sources():
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    yield ROOT / "pyproject.toml"
    yield from sorted(path for path in (ROOT / "linkaudit").rglob("*") if path.is_file() and path.suffix in {".py", ".json"})
