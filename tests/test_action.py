"""The composite action: its shell steps run by bash as a runner would, on an article, with inputs that try to be commands."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.cli.articles import BROKEN, CLEAN
from tests.places import ROOT

ACTION = yaml.safe_load((ROOT / ".github/actions/audit/action.yml").read_text(encoding="utf-8"))
STEPS = {step.get("id") or step["name"]: step for step in ACTION["runs"]["steps"]}

pytestmark = pytest.mark.needs("bash", "git")


@pytest.fixture
def runner(tmp_path):
    """A job's folders, with linkaudit where the action installs it."""
    venv = tmp_path / "temp/linkaudit/bin"
    venv.mkdir(parents=True)
    (venv / "python").symlink_to(sys.executable)
    (venv / "linkaudit").write_text(f'#!/bin/sh\nexec {sys.executable} -m linkaudit "$@"\n')
    (venv / "linkaudit").chmod(0o755)
    work = tmp_path / "work"
    work.mkdir()
    return tmp_path


def run_step(runner, name, **inputs):
    """A step's script as GitHub runs it, its inputs put into the environment by the step's own mapping."""
    step = STEPS[name]
    given = {key: spec.get("default", "") for key, spec in ACTION["inputs"].items()} | inputs
    filled = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")
    own = {key: filled.sub(lambda found: given[found[1]], value) for key, value in step["env"].items()}
    summary, output = runner / "summary.md", runner / "output"
    output.unlink(missing_ok=True)
    usual = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "RUNNER_TEMP": str(runner / "temp"),
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(ROOT / ".github/actions/audit"),
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_OUTPUT": str(output),
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=runner / "work",
        env=usual | own,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    told = output.read_text() if output.exists() else ""
    return done, told, summary.read_text() if summary.exists() else ""


def audit(runner, **inputs):
    return run_step(runner, "audit", **inputs)


def test_scripts_take_inputs_only_from_the_environment():
    for step in STEPS.values():
        assert "${{" not in step.get("run", "")
        assert step.get("shell", "bash") == "bash"


def test_findings_fail_the_step_with_annotations_and_a_summary(runner):
    (runner / "work/a.txt").write_text(BROKEN)
    done, told, summary = audit(runner, path="a.txt", args="--offline")
    assert done.returncode == 1
    assert told == "exit-code=1\n"
    assert done.stdout.startswith("::error title=link-broken,file=a.txt,line=1,col=24::")
    assert all(line.startswith(("::error ", "linkaudit | ")) for line in done.stdout.splitlines())
    assert all(line.startswith("linkaudit") for line in done.stderr.splitlines())
    assert summary.startswith("# Link audit")
    assert "link-broken" in summary


def test_nothing_found_passes(runner):
    (runner / "work/a.txt").write_text(CLEAN)
    done, told, summary = audit(runner, path="a.txt", args="--offline")
    assert (done.returncode, told) == (0, "exit-code=0\n")
    assert summary


def test_several_paths_and_quoted_options(runner):
    for name in ("a b.txt", "c.txt"):
        (runner / "work" / name).write_text(BROKEN)
    args = "--offline -o 'out put.sarif' --exclude \"it's.example\""
    done, told, _ = audit(runner, path="\na b.txt\nc.txt\n\n", args=args, **{"fail-on": "never"})
    assert (done.returncode, told) == (0, "exit-code=0\n"), done.stderr
    log = json.loads((runner / "work/out put.sarif").read_text())
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in log["runs"][0]["results"]}
    assert uris == {"a%20b.txt", "c.txt"}


@pytest.mark.parametrize("text", ["$(touch evil)", "`touch evil`", "; touch evil", "a.txt\n--exit-zero", "--output=evil"])
def test_inputs_are_never_commands_or_options(text, runner):
    (runner / "work/a.txt").write_text(BROKEN)
    done, told, _ = audit(runner, path=text, args="--offline")
    assert done.returncode in (1, 3)
    assert told == f"exit-code={done.returncode}\n"
    done, told, _ = audit(runner, path="a.txt", args=f"--offline --exclude '{text}'", format="csv")
    assert done.returncode == 1
    done, told, _ = audit(runner, path="a.txt", args="--offline", **{"fail-on": text})
    assert (done.returncode, told) == (2, "exit-code=2\n")
    assert sorted(path.name for path in (runner / "work").iterdir()) == ["a.txt"]


def test_options_that_are_no_words_fail_the_step(runner):
    (runner / "work/a.txt").write_text(CLEAN)
    done, told, _ = audit(runner, path="a.txt", args="--offline 'unclosed")
    assert done.returncode not in (0, None)
    assert told == ""


def test_the_reusable_workflow_audits_changes_and_keeps_reports(runner):
    workflow = yaml.safe_load((ROOT / ".github/workflows/audit.yml").read_text(encoding="utf-8"))
    (step,) = (step for step in workflow["jobs"]["audit"]["steps"] if step.get("name") == "Audit")
    work = runner / "work"
    git = ["git", "-c", "user.name=Ada Quay", "-c", "user.email=ada@news.example"]
    (work / "old.txt").write_text(BROKEN)
    for command in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "old"], ["branch", "base"]):
        subprocess.run([*git, *command], cwd=work, check=True)
    (work / "new.txt").write_text(CLEAN)
    path = f"{runner / 'temp/linkaudit/bin'}:{os.environ['PATH']}"
    for since, code, names in (("base", 0, {"new.txt"}), ("", 1, {"new.txt", "old.txt"})):
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=work,
            env={"PATH": path, "PYTHONPATH": str(ROOT), "PATHS": "old.txt new.txt", "FAIL_ON": "error", "SINCE": since},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == code, done.stderr
        page = (work / "linkaudit-report.html").read_text()
        assert {name for name in ("old.txt", "new.txt") if name in page} == names
        assert json.loads((work / "linkaudit-report.sarif").read_text())["version"] == "2.1.0"


def test_it_is_installed_from_beside_the_action_or_by_name(runner):
    """pip itself is stood in for by a script that notes what it is asked for: installing needs a package index."""
    shutil.rmtree(runner / "temp/linkaudit")
    notes = runner / "notes"
    python = runner / "python"
    python.write_text(
        "#!/bin/bash\n"
        'if [ "$1 $2" = "-m venv" ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; exit; fi\n'
        f'printf "%s\\n" "$@" >> {notes}\n'
    )
    python.chmod(0o755)
    step = STEPS["Install linkaudit"]
    step["env"]["PYTHON"] = str(python)
    for version, wanted in (("", ROOT), ("1.2.3", "linkaudit-news==1.2.3")):
        notes.unlink(missing_ok=True)
        done, _, _ = run_step(runner, "Install linkaudit", version=version)
        assert done.returncode == 0, done.stderr
        last = notes.read_text().splitlines()[-1]
        assert last == str(wanted) or Path(last).resolve() == Path(wanted).resolve()
