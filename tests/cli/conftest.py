"""The command inside this process: argv in; exit code, standard output and standard error out."""

from dataclasses import dataclass

import pytest

from linkaudit.cli import run


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """An empty folder to work in, outside of any repository."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def linkaudit(desk, capfdbinary):
    def command(*argv):
        capfdbinary.readouterr()
        code = run([str(word) for word in argv])
        out, err = capfdbinary.readouterr()
        return Done(code, out.decode(), err.decode())

    return command
