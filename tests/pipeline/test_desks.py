"""One article can cost one row, and never the run."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from linkaudit.model import Origin, Source, Unreadable
from linkaudit.pipeline import desks as desks_module
from linkaudit.pipeline.desks import Desks, Limits, desks_of
from tests.pipeline.jobs import job
from tests.places import ROOT
from tests.scale.meter import tree


def sources(*texts):
    return [Source(id=str(n), origin=Origin(path=str(n)), text=text) for n, text in enumerate(texts)]


def results(jobs, given, **limits):
    with Desks(jobs, job, Limits(**limits)) as desks:
        return list(desks.work(iter(given)))


def test_everything_comes_back_in_order():
    given = sources(*(f"text {n}" for n in range(100)))
    given.insert(40, Unreadable(id="u", origin=Origin(path="u"), reason="torn"))
    done = results(2, given)
    assert [one.source for one in done] == given
    assert [one.result for one in done] == [one if isinstance(one, Unreadable) else one.text.upper() for one in given]


@pytest.mark.parametrize(
    ("culprit", "reason"), [("die", "broke its worker"), ("eat", "broke its worker"), ("hang", "longer than 2 s")]
)
def test_the_one_that_breaks_its_worker_is_one_row(culprit, reason):
    texts = [f"text {n}" for n in range(60)]
    texts[33] = culprit
    done = results(2, sources(*texts), seconds=2.0, megabytes=1024)
    lost = [one for one in done if isinstance(one.result, Unreadable)]
    assert [one.source.id for one in lost] == ["33"]
    assert reason in lost[0].result.reason
    assert [one.result for one in done if one not in lost] == [text.upper() for text in texts if text != culprit]


def test_a_desk_for_each_core_unless_told():
    assert desks_of(None) >= 1
    assert desks_of(3) == 3


def test_what_stands_already_keeps_its_place():
    given = [None, *sources("one"), None, *sources("two"), None]
    assert [done.result for done in results(2, given)] == [None, "ONE", None, "TWO", None]


def test_few_characters_are_out_at_once(monkeypatch):
    """However many batches may be out: large articles are waited for."""
    monkeypatch.setattr(desks_module, "MOST_OUT", 50)
    monkeypatch.setattr(desks_module, "BATCH_CHARACTERS", 10)
    taken = []

    def watched():
        for each in sources(*("x" * 30 for _ in range(20))):
            taken.append(each)
            yield each

    with Desks(2, job, Limits()) as desks:
        for number, _ in enumerate(desks.work(watched())):
            assert len(taken) - number <= 3


WORKING = """
import signal, sys
from tests.pipeline.jobs import job
from linkaudit.model import Origin, Source
from linkaudit.pipeline.desks import Desks
signal.signal(signal.SIGTERM, lambda *_: None)
signal.signal(signal.SIGINT, lambda *_: None)
given = [Source(id=str(n), origin=Origin(path="a"), text="a" * 60_000) for n in range(400)]
came = 0
with Desks(2, job) as desks:
    for done in desks.work(iter(given)):
        came += isinstance(done.result, str)
        if came == 1:
            print("working", flush=True)
            sys.stdin.readline()
print(came, flush=True)
"""
"""Batches larger than a pipe, and nobody who takes results while the test does its worst."""


@pytest.mark.parametrize("how", ["group", "server"])
def test_what_befalls_the_whole_group_or_the_server_of_the_workers_costs_nothing(how):
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    command = [sys.executable, "-c", WORKING]
    with subprocess.Popen(command, **pipes, text=True, cwd=ROOT, start_new_session=True) as process:
        assert process.stdout.readline() == "working\n"
        if how == "group":
            for number in (signal.SIGTERM, signal.SIGINT):
                os.killpg(process.pid, number)
        else:
            (server,) = {parent(pid) for pid in tree(process.pid)} & set(children(process.pid))
            os.kill(server, signal.SIGKILL)
        out, _ = process.communicate("go on\n", timeout=120)
    assert out == "400\n"


def parent(pid):
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()[1])


def children(pid):
    return [each for each in tree(pid) if parent(each) == pid]


def test_no_process_outlives_the_one_that_had_it_made():
    """Whoever waits for the command, and then moves its files away, waits for all of it."""
    with subprocess.Popen(
        [sys.executable, "-c", WORKING],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
        start_new_session=True,
    ) as process:
        process.communicate("go on\n", timeout=120)
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)


def test_workers_go_home_when_their_process_is_killed(tmp_path):
    """They would wait for ever, each with all that it has loaded."""
    code = (
        "import sys, time\n"
        "from tests.pipeline.jobs import job\n"
        "from linkaudit.model import Origin, Source\n"
        "from linkaudit.pipeline.desks import Desks\n"
        "with Desks(2, job) as desks:\n"
        "    work = desks.work(iter([Source(id='a', origin=Origin(path='a'), text='a')] * 40))\n"
        "    next(work)\n"
        "    print('working', flush=True)\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout.readline() == "working\n"
        started = tree(process.pid)[1:]
        assert started
        process.kill()
    until = time.monotonic() + 20
    while any(Path(f"/proc/{pid}/statm").exists() and Path(f"/proc/{pid}/statm").read_text()[0] != "0" for pid in started):
        assert time.monotonic() < until, "workers were left behind"
        time.sleep(0.05)
