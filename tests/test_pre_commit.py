"""The hook, run for real: pre-commit makes its environment from this checkout and audits a scratch repository offline."""

import os
import subprocess

import pytest

from tests.cli.articles import BROKEN, CLEAN
from tests.places import ROOT

pytestmark = [pytest.mark.needs("pre-commit", "git"), pytest.mark.slow]


def run(*argv, cwd, **environment):
    own = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "safe.directory",
        "GIT_CONFIG_VALUE_0": "*",
    }
    people = {f"GIT_{role}_{what}": "desk@news.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return subprocess.run(
        argv, cwd=cwd, env=os.environ | own | people | environment, capture_output=True, text=True, check=False, timeout=600
    )


@pytest.fixture(scope="module")
def hook(tmp_path_factory):
    """A repository that holds what this checkout tracks, with its hook file, at a commit of its own."""
    folder = tmp_path_factory.mktemp("hook")
    tracked = run(
        "git", "ls-files", "-z", "linkaudit", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", cwd=ROOT
    )
    for name in filter(None, tracked.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    run("git", "init", "-q", cwd=folder)
    run("git", "add", ".", cwd=folder)
    assert run("git", "commit", "-q", "-m", "all", cwd=folder).returncode == 0
    return folder


def test_it_passes_clean_articles_and_stops_what_cannot_work(hook, tmp_path):
    run("git", "init", "-q", cwd=tmp_path)
    (tmp_path / "clean.md").write_text(f"{CLEAN}\nSee [the plan](https://pier.example/plan).\n")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n")
    run("git", "add", ".", cwd=tmp_path)
    home = str(tmp_path.parent / "pre-commit-home")
    tried = ("pre-commit", "try-repo", str(hook), "linkaudit", "--all-files", "--verbose")
    done = run(*tried, cwd=tmp_path, PRE_COMMIT_HOME=home)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout
    (tmp_path / "broken.txt").write_text(BROKEN)
    run("git", "add", ".", cwd=tmp_path)
    done = run(*tried, cwd=tmp_path, PRE_COMMIT_HOME=home)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "link-broken in broken.txt:1:24" in done.stdout
    assert "picture.png" not in done.stdout
