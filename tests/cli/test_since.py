"""`--since`: what this branch changed, by asking the real git."""

import json
import os
import shutil
import subprocess

import pytest

from tests.cli.articles import CLEAN

pytestmark = pytest.mark.needs("git")


@pytest.fixture
def git(desk, monkeypatch):
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Ada Quay")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "ada@news.example")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)

    def command(*argv):
        return subprocess.run(["git", *argv], cwd=desk, check=True, capture_output=True, text=True).stdout

    command("init", "-q", "-b", "main")
    for name in ("same", "edited", "staged", "renamed", "deleted"):
        (desk / f"{name}.txt").write_text(f"{CLEAN}{name}\n")
    command("add", ".")
    command("commit", "-q", "-m", "first")
    return command


@pytest.fixture
def read(linkaudit):
    def names(*argv):
        done = linkaudit("extract", *argv)
        assert done.code == 0, done.err
        return sorted(json.loads(line)["id"] for line in done.out.splitlines())

    return names


def test_edited_staged_renamed_and_new_files(git, read, desk):
    (desk / "edited.txt").write_text("Other words.\n")
    (desk / "staged.txt").write_text("Other words.\n")
    git("add", "staged.txt")
    git("mv", "renamed.txt", "new name.txt")
    git("rm", "-q", "deleted.txt")
    (desk / "é\n.txt").write_text(CLEAN)
    (desk / ".gitignore").write_text("ignored.txt\n")
    (desk / "ignored.txt").write_text(CLEAN)
    wanted = ["./edited.txt", "./new name.txt", "./staged.txt", "./é\n.txt"]
    assert read(".", "--since", "HEAD") == sorted(wanted)
    git("add", ".")
    git("commit", "-q", "-m", "second")
    assert read(".", "--since", "HEAD~1") == sorted(wanted)
    assert read(".", "--since", "HEAD") == []


def test_what_others_changed_meanwhile_is_not_ours(git, read, desk):
    git("checkout", "-q", "-b", "ours")
    (desk / "edited.txt").write_text("Ours.\n")
    git("commit", "-q", "-a", "-m", "ours")
    git("checkout", "-q", "main")
    (desk / "same.txt").write_text("Theirs.\n")
    git("commit", "-q", "-a", "-m", "theirs")
    git("checkout", "-q", "ours")
    assert read(".", "--since", "main") == ["./edited.txt"]


def test_from_a_folder_and_by_full_names(git, read, desk, monkeypatch):
    (desk / "below").mkdir()
    (desk / "below/a.txt").write_text(CLEAN)
    monkeypatch.chdir(desk / "below")
    assert read(".", "--since", "HEAD") == ["./a.txt"]
    assert read(desk / "below/a.txt", "..", "--since", "HEAD") == [str(desk / "below/a.txt")]


def test_nothing_changed_is_a_clean_run(git, linkaudit):
    done = linkaudit("audit", "--offline", ".", "--since", "HEAD")
    assert (done.code, "0 articles" in done.err) == (0, True)


def test_an_input_that_is_missing_is_still_said(git, linkaudit):
    assert linkaudit("extract", "missing.txt", "--since", "HEAD").code == 3


@pytest.mark.parametrize(
    ("since", "given", "says"),
    [
        ("nowhere", ".", "'nowhere' is no commit here"),
        ("--output=evil", ".", "is no commit"),
        ("", ".", "is no commit"),
        ("HEAD", "-", "no file of the repository"),
        ("HEAD", "https://news.example/a", "no file of the repository"),
        ("HEAD", "/", "no file of the repository"),
    ],
)
@pytest.mark.usefixtures("git")
def test_what_git_cannot_answer_is_a_usage_error(since, given, says, linkaudit, desk):
    done = linkaudit("audit", "--egress-proxy", "http://127.0.0.1:9", given, f"--since={since}")
    assert done.code == 2
    assert says in done.err
    assert not (desk / "evil").exists()


def test_without_a_repository_or_without_git(linkaudit, desk, monkeypatch):
    (desk / "a.txt").write_text(CLEAN)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.parent))
    done = linkaudit("extract", "a.txt", "--since", "HEAD")
    assert (done.code, "not a git repository" in done.err) == (2, True)
    monkeypatch.setenv("PATH", str(desk))
    done = linkaudit("extract", "a.txt", "--since", "HEAD")
    assert (done.code, "git is not installed" in done.err) == (2, True)


def test_a_shallow_checkout_without_the_common_ancestor_compares_directly(git, read, desk, tmp_path_factory, monkeypatch):
    git("checkout", "-q", "-b", "ours")
    (desk / "edited.txt").write_text("Ours.\n")
    git("commit", "-q", "-a", "-m", "ours")
    clone = tmp_path_factory.mktemp("clone")
    shutil.rmtree(clone)
    subprocess.run(
        ["git", "clone", "-q", "--depth=1", "--no-single-branch", f"file://{desk}", str(clone)], check=True, capture_output=True
    )
    monkeypatch.chdir(clone)
    assert read(".", "--since", "origin/main") == ["./edited.txt"]
