"""The README cannot lie: its output is real, and its tables are the code's."""

import re
import shlex
import subprocess
import sys

import pytest

from linkaudit import rules
from linkaudit.cli.auditing import EXIT_CODES
from linkaudit.configuration import read
from linkaudit.model import Origin, Source
from linkaudit.parser import parse
from linkaudit.reporter.rows import COLUMNS
from linkaudit.waivers import bind, take_out
from tests.places import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(\$ linkaudit [^\n]+\n(?!\$)[^`]+)```", README)


def between(name):
    return README.split(f"<!-- {name} -->")[1].split(f"<!-- /{name} -->")[0]


def rule_table():
    lines = [f"| `{rule.ID}` | {rule.SEVERITY} | {rules.summary(rule.ID)} |" for rule in rules.RULES]
    return "\n".join(["", "| rule | severity | speaks when |", "|---|---|---|", *lines, ""])


def test_it_stays_short():
    assert len(README.splitlines()) <= 150


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0][:60])
def test_output_blocks_are_real(block):
    command, *shown = block.splitlines()
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command[2:])], capture_output=True, text=True, cwd=ROOT, check=False
    )
    printed = iter(done.stdout.splitlines())
    for line in shown:
        assert line == "[…]" or any(line == other for other in printed), f"not printed, or not there: {line!r}\n{done.stdout}"


def test_there_is_real_output():
    assert BLOCKS


def test_the_rules_table_is_the_code():
    assert between("rules") == rule_table(), "paste this:\n" + rule_table()


def test_the_columns_are_the_code():
    named = re.findall(r"`([a-z_]+)`", between("columns"))
    assert tuple(named) == tuple(COLUMNS[: len(named)])


def test_the_configuration_and_the_comment_are_real(tmp_path):
    (block,) = re.findall(r"```toml\n(.+?)```", README, re.DOTALL)
    (tmp_path / "linkaudit.toml").write_text(block)
    found = read(tmp_path / "linkaudit.toml", ["fail-on"])
    assert (len(found.waivers), found.options["ignore"]) == (1, ["agency-post"])
    (comment,) = re.findall(r"<!-- linkaudit:[^>]+-->", README)
    text = f"The pier shut.\n\n{comment}\nThe ferry sank.\n"
    source, comments = take_out(Source(id="a", origin=Origin(path="a"), text=text))
    (waiver,) = bind(parse(source), comments, text, ["post-gone"]).waivers
    assert (waiver.rules, waiver.reason, waiver.passages) == (("post-gone",), "it is quoted", (2,))
    for path in re.findall(r"`(\.github/[\w./-]+)`", README):
        assert (ROOT / path).exists()


def test_the_exit_codes_are_the_code():
    table = dict(re.findall(r"^\| (\d) \| ([^|]+) \|$", README, re.MULTILINE))
    assert set(map(int, table)) == set(EXIT_CODES)


@pytest.mark.parametrize("command", re.findall(r"^\$ (linkaudit [^#\n]+)", README, re.MULTILINE))
def test_every_command_shown_is_one_that_parses(command):
    words = shlex.split(command)
    done = subprocess.run(
        [sys.executable, "-m", "linkaudit", words[1], "--help"], capture_output=True, text=True, cwd=ROOT, check=True
    )
    for option in (word for word in words if word.startswith("-")):
        assert re.search(rf"(?<![\w-]){re.escape(option)}\b", done.stdout), option
